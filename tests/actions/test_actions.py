"""Each action: what it decides to say, and what it remembers."""

from typing import Any

import httpx
import pytest
from rasa_sdk import Action

from actions.answer_topic import ActionAnswerTopic
from actions.ask_stage import ActionAskStage
from actions.list_entitlements import ActionListEntitlements
from actions.make_small_talk import ActionMakeSmallTalk
from actions.offer_choices import ActionOfferChoices
from tests.actions.conftest import STAGE_TOPICS, Heard, run
from tests.contract.files import intent_of, list_steps, list_topics

BARE = Heard(text="its on bail", entities={"stage": "charge-and-bail"}, expected="stage")
LISTED = {
    "say": "stage",
    "stage": "charge-and-bail",
    "step": "now",
    "circumstance": None,
    "topics": STAGE_TOPICS["charge-and-bail"],
}
FROM_EVERY_STAGE = {
    "say": "stage", "stage": None, "step": "now", "circumstance": None, "topics": STAGE_TOPICS["any"],
}  # fmt: skip


def topic(topic_id: str, part: str | None = None, **more: Any) -> dict[str, Any]:
    """The decision to explain a topic."""
    said = {"say": "topic", "topic": topic_id, "part": part}
    return {**said, "circumstance": None, "resume": None, "offers": [], **more}


NOT_UNDERSTOOD = {"say": "not-understood", "again": False}


RANKING = [
    ("ask_complaints", 0.4), ("ask_small_talk", 0.2), ("greet", 0.15), ("ask_out_of_scope", 0.12),
    ("ask_court_dates", 0.1), ("ask_vps_privacy", 0.06), ("ask_advocacy", 0.05),
]  # fmt: skip


# Explaining a topic


@pytest.mark.parametrize("topic_id", [each for each in list_topics() if each != "entitlements-by-stage"])
def test_answer_topic_says_the_topic_that_was_asked_about(topic_id: str) -> None:
    outcome = run(ActionAnswerTopic(), Heard(intent=intent_of(topic_id)))

    assert outcome.decision == topic(topic_id)


@pytest.mark.parametrize(
    "part", ["what", "for_whom", "who", "when", "how", "cost", "if_not", "more", "simple"]
)
def test_answer_topic_says_the_part_that_was_asked_for(part: str) -> None:
    outcome = run(ActionAnswerTopic(), Heard(entities={"part": part}))

    assert outcome.decision["part"] == part


def test_answer_topic_forgets_the_question_that_was_left_unanswered() -> None:
    assert run(ActionAnswerTopic(), Heard(expected="stage")).slots["expected"] is None


def test_answer_topic_remembers_what_was_spoken_of() -> None:
    assert run(ActionAnswerTopic(), Heard(intent="ask_complaints")).slots["topic_id"] == "complaints"


@pytest.mark.parametrize(
    "heard",
    [
        Heard(text="its on bail", entities={"stage": "charge-and-bail"}),
        Heard(text="its on bail", expected="stage"),
        Heard(
            text="he is on bail and he keeps coming to my street",
            entities={"stage": "charge-and-bail"},
            expected="stage",
        ),
    ],
    ids=["stage was not asked for", "no stage was said", "more than a stage was said"],
)
def test_answer_topic_explains_when_the_message_is_not_only_a_stage(heard: Heard) -> None:
    assert run(ActionAnswerTopic(), heard).decision["say"] == "topic"


@pytest.mark.parametrize("action", [ActionAnswerTopic(), ActionOfferChoices()], ids=["answer", "choices"])
def test_danger_in_the_answer_to_the_stage_question_is_not_taken_for_a_bare_stage(action: Action) -> None:
    heard = Heard(
        text="he has a knife, he was charged",
        intent="ask_immediate_danger",
        entities={"stage": "charge-and-bail"},
        expected="stage",
        ranking=[("ask_immediate_danger", 0.2), ("ask_charging_decision", 0.18)],
    )

    assert run(action, heard).decision == topic("immediate-danger")


# Offering choices


def test_offer_choices_answers_danger_even_when_unsure_of_it() -> None:
    ranking = [("ask_suicide_self_harm", 0.1), ("ask_mental_health", 0.09)]

    outcome = run(ActionOfferChoices(), Heard(intent="nlu_fallback", ranking=ranking))

    assert outcome.decision == topic("suicide-self-harm")


@pytest.mark.parametrize("text", ["?", "!!", "\U0001f62d", "123"], ids=["mark", "marks", "emoji", "digits"])
def test_offer_choices_guesses_nothing_from_a_message_without_words(text: str) -> None:
    outcome = run(ActionOfferChoices(), Heard(text=text, intent="nlu_fallback", ranking=RANKING))

    assert outcome.decision == NOT_UNDERSTOOD


@pytest.mark.parametrize(
    "ranking",
    [[], [("ask_complaints", 0.079)], [("greet", 0.9), ("ask_small_talk", 0.4), ("ask_out_of_scope", 0.3)]],
    ids=["no guess", "only unlikely guesses", "only guesses that are no topics to offer"],
)
def test_offer_choices_says_not_understood_without_a_likely_topic(ranking: list[tuple[str, float]]) -> None:
    outcome = run(ActionOfferChoices(), Heard(intent="nlu_fallback", ranking=ranking, expected="stage"))

    assert outcome.decision == NOT_UNDERSTOOD
    assert outcome.slots == {"expected": None, "misses": 1}


