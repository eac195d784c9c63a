"""Dates in the words: today, and the day by which something is due."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays
from dateutil.relativedelta import relativedelta

LONDON = ZoneInfo("Europe/London")
LIMIT = re.compile(r"(?P<count>\d+) (?P<unit>working day|calendar day|week|month|year)s?")


def london_day(now: datetime) -> date:
    """The day it is in London."""
    return now.astimezone(LONDON).date()


@cache
def bank_holidays() -> holidays.HolidayBase:
    """Those of England; Wales has the same."""
    return holidays.country_holidays("GB", subdiv="ENG")


def long_date(day: date) -> str:
    """`23 November 2026`"""
    return f"{day.day} {day:%B %Y}"


def is_limit(value: str) -> bool:
    """Whether the words are one length of time, from which a date follows ("5 working days")."""
    return LIMIT.fullmatch(value) is not None


def due_on(day: date, limit: str) -> date:
    """The last day of a limit that starts to run on `day`, which is not counted.

    Working days leave out weekends and the bank holidays of England. Raises ValueError for words that are
    not one length of time.
    """
    found = LIMIT.fullmatch(limit)
    if found is None:
        raise ValueError(f"{limit!r} is not one length of time.")
    count = int(found["count"])
    match found["unit"]:
        case "working day":
            return date.fromordinal(bank_holidays().get_nth_working_day(day, count).toordinal())
        case "calendar day":
            return day + timedelta(days=count)
        case unit:
            return day + relativedelta(**{f"{unit}s": count})  # type: ignore[arg-type]


@dataclass(frozen=True)
class Calendar:
    """Puts dates into words, as of one day."""

    today: date

    def say_today(self) -> str:
        """Today, in words."""
        return long_date(self.today)

    def say_due(self, limit: str) -> str:
        """The last day of a limit that starts today, in words."""
        return long_date(due_on(self.today, limit))
