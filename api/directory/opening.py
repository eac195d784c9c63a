"""Whether a service is open now, by London's clocks, and its hours in words.

Bank holidays are those of England. Hours that do not say what happens on one say nothing about that day.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import get_args

from api.content.dates import LONDON, bank_holidays
from api.directory.schemas import Hours, HoursWords, Span, Weekday

WEEK: tuple[Weekday, ...] = get_args(Weekday)


def clock_in_london(now: datetime) -> datetime:
    """What the clocks show, without a zone.

    In the hour that comes twice in October, the second time counts as the end of the first: what shut in it
    does not open again, and what was to open in it has opened.
    """
    local = now.astimezone(LONDON)
    shown = local.replace(tzinfo=None, fold=0)
    return shown.replace(minute=59, second=59, microsecond=999_999) if local.fold else shown


def spans_around(hours: Hours, shown: datetime) -> Iterator[tuple[date, datetime, datetime]]:
    """The spans that began today or the day before, each with the day, its start and its end."""
    for day in (shown.date() - timedelta(days=1), shown.date()):
        for span in hours.spans:
            if WEEK[day.weekday()] in span.days:
                start = datetime.combine(day, span.opens_at)
                end = datetime.combine(day, span.closes_at)
                yield day, start, end if end > start else end + timedelta(days=1)


def is_on_bank_holiday(day: date) -> bool:
    """Whether England has a bank holiday on that day."""
    return day in bank_holidays()


def is_open(hours: Hours | None, *, now: datetime) -> bool | None:
    """Whether they answer now; None where nobody knows."""
    if hours is None:
        return None
    if hours.day_and_night:
        return True
    shown = clock_in_london(now)
    begun = [day for day, start, end in spans_around(hours, shown) if start <= shown < end]
    if hours.bank_holidays == "as-usual":
        return bool(begun)
    if any(not is_on_bank_holiday(day) for day in begun):
        return True
    is_uncertain = bool(begun) or is_on_bank_holiday(shown.date())
    return None if is_uncertain and hours.bank_holidays == "unknown" else False


def say_now(hours: Hours | None, words: HoursWords, *, now: datetime) -> str | None:
    """Whether they answer now, in words; None where nobody knows."""
    return {True: words.open_now, False: words.closed_now, None: None}[is_open(hours, now=now)]


def say_time(time: str, words: HoursWords) -> str:
    """`8am`, `4.30pm`, `midday`, `midnight`"""
    hour, minute = int(time[:2]), int(time[3:])
    if minute == 0 and hour in (0, 12):
        return words.midday if hour else words.midnight
    minutes = f".{minute:02}" if minute else ""
    half = words.before_midday if hour < 12 else words.after_midday
    return half.format(time=f"{hour % 12 or 12}{minutes}")


def say_days(span: Span, words: HoursWords) -> str:
    """`Monday to Friday`, `Every day`, `Monday and Wednesday`"""
    names = [words.days[day] for day in WEEK if day in span.days]
    first = WEEK.index(span.days[0])
    is_run = list(span.days) == list(WEEK[first : first + len(span.days)])
    if len(names) == len(WEEK):
        return words.every_day
    if is_run and len(names) > 2:
        return words.days_in_a_row.format(first=names[0], last=names[-1])
    if len(names) == 1:
        return names[0]
    return words.days_apart.format(days=", ".join(names[:-1]), last=names[-1])


def say_span(span: Span, words: HoursWords) -> str:
    """`Monday to Friday, 8am to 8pm`"""
    return words.span.format(
        days=say_days(span, words), opens=say_time(span.opens, words), closes=say_time(span.closes, words)
    )


def list_hours(hours: Hours, words: HoursWords) -> list[str]:
    """The hours in words, a line for each span."""
    if hours.day_and_night:
        return [words.day_and_night]
    return [say_span(span, words) for span in hours.spans]


def say_bank_holidays(hours: Hours, words: HoursWords) -> str | None:
    """What is known of bank holidays, where it must be said."""
    return None if hours.day_and_night else words.bank_holidays[hours.bank_holidays]
