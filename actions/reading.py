"""Reads what Rasa understood of the last message."""

from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker

PREFIX = "ask_"
FOLLOW_UP = "follow_up_"
SAFETY = frozenset({"immediate-danger", "suicide-self-harm", "child-at-risk", "distress-disclosure"})
GUESSES_LOOKED_AT = 3
# A short answer ("go on") and a cry for help ("i cant go on") share their words. A guess of danger that comes
# this near the best one is taken for it: chosen on tests/evaluation/follow_ups/tuning.tsv.
NEAR_THE_BEST = 0.4
# How much likelier a follow-up question must be than the likeliest topic: chosen on the same file.
CLEARLY_LIKELIER = 1.25


def topic_of(intent: str) -> str | None:
    """The topic id that an intent stands for: `ask_no_further_action` is `no-further-action`."""
    return intent.removeprefix(PREFIX).replace("_", "-") if intent.startswith(PREFIX) else None


def ranking(tracker: Tracker) -> list[dict[str, Any]]:
    """What the last message may mean, likeliest first: `name`, `confidence`."""
    guesses: list[dict[str, Any]] = tracker.latest_message.get("intent_ranking") or []
    return guesses


def confidence(tracker: Tracker) -> float:
    """How sure the understanding of the last message is; a button is certain."""
    return float(tracker.latest_message.get("intent", {}).get("confidence") or 0.0)


def confidence_in(tracker: Tracker, topic: str) -> float:
    """How likely the last message is about a topic."""
    return max(
        (guess["confidence"] for guess in ranking(tracker) if topic_of(guess["name"]) == topic), default=0.0
    )


@dataclass(frozen=True)
class Need:
    """What a clause of a message asks for: how sure that is, and how likely the whole message asks for it."""

    topic: str
    confidence: float
    confidence_of_whole: float


def list_needs(tracker: Tracker) -> list[Need]:
    """The topics that single clauses of the last message clearly ask for, in their order."""
    needs: list[dict[str, Any]] = tracker.latest_message.get("needs") or []
    return [
        Need(topic, need["confidence"], need["confidence_of_whole"])
        for need in needs
        if (topic := topic_of(need["name"])) is not None
    ]


def last_intent(tracker: Tracker) -> str:
    """The intent of the last message."""
    return str(tracker.latest_message.get("intent", {}).get("name") or "")


def sounds_like_danger(tracker: Tracker) -> bool:
    """Whether one of the likeliest topics of the last message is a safety topic."""
    return any(topic_of(guess["name"]) in SAFETY for guess in ranking(tracker)[:GUESSES_LOOKED_AT])


def part_of(intent: str) -> str | None:
    """The part of an answer that a follow-up question asks for: `follow_up_if_not` is `if_not`."""
    return intent.removeprefix(FOLLOW_UP) if intent.startswith(FOLLOW_UP) else None


def likelihood_of_follow_up(tracker: Tracker) -> float:
    """How likely the message asks for a part of what was spoken of, whichever part it is."""
    return sum(float(guess["confidence"]) for guess in ranking(tracker) if part_of(guess["name"]))


def danger_close_behind(tracker: Tracker) -> str | None:
    """The safety topic whose likelihood comes near that of the best guess, if one does."""
    guesses = ranking(tracker)
    best = max([likelihood_of_follow_up(tracker), *(guess["confidence"] for guess in guesses)])
    near = (
        topic
        for guess in guesses
        if (topic := topic_of(guess["name"])) in SAFETY and guess["confidence"] >= NEAR_THE_BEST * best
    )
    return next(near, None)


def likely_part(tracker: Tracker) -> str | None:
    """The part asked for, when a follow-up of any kind is clearly likelier than the likeliest topic.

    A short question is spread over several parts ("who do I ask, and how?"), so that a topic can come first
    though it is not meant.
    """
    topic = max((guess["confidence"] for guess in ranking(tracker) if topic_of(guess["name"])), default=0.0)
    parts = [part for guess in ranking(tracker) if (part := part_of(guess["name"]))]
    is_likely = bool(parts) and likelihood_of_follow_up(tracker) >= CLEARLY_LIKELIER * topic
    return parts[0] if is_likely and danger_close_behind(tracker) is None else None


def last_entity(tracker: Tracker, name: str) -> str | None:
    """The last value found for an entity in the last message."""
    values: list[Any] = list(tracker.get_latest_entity_values(name))
    return str(values[-1]) if values else None


def is_answer_to(tracker: Tracker, expected: str) -> bool:
    """Whether the last question asked for `expected`."""
    return bool(tracker.get_slot("expected") == expected)
