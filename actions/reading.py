"""Reads what Rasa understood of the last message."""

from typing import Any

from rasa_sdk import Tracker

PREFIX = "ask_"


def topic_of(intent: str) -> str | None:
    """The topic id that an intent stands for: `ask_no_further_action` is `no-further-action`."""
    return intent.removeprefix(PREFIX).replace("_", "-") if intent.startswith(PREFIX) else None


def last_intent(tracker: Tracker) -> str:
    """The intent of the last message."""
    return str(tracker.latest_message.get("intent", {}).get("name") or "")


def last_entity(tracker: Tracker, name: str) -> str | None:
    """The last value found for an entity in the last message."""
    values: list[Any] = list(tracker.get_latest_entity_values(name))
    return str(values[-1]) if values else None


def is_answer_to(tracker: Tracker, expected: str) -> bool:
    """Whether the last question asked for `expected`."""
    return bool(tracker.get_slot("expected") == expected)
