"""What `api/` accepts from the dialogue is what `tests/contract/decisions.json` agreed on."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from api.content.library import Content
from api.content.text_messages import length_of
from api.content.vocabulary import PARTS
from api.conversations.schemas import Decision, Message
from api.conversations.speech import Speech
from tests.api.content.catalogue import CATALOGUE
from tests.contract.files import read_decisions

ADAPTER: TypeAdapter[Decision] = TypeAdapter(Decision)
NOT_COMPARED = {"$schema", "title", "description", "discriminator", "additionalProperties"}


def bare(node: Any, *, is_names: bool = False) -> Any:
    """A schema without what does not change its meaning; the keys of `properties` are names, kept."""
    if isinstance(node, dict):
        return {
            key: bare(value, is_names=key in ("properties", "$defs"))
            for key, value in node.items()
            if is_names or key not in NOT_COMPARED
        }
    if isinstance(node, list):
        return [bare(each) for each in node]
    return node


def test_what_is_accepted_is_what_was_agreed() -> None:
    assert bare(ADAPTER.json_schema()) == bare(read_decisions())


RESUME = {"stage": "at-trial", "step": "by_now"}


def say(content: Content, channel: str, *decisions: dict[str, Any]) -> list[Message]:
    """What is answered when the dialogue decided on these."""
    return Speech(content, channel).say([ADAPTER.validate_python(each) for each in decisions])


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize(
    "decision",
    [
        {"say": "topic", "topic": "complaints"},
        {"say": "topic", "topic": "complaints", "part": "if_not"},
        {"say": "topic", "topic": "case-updates", "part": "when", "circumstance": "bereaved"},
        {"say": "topic", "topic": "vps-privacy", "resume": RESUME},
        *({"say": "small-talk", "kind": kind} for kind in
          ("greeting", "thanks", "goodbye", "are_you_a_person", "small_talk", "all_right")),
        {"say": "term", "term": None},
        {"say": "term", "term": "cps", "topic": "bail-conditions"},
        {"say": "ask-topic"},
        {"say": "ask-stage"},
        {"say": "ask-circumstance"},
        {"say": "circumstance"},
        {"say": "stage", "stage": "at-trial", "topics": ["court-safety"]},
        {"say": "stage", "stage": "after-trial", "step": "by_now", "circumstance": "under-18", "topics": []},
        {"say": "stage", "stage": None, "topics": ["support-services"]},
        {"say": "choices", "topics": ["complaints", "court-dates"]},
        {"say": "choices", "topics": ["complaints", "court-dates"], "again": True},
        {"say": "not-understood"},
        {"say": "not-understood", "again": True},
    ],
    ids=str,
)  # fmt: skip
def test_every_decision_has_words_on_every_channel(
    content: Content, channel: str, decision: dict[str, Any]
) -> None:
    [message] = say(content, channel, decision)

    assert message.text
    assert "{" not in message.text
    assert message.fallback == (decision["say"] == "not-understood")


def test_choices_are_offered_best_first_each_with_its_title(content: Content) -> None:
    [message] = say(content, "web", {"say": "choices", "topics": ["court-dates", "complaints"]})

    assert [choice.topic for choice in message.choices] == ["court-dates", "complaints"]
    assert [choice.payload for choice in message.choices] == ["topic:court-dates", "topic:complaints"]
    assert [choice.title for choice in message.choices] == [
        content.topics[choice.topic].label for choice in message.choices
    ]


def test_none_of_the_choices_and_a_person_are_offered_too(content: Content) -> None:
    [message] = say(content, "web", {"say": "choices", "topics": ["court-dates", "complaints"]})

    assert [button.payload for button in message.buttons] == ["none-of-these", "topic:support-referral"]


def test_topics_offered_beside_an_answer_stand_after_it_with_a_line_that_says_so(content: Content) -> None:
    [alone] = say(content, "web", {"say": "topic", "topic": "court-dates"})

    [message] = say(content, "web", {"say": "topic", "topic": "court-dates", "offers": ["complaints"]})

    assert message.text == f"{alone.text}\n\n{content.lines.offer_beside.web}"
    assert [choice.topic for choice in message.choices] == ["complaints"]
    assert message.buttons == alone.buttons


def test_second_miss_in_a_row_offers_a_person_first(content: Content) -> None:
    [message] = say(content, "web", {"say": "not-understood", "again": True})

    assert message.buttons[0].payload == "topic:support-referral"
    assert content.facts["victim_support_phone"].value in message.text


# What words mean


def test_term_is_explained_with_the_topic_that_says_more_and_the_way_back(content: Content) -> None:
    [message] = say(content, "web", {"say": "term", "term": "cps", "topic": "complaints"})

    term = content.glossary.terms["cps"]
    assert message.text == f"{term.term}: {term.meaning}"
    assert [button.payload for button in message.buttons] == [f"topic:{term.topic}", "topic:complaints"]


def test_term_asked_about_on_the_way_offers_to_go_on_where_the_stage_was_left(content: Content) -> None:
    decision = {"say": "term", "term": "cps", "topic": "entitlements-by-stage", "resume": RESUME}

    [message] = say(content, "web", decision)

    assert [button.payload for button in message.buttons][1:] == ["stage:at-trial/by_now"]


def test_unknown_term_says_whom_to_ask(content: Content) -> None:
    [message] = say(content, "web", {"say": "term", "term": None})

    assert message.text == content.lines.term_unknown.web
    assert "topic:support-referral" in [button.payload for button in message.buttons]


def test_terms_in_an_answer_on_the_web_come_with_what_they_mean(content: Content) -> None:
    [answer] = say(content, "web", {"say": "topic", "topic": "right-to-review"})

    assert answer.terms
    assert all(content.glossary.find(term.term) for term in answer.terms)


@pytest.mark.parametrize("topic", ["immediate-danger", "suicide-self-harm", "child-at-risk"])
def test_nothing_is_added_to_a_safety_answer(content: Content, topic: str) -> None:
    [answer] = say(content, "web", {"say": "topic", "topic": topic})

    assert answer.terms == []


# Stages


def test_first_step_of_a_stage_leads_to_the_next_and_to_its_topics(content: Content) -> None:
    [message] = say(content, "web", {"say": "stage", "stage": "at-trial", "topics": ["court-safety"]})

    payloads = [button.payload for button in message.buttons]
    assert payloads == ["stage:at-trial/by_now", "topic:court-safety", "topic:support-referral"]


@pytest.mark.parametrize(
    ("stage", "following"), [("reporting", ["stage:investigation"]), ("after-trial", [])],
    ids=["a stage follows", "the last stage"],
)  # fmt: skip
def test_last_step_of_a_stage_leads_to_the_stage_that_follows(
    content: Content, stage: str, following: list[str]
) -> None:
    [message] = say(content, "web", {"say": "stage", "stage": stage, "step": "next", "topics": []})

    payloads = [button.payload for button in message.buttons]
    assert payloads == [*following, "stages", "topic:support-referral"]


def test_topic_asked_about_on_the_way_offers_to_go_on_where_the_stage_was_left(content: Content) -> None:
    [message] = say(content, "web", {"say": "topic", "topic": "court-safety", "resume": RESUME})

    [button] = [button for button in message.buttons if button.payload == "stage:at-trial/by_now"]
    assert button.title == "Go on: what should have happened by now"


@pytest.mark.parametrize("step", ["by_now", "next"])
def test_step_by_text_says_how_to_go_on(content: Content, step: str) -> None:
    messages = say(content, "sms", {"say": "stage", "stage": "at-trial", "step": step, "topics": []})

    assert messages[-1].text.endswith("Reply NEXT.")


# Who is asking


def test_question_on_which_time_limits_depend_can_be_skipped(content: Content) -> None:
    [message] = say(content, "web", {"say": "ask-circumstance"})

    assert message.expects == "circumstance"
    assert [button.payload for button in message.buttons] == [
        "circumstance:bereaved", "circumstance:under-18", "circumstance:enhanced-rights",
        "circumstance:standard-rights", "circumstance:skip",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("circumstance", "said", "unsaid"),
    [
        (None, ["5 working days", "1 working day"], []),
        ("standard-rights", ["5 working days"], []),
        ("enhanced-rights", ["1 working day"], ["5 working days"]),
        ("bereaved", ["1 working day"], ["5 working days"]),
        ("under-18", ["1 working day"], ["5 working days"]),
    ],
)
@pytest.mark.parametrize("channel", ["web", "sms"])
def test_time_limit_fits_who_is_asking(
    content: Content, channel: str, circumstance: str | None, said: list[str], unsaid: list[str]
) -> None:
    decision = {"say": "topic", "topic": "case-updates", "part": "when", "circumstance": circumstance}

    [message] = say(content, channel, decision)

    assert all(limit in message.text for limit in said)
    assert not any(limit in message.text for limit in unsaid)


# Text messages


@pytest.mark.parametrize("topic", [topic for topic, _, _ in CATALOGUE])
def test_every_part_by_text_comes_in_messages_of_320_characters(content: Content, topic: str) -> None:
    for part in PARTS:
        messages = say(content, "sms", {"say": "topic", "topic": topic, "part": part})

        assert all(length_of(message.text) <= 320 for message in messages), part
        assert all(not message.buttons for message in messages[:-1])
        assert len(messages) == 1 or part == "more"
