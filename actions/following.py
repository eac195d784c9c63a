"""What the conversation is about: the topic just spoken of, the stage in progress, and who is asking."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

STEPS = ("now", "by_now", "next")
# Asked and not answered: not asked again, and no time limit depends on it.
SKIPPED = "skip"
Events = list[dict[str, Any]]


def current_topic(tracker: Tracker) -> str | None:
    """The topic just spoken of."""
    topic: str | None = tracker.get_slot("topic_id")
    return topic


def circumstance(tracker: Tracker) -> str | None:
    """What the person said of themselves, if they did and did not skip it."""
    answer: str | None = tracker.get_slot("circumstance")
    return None if answer == SKIPPED else answer


def place_left(tracker: Tracker) -> dict[str, str] | None:
    """The step that follows the last one shown of the stage in progress; none when all were shown."""
    stage, step = tracker.get_slot("stage"), tracker.get_slot("step")
    if stage is None or step not in STEPS[:-1]:
        return None
    return {"stage": stage, "step": STEPS[STEPS.index(step) + 1]}


def count_misses(tracker: Tracker) -> int:
    """How many of our last answers, in a row, were no help: not understood, unsure, or out of scope."""
    return int(tracker.get_slot("misses") or 0)


def remember_miss(tracker: Tracker) -> Events:
    """One more answer was no help."""
    return [SlotSet("misses", count_misses(tracker) + 1)]


def remember_topic(topic: str) -> Events:
    """The topic is what follow-up questions are about; nothing is being asked now."""
    return [SlotSet("topic_id", topic), SlotSet("expected", None), SlotSet("misses", None)]


def remember_step(stage: str | None, step: str) -> Events:
    """The stage and its step are where the person goes on from."""
    return [
        SlotSet("stage", stage),
        SlotSet("step", step),
        SlotSet("topic_id", "entitlements-by-stage"),
        SlotSet("expected", None),
        SlotSet("misses", None),
    ]
