"""When a service answers, as the schedules of the standard."""

from datetime import datetime, timedelta

from api.content.dates import LONDON
from api.directory.identifiers import identify, identify_service
from api.directory.loader import Directory
from api.directory.opening import WEEK, list_hours, say_bank_holidays
from api.directory.schemas import Hours, Service, Span, Weekday
from api.directory.standard import Schedule

ALWAYS = Span(days=list(WEEK), opens="00:00", closes="23:59")


def short_day(day: Weekday) -> str:
    """`MO`"""
    return day[:2].upper()


def say_offset(offset: timedelta) -> str:
    """`Z` in winter, `+01:00` in summer."""
    hours = round(offset / timedelta(hours=1))
    return f"+{hours:02}:00" if hours else "Z"


def say_notes(directory: Directory, hours: Hours) -> str:
    """What to know beside the times."""
    words = directory.words.hours
    notes = (words.london_clocks, say_bank_holidays(hours, words), directory.say_if_known(hours.note))
    return " ".join(note for note in notes if note)


def make_schedule(
    directory: Directory, service: Service, hours: Hours, span: Span, said: str, now: datetime
) -> Schedule:
    """One span of the week, with the offset from UTC that London has now."""
    offset = now.astimezone(LONDON).utcoffset() or timedelta()
    days = ",".join(short_day(day) for day in span.days)
    return Schedule(
        id=identify("schedule", service.id, days, span.opens, span.closes),
        service_id=identify_service(service),
        timezone=round(offset / timedelta(hours=1)),
        freq="WEEKLY",
        interval=1,
        byday=days,
        opens_at=span.opens + say_offset(offset),
        closes_at=span.closes + say_offset(offset),
        description=said,
        notes=say_notes(directory, hours),
    )


def list_schedules(directory: Directory, service: Service, now: datetime) -> list[Schedule]:
    """The hours, where they are known."""
    hours = service.hours
    if hours is None:
        return []
    words = list_hours(hours, directory.words.hours)
    return [
        make_schedule(directory, service, hours, span, said, now)
        for span, said in zip(hours.spans or [ALWAYS], words, strict=True)
    ]
