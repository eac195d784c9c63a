"""`/services` and `/services/<id>` as pages: readable, linkable, without script."""

from collections.abc import Iterator

import httpx
import pytest
from bs4 import BeautifulSoup, Tag

from api.directory.loader import Directory

BROWSER = {"Accept": "text/html"}


def read(http: httpx.Client, path: str, status: int = 200) -> BeautifulSoup:
    """The page at a path."""
    answer = http.get(path, headers=BROWSER)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    return BeautifulSoup(answer.text, "html.parser")


def entries(page: BeautifulSoup) -> Iterator[Tag]:
    """Each service on a page."""
    yield from page.find_all("article")


def chosen(page: BeautifulSoup, name: str) -> str:
    """The value chosen in a list."""
    select = page.find("select", {"name": name})
    assert isinstance(select, Tag)
    [option] = select.find_all("option", selected=True)
    return str(option["value"])


@pytest.mark.parametrize("query", ["need=a-hug", "group=%3Cscript%3E", "borough=paris"])
def test_wrong_filter_shows_everything_and_says_so(
    reader: httpx.Client, directory: Directory, query: str
) -> None:
    page = read(reader, f"/services?{query}", status=422)

    summary = page.find(class_="govuk-error-summary")
    assert isinstance(summary, Tag)
    assert "Choose a need" in summary.get_text()
    assert "Error:" in str(page.title)
    assert len(list(entries(page))) == len(directory.services)
    assert "paris" not in page.get_text()


@pytest.mark.parametrize("path", ["/services/no-such-service", "/services/Galop", "/services/%2e%2e"])
def test_unknown_service_is_the_page_that_says_so(reader: httpx.Client, path: str) -> None:
    page = read(reader, path, status=404)

    assert "cannot find that page" in page.get_text()


def test_nothing_that_fits_leads_to_the_london_service(reader: httpx.Client) -> None:
    page = read(reader, "/services?text=xylophone")

    assert list(entries(page)) == []
    assert "0 services fit." in page.get_text()
    assert page.find("main").find_all("a", href="/services/london-victim-and-witness-service")  # type: ignore[union-attr]


def test_list_has_every_service_and_can_be_filtered_without_script(
    reader: httpx.Client, directory: Directory
) -> None:
    page = read(reader, "/services")

    assert [entry["id"] for entry in entries(page)] == [service.id for service in directory.services]
    assert len(page.find_all("h1")) == 1
    [form] = page.find_all("form")
    assert (form["method"], form["action"]) == ("get", "/services")
    assert {field["name"] for field in form.find_all(["select", "input"])} == {
        "need", "group", "borough", "open_now",
    }  # fmt: skip
    assert all(page.find("label", {"for": field["id"]}) for field in form.find_all(["select", "input"]))
    assert page.find("a", href="/exit")
    assert "{" not in page.get_text()


def test_form_shows_what_was_chosen(reader: httpx.Client) -> None:
    page = read(reader, "/services?need=feeling-safe&group=lgbt&borough=camden&open_now=true")

    assert [chosen(page, name) for name in ("need", "group", "borough")] == ["feeling-safe", "lgbt", "camden"]
    assert page.find("input", {"name": "open_now", "checked": True})


def test_form_sent_without_a_choice_gives_everything(reader: httpx.Client, directory: Directory) -> None:
    page = read(reader, "/services?need=&group=&borough=")

    assert len(list(entries(page))) == len(directory.services)


def test_every_service_has_a_page_of_its_own(reader: httpx.Client, directory: Directory) -> None:
    for service in directory.services:
        page = read(reader, f"/services/{service.id}")
        [title] = page.find_all("h1")
        assert title.get_text() == service.name
        text = page.get_text()
        assert "{" not in text
        for number in [*service.phones, *service.texts]:
            assert directory.value_of(number.fact) in text
        assert page.find("a", href=service.url)
        assert page.find("time")


def test_page_says_what_the_entry_says(reader: httpx.Client) -> None:
    text = " ".join(read(reader, "/services/galop").get_text().split())

    for words in (
        "0800 999 5428",
        "help@galop.org.uk",
        "Monday to Thursday, 10am to 8.30pm",
        "It may be closed on bank holidays.",
        "LGBT+ people",
        "31 December 2023",
        "We last checked its hours on 31 December 2023, over a year ago.",
    ):
        assert words in text


def test_service_without_a_confirmed_number_names_its_site_and_the_london_service(
    reader: httpx.Client,
) -> None:
    page = read(reader, "/services/cruse")

    assert not page.find_all("a", href=lambda to: to is not None and to.startswith(("tel:0", "sms:")))
    assert page.find("a", href="https://cruse.org.uk")
    assert page.find("a", href="/services/london-victim-and-witness-service")


def test_name_of_the_page_says_nothing_of_crime(reader: httpx.Client) -> None:
    titles = [str(read(reader, path).title.string) for path in ("/services", "/services/refuge")]  # type: ignore[union-attr]

    assert titles == ["Alongside - services", "Alongside - service"]


@pytest.mark.parametrize("path", ["/services", "/services/galop"])
def test_head_alone_can_be_asked_for(reader: httpx.Client, path: str) -> None:
    assert reader.head(path).status_code == 200
