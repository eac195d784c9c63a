"""Tables: a conversation, and its turns."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from api.kit.db import Base, UTCDateTime


class Conversation(Base):
    """One thread on one channel. Its id is random, and says nothing of the person."""

    __tablename__ = "conversations"

    id: Mapped[str] = mapped_column(sa.String(36), primary_key=True)
    channel: Mapped[str] = mapped_column(sa.String(16))
    locale: Mapped[str | None] = mapped_column(sa.String(35))
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    started_at: Mapped[datetime] = mapped_column(UTCDateTime)
    expires_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)


class Turn(Base):
    """What the person said or pressed, and what was answered; `replies` is empty until it is."""

    __tablename__ = "turns"
    __table_args__ = (sa.UniqueConstraint("conversation_id", "idempotency_key"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(
        sa.ForeignKey("conversations.id", ondelete="CASCADE"), index=True
    )
    idempotency_key: Mapped[str | None] = mapped_column(sa.String(200))
    said: Mapped[str] = mapped_column(sa.Text)
    replies: Mapped[list[dict[str, Any]] | None] = mapped_column(sa.JSON(none_as_null=True))
    taken_at: Mapped[datetime] = mapped_column(UTCDateTime)
