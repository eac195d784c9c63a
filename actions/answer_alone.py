"""Takes a message that sounds like a follow-up, with nothing to follow, for what it says by itself."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.explain import explain
from actions.following import Events
from actions.misses import say_choices
from actions.offer import MOST_CHOICES, likely_topics
from actions.reading import confidence_in

# Of a topic, beside the follow-ups that cannot be meant: chosen on the tuning messages.
ENOUGH_TO_ANSWER = 0.15


def answer_alone(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events | None:
    """Answer the likeliest topic, or offer the likely ones; None when no topic is likely."""
    topics = likely_topics(tracker)[:MOST_CHOICES]
    if not topics:
        return None
    best, *others = topics
    if confidence_in(tracker, best) >= ENOUGH_TO_ANSWER:
        return explain(dispatcher, tracker, best, offers=others)
    return say_choices(dispatcher, tracker, topics)
