"""Offers the likeliest topics when unsure which was meant; danger, however unsure, is answered."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.list_entitlements import is_bare_stage, list_entitlements
from actions.reading import SAFETY, last_entity, topic_of

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

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Offer them; a bare stage gets the list of that stage."""
        stage = last_entity(tracker, "stage")
        if stage is not None and is_bare_stage(tracker):
            return await list_entitlements(dispatcher, stage)
        text = str(tracker.latest_message.get("text") or "")
        topics = likely_topics(text, tracker.latest_message.get("intent_ranking") or [])
        if topics and topics[0] in SAFETY:
            # A needless word on who to ring does less harm than a menu shown to someone in danger.
            dispatcher.utter_message(json_message={"say": "topic", "topic": topics[0], "part": None})
        elif topics:
            dispatcher.utter_message(json_message={"say": "choices", "topics": topics})
        else:
            dispatcher.utter_message(json_message={"say": "not-understood"})
        return [SlotSet("expected", None)]
