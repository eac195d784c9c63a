"""The directory in the Open Referral UK form: `/api/services`, `/api/taxonomies`, `/api/taxonomy_terms`."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response

from api.directory.hsds import make_listed, make_service
from api.directory.identifiers import identify_service
from api.directory.loader import Directory
from api.directory.service import Wanted, get_service, list_services
from api.directory.standard import ListedService, Page, Service, Taxonomy, TaxonomyTerm, make_page
from api.directory.taxonomies import list_taxonomies, list_terms
from api.kit.clock import utc_now
from api.kit.problem_schema import problem_responses

PAGE = Query(ge=1, le=10_000, description="the number of the page, from 1")
PER_PAGE = Query(ge=1, le=100, description="how many on a page")
TEXT = Query(max_length=200, description="words that stand in the entry, in any order")
FULL = Query(description="false leaves out phones, schedules and the other lists")


async def let_any_site_read(response: Response) -> None:
    """Open Referral UK asks for it, so that any directory can show this one; nothing here is secret."""
    response.headers["Access-Control-Allow-Origin"] = "*"


router = APIRouter(prefix="/api", tags=["directory"], dependencies=[Depends(let_any_site_read)])


def get_directory(request: Request) -> Directory:
    """The directory this process loaded at its start."""
    directory = request.app.state.directory
    assert isinstance(directory, Directory)
    return directory


LoadedDirectory = Annotated[Directory, Depends(get_directory)]


def get_wanted(
    need: Annotated[str | None, Query(description="an id of the taxonomy Needs")] = None,
    group: Annotated[str | None, Query(description="an id of the taxonomy Groups")] = None,
    borough: Annotated[str | None, Query(description="an id of the taxonomy Boroughs")] = None,
    text: Annotated[str | None, TEXT] = None,
    search: Annotated[str | None, Query(max_length=200, description="the same as text")] = None,
    open_now: Annotated[bool, Query(description="true leaves only those known to be open")] = False,
) -> Wanted:
    """The filters of a request; an empty one, as a form sends it, is none."""
    return Wanted(
        need=need or None,
        group=group or None,
        borough=borough or None,
        text=text or search or None,
        open_now=open_now,
    )


WhatIsWanted = Annotated[Wanted, Depends(get_wanted)]


@router.get("/services", responses=problem_responses(422), response_model_exclude_unset=True)
async def list_services_in_standard(
    directory: LoadedDirectory,
    wanted: WhatIsWanted,
    page: Annotated[int, PAGE] = 1,
    per_page: Annotated[int, PER_PAGE] = 50,
    full: Annotated[bool, FULL] = True,
) -> Page[Service] | Page[ListedService]:
    """The services that fit, the London service first."""
    now = utc_now()
    found = list_services(directory, wanted, now=now)
    if full:
        entries = [make_service(directory, service, now=now) for service in found]
        return make_page(entries, number=page, per_page=per_page)
    listed = [make_listed(directory, service, now=now) for service in found]
    return make_page(listed, number=page, per_page=per_page)


@router.get("/services/{service_id}", responses=problem_responses(404), response_model_exclude_unset=True)
async def get_service_in_standard(service_id: str, directory: LoadedDirectory) -> Service:
    """One service, with everything that belongs to it."""
    found = get_service(directory, lambda service: str(identify_service(service)) == service_id.lower())
    return make_service(directory, found, now=utc_now())


@router.get("/taxonomies")
async def list_taxonomies_in_standard(
    directory: LoadedDirectory,
    page: Annotated[int, PAGE] = 1,
    per_page: Annotated[int, PER_PAGE] = 50,
) -> Page[Taxonomy]:
    """The lists from which the filters take their values."""
    return make_page(list_taxonomies(directory), number=page, per_page=per_page)


@router.get("/taxonomy_terms", responses=problem_responses(422))
async def list_terms_in_standard(
    directory: LoadedDirectory,
    taxonomy_id: UUID | None = None,
    page: Annotated[int, PAGE] = 1,
    per_page: Annotated[int, PER_PAGE] = 100,
) -> Page[TaxonomyTerm]:
    """The needs, groups and boroughs by which services can be filtered."""
    terms = [term for term in list_terms(directory) if taxonomy_id in (None, term.taxonomy_id)]
    return make_page(terms, number=page, per_page=per_page)
