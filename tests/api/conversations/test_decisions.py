"""What `api/` accepts from the dialogue is what `tests/contract/decisions.json` agreed on."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from api.content.loader import Content
from api.conversations.schemas import Decision
from api.conversations.speech import Speech
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


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize(
    "decision",
    [
        {"say": "topic", "topic": "complaints"},
        {"say": "topic", "topic": "complaints", "part": "if_not"},
        {"say": "topic", "topic": "vps-privacy"},
        *({"say": "small-talk", "kind": kind} for kind in
          ("greeting", "thanks", "goodbye", "are_you_a_person", "small_talk")),
        {"say": "ask-stage"},
        {"say": "stage", "stage": "at-trial", "topics": ["court-safety"]},
        {"say": "stage", "stage": None, "topics": ["support-services"]},
        {"say": "choices", "topics": ["complaints", "court-dates"]},
        {"say": "not-understood"},
    ],
    ids=str,
)  # fmt: skip
def test_every_decision_has_words_on_every_channel(
    content: Content, channel: str, decision: dict[str, Any]
) -> None:
    message = Speech(content, channel).say(ADAPTER.validate_python(decision))

    assert message.text
    assert "{" not in message.text
    assert message.fallback == (decision["say"] == "not-understood")


def test_choices_are_offered_best_first_each_with_its_title(content: Content) -> None:
    decision = ADAPTER.validate_python({"say": "choices", "topics": ["court-dates", "complaints"]})

    message = Speech(content, "web").say(decision)

    assert [choice.topic for choice in message.choices] == ["court-dates", "complaints"]
    assert [choice.payload for choice in message.choices] == ["topic:court-dates", "topic:complaints"]
    assert [choice.title for choice in message.choices] == [
        content.topics[choice.topic].label for choice in message.choices
    ]
