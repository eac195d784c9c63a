"""Answers a greeting, thanks, a goodbye, "are you a person?" and the like."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_in_context import answer_in_context
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
        """Say it, unless it is likelier a question about what was spoken of."""
        if last_intent(tracker) == "ask_small_talk":
            answered = await answer_in_context(dispatcher, tracker)
            if answered is not None:
                return answered
        dispatcher.utter_message(json_message={"say": "small-talk", "kind": KINDS[last_intent(tracker)]})
        return []