@pytest.mark.parametrize(
    ("ranking", "offered"),
    [
        (RANKING, ["complaints", "court-dates", "vps-privacy"]),
        ([("ask_advocacy", 0.08), ("ask_complaints", 0.04)], ["advocacy"]),
        ([("ask_complaints", 0.3), ("ask_court_dates", 0.01)], ["complaints"]),
    ],
    ids=["three at most, best first", "one just likely enough", "the unlikely left out"],
)
def test_offer_choices_offers_likely_topics(ranking: list[tuple[str, float]], offered: list[str]) -> None:
    outcome = run(ActionOfferChoices(), Heard(intent="nlu_fallback", ranking=ranking))

    assert outcome.decision == {"say": "choices", "topics": offered, "again": False}
    assert outcome.slots == {"expected": "choice", "offered": offered, "misses": 1}


# Asking for the stage, and listing what applies there


@pytest.mark.parametrize("action", [ActionAskStage(), ActionListEntitlements()], ids=["ask", "list"])
def test_stage_is_asked_for_when_none_was_said(asked: list[str], action: Action) -> None:
    outcome = run(action, Heard())

    assert outcome.decision == {"say": "ask-stage"}
    assert outcome.slots == {"expected": "stage"}
    assert asked == []


def test_ask_stage_asks_when_the_person_is_not_sure_of_it() -> None:
    outcome = run(ActionAskStage(), Heard(entities={"stage": "not-sure"}))

    assert outcome.decision == {"say": "ask-stage"}


@pytest.mark.parametrize(
    ("action", "heard"),
    [
        (ActionAskStage(), Heard(entities={"stage": "charge-and-bail"})),
        (ActionListEntitlements(), Heard(entities={"stage": "charge-and-bail"})),
        (ActionAnswerTopic(), BARE),
        (ActionOfferChoices(), BARE),
    ],
    ids=["asked with its stage", "stage named", "stage that sounds like a topic", "stage not understood"],
)
def test_stage_that_was_said_gets_the_list_of_that_stage(
    asked: list[str], action: Action, heard: Heard
) -> None:
    outcome = run(action, heard)

    assert outcome.decision == LISTED
    assert outcome.slots == {
        "expected": None, "stage": "charge-and-bail", "step": "now", "topic_id": "entitlements-by-stage",
        "misses": None,
    }  # fmt: skip
    assert asked == ["/internal/stages/charge-and-bail/topics"]


@pytest.mark.parametrize(
    "action", [ActionListEntitlements(), ActionAnswerTopic(), ActionOfferChoices()],
    ids=["list", "topic", "choices"],
)  # fmt: skip
def test_not_sure_gets_what_applies_at_every_stage(asked: list[str], action: Action) -> None:
    outcome = run(action, Heard(text="not sure", entities={"stage": "not-sure"}, expected="stage"))

    assert outcome.decision == FROM_EVERY_STAGE
    assert asked == ["/internal/stages/any/topics"]


# Small talk


@pytest.mark.parametrize(
    ("intent", "kind"),
    [
        ("greet", "greeting"),
        ("thank", "thanks"),
        ("say_goodbye", "goodbye"),
        ("ask_are_you_a_person", "are_you_a_person"),
        ("ask_small_talk", "small_talk"),
    ],
)  # fmt: skip
def test_small_talk_is_answered_in_kind_and_the_question_stays_asked(intent: str, kind: str) -> None:
    outcome = run(ActionMakeSmallTalk(), Heard(intent=intent, expected="stage"))

    assert outcome.decision == {"say": "small-talk", "kind": kind}
    assert outcome.events == []


def test_small_talk_knows_every_intent_of_its_rule() -> None:
    for _, intents, actions in list_steps():
        if actions == ["action_make_small_talk"]:
            kinds = {run(ActionMakeSmallTalk(), Heard(intent=intent)).decision["kind"] for intent in intents}
            assert len(kinds) == len(intents) == 5


# The internal routes of api/


@pytest.mark.parametrize(
    ("setting", "value"),
    [("SHARED_SECRET", "another-secret-than-the-one-they-know"), ("API_INTERNAL_URL", "http://127.0.0.1:9")],
    ids=["wrong secret", "nobody there"],
)
def test_list_fails_when_the_internal_routes_do_not_answer(
    asked: list[str], monkeypatch: pytest.MonkeyPatch, setting: str, value: str
) -> None:
    monkeypatch.setenv(setting, value)

    with pytest.raises(httpx.HTTPError):
        run(ActionListEntitlements(), Heard(entities={"stage": "at-trial"}))

    assert asked == []


def test_list_fails_for_a_stage_that_there_is_not(asked: list[str]) -> None:
    with pytest.raises(httpx.HTTPStatusError):
        run(ActionListEntitlements(), Heard(entities={"stage": "no-such-stage"}))
