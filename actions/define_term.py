"""Says what a word means."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import client
from actions.answer_alone import answer_alone
from actions.explain import explain
from actions.following import Events, current_topic, place_left
from actions.misses import say_not_understood
from actions.offer import SURE
from actions.reading import confidence


class ActionDefineTerm(Action):
    """What was spoken of and asked stays; with nothing spoken of, a topic's own name gets the topic."""

    def name(self) -> str:
        """As in `domain.yml`."""
        return "action_define_term"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Say it; with no known word in the message, say the topic just spoken of in easier words.

        With neither, a message that surely asks for a meaning is told that the word is not in our list.
        """
        found = await client.find_term(str(tracker.latest_message.get("text") or ""))
        topic = current_topic(tracker)
        if found is not None and topic is None and found["term"] == found["topic"]:
            return explain(dispatcher, tracker, found["topic"])
        if found is None and topic is not None:
            return explain(dispatcher, tracker, topic, "simple")
        if found is None and (answered := answer_alone(dispatcher, tracker)) is not None:
            return answered
        if found is None and confidence(tracker) < SURE:
            return say_not_understood(dispatcher, tracker)
        dispatcher.utter_message(
            json_message={
                "say": "term",
                "term": found["term"] if found else None,
                "topic": topic,
                "resume": place_left(tracker),
            }
        )
        return []
