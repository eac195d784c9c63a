"""A second edition of the Code stands beside the first, and takes over on its day."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from api.content.files import ContentWrong
from api.content.library import FOLDER
from api.content.loader import load_library
from api.content.rendering import render

LAST_DAY, FIRST_DAY = date(2027, 3, 31), date(2027, 4, 1)
OLD, NEW = "victims-code-2021", "victims-code-2027"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The content with a second edition, in which one answer has new words and the others are the same."""
    folder = tmp_path / "content"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    editions = folder / "editions.yml"
    added = f"- {{id: {NEW}, title: New, valid_from: {FIRST_DAY}, valid_to: null}}\n"
    editions.write_text(editions.read_text().replace("valid_to: null", f"valid_to: {LAST_DAY}") + added)
    old = folder / "answers/bail-conditions.yml"
    new = folder / f"answers/bail-conditions.{NEW}.yml"
    new.write_text(old.read_text().replace(OLD, NEW).replace("what: |-\n", "what: |-\n  New words. ", 1))
    for path in folder.glob("answers/*.yml"):
        if path not in (old, new):
            path.write_text(path.read_text().replace(f"[{OLD}]", f"[{OLD}, {NEW}]"))
    return folder


def test_new_words_take_over_on_the_first_day_of_the_edition(folder: Path) -> None:
    library = load_library(folder, today=LAST_DAY)

    before, after = library.on(LAST_DAY), library.on(FIRST_DAY)

    assert (before.edition.id, after.edition.id) == (OLD, NEW)
    assert "New words." not in render(before.answers["bail-conditions"], "web")
    assert "New words." in render(after.answers["bail-conditions"], "web")
    assert len(before.answers) == len(after.answers) == 53


def test_answer_that_the_new_edition_lacks_is_named(folder: Path) -> None:
    (folder / f"answers/bail-conditions.{NEW}.yml").unlink()

    with pytest.raises(ContentWrong, match=f"bail-conditions has 0 answers in the edition {NEW}"):
        load_library(folder, today=LAST_DAY)


def test_two_answers_in_one_edition_are_named(folder: Path) -> None:
    path = folder / "answers/bail-conditions.yml"
    path.write_text(path.read_text().replace(f"[{OLD}]", f"[{OLD}, {NEW}]"))

    with pytest.raises(ContentWrong, match=f"bail-conditions has 2 answers in the edition {NEW}"):
        load_library(folder, today=LAST_DAY)


def test_dates_in_the_words_are_of_the_day_asked_for(folder: Path) -> None:
    library = load_library(folder, today=LAST_DAY)

    words = library.on(date(2026, 11, 23)).answers["case-updates"].when
    later = library.on(date(2026, 11, 24)).answers["case-updates"].when

    assert any("30 November 2026" in passage.say for passage in words)
    assert any("1 December 2026" in passage.say for passage in later)
