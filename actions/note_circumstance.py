"""Takes the answer to the question on which time limits depend, and goes on from there."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_alone import answer_alone
from actions.explain import explain
from actions.following import SKIPPED, Events, place_left
from actions.go_on import go_on
from actions.list_entitlements import say_step
from actions.misses import say_not_understood
from actions.reading import danger_close_behind, is_answer_to, last_entity, last_intent

# A plain yes fits one of the groups, without saying which.
MEANT_BY = {"affirm": "enhanced-rights", "deny": "standard-rights", "skip": SKIPPED}


def contradicts(intent: str, said: str) -> bool:
    """Whether the message says no to what it names ("no, nobody died")."""
    return intent == "deny" and said != MEANT_BY["deny"]


async def note_circumstance(dispatcher: CollectingDispatcher, tracker: Tracker, answer: str) -> Events:
    """Remember it, and say the step that was waiting for it."""
    known = None if answer == SKIPPED else answer
    if known is not None:
        dispatcher.utter_message(json_message={"say": "circumstance"})
    place = place_left(tracker)
    if place is not None:
        said = await say_step(dispatcher, place["stage"], place["step"], circumstance=known)
        return [*said, SlotSet("circumstance", answer)]
    if known is None:
        dispatcher.utter_message(json_message={"say": "small-talk", "kind": "all_right"})
    return [SlotSet("circumstance", answer), SlotSet("expected", None)]


def take_choice(dispatcher: CollectingDispatcher, tracker: Tracker, intent: str) -> Events:
    """A yes to the topics that were offered is to the best of them; a no is to all."""
    if intent == "deny":
        return say_not_understood(dispatcher, tracker)
    best, *_ = tracker.get_slot("offered")
    return explain(dispatcher, tracker, best)


async def take_unasked(dispatcher: CollectingDispatcher, tracker: Tracker, intent: str) -> Events:
    """A yes, no or skip to nothing that we asked: to go on, or what it says by itself, or all right."""
    if intent == "affirm" and place_left(tracker) is not None:
        return await go_on(dispatcher, tracker)
    if (answered := answer_alone(dispatcher, tracker)) is not None:
        return answered
    dispatcher.utter_message(json_message={"say": "small-talk", "kind": "all_right"})
    return []


class ActionNoteCircumstance(Action):
    """Takes a button, or a yes, no or skip."""

    def name(self) -> str:
        """As in `domain.yml`."""
        return "action_note_circumstance"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Note it and go on."""
        if danger := danger_close_behind(tracker):
            return explain(dispatcher, tracker, danger)
        intent, said = last_intent(tracker), last_entity(tracker, "circumstance")
        if is_answer_to(tracker, "choice") and intent in ("affirm", "deny"):
            return take_choice(dispatcher, tracker, intent)
        if said is not None and not contradicts(intent, said):
            return await note_circumstance(dispatcher, tracker, said)
        if is_answer_to(tracker, "circumstance"):
            return await note_circumstance(dispatcher, tracker, MEANT_BY[intent])
        return await take_unasked(dispatcher, tracker, intent)
