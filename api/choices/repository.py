"""Every query on the counts of choices."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from api.choices.models import ChoiceCount

INSERT = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


async def add_one(session: AsyncSession, **key: object) -> None:
    """One more for this key."""
    insert: Any = INSERT[session.get_bind().dialect.name](ChoiceCount).values(**key, times=1)
    await session.execute(
        insert.on_conflict_do_update(index_elements=list(key), set_={"times": ChoiceCount.times + 1})
    )


async def list_counts(session: AsyncSession) -> Sequence[ChoiceCount]:
    """All counts, the newest week first and in it the highest."""
    query = sa.select(ChoiceCount).order_by(
        ChoiceCount.week_on.desc(), ChoiceCount.times.desc(), ChoiceCount.chosen
    )
    return (await session.scalars(query)).all()
