"""Asks where the case is, before listing what applies there."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.explain import explain
from actions.following import Events
from actions.list_entitlements import NOT_SURE, ask_stage, list_entitlements
from actions.reading import last_entity


class ActionAskStage(Action):
    """Asks, unless the message already said it."""

    def name(self) -> str:
        """As in `domain.yml`."""
        return "action_ask_stage"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Ask, or go straight to the list; a part of the answer is said."""
        stage, part = last_entity(tracker, "stage"), last_entity(tracker, "part")
        if part is not None:
            return explain(dispatcher, tracker, "entitlements-by-stage", part)
        if stage is None or stage == NOT_SURE:
            return ask_stage(dispatcher)
        return await list_entitlements(dispatcher, tracker, stage)
