"""Offers the likeliest topics when unsure which was meant; danger, however unsure, is answered."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_in_context import answer_in_context
from actions.explain import explain
from actions.following import Events
from actions.list_entitlements import list_entitlements
from actions.misses import say_choices, say_not_understood
from actions.offer import MOST_CHOICES, likely_topics
from actions.reading import SAFETY, last_entity, sounds_like_danger


class ActionOfferChoices(Action):
    """Answers with up to three topics, or the likeliest if it is danger, or that it did not understand."""

    def name(self) -> str:
        """As in `domain.yml`."""
        return "action_offer_choices"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Offer them, unless the message answers what we asked, or follows up what was spoken of.

        `again`: the answer before this one was no help either, so a person is offered with them.
        """
        answered = await answer_in_context(dispatcher, tracker)
        if answered is not None:
            return answered
        stage = last_entity(tracker, "stage")
        if stage is not None and tracker.get_slot("stage") is not None and not sounds_like_danger(tracker):
            # Someone who goes through a stage and names another one wants that.
            return await list_entitlements(dispatcher, tracker, stage)
        topics = likely_topics(tracker)[:MOST_CHOICES]
        if topics and topics[0] in SAFETY:
            # A needless word on who to ring does less harm than a menu shown to someone in danger.
            return explain(dispatcher, tracker, topics[0])
        if not topics:
            return say_not_understood(dispatcher, tracker)
        return say_choices(dispatcher, tracker, topics)
