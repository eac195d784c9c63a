"""Finds services: by need, group, borough, words, and whether they are open now."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from api.directory.loader import Directory
from api.directory.opening import is_open
from api.directory.schemas import Service, Term
from api.kit.errors import ServiceError


class UnknownService(ServiceError):
    """No such service in the directory."""

    status_code = 404
    code = "unknown-service"
    detail = "There is no service with this id. GET /api/services lists them."


class UnknownFilter(ServiceError):
    """A need, group or borough that there is not; it is not repeated, for it may be a person's own words."""

    status_code = 422
    code = "unknown-filter"


@dataclass(frozen=True)
class Wanted:
    """What to look for; what is None does not matter."""

    need: str | None = None
    group: str | None = None
    borough: str | None = None
    text: str | None = None
    open_now: bool = False


def refuse_unknown(kind: str, chosen: str | None, known: Mapping[str, Term]) -> None:
    """Raise `UnknownFilter`, with the right values, for one that there is not."""
    if chosen is not None and chosen not in known:
        choices = list(known)
        raise UnknownFilter(
            f"There is no {kind} of that name. Choose one of: {', '.join(choices)}.",
            extensions={"parameter": kind, "choices": choices},
        )


def check_wanted(directory: Directory, wanted: Wanted) -> None:
    """Raise `UnknownFilter` for a value that no filter has."""
    refuse_unknown("need", wanted.need, directory.needs)
    refuse_unknown("group", wanted.group, directory.groups)
    refuse_unknown("borough", wanted.borough, directory.boroughs)


def covers(directory: Directory, service: Service, borough: str) -> bool:
    """Whether it is for that borough; one for London or for the country is for each."""
    return borough in service.areas or any(area in directory.wide_areas for area in service.areas)


def has_words(directory: Directory, service: Service, text: str) -> bool:
    """Whether each word stands somewhere in the entry, in any letter case."""
    said = (
        service.name,
        service.organisation,
        directory.say(service.description),
        directory.say(service.who),
    )
    entry = " ".join(said).casefold()
    return all(word in entry for word in text.casefold().split())


def list_services(directory: Directory, wanted: Wanted, *, now: datetime) -> list[Service]:
    """The services that fit, in the directory's order. Raises `UnknownFilter`."""
    check_wanted(directory, wanted)

    def fits(service: Service) -> bool:
        return (
            (wanted.need is None or wanted.need in service.needs)
            and (wanted.group is None or wanted.group in service.groups)
            and (wanted.borough is None or covers(directory, service, wanted.borough))
            and (not wanted.text or has_words(directory, service, wanted.text))
            and (not wanted.open_now or is_open(service.hours, now=now) is True)
        )

    return [service for service in directory.services if fits(service)]


def get_service(directory: Directory, is_it: Callable[[Service], bool]) -> Service:
    """The one service of which that is true. Raises `UnknownService`."""
    found: Sequence[Service] = [service for service in directory.services if is_it(service)]
    if not found:
        raise UnknownService
    return found[0]
