"""Reads what Rasa understood of the last message."""

from typing import Any

from rasa_sdk import Tracker

PREFIX = "ask_"
SAFETY = frozenset({"immediate-danger", "suicide-self-harm", "child-at-risk", "distress-disclosure"})
GUESSES_LOOKED_AT = 3


def topic_of(intent: str) -> str | None:
    """The topic id that an intent stands for: `ask_no_further_action` is `no-further-action`."""
    return intent.removeprefix(PREFIX).replace("_", "-") if intent.startswith(PREFIX) else None


def last_intent(tracker: Tracker) -> str:
    """The intent of the last message."""
    return str(tracker.latest_message.get("intent", {}).get("name") or "")


def sounds_like_danger(tracker: Tracker) -> bool:
    """Whether one of the likeliest topics of the last message is a safety topic."""
    ranking = tracker.latest_message.get("intent_ranking") or []
    return any(topic_of(guess["name"]) in SAFETY for guess in ranking[:GUESSES_LOOKED_AT])


def last_entity(tracker: Tracker, name: str) -> str | None:
    """The last value found for an entity in the last message."""
    values: list[Any] = list(tracker.get_latest_entity_values(name))
    return str(values[-1]) if values else None


def is_answer_to(tracker: Tracker, expected: str) -> bool:
    """Whether the last question asked for `expected`."""
    return bool(tracker.get_slot("expected") == expected)
