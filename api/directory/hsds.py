"""Says a service in the words of the standard, Human Services Data Specification 3.0."""

from datetime import datetime
from typing import Any, Literal

from api.content.dates import london_day
from api.directory.checking import find_alert, last_checked
from api.directory.identifiers import identify, identify_service
from api.directory.loader import Directory
from api.directory.opening import is_open
from api.directory.places import list_areas, list_places
from api.directory.reaching import list_phones, say_how_to_start
from api.directory.schemas import Language, Service
from api.directory.standard import (
    Attribute,
    ListedService,
    Organization,
    SpokenLanguage,
    TaxonomyTerm,
    what_is_known,
)
from api.directory.standard import Service as StandardService
from api.directory.taxonomies import make_term
from api.directory.timetable import list_schedules

CODES: dict[Language, str] = {"english": "en", "bsl": "bfi"}


def make_organization(directory: Directory, service: Service) -> Organization:
    """Who runs it, the names of all that they run here, and the plainest of these services' sites."""
    runs = [each for each in directory.services if each.organisation == service.organisation]
    return Organization(
        id=identify("organization", service.organisation),
        name=service.organisation,
        description=directory.words.runs.format(services=", ".join(each.name for each in runs)),
        website=min((each.url for each in runs), key=len),
    )


def list_languages(directory: Directory, service: Service) -> list[SpokenLanguage]:
    """The languages in which help is given."""
    return [
        SpokenLanguage(
            id=identify("language", service.id, language),
            service_id=identify_service(service),
            name=directory.words.languages[language],
            code=CODES[language],
        )
        for language in service.languages
    ]


def make_attribute(service: Service, kind: Literal["need", "group"], term: TaxonomyTerm) -> Attribute:
    """That one term is true of the service."""
    return Attribute(
        id=identify("attribute", service.id, term.taxonomy, term.code),
        link_id=identify_service(service),
        link_type=kind,
        link_entity="service",
        taxonomy_term_id=term.id,
        taxonomy_term=term,
    )


def list_attributes(directory: Directory, service: Service) -> list[Attribute]:
    """The needs it meets and the groups it is made for."""
    needs = [make_term(directory, "need", directory.needs[need]) for need in service.needs]
    groups = [make_term(directory, "group", directory.groups[group]) for group in service.groups]
    return [
        *(make_attribute(service, "need", term) for term in needs),
        *(make_attribute(service, "group", term) for term in groups),
    ]


def own_fields(directory: Directory, service: Service, now: datetime) -> dict[str, Any]:
    """The fields that are no lists. `open_now` is there even where nobody knows."""
    organization = make_organization(directory, service)
    known = what_is_known(
        id=identify_service(service),
        organization_id=organization.id,
        name=service.name,
        description=directory.say(service.description),
        url=service.url,
        email=directory.value_of(service.email.fact) if service.email else None,
        status="active",
        interpretation_services=directory.say_if_known(service.interpreters),
        application_process=say_how_to_start(directory, service),
        fees_description=directory.say_fees(service),
        eligibility_description=directory.say(service.who),
        minimum_age=service.ages.min,
        maximum_age=service.ages.max,
        assured_date=last_checked(service, directory),
        alert=find_alert(service, directory, today=london_day(now)),
        organization=organization,
    )
    return known | {"open_now": is_open(service.hours, now=now)}


def make_listed(directory: Directory, service: Service, *, now: datetime) -> ListedService:
    """The service without its lists."""
    return ListedService(**own_fields(directory, service, now))


def make_service(directory: Directory, service: Service, *, now: datetime) -> StandardService:
    """The service with everything that belongs to it."""
    return StandardService(
        **own_fields(directory, service, now),
        phones=list(list_phones(directory, service)),
        schedules=list_schedules(directory, service, now),
        service_areas=list_areas(directory, service),
        service_at_locations=list_places(directory, service),
        languages=list_languages(directory, service),
        attributes=list_attributes(directory, service),
    )
