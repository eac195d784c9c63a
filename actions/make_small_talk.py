"""Answers a greeting, thanks, a goodbye, "are you a person?" and the like."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.reading import last_intent

KINDS = {
    "greet": "greeting",
    "thank": "thanks",
    "say_goodbye": "goodbye",
    "ask_are_you_a_person": "are_you_a_person",
    "ask_small_talk": "small_talk",
}


class ActionMakeSmallTalk(Action):
    """Answers with the kind of small talk. What was being asked stays asked."""

    def name(self) -> str:
        """As in `domain.yml`."""
        return "action_make_small_talk"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Say it."""
        dispatcher.utter_message(json_message={"say": "small-talk", "kind": KINDS[last_intent(tracker)]})
        return []
