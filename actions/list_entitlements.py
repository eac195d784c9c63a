"""Lists what a victim is entitled to at the stage the case has reached."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import client
from actions.reading import is_answer_to, last_entity, sounds_like_danger

NOT_SURE = "not-sure"
EVERY_STAGE = "any"
# Words that only say where the case is are few; a longer message has a need of its own.
LONGEST_BARE_ANSWER_WORDS = 8


def is_bare_stage(tracker: Tracker) -> bool:
    """Whether the message only answers "where is the case now?", whatever topic it sounds like but danger."""
    words = str(tracker.latest_message.get("text") or "").split()
    return (
        is_answer_to(tracker, "stage")
        and not sounds_like_danger(tracker)
        and last_entity(tracker, "stage") is not None
        and len(words) <= LONGEST_BARE_ANSWER_WORDS
    )


def ask_stage(dispatcher: CollectingDispatcher) -> list[dict[str, Any]]:
    """Ask where the case is."""
    dispatcher.utter_message(json_message={"say": "ask-stage"})
    return [SlotSet("expected", "stage")]


async def list_entitlements(dispatcher: CollectingDispatcher, stage: str) -> list[dict[str, Any]]:
    """Say the stage and the topics that apply; not sure gets those of every stage."""
    known = None if stage == NOT_SURE else stage
    topics = await client.list_stage_topics(known or EVERY_STAGE)
    dispatcher.utter_message(json_message={"say": "stage", "stage": known, "topics": topics})
    return [SlotSet("expected", None)]


class ActionListEntitlements(Action):
    """Answers with the stage that was named and what applies there."""

    def name(self) -> str:
        """As in `domain.yml`."""
        return "action_list_entitlements"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """List them; without a stage in the message, ask for it."""
        stage = last_entity(tracker, "stage")
        return ask_stage(dispatcher) if stage is None else await list_entitlements(dispatcher, stage)
