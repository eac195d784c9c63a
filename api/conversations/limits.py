"""How many messages and conversations are taken in a minute; past it, a kind refusal."""

from dataclasses import dataclass

from api.kit.errors import ServiceError
from api.kit.rate_limits import RateLimits


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

    async def take_conversation(self, address: str) -> None:
        """Count a new conversation. Raises `TooMany`."""
        await self._take("conversation-address", address, self.conversations_per_address)
