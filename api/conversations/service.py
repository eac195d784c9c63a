"""The rules of a conversation, for every channel: start, take a turn, show, end."""

import asyncio
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

import structlog
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from api.choices import service as choices
from api.content.dates import london_day
from api.content.library import Content, Library
from api.conversations import repository
from api.conversations.choosing import read_choice
from api.conversations.client import RasaClient, RasaUnavailable
from api.conversations.models import Conversation, Turn
from api.conversations.payloads import Pressed, is_safety_payload, read_payload
from api.conversations.schemas import (
    Message,
    MessageRequest,
    OpenConversation,
    SayTopic,
    StartedConversation,
    TakenTurn,
)
from api.conversations.speech import Speech
from api.kit.clock import utc_now
from api.kit.db import Database
from api.kit.errors import ServiceError
from api.kit.security import keyed_hash, make_token
from api.safety.recognise import DangerRules

log = structlog.get_logger(__name__)

SECONDS_BETWEEN_LOOKS = 0.05
SLASHES = re.compile(r"^[\s/]+")


class TokenWrong(ServiceError):
    """No token, a wrong one, or one whose conversation has ended or expired."""

    status_code = 401
    code = "token-missing-or-wrong"
    detail = "The conversation's token is missing, wrong or has expired. Start a new conversation."

    def __init__(self) -> None:
        super().__init__(headers={"WWW-Authenticate": "Bearer"})


class UnknownConversation(ServiceError):
    """Another conversation's id, or one that does not exist: the same answer for both."""

    status_code = 404
    code = "unknown-conversation"
    detail = "There is no conversation with this id for this token."


def read_replies(turn: Turn | None) -> list[Message] | None:
    """What was answered in a turn; None while nothing was."""
    if turn is None or turn.replies is None:
        return None
    return [Message.model_validate(reply) for reply in turn.replies]


