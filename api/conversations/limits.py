"""How many messages and conversations are taken in a minute; past it, a kind refusal."""

from dataclasses import dataclass
from datetime import datetime

from api.conversations.schemas import Message, MessageRequest, OpenConversation
from api.conversations.service import ConversationService
from api.kit.errors import ServiceError
from api.kit.rate_limits import RateLimits

LOOKED_AT_PER_LIMIT = 4


class TooMany(ServiceError):
    """More than the limit; `Retry-After` says when to go on."""

    status_code = 429
    code = "too-many-messages"

    def __init__(self, words: str, seconds: int) -> None:
        super().__init__(words, headers={"Retry-After": str(seconds)})


@dataclass(frozen=True)
class ConversationLimits:
    """The limits in the settings, and the words of a refusal."""

    limits: RateLimits
    words: str
    messages: int
    messages_per_address: int
    conversations_per_address: int

    async def _take(self, name: str, key: str, per_minute: int) -> None:
        seconds = await self.limits.seconds_to_wait(name, key, per_minute)
        if seconds:
            raise TooMany(self.words, seconds)

    async def take_message(self, conversation_id: str, address: str) -> None:
        """Count a message. Raises `TooMany`."""
        await self._take("message", conversation_id, self.messages)
        await self._take("message-address", address, self.messages_per_address)

    async def take_past_the_limit(self, conversation_id: str) -> None:
        """Count a message past the limit, which is still looked at for danger. Raises `TooMany`."""
        await self._take("message-past-limit", conversation_id, LOOKED_AT_PER_LIMIT * self.messages)

    async def take_conversation(self, address: str) -> None:
        """Count a new conversation. Raises `TooMany`."""
        await self._take("conversation-address", address, self.conversations_per_address)


async def take_turn_within_limits(
    service: ConversationService,
    limits: ConversationLimits,
    conversation: OpenConversation,
    said: MessageRequest,
    *,
    address: str,
    key: str | None,
    now: datetime,
) -> list[Message]:
    """Take a turn. Past the limit only danger is answered: by the rules at once, else by the dialogue.

    Raises `TooMany`. An answer that was given before is given again and not counted.
    """
    earlier = await service.find_replies(conversation, key)
    if earlier is not None:
        return earlier
    if not service.is_danger(said):
        try:
            await limits.take_message(conversation.id, address)
        except TooMany:
            await limits.take_past_the_limit(conversation.id)
            danger = await service.answer_danger(conversation, said, key=key, now=now)
            if danger is None:
                raise
            return danger
    return await service.take_turn(conversation, said, key=key, now=now)
