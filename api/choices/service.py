"""The rules of counting choices."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api.choices import repository
from api.choices.models import ChoiceCount

NONE_OF_THESE = "none-of-these"


@dataclass(frozen=True)
class Chosen:
    """What was chosen among what was offered."""

    answered: str | None
    offered: Sequence[str]
    chosen: str


async def count_choice(session: AsyncSession, choice: Chosen, *, today: date) -> None:
    """Count it in the week of `today`, which begins on Monday."""
    await repository.add_one(
        session,
        week_on=today - timedelta(days=today.weekday()),
        answered=choice.answered or "",
        offered_first=choice.offered[0],
        chosen=choice.chosen,
    )


async def list_counts(session: AsyncSession) -> Sequence[ChoiceCount]:
    """All counts, the newest week first."""
    return await repository.list_counts(session)
