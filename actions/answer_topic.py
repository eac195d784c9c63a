"""Explains the topic that was asked about."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.list_entitlements import is_bare_stage, list_entitlements
from actions.reading import last_entity, last_intent, topic_of


class ActionAnswerTopic(Action):
    """Answers with the topic id, and the part of the answer if one was asked for."""

    def name(self) -> str:
        """As in `domain.yml`."""
        return "action_answer_topic"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Say the topic; a bare stage gets the list of that stage."""
        stage = last_entity(tracker, "stage")
        if stage is not None and is_bare_stage(tracker):
            return await list_entitlements(dispatcher, stage)
        decision = {
            "say": "topic",
            "topic": topic_of(last_intent(tracker)),
            "part": last_entity(tracker, "part"),
        }
        dispatcher.utter_message(json_message=decision)
        return [SlotSet("expected", None)]
