"""Instants and units of work, the same on both databases."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError, StatementError

from api.kit.clock import utc_now
from api.kit.db import Database, UTCDateTime

pytestmark = pytest.mark.anyio

instants = sa.Table(
    "instants",
    sa.MetaData(),
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", UTCDateTime, nullable=True),
)
NOON = datetime(2026, 7, 1, 12, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture
async def kept(database: Database) -> Database:
    """A database with a table of instants."""
    async with database.engine.begin() as connection:
        await connection.run_sync(instants.create)
    return database


async def keep(database: Database, at: datetime | None) -> None:
    async with database.unit_of_work() as session:
        await session.execute(instants.insert().values(at=at))


async def read(database: Database) -> list[datetime | None]:
    async with database.unit_of_work() as session:
        return list((await session.scalars(sa.select(instants.c.at).order_by(instants.c.id))).all())


async def test_instant_without_a_time_zone_is_refused(kept: Database) -> None:
    with pytest.raises(StatementError, match="an instant needs a time zone"):
        await keep(kept, datetime(2026, 7, 1, 12, 0))  # noqa: DTZ001

    assert await read(kept) == []


@pytest.mark.parametrize(
    "at",
    [
        NOON,
        NOON.astimezone(timezone(timedelta(hours=5, minutes=30))),
        NOON.astimezone(timezone(-timedelta(hours=11))),
    ],
    ids=["UTC", "east", "west, another day"],
)
async def test_instant_comes_back_the_same_in_utc(kept: Database, at: datetime) -> None:
    await keep(kept, at)

    [found] = await read(kept)
    assert found == NOON
    assert found is not None
    assert found.utcoffset() == timedelta(0)


async def test_no_instant_comes_back_as_none(kept: Database) -> None:
    await keep(kept, None)

    assert await read(kept) == [None]


async def test_instants_compare_in_a_query_whatever_their_zone(kept: Database) -> None:
    await keep(kept, NOON)
    later_in_the_west = (NOON + timedelta(seconds=1)).astimezone(timezone(-timedelta(hours=11)))

    async with kept.unit_of_work() as session:
        query = sa.select(sa.func.count()).where(instants.c.at < later_in_the_west)
        assert (await session.execute(query)).scalar_one() == 1


async def test_unit_of_work_rolls_back_when_its_block_fails(kept: Database) -> None:
    with pytest.raises(ZeroDivisionError):  # noqa: PT012, the block is what is tested
        async with kept.unit_of_work() as session:
            await session.execute(instants.insert().values(at=NOON))
            raise ZeroDivisionError

    assert await read(kept) == []


async def test_unit_of_work_rolls_back_all_of_it_when_one_statement_is_refused(kept: Database) -> None:
    with pytest.raises(IntegrityError):  # noqa: PT012
        async with kept.unit_of_work() as session:
            await session.execute(instants.insert().values(id=1, at=NOON))
            await session.execute(instants.insert().values(id=1, at=NOON))

    assert await read(kept) == []


async def test_unit_of_work_commits_when_its_block_ends_well(kept: Database) -> None:
    await keep(kept, NOON)

    assert await read(kept) == [NOON]


async def test_foreign_keys_are_enforced(database: Database) -> None:
    with pytest.raises(IntegrityError):
        async with database.unit_of_work() as session:
            await session.execute(
                sa.text("INSERT INTO turns (conversation_id, said, taken_at) VALUES ('nobody', 'hi', :at)"),
                {"at": utc_now().replace(tzinfo=None) if database.engine.name == "sqlite" else utc_now()},
            )
