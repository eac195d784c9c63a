"""Asks where the case is, before listing what applies there."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.list_entitlements import NOT_SURE, ask_stage, list_entitlements
from actions.reading import last_entity


class ActionAskStage(Action):
    """Asks, unless the message already said it."""

    def name(self) -> str:
        """As in `domain.yml`."""
        return "action_ask_stage"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Ask, or go straight to the list."""
        stage = last_entity(tracker, "stage")
        if stage is None or stage == NOT_SURE:
            return ask_stage(dispatcher)
        return await list_entitlements(dispatcher, stage)
