"""Decides to explain a topic, or one part of its answer."""

from collections.abc import Sequence

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.following import Events, circumstance, place_left, remember_topic


def explain(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    topic: str | None,
    part: str | None = None,
    *,
    offers: Sequence[str] = (),
) -> Events:
    """Say the topic, in the words for what the person said of themselves; offer others beside it."""
    dispatcher.utter_message(
        json_message={
            "say": "topic",
            "topic": topic,
            "part": part,
            "circumstance": circumstance(tracker),
            "resume": place_left(tracker),
            "offers": list(offers),
        }
    )
    return remember_topic(str(topic))
