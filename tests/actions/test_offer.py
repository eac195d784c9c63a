"""What is offered beside an answer, and what happens when we do not understand twice."""

from typing import Any

import pytest
from rasa_sdk import Action

from actions.answer_follow_up import ActionAnswerFollowUp
from actions.answer_topic import ActionAnswerTopic
from actions.define_term import ActionDefineTerm
from actions.note_circumstance import ActionNoteCircumstance
from actions.offer_choices import ActionOfferChoices
from actions.urgency import MOST_URGENT_FIRST, most_urgent_first
from tests.actions.conftest import Heard, Outcome, run
from tests.contract.files import list_topics

RANKING = [
    ("ask_complaints", 0.5), ("ask_small_talk", 0.2), ("ask_court_dates", 0.15), ("ask_vps_privacy", 0.1),
    ("ask_advocacy", 0.06), ("ask_court_visit", 0.01),
]  # fmt: skip


def answer(**heard: Any) -> Outcome:
    """What is answered to a question on complaints, unless it says otherwise."""
    return run(ActionAnswerTopic(), Heard(**{"intent": "ask_complaints", "ranking": RANKING, **heard}))


def answered_and_offered(outcome: Outcome) -> tuple[str, list[str]]:
    """The topic that is explained, and those offered beside it."""
    return outcome.decision["topic"], outcome.decision["offers"]


# Beside an answer


def test_sure_answer_stands_alone() -> None:
    assert answered_and_offered(answer(confidence=0.95)) == ("complaints", [])


def test_answer_that_is_not_sure_offers_the_next_guesses() -> None:
    assert answered_and_offered(answer(confidence=0.5)) == ("complaints", ["court-dates", "vps-privacy"])


def test_button_offers_nothing_else() -> None:
    outcome = run(ActionAnswerTopic(), Heard(intent="ask_complaints", confidence=1.0, ranking=[]))

    assert answered_and_offered(outcome) == ("complaints", [])


def test_safety_answer_that_is_not_sure_offers_no_guesses() -> None:
    ranking = [("ask_distress_disclosure", 0.4), ("ask_complaints", 0.3)]

    outcome = answer(intent="ask_distress_disclosure", confidence=0.4, ranking=ranking)

    assert answered_and_offered(outcome) == ("distress-disclosure", [])


# Two needs


def clear(intent: str, confidence: float = 0.97, of_whole: float = 0.1) -> tuple[str, float, float]:
    """A clause that clearly asks for something, in a message that may."""
    return intent, confidence, of_whole


COMPLAINTS, COURT_DATES, ADVOCACY = clear("ask_complaints"), clear("ask_court_dates"), clear("ask_advocacy")


@pytest.mark.parametrize(
    ("needs", "expected"),
    [
        ([COMPLAINTS, COURT_DATES], ("court-dates", ["complaints"])),
        ([COURT_DATES, COMPLAINTS], ("court-dates", ["complaints"])),
        ([ADVOCACY, COMPLAINTS], ("complaints", ["advocacy"])),
        ([COMPLAINTS, clear("ask_suicide_self_harm")], ("suicide-self-harm", ["complaints"])),
    ],
    ids=["hearing last", "hearing first", "nothing with a clock", "danger last"],
)
def test_more_urgent_of_two_needs_is_answered_and_the_other_offered(
    needs: list[tuple[str, float, float]], expected: tuple[str, list[str]]
) -> None:
    assert answered_and_offered(answer(needs=needs)) == expected


@pytest.mark.parametrize(
    "urgent",
    [
        clear("ask_court_dates", confidence=0.7),
        clear("ask_court_dates", of_whole=0.0001),
        clear("ask_suicide_self_harm", confidence=0.9),
        clear("ask_suicide_self_harm", of_whole=0.00001),
        clear("ask_distress_disclosure", confidence=1.0),
    ],
    ids=[
        "not clear",
        "against the whole",
        "danger that is not clear",
        "danger against the whole",
        "upset in passing",
    ],
)
def test_urgent_need_that_is_not_clear_is_offered_only(urgent: tuple[str, float, float]) -> None:
    topic_id = urgent[0].removeprefix("ask_").replace("_", "-")

    assert answered_and_offered(answer(needs=[COMPLAINTS, urgent])) == ("complaints", [topic_id])


@pytest.mark.parametrize("others", [[COMPLAINTS], []], ids=["beside another need", "the only clear clause"])
def test_clear_cry_for_help_comes_first_though_the_rest_is_about_something_else(
    others: list[tuple[str, float, float]],
) -> None:
    cry = clear("ask_suicide_self_harm", of_whole=0.0002)

    assert answered_and_offered(answer(needs=[*others, cry])) == ("suicide-self-harm", ["complaints"])


