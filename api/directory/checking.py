"""How old an entry is, how we know of it, and what to say of that."""

from datetime import date

from dateutil.relativedelta import relativedelta

from api.content.dates import long_date
from api.directory.loader import Directory
from api.directory.schemas import Evidence, Service

KEPT_FRESH = relativedelta(months=12)


def day_of(evidence: Evidence, directory: Directory) -> date:
    """The day of the page that says so; of a page without a date, the day on which it was read."""
    return evidence.dated or directory.checked_on


def oldest_evidence(service: Service, directory: Directory) -> Evidence:
    """The oldest for what is shown: an entry is no fresher than its stalest part."""
    return min(service.confirmed.list_all(), key=lambda evidence: day_of(evidence, directory))


def last_checked(service: Service, directory: Directory) -> date:
    """The day on which the whole of it was known to be so."""
    return day_of(oldest_evidence(service, directory), directory)


def is_old(day: date, *, today: date) -> bool:
    """Whether more than twelve months have gone by since that day."""
    return day + KEPT_FRESH < today


def name_what_is_old(service: Service, directory: Directory, *, today: date) -> str | None:
    """What in the entry was last checked more than twelve months ago, in words."""
    old = [
        evidence is not None and is_old(day_of(evidence, directory), today=today)
        for evidence in (service.confirmed.service, service.confirmed.contact, service.confirmed.hours)
    ]
    if not any(old):
        return None
    words = directory.words.alert
    return words.its_hours if old == [False, False, True] else words.whole_entry


def find_alert(service: Service, directory: Directory, *, today: date) -> str | None:
    """What a person should know before they trust the entry."""
    words = directory.words.alert
    if what := name_what_is_old(service, directory, today=today):
        return words.old.format(what=what, day=long_date(last_checked(service, directory)))
    return words.not_confirmed if service.confirmed.service.by == "GK" else None


def say_how_we_know(service: Service, directory: Directory) -> str:
    """Where the part that was checked longest ago was confirmed, in a few words."""
    return directory.words.how_we_know[oldest_evidence(service, directory).by]
