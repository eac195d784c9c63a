"""`/topics/{id}`: the whole answer of a topic, for whoever reads it."""

from typing import Any

import httpx
import pytest

from api.content.vocabulary import PARTS
from api.pages.topic_page import ORDER
from tests.api.pages.reading import CIRCUMSTANCES, TOPICS, open_page, part_of, said, words_of

# Its time limits differ with enhanced rights, by the reference notes.
DIFFERS = "case-updates"


def get_answer(reader: httpx.Client, topic: str, circumstance: str | None = None) -> dict[str, Any]:
    """What the API says of the same."""
    query = {"circumstance": circumstance} if circumstance else {}
    answer: dict[str, Any] = reader.get(f"/api/topics/{topic}", params=query).json()
    return answer


@pytest.mark.parametrize("topic", TOPICS)
def test_every_part_of_the_answer_stands_under_its_question(reader: httpx.Client, topic: str) -> None:
    answer = get_answer(reader, topic)
    page = open_page(reader, f"/topics/{topic}")

    assert words_of(part_of(page, "h1")) == said(answer["label"])
    assert words_of(part_of(page, "[data-part=what]")) == said(answer["parts"]["what"])
    for part in ORDER:
        section = part_of(page, f"[data-part={part}]")
        heading = words_of(part_of(section, "h2"))
        assert words_of(section) == f"{heading} {said(answer['parts'][part])}"
        if part not in ("simple", "more"):
            assert heading == said(answer["questions"][part])
    assert set(PARTS) == {"what", *ORDER}


@pytest.mark.parametrize("topic", TOPICS)
def test_page_says_rights_sources_edition_and_review(reader: httpx.Client, topic: str) -> None:
    answer = get_answer(reader, topic)
    page = open_page(reader, f"/topics/{topic}")

    rights = [words_of(right) for right in page.select(".app-rights li")]
    assert rights == [f"Right {right['number']}: {right['title']}" for right in answer["rights"]]
    origin = part_of(page, ".app-origin")
    links = [(words_of(link), link["href"]) for link in origin.select("li a")]
    assert links == [(said(source["title"]), source["url"]) for source in answer["sources"]]
    assert [time["datetime"] for time in origin.select("time")] == [
        answer["reviewed_on"],
        answer["review_due_on"],
    ]
    assert "Checked on" in words_of(origin)
    assert ("Victims' Code, 2021 edition" in words_of(origin)) == (answer["edition"] is not None)


@pytest.mark.parametrize("topic", TOPICS)
def test_words_of_law_on_the_page_are_explained_in_a_closed_note(reader: httpx.Client, topic: str) -> None:
    page = open_page(reader, f"/topics/{topic}")
    meanings = {term["term"]: term["meaning"] for term in reader.get("/api/glossary").json()}

    notes = page.select("details.app-notes")
    assert all(not note.has_attr("open") for note in notes)
    for entry in page.select("details.app-notes dl > div"):
        term, meaning = part_of(entry, "dt"), part_of(entry, "dd")
        assert words_of(meaning) == said(meanings[words_of(term)])


def test_note_has_the_terms_of_the_answer(reader: httpx.Client) -> None:
    note = part_of(open_page(reader, f"/topics/{DIFFERS}"), "details.app-notes")

    assert words_of(part_of(note, "summary")) == "What these words mean"
    assert {"Arrest", "Witness Care Unit"} <= {words_of(term) for term in note.select("dt")}


@pytest.mark.parametrize("topic", TOPICS)
def test_numbers_of_the_page_have_their_source_and_how_sure_we_are(reader: httpx.Client, topic: str) -> None:
    answer = get_answer(reader, topic)
    page = open_page(reader, f"/topics/{topic}")
    known = {(fact["value"], fact["source"]["url"]) for fact in answer["facts"]}

    entries = page.select("details.app-numbers dl > div")
    shown = [(words_of(part_of(entry, "dt")), part_of(entry, "a")["href"]) for entry in entries]
    assert set(shown) <= known
    assert all("We read it on" in words_of(entry) for entry in entries)
    parts = " ".join(answer["parts"].values())
    # A short one, an age, may stand in a phone number.
    assert [
        value for value, _ in known if len(value) > 3 and value in parts and value not in dict(shown)
    ] == []


def test_numbers_are_those_that_this_reader_sees(reader: httpx.Client) -> None:
    limits = {
        circumstance: [
            words_of(about)
            for about in open_page(reader, f"/topics/{DIFFERS}?circumstance={circumstance}").select(
                "details.app-numbers dl > div dd:nth-of-type(1)"
            )
        ]
        for circumstance in ("standard-rights", "enhanced-rights")
    }

    in_general = "court bail, arrest warrant or re-arrest, from when the Witness Care Unit is told"
    assert in_general in limits["standard-rights"]
    assert in_general not in limits["enhanced-rights"]
    assert f"{in_general}, with enhanced rights" in limits["enhanced-rights"]
    assert f"{in_general}, with enhanced rights" not in limits["standard-rights"]


@pytest.mark.parametrize("circumstance", CIRCUMSTANCES)
def test_chosen_circumstance_changes_the_time_limits(reader: httpx.Client, circumstance: str) -> None:
    page = open_page(reader, f"/topics/{DIFFERS}?circumstance={circumstance}")

    when = words_of(part_of(page, "[data-part=when]"))
    assert said(get_answer(reader, DIFFERS, circumstance)["parts"]["when"]) in when
    assert said(get_answer(reader, DIFFERS)["parts"]["when"]) not in when
    [chosen] = page.select("details.app-chooser[open] a[aria-current=true]")
    assert chosen["href"] == f"/topics/{DIFFERS}?circumstance={circumstance}"


@pytest.mark.parametrize("circumstance", ["", "rich", "bereaved'--", "BEREAVED"])
def test_circumstance_that_we_do_not_know_gives_the_words_for_anyone(
    reader: httpx.Client, circumstance: str
) -> None:
    page = open_page(reader, f"/topics/{DIFFERS}?circumstance={circumstance}")

    assert said(get_answer(reader, DIFFERS)["parts"]["when"]) in words_of(part_of(page, "[data-part=when]"))
    assert not page.select("details.app-chooser[open]")


@pytest.mark.parametrize("topic", TOPICS)
def test_circumstance_is_asked_only_where_it_changes_the_words(reader: httpx.Client, topic: str) -> None:
    anyone = get_answer(reader, topic)["parts"]
    differs = any(get_answer(reader, topic, each)["parts"] != anyone for each in CIRCUMSTANCES)

    page = open_page(reader, f"/topics/{topic}")

    links = [link["href"] for link in page.select("details.app-chooser a")]
    address = f"/topics/{topic}"
    wanted = [address, *(f"{address}?circumstance={each}" for each in CIRCUMSTANCES)]
    assert links == (wanted if differs else [])


def test_page_leads_to_the_chat(reader: httpx.Client) -> None:
    link = part_of(open_page(reader, f"/topics/{DIFFERS}"), ".app-way-on a")

    assert (link["href"], words_of(link)) == ("/", "Ask about this in the chat")


def test_page_names_its_own_address_for_paper(reader: httpx.Client) -> None:
    page = open_page(reader, f"/topics/{DIFFERS}?circumstance=bereaved")

    printed = words_of(part_of(page, ".app-print-only"))
    assert printed == f"From Alongside: alongside.example.org/topics/{DIFFERS}"
