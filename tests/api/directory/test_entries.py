"""What the directory lists and leaves out: no number that nobody confirmed, the London service first."""

import re
from datetime import date

import httpx
import pytest

from api.content.checks.reading import HIGHEST_GRADE, grade
from api.content.glossary import Glossary
from api.content.library import FOLDER
from api.directory.checking import find_alert, last_checked
from api.directory.loader import Directory
from api.directory.schemas import Service

TODAY = date(2026, 11, 23)

# Every number and address of the research that rests on general knowledge, or that must be checked first.
NOT_CONFIRMED = [
    "18000", "jo@samaritans.org", "0800 068 4141", "88247", "0808 808 1677", "0808 168 9291", "0300 303 1984",
    "0300 332 1000", "0800 144 8848", "0808 800 4444", "0808 802 5565", "advice@solacewomensaid.org",
    "020 8571 0800", "020 7846 8350", "020 8519 7241", "07587 134 122", "0808 808 8141", "020 7383 0700",
    "0808 801 0500", "0800 999 5786", "0808 500 2222", "020 3299 6900", "0808 801 0860", "08088 010 818",
    "0800 032 3263", "0800 456 1226", "020 7708 8000", "0800 160 1069", "help@brake.org.uk", "0121 472 2912",
    "0300 123 2220", "0303 123 1113", "0800 138 1625", "07717 989 025", "help@nspcc.org.uk",
]  # fmt: skip
NOT_LISTED = [
    "Survivors Together", "National Male Survivor", "LGBT Jigsaw", "Victim Focus Desk"
]  # fmt: skip


def find_service(directory: Directory, service_id: str) -> Service:
    """The service with that id in our file."""
    [found] = [service for service in directory.services if service.id == service_id]
    return found


def stands_in(number: str, text: str) -> bool:
    """Whether a number or address stands in a text, with or without its spaces."""
    spaced = r"\s*".join(re.escape(part) for part in number.replace(" ", ""))
    return re.search(rf"(?<![\w-]){spaced}(?![\w-])", text) is not None


@pytest.fixture(scope="module")
def shown(reader: httpx.Client) -> list[str]:
    """Everything that a person or a program is told, and the files that it comes from."""
    return [
        reader.get("/api/services", params={"per_page": 100}).text,
        reader.get("/services").text,
        (FOLDER / "services.yml").read_text(),
        (FOLDER / "facts.yml").read_text(),
    ]


@pytest.mark.parametrize("number", NOT_CONFIRMED)
def test_number_that_nobody_confirmed_is_not_shown(shown: list[str], number: str) -> None:
    assert [stands_in(number, text) for text in shown] == [False] * 4


@pytest.mark.parametrize(
    "number", ["116 123", "0808 2000 247", "08 08 16 89 111", "85258", "01823 334 244", "fmu@fcdo.gov.uk"]
)
def test_number_that_is_confirmed_is_shown(shown: list[str], number: str) -> None:
    api, page, _, facts = shown

    assert stands_in(number, api)
    assert stands_in(number, page)
    assert stands_in(number, facts)


@pytest.mark.parametrize("name", NOT_LISTED)
def test_service_that_must_not_be_listed_is_not(reader: httpx.Client, name: str) -> None:
    assert name not in reader.get("/services").text


def test_london_service_comes_first_with_its_site_and_no_number(directory: Directory) -> None:
    first = directory.services[0]

    assert first.id == "london-victim-and-witness-service"
    assert first.url == "https://londonvws.org.uk"
    assert not first.can_be_reached


def test_line_for_sixteen_and_over_is_not_offered_to_children(directory: Directory) -> None:
    for_children = [service for service in directory.services if "under-18" in service.groups]

    assert find_service(directory, "rape-and-sexual-abuse-support-line") not in for_children
    assert all((service.ages.min or 0) < 16 for service in for_children)
    assert {"childline", "nspcc-helpline"} <= {service.id for service in for_children}


def test_worry_about_immigration_leads_to_a_charity_and_not_to_the_police(directory: Directory) -> None:
    found = [service for service in directory.services if "immigration" in service.needs]

    assert found[0].id == "southall-black-sisters"
    assert not [service for service in found if "police" in service.organisation.lower()]


def test_each_need_and_each_group_has_a_service(directory: Directory) -> None:
    needs = {need for service in directory.services for need in service.needs}
    groups = {group for service in directory.services for group in service.groups}

    assert needs == set(directory.needs)
    assert groups == set(directory.groups)


def test_boroughs_are_the_thirty_two_and_the_city(directory: Directory) -> None:
    assert len(directory.boroughs) == 33
    assert {"city-of-london", "westminster", "barking-and-dagenham"} <= set(directory.boroughs)


@pytest.mark.parametrize(
    ("service_id", "checked", "today", "is_marked"),
    [
        ("samaritans", date(2026, 11, 23), date(2027, 11, 23), False),
        ("samaritans", date(2026, 11, 23), date(2027, 11, 24), True),
        ("national-road-victim-service", date(2020, 12, 31), TODAY, True),
        ("galop", date(2023, 12, 31), TODAY, True),
        ("report-fraud", date(2025, 12, 31), TODAY, False),
        ("report-fraud", date(2025, 12, 31), date(2027, 1, 1), True),
    ],
    ids=["to the day", "a day more", "old page", "old hours", "last year's page", "the year after"],
)
def test_entry_older_than_twelve_months_is_marked(
    directory: Directory, service_id: str, checked: date, today: date, is_marked: bool
) -> None:
    service = find_service(directory, service_id)

    assert last_checked(service, directory) == checked
    alert = find_alert(service, directory, today=today)
    assert (alert is not None and "over a year ago" in alert) is is_marked


def test_mark_says_what_is_old(directory: Directory) -> None:
    galop = find_alert(find_service(directory, "galop"), directory, today=TODAY)
    brake = find_alert(find_service(directory, "national-road-victim-service"), directory, today=TODAY)

    assert galop is not None
    assert galop.startswith("We last checked its hours on 31 December 2023")
    assert brake is not None
    assert brake.startswith("We last checked this on 31 December 2020")


def test_entry_that_nobody_confirmed_says_so(directory: Directory) -> None:
    alert = find_alert(find_service(directory, "cruse"), directory, today=TODAY)

    assert alert == "We have not confirmed this yet. Look at its own site first."


def test_descriptions_together_can_be_read_at_eleven(directory: Directory, glossary: Glossary) -> None:
    descriptions = [service.description for service in directory.services]

    assert grade(" ".join(descriptions), glossary) <= HIGHEST_GRADE
