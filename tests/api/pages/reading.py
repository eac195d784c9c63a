"""What a page says, read as a program reads it."""

from typing import get_args

import httpx
from bs4 import BeautifulSoup, Tag

from api.content.conditions import Circumstance
from api.content.files import read_file
from api.content.library import FOLDER
from api.content.schemas import StagesFile, TopicsFile

TOPICS = [topic.id for topic in read_file(FOLDER / "topics.yml", TopicsFile).topics]
STAGES = [stage.id for stage in read_file(FOLDER / "stages.yml", StagesFile).stages]
# The address of each topic and each stage.
EVERY_ANSWER = [*(f"/topics/{topic}" for topic in TOPICS), *(f"/stages/{stage}" for stage in STAGES)]
CIRCUMSTANCES = get_args(Circumstance)


def words_of(part: Tag) -> str:
    """The words, with each run of white space as one."""
    return " ".join(part.get_text(" ").split())


def said(words: str) -> str:
    """Content as `words_of` would give it."""
    return " ".join(words.split())


def open_page(reader: httpx.Client, path: str) -> Tag:
    """The page. Fails when it is no whole page of ours: a title, one h1, the way out, every value put in."""
    answer = reader.get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    page = BeautifulSoup(answer.text, "html.parser")
    assert page.title is not None
    assert page.title.text.startswith("Alongside - ")
    assert len(page.select("h1")) == 1
    assert page.select_one("header a.govuk-js-exit-this-page-button[href='/exit'][rel~=noreferrer]")
    assert page.select_one("a[href='#main-content']")
    assert page.select_one("main a[href='tel:999']")
    assert not page.select("[style], style, script:not([src])")
    assert "{" not in page.get_text()
    return page


def part_of(page: Tag, selector: str) -> Tag:
    """The one part that there must be."""
    [found] = page.select(selector)
    return found
