"""The shapes of the Human Services Data Specification 3.0, on which Open Referral UK rests.

Only the fields that we have something to say in. `open_now` is ours: the standard lets an answer say more.
"""

from datetime import date
from typing import Any, Generic, Literal, TypeVar
from uuid import UUID

from pydantic import BaseModel, Field

Entry = TypeVar("Entry", bound=BaseModel)


class Taxonomy(BaseModel):
    """A list of terms: the needs, the groups or the boroughs."""

    id: UUID
    name: str
    description: str


class TaxonomyTerm(BaseModel):
    """A need, a group or a borough; `code` is the value that `GET /api/services` takes."""

    id: UUID
    code: str
    name: str
    description: str
    taxonomy: str
    taxonomy_id: UUID


class Attribute(BaseModel):
    """That a term is true of a service."""

    id: UUID
    link_id: UUID
    link_type: Literal["need", "group"]
    link_entity: Literal["service"] = "service"
    taxonomy_term_id: UUID
    taxonomy_term: TaxonomyTerm


class Organization(BaseModel):
    """Who runs the service."""

    id: UUID
    name: str
    description: str
    website: str


class Phone(BaseModel):
    """A number to ring (`voice`) or to text (`text`)."""

    id: UUID
    service_id: UUID
    number: str
    type: Literal["voice", "text"]
    description: str | None = None


class Schedule(BaseModel):
    """A span of a week. The standard has one offset from UTC, not a zone: it is London's on the day asked."""

    id: UUID
    service_id: UUID
    timezone: int
    freq: Literal["WEEKLY"] = "WEEKLY"
    interval: int = 1
    byday: str
    opens_at: str
    closes_at: str
    description: str
    notes: str


class ServiceArea(BaseModel):
    """Where the service is for."""

    id: UUID
    service_id: UUID
    name: str
    description: str | None = None


class PostalAddress(BaseModel):
    """A place to go to."""

    id: UUID
    location_id: UUID
    address_1: str
    city: str
    region: str
    state_province: str
    postal_code: str
    country: Literal["GB"] = "GB"
    address_type: Literal["physical"] = "physical"


class Location(BaseModel):
    """The place of an address."""

    id: UUID
    location_type: Literal["physical"] = "physical"
    name: str
    addresses: list[PostalAddress]


class ServiceAtLocation(BaseModel):
    """That a service is given at a place."""

    id: UUID
    service_id: UUID
    location_id: UUID
    location: Location


class SpokenLanguage(BaseModel):
    """A language in which help is given."""

    id: UUID
    service_id: UUID
    name: str
    code: str


class ListedService(BaseModel):
    """A service without its lists. `assured_date`: the day it was last checked; `alert`: when to doubt it."""

    id: UUID
    organization_id: UUID
    name: str
    description: str
    url: str
    email: str | None = None
    status: Literal["active"] = "active"
    interpretation_services: str | None = None
    application_process: str | None = None
    fees_description: str
    eligibility_description: str
    minimum_age: int | None = None
    maximum_age: int | None = None
    assured_date: date
    alert: str | None = None
    organization: Organization
    open_now: bool | None = Field(description="whether they answer now; null where their hours are not known")


class Service(ListedService):
    """A service with everything that belongs to it."""

    phones: list[Phone]
    schedules: list[Schedule]
    service_areas: list[ServiceArea]
    service_at_locations: list[ServiceAtLocation]
    languages: list[SpokenLanguage]
    attributes: list[Attribute]


class Page(BaseModel, Generic[Entry]):
    """One page of a list. `size` counts what is on this page; one past the end is empty."""

    total_items: int
    total_pages: int
    page_number: int
    size: int
    first_page: bool
    last_page: bool
    empty: bool
    contents: list[Entry]


def what_is_known(**fields: Any) -> dict[str, Any]:
    """The fields that have a value: the standard leaves the others out."""
    return {name: value for name, value in fields.items() if value is not None}


def make_page(entries: list[Entry], *, number: int, per_page: int) -> Page[Entry]:
    """The page of that number, from 1."""
    shown = entries[(number - 1) * per_page : number * per_page]
    pages = max(1, -(-len(entries) // per_page))
    return Page(
        total_items=len(entries),
        total_pages=pages,
        page_number=number,
        size=len(shown),
        first_page=number == 1,
        last_page=number >= pages,
        empty=not shown,
        contents=shown,
    )
