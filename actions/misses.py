"""Says what is no help yet: that a message was not understood, or may be one of several topics."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.following import Events, count_misses, remember_miss


def say_not_understood(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Say so; the second time in a row a person is offered first."""
    dispatcher.utter_message(json_message={"say": "not-understood", "again": count_misses(tracker) > 0})
    return [SlotSet("expected", None), *remember_miss(tracker)]


def say_choices(dispatcher: CollectingDispatcher, tracker: Tracker, topics: list[str]) -> Events:
    """Offer the topics, best first; the second time in a row a person is offered with them."""
    again = count_misses(tracker) > 0
    dispatcher.utter_message(json_message={"say": "choices", "topics": topics, "again": again})
    return [SlotSet("expected", "choice"), SlotSet("offered", topics), *remember_miss(tracker)]
