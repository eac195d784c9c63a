"""Answers a question that only makes sense after an answer: how long, who, what if they don't."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_alone import answer_alone
from actions.explain import explain
from actions.following import Events, current_topic
from actions.go_on import go_on
from actions.list_entitlements import ask_stage, list_entitlements
from actions.reading import danger_close_behind, last_intent, part_of

BY_STAGE = "entitlements-by-stage"


async def answer_follow_up(dispatcher: CollectingDispatcher, tracker: Tracker, part: str) -> Events:
    """Say the part of the topic just spoken of; in a stage, "more" is its next step and "what" its last.

    With nothing spoken of, it is taken for what it says by itself; else "so what am i entitled to" asks for a
    stage, and the others about what.
    """
    topic, stage = current_topic(tracker), tracker.get_slot("stage")
    if topic is None and (answered := answer_alone(dispatcher, tracker)) is not None:
        return answered
    if topic is None and part == "what":
        return ask_stage(dispatcher)
    if topic is None:
        dispatcher.utter_message(json_message={"say": "ask-topic"})
        return [SlotSet("expected", "stage")]
    if topic == BY_STAGE and stage is not None and part == "more":
        return await go_on(dispatcher, tracker)
    if topic == BY_STAGE and stage is not None and part == "what":
        return await list_entitlements(dispatcher, tracker, stage, str(tracker.get_slot("step")))
    return explain(dispatcher, tracker, topic, part)


class ActionAnswerFollowUp(Action):
    """Answers with one part of the topic just spoken of."""

    def name(self) -> str:
        """As in `domain.yml`."""
        return "action_answer_follow_up"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Say the part, or ask about what."""
        if danger := danger_close_behind(tracker):
            return explain(dispatcher, tracker, danger)
        return await answer_follow_up(dispatcher, tracker, str(part_of(last_intent(tracker))))
