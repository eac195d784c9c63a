"""Keeps only the last turns of a conversation, so that a turn costs the same however long the talk."""

import json
import os
import time
from typing import Any, Dict, List, Optional

import sqlalchemy as sa
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
    deserialise_events,
)
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.engine import Engine

metadata = sa.MetaData()
conversations = sa.Table(
    "rasa_conversations",
    metadata,
    sa.Column("sender_id", sa.String(128), primary_key=True),
    sa.Column("events", sa.Text, nullable=False),
    sa.Column("saved_at_seconds", sa.Float, nullable=False, index=True),
)


def last_turns(tracker: DialogueStateTracker, turns: int) -> List[Event]:
    """The events of the last `turns` turns, after what earlier ones left: slots and the form in progress.

    Slots live in Rasa only as events; cutting the events alone would forget them.
    """
    events = list(tracker.events)
    starts = [index for index, event in enumerate(events) if isinstance(event, UserUttered)]
    if len(starts) <= turns:
        return events
    cut = starts[-turns]
    before = DialogueStateTracker.from_events(
        tracker.sender_id, events[:cut], slots=list(tracker.slots.values())
    )
    inherited: List[Event] = [SessionStarted()]
    inherited += [
        SlotSet(name, value) for name, value in before.current_slot_values().items() if value is not None
    ]
    if before.active_loop_name:
        inherited.append(ActiveLoop(before.active_loop_name))
    inherited.append(ActionExecuted(ACTION_LISTEN_NAME))
    return inherited + events[cut:]


def overwrite_what_is_erased(connection: Any, record: Any) -> None:
    """Tell SQLite to write zeros over a row that is deleted, whatever its build's default is."""
    connection.execute("PRAGMA secure_delete=ON")


def make_engine(url: str) -> Engine:
    """An engine for the tracker database; makes the folder of an SQLite file and the table where missing."""
    address = sa.engine.make_url(url)
    if address.get_backend_name() == "sqlite" and address.database:
        os.makedirs(os.path.dirname(address.database) or ".", exist_ok=True)
    engine = sa.create_engine(address, pool_pre_ping=True, hide_parameters=True)
    if address.get_backend_name() == "sqlite":
        sa.event.listen(engine, "connect", overwrite_what_is_erased)
    metadata.create_all(engine)
    return engine


class BoundedTrackerStore(TrackerStore):
    """Rasa's own stores keep every event of a conversation, and read them all at every turn.

    `turns`: how many turns back Rasa may look. A conversation silent for `CONVERSATION_KEPT_MINUTES` is
    erased (api/ erases its side by the same setting). The database is `TRACKER_DATABASE_URL`, SQLite or
    PostgreSQL.
    """

    def __init__(
        self,
        domain: Optional[Domain],
        event_broker: Any = None,
        turns: int = 4,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain, event_broker, **kwargs)
        self.turns = turns
        self.kept_seconds = 60 * int(os.environ.get("CONVERSATION_KEPT_MINUTES", "120"))
        self.engine = make_engine(
            os.environ.get("TRACKER_DATABASE_URL", "sqlite:///var/conversations-in-rasa.sqlite")
        )

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Replace what is kept of the conversation; an empty tracker erases it."""
        events: List[Dict[str, Any]] = [event.as_dict() for event in last_turns(tracker, self.turns)]
        now = time.time()
        expired = conversations.c.saved_at_seconds < now - self.kept_seconds
        mine = conversations.c.sender_id == tracker.sender_id
        with self.engine.begin() as connection:
            connection.execute(conversations.delete().where(mine | expired))
            if events:
                connection.execute(
                    conversations.insert().values(
                        sender_id=tracker.sender_id,
                        events=json.dumps(events),
                        saved_at_seconds=now,
                    )
                )

    async def retrieve(self, sender_id: str) -> Optional[DialogueStateTracker]:
        """The conversation as last saved, or None for one that is unknown, erased or expired."""
        query = sa.select(conversations.c.events).where(
            conversations.c.sender_id == sender_id,
            conversations.c.saved_at_seconds >= time.time() - self.kept_seconds,
        )
        with self.engine.connect() as connection:
            kept = connection.execute(query).scalar_one_or_none()
        if kept is None:
            return None
        return DialogueStateTracker.from_events(
            sender_id, deserialise_events(json.loads(kept)), slots=self.domain.slots
        )

    async def keys(self) -> List[str]:
        """The ids of all conversations kept."""
        with self.engine.connect() as connection:
            return list(connection.execute(sa.select(conversations.c.sender_id)).scalars())
