"""The database: one engine a process, one unit of work at a time, the same on SQLite and PostgreSQL."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import URL, Dialect, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    """All tables; named constraints, so that migrations can change them on both databases."""

    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class UTCDateTime(sa.types.TypeDecorator[datetime]):
    """An aware instant in UTC. SQLite keeps no time zone and would give it back without one."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse an instant without a time zone: it could mean anything."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the time zone back."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


def with_driver(url: str, *, is_async: bool) -> URL:
    """The same database with the driver we use: aiosqlite or sqlite3, and psycopg for both ways."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return parsed.set(drivername="sqlite+aiosqlite" if is_async else "sqlite")
    return parsed.set(drivername="postgresql+psycopg")


def prepare_sqlite(engine: sa.Engine) -> None:
    """Foreign keys on, erased rows overwritten, and a transaction that locks at its start.

    No write-ahead log: what was erased would stay readable in it for a while.

    A transaction that reads first and writes later is refused at once when another wrote in between; one that
    takes the write lock when it begins waits its turn.
    """

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in ("journal_mode=TRUNCATE", "foreign_keys=ON", "busy_timeout=5000", "secure_delete=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def on_begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def make_folder_of(url: URL) -> None:
    """Make the folder that an SQLite file is to lie in."""
    if url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:"):
        Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)


class Database:
    """An engine and its sessions."""

    def __init__(self, url: str) -> None:
        address = with_driver(url, is_async=True)
        make_folder_of(address)
        self.engine: AsyncEngine = create_async_engine(address, pool_pre_ping=True, hide_parameters=True)
        if address.get_backend_name() == "sqlite":
            prepare_sqlite(self.engine.sync_engine)
        self.sessions = async_sessionmaker(self.engine, expire_on_commit=False)

    @asynccontextmanager
    async def unit_of_work(self) -> AsyncIterator[AsyncSession]:
        """A session that commits when the block ends well and rolls back when it does not."""
        async with self.sessions() as session, session.begin():
            yield session

    async def close(self) -> None:
        """Give back every connection."""
        await self.engine.dispose()
