"""What holds for all reading pages."""

import re

import httpx
import pytest

from tests.api.pages.reading import EVERY_ANSWER, STAGES, TOPICS, open_page, words_of

PATHS = ["/topics", "/topics/case-updates", "/stages", "/stages/reporting", "/glossary", "/card"]
NAMES_CRIME = re.compile(r"crim|polic|victim|abuse|assault|court|offen|emergency", re.IGNORECASE)


@pytest.mark.parametrize(
    "path",
    [
        "/topics/no-such-topic",
        "/topics/bail_conditions",
        "/stages/any",
        "/stages/reporting/now",
        "/glossary/bail",
    ],
)
def test_page_that_there_is_not_is_a_page_that_says_so(reader: httpx.Client, path: str) -> None:
    answer = reader.get(path)

    assert answer.status_code == 404
    assert "We cannot find that page" in answer.text
    assert reader.head(path).status_code == 404


def test_topic_that_there_is_not_is_a_problem_document_to_a_program(reader: httpx.Client) -> None:
    answer = reader.get("/topics/no-such-topic", headers={"Accept": "application/json"})

    assert answer.status_code == 404
    assert answer.json()["code"] == "unknown-topic"


@pytest.mark.parametrize("path", PATHS)
def test_head_says_that_the_page_is_there(reader: httpx.Client, path: str) -> None:
    answer = reader.head(path)

    assert (answer.status_code, answer.text) == (200, "")


@pytest.mark.parametrize("path", PATHS)
def test_page_may_not_be_kept_and_runs_nothing_of_others(reader: httpx.Client, path: str) -> None:
    headers = reader.get(path).headers

    assert headers["Cache-Control"] == "no-store"
    assert "unsafe" not in headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", [*PATHS, *(f"/topics/{topic}" for topic in TOPICS)])
def test_title_in_the_browser_does_not_say_what_the_page_is_about(reader: httpx.Client, path: str) -> None:
    title = open_page(reader, path).title

    assert title is not None
    assert not NAMES_CRIME.search(title.text)


@pytest.mark.parametrize("path", [*PATHS, "/", "/nowhere"])
def test_every_page_leads_to_all_the_others(reader: httpx.Client, path: str) -> None:
    page = reader.get(path).text

    for other in ("/", "/stages", "/topics", "/services", "/glossary", "/card"):
        assert f'<a href="{other}"' in page


@pytest.mark.parametrize("path", PATHS)
def test_navigation_says_which_page_this_is(reader: httpx.Client, path: str) -> None:
    here = [link["href"] for link in open_page(reader, path).select("footer a[aria-current=page]")]

    assert here == ([path] if path.count("/") == 1 else [])


@pytest.mark.parametrize("path", EVERY_ANSWER)
def test_links_of_a_page_to_our_own_pages_lead_somewhere(reader: httpx.Client, path: str) -> None:
    links = {str(link["href"]) for link in open_page(reader, path).select("main a[href^='/']")}

    assert links
    assert {link for link in links if reader.head(link).status_code not in (200, 405)} == set()


def test_topics_are_all_listed_under_their_stages(reader: httpx.Client) -> None:
    page = open_page(reader, "/topics")

    listed = [str(link["href"]) for link in page.select("main li a")]
    assert listed == [f"/topics/{topic['id']}" for topic in in_order_of_stages(reader)]
    labels = [stage["label"] for stage in reader.get("/api/stages").json()]
    assert [words_of(heading) for heading in page.select("h2")] == ["At any time", *labels]


def in_order_of_stages(reader: httpx.Client) -> list[dict[str, str]]:
    """The catalogue, those for any time first."""
    topics = reader.get("/api/topics").json()
    return [topic for stage in ("any", *STAGES) for topic in topics if topic["stage"] == stage]


def test_stages_are_listed_in_their_order(reader: httpx.Client) -> None:
    links = open_page(reader, "/stages").select("main ol a")

    assert [link["href"] for link in links] == [f"/stages/{stage}" for stage in STAGES]


def test_glossary_has_every_term_once_in_order_each_with_an_anchor(reader: httpx.Client) -> None:
    page = open_page(reader, "/glossary")
    known = {term["term"]: term for term in reader.get("/api/glossary").json()}

    terms = [words_of(term) for term in page.select("main dt")]
    assert terms == sorted(known, key=str.casefold)
    for name, term in known.items():
        [entry] = page.select(f"main div[id='{term['id']}']")
        assert words_of(entry).startswith(f"{name} {term['meaning']}")


def test_letters_of_the_glossary_lead_to_their_terms(reader: httpx.Client) -> None:
    page = open_page(reader, "/glossary")

    letters = page.select("nav[aria-label=Letters] a")
    assert len(letters) > 10
    for letter in letters:
        [heading] = page.select(f"h2[id='{str(letter['href'])[1:]}']")
        assert words_of(heading) == words_of(letter)
