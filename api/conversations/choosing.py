"""Reads which of the topics that were offered a person chose."""

from api.choices.service import NONE_OF_THESE as CHOSE_NONE
from api.choices.service import Chosen
from api.conversations.payloads import NONE_OF_THESE
from api.conversations.schemas import Message


def read_choice(replies: list[Message], payload: str) -> Chosen | None:
    """What was chosen with this button; None when it is none of what the last answer offered."""
    for reply in replies:
        topics = {choice.payload: choice.topic for choice in reply.choices}
        chosen = topics.get(payload) or (CHOSE_NONE if payload == NONE_OF_THESE else None)
        if topics and chosen is not None:
            return Chosen(answered=reply.topic, offered=list(topics.values()), chosen=chosen)
    return None
