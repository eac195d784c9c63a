"""`GET /api/services`, `/api/taxonomies` and `/api/taxonomy_terms`, held against the standard."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from jsonschema import Draft202012Validator, FormatChecker

from api.directory.hsds import make_service
from api.directory.loader import Directory
from api.directory.standard import Taxonomy, make_page
from tests.api.directory.standard_fields import LISTS, page_schema, schema_of


def list_faults(schema: dict[str, Any], document: Any) -> list[str]:
    """Where a document is not as the standard has it."""
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    return [f"{list(error.absolute_path)}: {error.message}" for error in validator.iter_errors(document)]


def named(services: list[dict[str, Any]], name: str) -> dict[str, Any]:
    """The one service of that name."""
    [found] = [service for service in services if service["name"] == name]
    return found


@pytest.fixture(scope="module")
def services(reader: httpx.Client) -> list[dict[str, Any]]:
    """Every service as it is served."""
    contents: list[dict[str, Any]] = reader.get("/api/services", params={"per_page": 100}).json()["contents"]
    return contents


@pytest.mark.parametrize(
    ("spoilt", "fault"),
    [
        ({"id": "galop"}, "uuid"),
        ({"status": "open"}, "status"),
        ({"colour": "red"}, "colour"),
        ({"phones": [{"id": str(uuid4())}]}, "number"),
        ({"assured_date": "last week"}, "date"),
    ],
    ids=["no UUID", "unknown status", "unknown field", "phone without a number", "no date"],
)
def test_the_check_against_the_standard_finds_faults(
    services: list[dict[str, Any]], spoilt: dict[str, Any], fault: str
) -> None:
    faults = list_faults(schema_of("service"), services[0] | spoilt)

    assert [each for each in faults if fault in each]


@pytest.mark.parametrize(
    ("query", "parameter", "one_of"),
    [
        ("need=a-hug", "need", "feeling-safe"),
        ("group=giants", "group", "hate-crime"),
        ("borough=paris", "borough", "hackney"),
    ],
)
def test_wrong_filter_is_a_problem_document_with_the_right_values(
    reader: httpx.Client, query: str, parameter: str, one_of: str
) -> None:
    answer = reader.get(f"/api/services?{query}")

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["code"] == "unknown-filter"
    assert body["parameter"] == parameter
    assert one_of in body["choices"]
    assert one_of in body["detail"]


@pytest.mark.parametrize("query", ["page=0", "page=x", "per_page=0", "per_page=101", "open_now=perhaps"])
def test_malformed_request_is_a_problem_document(reader: httpx.Client, query: str) -> None:
    answer = reader.get(f"/api/services?{query}")

    assert answer.status_code == 422
    assert answer.json()["code"] == "malformed-request"


@pytest.mark.parametrize("service_id", ["galop", str(uuid4()), "00000000-0000-0000-0000-000000000000"])
def test_unknown_service_is_a_problem_document(reader: httpx.Client, service_id: str) -> None:
    answer = reader.get(f"/api/services/{service_id}")

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "unknown-service"


def test_every_service_is_as_the_standard_has_it(
    services: list[dict[str, Any]], directory: Directory
) -> None:
    assert len(services) == len(directory.services)
    faults = {service["name"]: list_faults(schema_of("service"), service) for service in services}
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize("query", ["", "?full=false", "?page=2&per_page=10", "?page=999", "?text=xylophone"])
def test_page_is_as_the_standard_has_it(reader: httpx.Client, query: str) -> None:
    assert list_faults(page_schema("service"), reader.get(f"/api/services{query}").json()) == []


@pytest.mark.parametrize(
    ("number", "size", "first", "last", "empty"),
    [(1, 10, True, False, False), (3, 5, False, True, False), (4, 0, False, True, True)],
    ids=["first", "last", "past the end"],
)
def test_pages_of_a_list(number: int, size: int, first: bool, last: bool, empty: bool) -> None:
    entry = Taxonomy(id=uuid4(), name="A list", description="Of something.")

    page = make_page([entry] * 25, number=number, per_page=10)

    assert (page.total_items, page.total_pages, page.page_number) == (25, 3, number)
    assert (page.size, page.first_page, page.last_page, page.empty) == (size, first, last, empty)


def test_pages_together_hold_each_service_once(reader: httpx.Client, services: list[dict[str, Any]]) -> None:
    first = reader.get("/api/services?per_page=30").json()
    pages = [
        reader.get(f"/api/services?per_page=30&page={n + 1}").json() for n in range(first["total_pages"])
    ]

    assert [each["id"] for page in pages for each in page["contents"]] == [each["id"] for each in services]
    assert first["total_items"] == len(services)


def test_page_past_the_end_is_empty(reader: httpx.Client) -> None:
    page = reader.get("/api/services?page=999").json()

    assert page["contents"] == []
    assert page["empty"] is True
    assert page["last_page"] is True
    assert page["page_number"] == 999


@pytest.mark.parametrize(
    ("query", "inside", "outside"),
    [
        ("need=reporting", "Crimestoppers", "Samaritans"),
        ("group=lgbt", "Galop", "RoadPeace"),
        ("borough=camden", "London Victim and Witness Service", "HEET"),
        ("borough=waltham-forest", "HEET", "Nobody"),
        ("text=fraud", "Report Fraud", "Samaritans"),
        ("search=fraud", "Report Fraud", "Samaritans"),
        ("open_now=true", "Samaritans", "Men's Advice Line"),
        ("need=&group=&borough=", "Galop", "Nobody"),
    ],
)
def test_filter(reader: httpx.Client, query: str, inside: str, outside: str) -> None:
    names = {each["name"] for each in reader.get(f"/api/services?per_page=100&{query}").json()["contents"]}

    assert inside in names
    assert outside not in names


def test_service_by_its_id_is_the_one_of_the_list(
    reader: httpx.Client, services: list[dict[str, Any]]
) -> None:
    for service in services[:5]:
        answer = reader.get(f"/api/services/{service['id']}")
        assert answer.status_code == 200
        assert answer.json() == service
        assert reader.get(f"/api/services/{service['id'].upper()}").json() == service


def test_short_form_leaves_the_lists_out(reader: httpx.Client) -> None:
    short = reader.get("/api/services?full=false").json()["contents"][0]

    assert set(short).isdisjoint(LISTS)
    assert {"organization", "assured_date", "open_now", "eligibility_description"} <= set(short)


def test_entry_says_who_where_when_and_how(services: list[dict[str, Any]]) -> None:
    galop = named(services, "Galop")

    assert [phone["number"] for phone in galop["phones"]] == ["0800 999 5428"]
    assert galop["email"] == "help@galop.org.uk"
    assert [schedule["byday"] for schedule in galop["schedules"]] == ["MO,TU,WE,TH", "FR"]
    assert [area["name"] for area in galop["service_areas"]] == ["England and Wales"]
    assert {"lgbt", "hate-crime"} <= {each["taxonomy_term"]["code"] for each in galop["attributes"]}
    assert galop["assured_date"] == "2023-12-31"
    assert "over a year ago" in galop["alert"]
    assert named(services, "Childline")["maximum_age"] == 18
    assert named(services, "Shout")["phones"][0]["type"] == "text"
    assert named(services, "Shout")["phones"][0]["description"] == "Text the word SHOUT."
    assert (
        named(services, "ManKind Initiative")["fees_description"]
        == "The help is free. The phone call is not."
    )


def test_organisation_is_the_same_wherever_it_stands(services: list[dict[str, Any]]) -> None:
    organizations = {each["organization"]["id"]: each["organization"] for each in services}

    assert all(organizations[each["organization_id"]] == each["organization"] for each in services)
    assert (
        named(services, "National Domestic Abuse Helpline")["organization"]["website"]
        == "https://refuge.org.uk"
    )


def test_address_is_a_place_in_the_standard(services: list[dict[str, Any]]) -> None:
    [place] = named(services, "CALM Mediation")["service_at_locations"]

    assert place["location"]["addresses"][0]["postal_code"] == "SE5 0EG"


def test_open_now_is_true_false_or_null(services: list[dict[str, Any]]) -> None:
    assert all("open_now" in service for service in services)
    assert named(services, "Samaritans")["open_now"] is True
    assert named(services, "Cruse")["open_now"] is None


@pytest.mark.parametrize(
    ("month", "timezone", "opens_at"), [(1, 0, "09:00Z"), (7, 1, "09:00+01:00")], ids=["winter", "summer"]
)
def test_schedule_has_the_offset_of_the_day(
    directory: Directory, month: int, timezone: int, opens_at: str
) -> None:
    [karma] = [service for service in directory.services if service.id == "karma-nirvana"]

    [schedule] = make_service(directory, karma, now=datetime(2026, month, 15, tzinfo=UTC)).schedules

    assert (schedule.timezone, schedule.opens_at) == (timezone, opens_at)


def test_ids_never_change(services: list[dict[str, Any]]) -> None:
    """Others keep them: an id that changes is a new service to them."""
    assert named(services, "Galop")["id"] == "90473413-89ae-5bd4-9c01-9f24888b5c61"
    ids = [service["id"] for service in services]
    assert len({UUID(each) for each in ids}) == len(ids)


def test_taxonomies_and_terms_give_the_values_of_the_filters(reader: httpx.Client) -> None:
    taxonomies = reader.get("/api/taxonomies").json()
    assert list_faults(page_schema("taxonomy"), taxonomies) == []
    assert [each["name"] for each in taxonomies["contents"]] == ["Needs", "Groups", "Boroughs"]

    for taxonomy, parameter in zip(taxonomies["contents"], ("need", "group", "borough"), strict=True):
        terms = reader.get("/api/taxonomy_terms", params={"taxonomy_id": taxonomy["id"]}).json()
        assert list_faults(page_schema("taxonomy_term"), terms) == []
        assert terms["contents"]
        for term in terms["contents"]:
            assert reader.get("/api/services", params={parameter: term["code"]}).json()["total_items"] > 0


def test_any_site_may_read_it_without_a_key(reader: httpx.Client) -> None:
    assert reader.get("/api/services").headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in reader.get("/api/topics").headers
