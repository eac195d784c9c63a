"""Every query on conversations and turns."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from api.conversations.models import Conversation, Turn


async def find_conversation_by_token(
    session: AsyncSession, token_hash: str, *, now: datetime
) -> Conversation | None:
    """The conversation with this token, unless it has expired."""
    query = sa.select(Conversation).where(
        Conversation.token_hash == token_hash, Conversation.expires_at > now
    )
    return (await session.scalars(query)).one_or_none()


async def find_turn(session: AsyncSession, conversation_id: str, key: str) -> Turn | None:
    """The turn that was taken with this idempotency key."""
    query = sa.select(Turn).where(Turn.conversation_id == conversation_id, Turn.idempotency_key == key)
    return (await session.scalars(query)).one_or_none()


async def list_turns(session: AsyncSession, conversation_id: str) -> Sequence[Turn]:
    """The turns of a conversation, oldest first."""
    query = sa.select(Turn).where(Turn.conversation_id == conversation_id).order_by(Turn.id)
    return (await session.scalars(query)).all()


async def find_last_turn(session: AsyncSession, conversation_id: str) -> Turn | None:
    """The newest turn of a conversation, if one was taken."""
    query = sa.select(Turn).where(Turn.conversation_id == conversation_id).order_by(Turn.id.desc()).limit(1)
    return (await session.scalars(query)).one_or_none()


async def record_replies(
    session: AsyncSession, turn: Turn, replies: list[dict[str, object]], *, expires_at: datetime
) -> None:
    """Keep what was answered, and the conversation for longer. Does nothing if it was erased meanwhile."""
    await session.execute(sa.update(Turn).where(Turn.id == turn.id).values(replies=replies))
    await session.execute(
        sa.update(Conversation).where(Conversation.id == turn.conversation_id).values(expires_at=expires_at)
    )


async def claim_abandoned_turn(session: AsyncSession, turn: Turn, *, now: datetime) -> bool:
    """Take over a turn whose process died before it answered; false when another did first."""
    claimed = await session.execute(
        sa.update(Turn)
        .where(Turn.id == turn.id, Turn.taken_at == turn.taken_at, Turn.replies.is_(None))
        .values(taken_at=now)
    )
    return bool(claimed.rowcount == 1)  # type: ignore[attr-defined]


async def delete_conversation(session: AsyncSession, conversation_id: str) -> None:
    """Erase a conversation and its turns."""
    await session.execute(sa.delete(Conversation).where(Conversation.id == conversation_id))


async def purge_expired_conversations(session: AsyncSession, *, now: datetime) -> Sequence[str]:
    """Erase every conversation past its time; their ids."""
    is_expired = Conversation.expires_at <= now
    expired = (await session.scalars(sa.select(Conversation.id).where(is_expired))).all()
    await session.execute(sa.delete(Conversation).where(Conversation.id.in_(expired)))
    return expired
