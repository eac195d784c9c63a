"""What follows: a question about the topic just spoken of, the next step of a stage, a short answer."""

from typing import Any

import pytest
from rasa_sdk import Action

from actions.answer_follow_up import ActionAnswerFollowUp
from actions.answer_topic import ActionAnswerTopic
from actions.define_term import ActionDefineTerm
from actions.go_on import ActionGoOn
from actions.list_entitlements import ActionListEntitlements
from actions.make_small_talk import ActionMakeSmallTalk
from actions.note_circumstance import ActionNoteCircumstance
from actions.offer_choices import ActionOfferChoices
from tests.actions.conftest import STAGE_TOPICS, Heard, run

PARTS = ["what", "for_whom", "who", "when", "how", "cost", "if_not", "more", "simple"]
ON_COMPLAINTS = {"topic_id": "complaints"}
AT_TRIAL = {"topic_id": "entitlements-by-stage", "stage": "at-trial", "step": "now"}
ASKED = {**AT_TRIAL, "circumstance": "skip"}


def step(stage: str, name: str, circumstance: str | None = None) -> dict[str, Any]:
    """The decision to say a step of a stage."""
    topics = STAGE_TOPICS[stage] if name == "now" else []
    return {"say": "stage", "stage": stage, "step": name, "circumstance": circumstance, "topics": topics}


# Questions about the topic just spoken of


def test_what_am_i_entitled_to_with_nothing_to_follow_asks_where_the_case_is() -> None:
    outcome = run(ActionAnswerFollowUp(), Heard(text="so what am i entitled to", intent="follow_up_what"))

    assert outcome.decision == {"say": "ask-stage"}


@pytest.mark.parametrize("part", PARTS[1:])
def test_follow_up_with_nothing_to_follow_asks_about_what(part: str) -> None:
    outcome = run(ActionAnswerFollowUp(), Heard(intent=f"follow_up_{part}"))

    assert outcome.decision == {"say": "ask-topic"}
    assert outcome.slots == {"expected": "stage"}


@pytest.mark.parametrize("part", PARTS)
def test_follow_up_gets_that_part_of_the_topic_just_spoken_of(part: str) -> None:
    outcome = run(ActionAnswerFollowUp(), Heard(intent=f"follow_up_{part}", slots=ON_COMPLAINTS))

    assert (outcome.decision["topic"], outcome.decision["part"]) == ("complaints", part)
    assert outcome.slots["topic_id"] == "complaints"


@pytest.mark.parametrize("said", ["bereaved", "under-18", "enhanced-rights", "standard-rights"])
def test_follow_up_is_in_the_words_for_who_is_asking(said: str) -> None:
    heard = Heard(intent="follow_up_when", slots={**ON_COMPLAINTS, "circumstance": said})

    assert run(ActionAnswerFollowUp(), heard).decision["circumstance"] == said


def test_follow_up_that_was_unsure_is_one_of_the_topic_all_the_same() -> None:
    heard = Heard(
        intent="nlu_fallback",
        slots=ON_COMPLAINTS,
        ranking=[("follow_up_when", 0.2), ("ask_court_dates", 0.15)],
    )

    outcome = run(ActionOfferChoices(), heard)

    assert (outcome.decision["topic"], outcome.decision["part"]) == ("complaints", "when")


@pytest.mark.parametrize("action", [ActionAnswerTopic(), ActionOfferChoices(), ActionMakeSmallTalk()])
def test_follow_up_spread_over_several_parts_outweighs_the_likeliest_topic(action: Action) -> None:
    ranking = [("ask_small_talk", 0.2), ("follow_up_who", 0.15), ("follow_up_how", 0.12)]
    heard = Heard(intent="ask_small_talk", slots=ON_COMPLAINTS, ranking=ranking)

    outcome = run(action, heard)

    assert (outcome.decision["topic"], outcome.decision["part"]) == ("complaints", "who")


@pytest.mark.parametrize(
    "ranking",
    [
        [("ask_court_dates", 0.5), ("follow_up_when", 0.4)],
        [("ask_immediate_danger", 0.2), ("follow_up_how", 0.3), ("follow_up_who", 0.1)],
    ],
    ids=["a topic is likelier", "danger is near"],
)
def test_topic_that_was_named_outweighs_a_follow_up(ranking: list[tuple[str, float]]) -> None:
    heard = Heard(intent=ranking[0][0], slots=ON_COMPLAINTS, ranking=ranking)

    outcome = run(ActionAnswerTopic(), heard)

    assert outcome.decision["topic"] != "complaints"
    assert outcome.decision["part"] is None


