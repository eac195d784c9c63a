"""Goes through a stage of the case: what applies now, what should have happened by now, what comes next."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import client
from actions.following import SKIPPED, STEPS, Events, circumstance, remember_step
from actions.reading import last_entity

NOT_SURE = "not-sure"
EVERY_STAGE = "any"
NOW, BY_NOW, NEXT = STEPS


def ask_stage(dispatcher: CollectingDispatcher) -> Events:
    """Ask where the case is."""
    dispatcher.utter_message(json_message={"say": "ask-stage"})
    return [SlotSet("expected", "stage")]


def ask_circumstance(dispatcher: CollectingDispatcher, stage: str) -> Events:
    """Ask, once, what the time limits depend on. No answer is as good as skipping it."""
    dispatcher.utter_message(json_message={"say": "ask-circumstance"})
    return [
        *remember_step(stage, NOW),
        SlotSet("circumstance", SKIPPED),
        SlotSet("expected", "circumstance"),
    ]


async def say_step(
    dispatcher: CollectingDispatcher, stage: str | None, step: str, *, circumstance: str | None
) -> Events:
    """Say a step of the stage, the first with its topics; without a stage, those of every stage."""
    topics = await client.list_stage_topics(stage or EVERY_STAGE) if step == NOW else []
    dispatcher.utter_message(
        json_message={
            "say": "stage",
            "stage": stage,
            "step": step,
            "circumstance": circumstance,
            "topics": topics,
        }
    )
    return remember_step(stage, step)


async def list_entitlements(
    dispatcher: CollectingDispatcher, tracker: Tracker, stage: str, step: str = NOW
) -> Events:
    """Say the step, or first ask what its limits depend on; "not sure" gets what applies everywhere."""
    if stage == NOT_SURE:
        return await say_step(dispatcher, None, NOW, circumstance=circumstance(tracker))
    if step == BY_NOW and tracker.get_slot("circumstance") is None:
        return ask_circumstance(dispatcher, stage)
    return await say_step(dispatcher, stage, step, circumstance=circumstance(tracker))


class ActionListEntitlements(Action):
    """Answers with the stage that was named and what applies there, or the step of it that was asked for."""

    def name(self) -> str:
        """As in `domain.yml`."""
        return "action_list_entitlements"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """List them; without a stage in the message, ask for it."""
        stage = last_entity(tracker, "stage")
        if stage is None:
            return ask_stage(dispatcher)
        return await list_entitlements(dispatcher, tracker, stage, last_entity(tracker, "step") or NOW)
