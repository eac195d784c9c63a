"""Goes on with the stage where it was left, or with more about the topic."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import client
from actions.explain import explain
from actions.following import Events, current_topic, place_left
from actions.list_entitlements import ask_stage, list_entitlements
from actions.reading import danger_close_behind


async def go_on(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """The next step of the stage; after the last, the stage that follows; without one, more of the topic."""
    place = place_left(tracker)
    if place is not None:
        return await list_entitlements(dispatcher, tracker, place["stage"], place["step"])
    stage = tracker.get_slot("stage")
    following = await client.find_following_stage(stage) if stage else None
    if following is not None:
        return await list_entitlements(dispatcher, tracker, following)
    topic = current_topic(tracker)
    if topic is not None and stage is None:
        return explain(dispatcher, tracker, topic, "more")
    return ask_stage(dispatcher)


class ActionGoOn(Action):
    """Answers "next", "go on", "where were we"."""

    def name(self) -> str:
        """As in `domain.yml`."""
        return "action_go_on"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Go on."""
        if danger := danger_close_behind(tracker):
            return explain(dispatcher, tracker, danger)
        return await go_on(dispatcher, tracker)