def test_term_leaves_what_was_spoken_of_and_asked_as_it_is(asked: list[str]) -> None:
    heard = Heard(text="whats the cps", intent="define_term", slots=ON_COMPLAINTS, expected="stage")

    outcome = run(ActionDefineTerm(), heard)

    assert outcome.decision == {"say": "term", "term": "cps", "topic": "complaints", "resume": None}
    assert outcome.events == []
    assert asked == ["/internal/terms"]


def test_term_that_is_the_name_of_a_topic_gets_the_topic_when_nothing_was_spoken_of(asked: list[str]) -> None:
    heard = Heard(text="what is special measures", intent="define_term")

    outcome = run(ActionDefineTerm(), heard)

    assert (outcome.decision["topic"], outcome.decision["part"]) == ("special-measures", None)
    assert outcome.slots["topic_id"] == "special-measures"


def test_term_that_is_the_name_of_a_topic_is_a_term_when_another_was_spoken_of(asked: list[str]) -> None:
    heard = Heard(text="what is special measures", intent="define_term", slots=ON_COMPLAINTS)

    outcome = run(ActionDefineTerm(), heard)

    assert (outcome.decision["say"], outcome.decision["term"]) == ("term", "special-measures")
    assert outcome.events == []


def test_question_with_no_known_term_gets_the_last_topic_in_easier_words(asked: list[str]) -> None:
    outcome = run(ActionDefineTerm(), Heard(text="what does that mean", slots=ON_COMPLAINTS))

    assert (outcome.decision["topic"], outcome.decision["part"]) == ("complaints", "simple")


def test_unknown_term_with_nothing_spoken_of_is_said_to_be_unknown(asked: list[str]) -> None:
    outcome = run(ActionDefineTerm(), Heard(text="what is a zebra"))

    assert outcome.decision == {"say": "term", "term": None, "topic": None, "resume": None}


@pytest.mark.parametrize(
    ("action", "intent"),
    [
        (ActionGoOn(), "go_on"),
        (ActionAnswerFollowUp(), "follow_up_how"),
        (ActionNoteCircumstance(), "affirm"),
        (ActionNoteCircumstance(), "skip"),
    ],
    ids=["go on", "how", "yes", "skip"],
)
def test_danger_close_behind_a_short_answer_is_answered_first(action: Action, intent: str) -> None:
    heard = Heard(
        text="i cant go on",
        intent=intent,
        slots=ASKED,
        expected="circumstance",
        ranking=[(intent, 0.4), ("ask_suicide_self_harm", 0.2)],
    )

    assert run(action, heard).decision["topic"] == "suicide-self-harm"


# Going through a stage


@pytest.mark.parametrize("action", [ActionGoOn(), ActionNoteCircumstance()], ids=["go on", "yes"])
def test_going_on_asks_once_what_the_time_limits_depend_on(asked: list[str], action: Action) -> None:
    outcome = run(action, Heard(intent="affirm", slots=AT_TRIAL))

    assert outcome.decision == {"say": "ask-circumstance"}
    assert outcome.slots["expected"] == "circumstance"
    assert outcome.slots["circumstance"] == "skip"
    assert asked == []


@pytest.mark.parametrize("action", [ActionGoOn(), ActionAnswerFollowUp()], ids=["go on", "more"])
def test_going_on_says_the_next_step(action: Action) -> None:
    outcome = run(action, Heard(intent="follow_up_more", slots=ASKED))

    assert outcome.decision == step("at-trial", "by_now")
    assert outcome.slots["step"] == "by_now"


def test_going_on_after_another_topic_resumes_the_stage() -> None:
    heard = Heard(intent="go_on", slots={**ASKED, "topic_id": "complaints", "step": "by_now"})

    assert run(ActionGoOn(), heard).decision == step("at-trial", "next")


def test_topic_on_the_way_says_where_the_stage_was_left() -> None:
    outcome = run(ActionAnswerTopic(), Heard(intent="ask_complaints", slots=ASKED))

    assert outcome.decision["resume"] == {"stage": "at-trial", "step": "by_now"}
    assert "stage" not in outcome.slots


def test_going_on_after_the_last_step_says_the_stage_that_follows(asked: list[str]) -> None:
    outcome = run(ActionGoOn(), Heard(intent="go_on", slots={**ASKED, "step": "next"}))

    assert outcome.decision == step("after-trial", "now")


def test_going_on_after_the_last_stage_asks_where_the_case_is(asked: list[str]) -> None:
    heard = Heard(intent="go_on", slots={**ASKED, "stage": "after-trial", "step": "next"})

    assert run(ActionGoOn(), heard).decision == {"say": "ask-stage"}


