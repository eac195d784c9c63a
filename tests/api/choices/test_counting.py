"""One more for each choice, in its week, on both databases."""

from datetime import date

import pytest

from api.choices import service as choices
from api.choices.service import NONE_OF_THESE, Chosen
from api.kit.db import Database

pytestmark = pytest.mark.anyio

MONDAY, SUNDAY, NEXT_MONDAY = date(2026, 11, 23), date(2026, 11, 29), date(2026, 11, 30)
COMPLAINT = Chosen(answered=None, offered=["case-updates", "complaints"], chosen="complaints")
NONE = Chosen(answered="case-updates", offered=["complaints"], chosen=NONE_OF_THESE)


async def count(database: Database, *chosen: tuple[Chosen, date]) -> list[tuple[date, str, str, str, int]]:
    """Count each in a unit of work of its own; gives all counts."""
    for choice, today in chosen:
        async with database.unit_of_work() as session:
            await choices.count_choice(session, choice, today=today)
    async with database.unit_of_work() as session:
        return [
            (each.week_on, each.answered, each.offered_first, each.chosen, each.times)
            for each in await choices.list_counts(session)
        ]


async def test_nothing_is_counted_at_first(database: Database) -> None:
    assert await count(database) == []


async def test_same_choice_in_a_week_is_counted_up(database: Database) -> None:
    assert await count(database, (COMPLAINT, MONDAY), (COMPLAINT, SUNDAY)) == [
        (MONDAY, "", "case-updates", "complaints", 2)
    ]


async def test_weeks_and_choices_are_counted_apart_newest_and_commonest_first(database: Database) -> None:
    counted = await count(
        database, (COMPLAINT, MONDAY), (NONE, NEXT_MONDAY), (COMPLAINT, NEXT_MONDAY), (NONE, NEXT_MONDAY)
    )

    assert counted == [
        (NEXT_MONDAY, "case-updates", "complaints", NONE_OF_THESE, 2),
        (NEXT_MONDAY, "", "case-updates", "complaints", 1),
        (MONDAY, "", "case-updates", "complaints", 1),
    ]
