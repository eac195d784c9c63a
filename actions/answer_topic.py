"""Explains the topic that was asked about."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_in_context import answer_in_context
from actions.explain import explain
from actions.following import Events, remember_miss
from actions.offer import answer_and_offers
from actions.reading import last_entity, last_intent, topic_of

OUT_OF_SCOPE = "out-of-scope"


class ActionAnswerTopic(Action):
    """Answers with the topic id, and the part of the answer if one was asked for."""

    def name(self) -> str:
        """As in `domain.yml`."""
        return "action_answer_topic"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Say the topic, unless the message only answers what we asked."""
        answered = await answer_in_context(dispatcher, tracker)
        if answered is not None:
            return answered
        topic, offers = answer_and_offers(tracker, str(topic_of(last_intent(tracker))))
        said = explain(dispatcher, tracker, topic, last_entity(tracker, "part"), offers=offers)
        return [*said, *remember_miss(tracker)] if topic == OUT_OF_SCOPE else said