@pytest.mark.parametrize(
    "needs",
    [[], [COMPLAINTS], [COURT_DATES], [COMPLAINTS, clear("greet")], [COMPLAINTS, clear("ask_small_talk")]],
    ids=["none", "the same", "only another", "a greeting", "small talk"],
)
def test_one_need_is_answered_alone(needs: list[tuple[str, float, float]]) -> None:
    assert answered_and_offered(answer(needs=needs)) == ("complaints", [])


def test_someone_in_danger_gets_one_thing_to_read() -> None:
    outcome = answer(needs=[COMPLAINTS, clear("ask_immediate_danger")])

    assert answered_and_offered(outcome) == ("immediate-danger", [])


def test_urgency_names_only_topics_and_keeps_the_order_of_the_rest() -> None:
    assert set(MOST_URGENT_FIRST) <= set(list_topics())
    assert most_urgent_first(["advocacy", "peer-support", "court-dates"]) == [
        "court-dates", "advocacy", "peer-support",
    ]  # fmt: skip


# Misses


def not_understood(misses: float | None) -> Outcome:
    """What is said to a message that means nothing, after some answers that were no help."""
    return run(ActionOfferChoices(), Heard(intent="nlu_fallback", slots={"misses": misses}))


def test_second_miss_in_a_row_says_so_again_and_goes_on_counting() -> None:
    outcome = not_understood(1.0)

    assert outcome.decision == {"say": "not-understood", "again": True}
    assert outcome.slots["misses"] == 2


def test_choices_after_a_miss_say_that_it_is_not_the_first() -> None:
    heard = Heard(intent="nlu_fallback", ranking=RANKING, slots={"misses": 1.0})

    assert run(ActionOfferChoices(), heard).decision["again"] is True


def test_message_out_of_scope_is_a_miss() -> None:
    outcome = answer(intent="ask_out_of_scope", slots={"misses": 1.0})

    assert [event["value"] for event in outcome.events if event["name"] == "misses"][-1] == 2


def test_answer_ends_the_row_of_misses() -> None:
    assert answer(slots={"misses": 2.0}).slots["misses"] is None


# The answer to choices in words


def take(intent: str, **slots: Any) -> Outcome:
    """A yes or no after topics were offered."""
    heard = Heard(intent=intent, expected="choice", slots={"offered": ["court-dates", "complaints"], **slots})
    return run(ActionNoteCircumstance(), heard)


def test_yes_to_choices_is_to_the_best() -> None:
    assert answered_and_offered(take("affirm")) == ("court-dates", [])


def test_no_to_choices_is_a_second_miss() -> None:
    assert take("deny", misses=1.0).decision == {"say": "not-understood", "again": True}


# A follow-up with nothing to follow

FOLLOW_UP = [
    ("follow_up_who", 0.6),
    ("ask_complaints", 0.2),
    ("ask_court_dates", 0.08),
    ("ask_advocacy", 0.01),
]


@pytest.mark.parametrize(
    ("action", "intent"),
    [
        (ActionAnswerFollowUp(), "follow_up_who"),
        (ActionDefineTerm(), "define_term"),
        (ActionNoteCircumstance(), "deny"),
    ],
    ids=["part", "term", "no"],
)
def test_follow_up_with_nothing_to_follow_is_taken_for_what_it_says(
    asked: list[str], action: Action, intent: str
) -> None:
    outcome = run(action, Heard(intent=intent, ranking=FOLLOW_UP))

    assert answered_and_offered(outcome) == ("complaints", ["court-dates"])


def test_follow_up_with_nothing_to_follow_and_no_likely_topic_asks_about_what() -> None:
    heard = Heard(intent="follow_up_who", ranking=[("follow_up_who", 0.9), ("ask_complaints", 0.04)])

    assert run(ActionAnswerFollowUp(), heard).decision == {"say": "ask-topic"}


def test_follow_up_that_may_be_about_several_topics_offers_them() -> None:
    heard = Heard(intent="follow_up_who", ranking=[("follow_up_who", 0.8), ("ask_complaints", 0.1)])

    assert run(ActionAnswerFollowUp(), heard).decision == {
        "say": "choices", "topics": ["complaints"], "again": False,
    }  # fmt: skip


def test_follow_up_to_an_answer_stays_one() -> None:
    heard = Heard(intent="follow_up_who", ranking=FOLLOW_UP, slots={"topic_id": "vps-privacy"})

    assert run(ActionAnswerFollowUp(), heard).decision["part"] == "who"