def test_going_on_with_no_stage_says_more_of_the_topic() -> None:
    outcome = run(ActionGoOn(), Heard(intent="go_on", slots=ON_COMPLAINTS))

    assert (outcome.decision["topic"], outcome.decision["part"]) == ("complaints", "more")


def test_going_on_with_nothing_to_go_on_with_asks_where_the_case_is() -> None:
    assert run(ActionGoOn(), Heard(intent="go_on")).decision == {"say": "ask-stage"}


def test_saying_the_step_again_does_not_go_on() -> None:
    heard = Heard(intent="follow_up_what", slots={**ASKED, "step": "by_now"})

    assert run(ActionAnswerFollowUp(), heard).decision == step("at-trial", "by_now")


def test_another_stage_can_be_named_at_any_step(asked: list[str]) -> None:
    heard = Heard(intent="say_stage", entities={"stage": "after-trial"}, slots={**ASKED, "step": "by_now"})

    outcome = run(ActionListEntitlements(), heard)

    assert outcome.decision == step("after-trial", "now")
    assert outcome.slots["stage"] == "after-trial"


def test_another_stage_in_words_we_are_unsure_of_is_gone_to(asked: list[str]) -> None:
    heard = Heard(
        intent="nlu_fallback",
        entities={"stage": "after-trial"},
        slots=ASKED,
        ranking=[("ask_trial_outcome", 0.2), ("say_stage", 0.19)],
    )

    assert run(ActionOfferChoices(), heard).decision == step("after-trial", "now")


# The answer on which time limits depend


@pytest.mark.parametrize(
    ("intent", "entities", "circumstance"),
    [
        ("affirm", {}, "enhanced-rights"),
        ("deny", {}, "standard-rights"),
        ("affirm", {"circumstance": "bereaved"}, "bereaved"),
        ("affirm", {"circumstance": "under-18"}, "under-18"),
        ("deny", {"circumstance": "standard-rights"}, "standard-rights"),
        ("deny", {"circumstance": "bereaved"}, "standard-rights"),
    ],
    ids=["yes", "no", "bereaved", "under 18", "none of these", "no, nobody died"],
)
def test_answer_changes_the_words_of_the_step_that_waited(
    intent: str, entities: dict[str, str], circumstance: str
) -> None:
    heard = Heard(intent=intent, entities=entities, slots=ASKED, expected="circumstance")

    outcome = run(ActionNoteCircumstance(), heard)

    assert outcome.decisions == [{"say": "circumstance"}, step("at-trial", "by_now", circumstance)]
    assert outcome.slots["circumstance"] == circumstance
    assert outcome.slots["expected"] is None


@pytest.mark.parametrize("entities", [{}, {"circumstance": "skip"}], ids=["words", "button"])
def test_question_that_is_skipped_gets_the_step_with_every_limit(entities: dict[str, str]) -> None:
    heard = Heard(intent="skip", entities=entities, slots=ASKED, expected="circumstance")

    outcome = run(ActionNoteCircumstance(), heard)

    assert outcome.decision == step("at-trial", "by_now")
    assert outcome.slots["circumstance"] == "skip"


@pytest.mark.parametrize("action", [ActionAnswerTopic(), ActionOfferChoices()], ids=["topic", "unsure"])
def test_bare_answer_in_their_own_words_is_taken_whatever_it_sounds_like(action: Action) -> None:
    heard = Heard(
        text="my son was killed",
        intent="ask_who_is_covered",
        entities={"circumstance": "bereaved"},
        slots=ASKED,
        expected="circumstance",
    )

    assert run(action, heard).slots["circumstance"] == "bereaved"


def test_question_is_left_when_something_else_is_asked() -> None:
    outcome = run(ActionAnswerTopic(), Heard(slots=ASKED, expected="circumstance"))

    assert outcome.decision["topic"] == "complaints"
    assert outcome.slots["expected"] is None


@pytest.mark.parametrize("intent", ["affirm", "deny", "skip"])
def test_yes_or_no_to_nothing_is_all_right(intent: str) -> None:
    outcome = run(ActionNoteCircumstance(), Heard(intent=intent))

    assert outcome.decision == {"say": "small-talk", "kind": "all_right"}


def test_button_pressed_later_is_noted_and_nothing_else_is_said() -> None:
    heard = Heard(intent="affirm", entities={"circumstance": "bereaved"}, slots=ON_COMPLAINTS)

    outcome = run(ActionNoteCircumstance(), heard)

    assert outcome.decision == {"say": "circumstance"}
    assert outcome.slots["circumstance"] == "bereaved"
