"""Offers the likeliest topics when unsure which was meant; danger, however unsure, is answered."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_in_context import answer_in_context
from actions.explain import explain
from actions.following import Events
from actions.list_entitlements import list_entitlements
from actions.reading import SAFETY, last_entity, sounds_like_danger, topic_of

MOST_CHOICES = 3
# A best guess below the first is noise, and so is a further one below the second: chosen on
# tests/evaluation/understanding/tuning.tsv.
LEAST_CONFIDENCE_OF_BEST = 0.08
LEAST_CONFIDENCE = 0.05
NOT_OFFERED = frozenset({"small-talk", "out-of-scope"})


def likely_topics(text: str, ranking: list[dict[str, Any]]) -> list[str]:
    """The topics worth offering, best first; none when even the best is unlikely, or no word was written."""
    best = max((guess["confidence"] for guess in ranking), default=0.0)
    if best < LEAST_CONFIDENCE_OF_BEST or not any(character.isalpha() for character in text):
        return []
    topics = [
        topic
        for guess in ranking
        if guess["confidence"] >= LEAST_CONFIDENCE
        and (topic := topic_of(guess["name"])) is not None
        and topic not in NOT_OFFERED
    ]
    return topics[:MOST_CHOICES]


class ActionOfferChoices(Action):
    """Answers with up to three topics, or the likeliest if it is danger, or that it did not understand."""

    def name(self) -> str:
        """As in `domain.yml`."""
        return "action_offer_choices"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Offer them, unless the message answers what we asked, or follows up what was spoken of."""
        answered = await answer_in_context(dispatcher, tracker)
        if answered is not None:
            return answered
        stage = last_entity(tracker, "stage")
        if stage is not None and tracker.get_slot("stage") is not None and not sounds_like_danger(tracker):
            # Someone who goes through a stage and names another one wants that.
            return await list_entitlements(dispatcher, tracker, stage)
        ranking = tracker.latest_message.get("intent_ranking") or []
        topics = likely_topics(str(tracker.latest_message.get("text") or ""), ranking)
        if topics and topics[0] in SAFETY:
            # A needless word on who to ring does less harm than a menu shown to someone in danger.
            return explain(dispatcher, tracker, topics[0])
        if topics:
            dispatcher.utter_message(json_message={"say": "choices", "topics": topics})
        else:
            dispatcher.utter_message(json_message={"say": "not-understood"})
        return [SlotSet("expected", None)]