@dataclass(frozen=True)
class ConversationService:
    """What a turn needs. One instance a process."""

    database: Database
    rasa: RasaClient
    library: Library
    danger: DangerRules
    secret_key: str
    kept: timedelta
    time_limit_seconds: float

    @property
    def content(self) -> Content:
        """The content as it stands today, in London."""
        return self.library.on(london_day(utc_now()))

    def _token_hash(self, token: str) -> str:
        return keyed_hash(self.secret_key, "conversation-token", token)

    def _sender(self, conversation_id: str) -> str:
        """What Rasa knows the conversation as: nothing that anyone else could match to it."""
        return keyed_hash(self.secret_key, "rasa-sender", conversation_id)

    async def start(self, channel: str, locale: str | None = None, *, now: datetime) -> StartedConversation:
        """Open a conversation; its token is given here and kept nowhere."""
        token = make_token()
        conversation = Conversation(
            id=str(uuid4()),
            channel=channel,
            locale=locale,
            token_hash=self._token_hash(token),
            started_at=now,
            expires_at=now + self.kept,
        )
        async with self.database.unit_of_work() as session:
            session.add(conversation)
        return StartedConversation(
            id=conversation.id,
            token=token,
            expires_at=conversation.expires_at,
            messages=Speech(self.content, channel).welcome(),
        )

    async def get_by_token(self, token: str | None, *, now: datetime) -> OpenConversation:
        """The conversation this token opens. Raises `TokenWrong`."""
        async with self.database.unit_of_work() as session:
            found = await repository.find_conversation_by_token(
                session, self._token_hash(token or ""), now=now
            )
        if found is None:
            raise TokenWrong
        return OpenConversation.model_validate(found)

    async def get(self, conversation_id: str, token: str | None, *, now: datetime) -> OpenConversation:
        """The conversation with this id and token. Raises `TokenWrong` or `UnknownConversation`."""
        conversation = await self.get_by_token(token, now=now)
        if conversation.id != conversation_id:
            raise UnknownConversation
        return conversation

    async def list_turns(self, conversation: OpenConversation) -> list[TakenTurn]:
        """What was said so far, oldest first."""
        async with self.database.unit_of_work() as session:
            turns = await repository.list_turns(session, conversation.id)
        return [
            TakenTurn.model_validate({"said": turn.said, "replies": turn.replies or []}) for turn in turns
        ]

    def is_danger(self, said: MessageRequest) -> bool:
        """Whether the rules see danger, or its button was pressed: never held back by a limit."""
        if said.payload is not None:
            return is_safety_payload(said.payload)
        return self.danger.recognise(said.text or "") is not None

    def _read(self, said: MessageRequest) -> tuple[Pressed | None, str]:
        """The button that was pressed, if one was, and what the transcript shows. Raises `UnknownPayload`."""
        if said.payload is None:
            return None, said.text or ""
        pressed = read_payload(said.payload, self.content)
        return pressed, pressed.title

    async def answer_danger(
        self, conversation: OpenConversation, said: MessageRequest, *, key: str | None, now: datetime
    ) -> list[Message] | None:
        """The answer, recorded, if the dialogue sees danger in the message; else None, unrecorded."""
        pressed, shown = self._read(said)
        replies = await self._answer(conversation, said, pressed)
        if not any(reply.safety for reply in replies):
            return None
        turn, _ = await self._record_turn(conversation, shown, payload=said.payload, key=key, now=now)
        await self._record_replies(turn, replies)
        return replies

    async def find_replies(self, conversation: OpenConversation, key: str | None) -> list[Message] | None:
        """What was answered to this key before: asking for it again is no new message."""
        if key is None:
            return None
        async with self.database.unit_of_work() as session:
            turn = await repository.find_turn(session, conversation.id, key)
        return read_replies(turn)

    async def take_turn(
        self, conversation: OpenConversation, said: MessageRequest, *, key: str | None, now: datetime
    ) -> list[Message]:
        """Record what was said, find the answer, record and return it. One key is processed once.

        Nothing is open in the database while Rasa is asked. Raises `UnknownPayload`.
        """
        pressed, shown = self._read(said)
        turn, is_new = await self._record_turn(conversation, shown, payload=said.payload, key=key, now=now)
        if not is_new:
            earlier = await self._await_replies(turn, conversation.channel)
            if earlier is not None:
                return earlier
        replies = await self._answer(conversation, said, pressed)
        await self._record_replies(turn, replies)
        return replies

    async def _record_turn(
        self,
        conversation: OpenConversation,
        shown: str,
        *,
        payload: str | None,
        key: str | None,
        now: datetime,
    ) -> tuple[Turn, bool]:
        """The turn, and whether this call is the one to answer it. A choice among topics is counted."""
        turn = Turn(conversation_id=conversation.id, idempotency_key=key, said=shown, taken_at=now)
        try:
            async with self.database.unit_of_work() as session:
                if payload is not None:
                    await self._count_choice(session, conversation, payload, now=now)
                session.add(turn)
        except IntegrityError as error:
            async with self.database.unit_of_work() as session:
                kept = await repository.find_turn(session, conversation.id, key or "")
            if kept is None:
                # The conversation itself was erased between the check of its token and this moment.
                raise TokenWrong from error
            return kept, False
        return turn, True

    async def _count_choice(
        self, session: AsyncSession, conversation: OpenConversation, payload: str, *, now: datetime
    ) -> None:
        last = await repository.find_last_turn(session, conversation.id)
        chosen = read_choice(read_replies(last) or [], payload)
        if chosen is not None:
            await choices.count_choice(session, chosen, today=london_day(now))

    async def _await_replies(self, turn: Turn, channel: str) -> list[Message] | None:
        """The answer to a repeated key, waiting for the first call to find it; None to answer it here."""
        deadline = asyncio.get_running_loop().time() + self.time_limit_seconds + 1
        key = turn.idempotency_key or ""
        while asyncio.get_running_loop().time() < deadline:
            async with self.database.unit_of_work() as session:
                kept = await repository.find_turn(session, turn.conversation_id, key)
            if kept is None:
                raise TokenWrong
            if (replies := read_replies(kept)) is not None:
                return replies
            is_abandoned = kept.taken_at + timedelta(seconds=2 * self.time_limit_seconds) < utc_now()
            if is_abandoned:
                async with self.database.unit_of_work() as session:
                    if await repository.claim_abandoned_turn(session, kept, now=utc_now()):
                        return None
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
        return Speech(self.content, channel).unavailable()

    async def _answer(
        self, conversation: OpenConversation, said: MessageRequest, pressed: Pressed | None
    ) -> list[Message]:
        """Danger by rule first; else what the dialogue decides; else that nothing can be answered now."""
        speech = Speech(self.content, conversation.channel)
        danger = self.danger.recognise(said.text) if said.text else None
        if danger is not None:
            return speech.say([SayTopic(say="topic", topic=danger)])
        # A slash would let typed words pass for one of Rasa's commands.
        message = pressed.command if pressed else SLASHES.sub("", said.text or "") or "?"
        try:
            decisions = await self.rasa.take_turn(
                self._sender(conversation.id), message, conversation.channel
            )
            return speech.say(decisions)
        except (RasaUnavailable, KeyError) as error:
            log.error("rasa_gave_no_answer", reason=str(error), error=type(error).__name__)
            return speech.unavailable()

    async def _record_replies(self, turn: Turn, replies: list[Message]) -> None:
        async with self.database.unit_of_work() as session:
            await repository.record_replies(
                session,
                turn,
                [reply.model_dump(mode="json") for reply in replies],
                expires_at=utc_now() + self.kept,
            )

    async def erase(self, conversation: OpenConversation) -> None:
        """Erase what is kept here."""
        async with self.database.unit_of_work() as session:
            await repository.delete_conversation(session, conversation.id)

    async def forget_in_rasa(self, conversation_id: str) -> None:
        """Erase what Rasa keeps. When it is down, that goes when its time is up."""
        try:
            await self.rasa.forget(self._sender(conversation_id))
        except RasaUnavailable as error:
            log.warning("rasa_did_not_forget", reason=str(error))

    async def end(self, conversation: OpenConversation) -> None:
        """Erase everything kept for it, on both sides."""
        await self.erase(conversation)
        await self.forget_in_rasa(conversation.id)

    async def purge_expired(self, *, now: datetime) -> int:
        """Erase every conversation past its time, on both sides; how many."""
        async with self.database.unit_of_work() as session:
            expired = await repository.purge_expired_conversations(session, now=now)
        for conversation_id in expired:
            await self.forget_in_rasa(conversation_id)
        return len(expired)
