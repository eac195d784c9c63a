"""`/stages/{id}`: the three steps of a stage, its topics, and the stages around it."""

from typing import Any

import httpx
import pytest

from tests.api.pages.reading import CIRCUMSTANCES, STAGES, open_page, part_of, said, words_of


def get_stage(reader: httpx.Client, stage: str, circumstance: str | None = None) -> dict[str, Any]:
    """What the API says of the same."""
    query = {"circumstance": circumstance} if circumstance else {}
    answer: dict[str, Any] = reader.get(f"/api/stages/{stage}", params=query).json()
    return answer


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("circumstance", [None, *CIRCUMSTANCES])
def test_stage_has_its_three_steps(reader: httpx.Client, stage: str, circumstance: str | None) -> None:
    known = get_stage(reader, stage, circumstance)
    query = f"?circumstance={circumstance}" if circumstance else ""

    page = open_page(reader, f"/stages/{stage}{query}")

    assert words_of(part_of(page, "h1")) == said(known["label"])
    assert [words_of(section) for section in page.select(".app-answer section")] == [
        f"What you are entitled to now {said(known['now'])}",
        f"What should have happened by now {said(known['by_now'])}",
        f"What comes next {said(known['next'])}",
    ]


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("query", ["", "?circumstance=under-18"], ids=["unsaid", "under 18"])
def test_stage_leads_to_its_topics_for_the_same_reader(reader: httpx.Client, stage: str, query: str) -> None:
    known = get_stage(reader, stage)
    page = open_page(reader, f"/stages/{stage}{query}")

    links = [(str(link["href"]), words_of(link)) for link in page.select("main li a[href^='/topics/']")]
    assert links == [(f"/topics/{topic['id']}{query}", said(topic["label"])) for topic in known["topics"]]


@pytest.mark.parametrize("place", range(len(STAGES)), ids=STAGES)
def test_stage_leads_to_the_stages_before_and_after_it(reader: httpx.Client, place: int) -> None:
    page = open_page(reader, f"/stages/{STAGES[place]}?circumstance=bereaved")

    found = {
        name: [link["href"] for link in page.select(f".govuk-pagination a[rel={name}]")]
        for name in ("prev", "next")
    }
    around = {"prev": STAGES[:place][-1:], "next": STAGES[place + 1 :][:1]}
    assert found == {
        name: [f"/stages/{stage}?circumstance=bereaved" for stage in stages]
        for name, stages in around.items()
    }


@pytest.mark.parametrize("stage", STAGES)
def test_stage_says_where_its_words_come_from(reader: httpx.Client, stage: str) -> None:
    origin = part_of(open_page(reader, f"/stages/{stage}"), ".app-origin")
    known = reader.get("/api/topics/entitlements-by-stage").json()

    assert [link["href"] for link in origin.select("li a")] == [source["url"] for source in known["sources"]]
    assert "Victims' Code, 2021 edition" in words_of(origin)
    assert "Checked on" in words_of(origin)


@pytest.mark.parametrize("stage", STAGES)
def test_words_of_law_in_a_stage_are_explained_in_a_closed_note(reader: httpx.Client, stage: str) -> None:
    note = part_of(open_page(reader, f"/stages/{stage}"), "details.app-notes")

    assert not note.has_attr("open")
    assert len(note.select("dt")) == len(note.select("dd")) > 0


@pytest.mark.parametrize("stage", STAGES)
def test_circumstance_is_asked_only_where_it_changes_the_stage(reader: httpx.Client, stage: str) -> None:
    differs = any(get_stage(reader, stage, each) != get_stage(reader, stage) for each in CIRCUMSTANCES)

    assert bool(open_page(reader, f"/stages/{stage}").select("details.app-chooser")) == differs


def test_circumstance_that_we_do_not_know_gives_the_words_for_anyone(reader: httpx.Client) -> None:
    page = open_page(reader, "/stages/investigation?circumstance=rich")

    assert said(get_stage(reader, "investigation")["by_now"]) in words_of(part_of(page, ".app-answer"))
    assert not page.select("main a[href*='rich']")
