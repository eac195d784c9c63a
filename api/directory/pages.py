"""The directory as pages: `/services` with its filters, and a page for each service, without script."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.content.dates import london_day
from api.directory.checking import find_alert, last_checked, say_how_we_know
from api.directory.loader import Directory
from api.directory.opening import list_hours, say_bank_holidays, say_now
from api.directory.places import say_to_check
from api.directory.reaching import say_number
from api.directory.routes import LoadedDirectory, WhatIsWanted
from api.directory.schemas import Address, Ages, AgesWords, Number, Service
from api.directory.service import UnknownFilter, Wanted, get_service, list_services
from api.kit.clock import utc_now

router = APIRouter(include_in_schema=False)

# A program that looks whether a link still leads somewhere asks for the head alone.
READ = ["GET", "HEAD"]


@dataclass(frozen=True)
class ShownNumber:
    """A number, as it is read and as a phone dials it."""

    value: str
    note: str | None

    @property
    def dialled(self) -> str:
        """Without the spaces."""
        return self.value.replace(" ", "")


@dataclass(frozen=True)
class ShownService:
    """One entry as the page shows it."""

    id: str
    name: str
    organisation: str
    description: str
    url: str
    who: str
    ages: str | None
    areas: str
    check_borough: str | None
    phones: list[ShownNumber]
    texts: list[ShownNumber]
    email: str | None
    chat: bool
    how: str | None
    languages: str
    interpreters: str | None
    fees: str
    address: str | None
    hours: list[str]
    hours_note: str
    now: str | None
    alert: str | None
    checked_on: date
    how_we_know: str

    @property
    def site(self) -> str:
        """The address of its site, as it is read."""
        return self.url.removeprefix("https://").removeprefix("www.")


def say_ages(ages: Ages, words: AgesWords) -> str | None:
    """`16 and over`, `up to 18`, `11 to 25`"""
    if ages.min is None:
        return None if ages.max is None else words.up_to.format(max=ages.max)
    if ages.max is None:
        return words.over.format(min=ages.min)
    return words.between.format(min=ages.min, max=ages.max)


def say_address(directory: Directory, address: Address | None) -> str | None:
    """Where to go, in one line."""
    if address is None:
        return None
    return directory.words.address.format(street=address.street, postcode=address.postcode)


def show_numbers(directory: Directory, numbers: list[Number]) -> list[ShownNumber]:
    """Numbers with what to know of them."""
    return [ShownNumber(directory.value_of(each.fact), say_number(directory, each)) for each in numbers]


def say_hours_note(directory: Directory, service: Service) -> str:
    """What to know of its hours."""
    words = directory.words.hours
    if service.hours is None:
        return words.not_known
    notes = (say_bank_holidays(service.hours, words), directory.say_if_known(service.hours.note))
    return " ".join(note for note in notes if note)


def show_service(directory: Directory, service: Service, *, now: datetime) -> ShownService:
    """The entry in words."""
    words = directory.words
    return ShownService(
        id=service.id,
        name=service.name,
        organisation=service.organisation,
        description=directory.say(service.description),
        url=service.url,
        who=directory.say(service.who),
        ages=say_ages(service.ages, words.ages),
        areas=", ".join(directory.name_of_area(area) for area in service.areas),
        check_borough=say_to_check(directory, service),
        phones=show_numbers(directory, list(service.phones)),
        texts=show_numbers(directory, list(service.texts)),
        email=directory.value_of(service.email.fact) if service.email else None,
        chat=service.chat,
        how=directory.say_if_known(service.how),
        languages=", ".join(words.languages[language] for language in service.languages),
        interpreters=directory.say_if_known(service.interpreters),
        fees=directory.say_fees(service),
        address=say_address(directory, service.address),
        hours=list_hours(service.hours, words.hours) if service.hours else [],
        hours_note=say_hours_note(directory, service),
        now=say_now(service.hours, words.hours, now=now),
        alert=find_alert(service, directory, today=london_day(now)),
        checked_on=last_checked(service, directory),
        how_we_know=say_how_we_know(service, directory),
    )


def show(request: Request, name: str, context: dict[str, Any], *, status_code: int = 200) -> HTMLResponse:
    """A page, which knows the address that a printed copy of it names."""
    address = request.app.state.settings.public_url.partition("://")[2].rstrip("/")
    page: HTMLResponse = request.app.state.templates.TemplateResponse(
        request, f"services/{name}.html", {"address": address, **context}, status_code=status_code
    )
    return page


def show_list(
    request: Request,
    directory: Directory,
    wanted: Wanted,
    services: list[Service],
    now: datetime,
    error: str | None,
) -> HTMLResponse:
    """The page with the filters and the services that fit."""
    context = {
        "directory": directory,
        "wanted": wanted,
        "services": [show_service(directory, service, now=now) for service in services],
        "total": len(directory.services),
        "error": error,
    }
    return show(request, "list", context, status_code=422 if error else 200)


@router.api_route("/services", methods=READ)
async def show_services(request: Request, directory: LoadedDirectory, wanted: WhatIsWanted) -> HTMLResponse:
    """Every service that fits; after a filter that there is not, all of them, and that it is not one."""
    now = utc_now()
    try:
        services, error = list_services(directory, wanted, now=now), None
    except UnknownFilter:
        error = directory.words.wrong_filter
        wanted = Wanted()
        services = list_services(directory, wanted, now=now)
    return show_list(request, directory, wanted, services, now, error)


@router.api_route("/services/{service_id}", methods=READ)
async def show_one_service(request: Request, service_id: str, directory: LoadedDirectory) -> HTMLResponse:
    """One service, so that it can be linked."""
    found = get_service(directory, lambda service: service.id == service_id)
    return show(request, "service", {"service": show_service(directory, found, now=utc_now())})
