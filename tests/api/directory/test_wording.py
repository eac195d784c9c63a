"""The directory's words are held to the style of the answers, and each kind of fault is found."""

import dataclasses
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from api.content.library import FOLDER, Library, read_library
from api.directory.loader import Directory, load_directory
from api.directory.opening import list_hours
from api.directory.schemas import Hours
from api.directory.wording import find_wording_problems
from tests.api.directory.test_wrong_directory import SERVICES, TERMS, edit

SHOUT = "description: Help by text, day or night."
HARD = "description: Confidential counselling, emotional support and practical information afterwards."


@dataclass(frozen=True)
class Fault:
    """A change that spoils the words: `new` stands under the key to be named."""

    case: str
    old: str
    new: str
    key: str
    problem: str
    file: str = SERVICES


FAULTS = [
    Fault("forbidden phrase", SHOUT, f"{SHOUT} Simply write.", "description", "'Simply' is not a word"),
    Fault("jargon", SHOUT, f"{SHOUT} Say indemnit.", "description", "'indemnit' needs an entry"),
    Fault("acronym", SHOUT, f"{SHOUT} Ask the XYZ.", "description", "'xyz' needs an entry"),
    Fault("number in words", SHOUT, f"{SHOUT} Wait two hours.", "description", "'two' is a number"),
    Fault("description too hard", SHOUT, HARD, "description", "reading grade"),
    Fault("curly apostrophe", SHOUT, f"{SHOUT} It\u2019s good.", "description", "plain text message"),
    Fault("text too long", SHOUT, f"{SHOUT}{' Ring us.' * 40}", "description", "320 at most"),
    Fault("phrase in a note", "note: This signs", "note: This easily signs", "texts.0.note", "'easily'"),
    Fault("character in a name", "name: Galop", "name: Gal\u014dp", "name", "plain text message"),
    Fault("number of a group", "name: Children", "name: Under 18", "groups.16", "'18' is", TERMS),
    Fault("phrase of a need", "A person who", "A client who", "needs.2.description", "'client'", TERMS),
    Fault("hard need", "A person who listens", "Emotional availability", "needs.2", "grade", TERMS),
    Fault("character in a borough", "name: Barnet", "name: B\u0101rnet", "boroughs.1.name", "plain", TERMS),
    Fault("phrase around entries", "Chat on its", "Just click its", "words.chat", "'just click'", TERMS),
    Fault("number around entries", "over a year ago", "one year ago", "alert.old", "'one year'", TERMS),
    Fault("dash around entries", "{first} to {last}", "{first} \u2013 {last}", "days_in", "plain", TERMS),
]  # fmt: skip


@pytest.fixture(scope="module")
def library() -> Library:
    """The repository's content."""
    return read_library()[0]


@pytest.fixture
def copied(library: Library, tmp_path: Path) -> Library:
    """The same, with a copy of the directory's files, to be spoilt; one word more is jargon."""
    for name in (SERVICES, TERMS, "style.yml"):
        shutil.copy(FOLDER / name, tmp_path / name)
    edit(tmp_path / "style.yml", "jargon:\n", "jargon:\n  - indemnit\n")
    return dataclasses.replace(library, folder=tmp_path)


def test_words_of_the_directory_are_ours(library: Library, directory: Directory) -> None:
    assert list(find_wording_problems(library, directory)) == []


@pytest.mark.parametrize("fault", FAULTS, ids=[each.case for each in FAULTS])
def test_fault_is_told_with_file_line_and_key(copied: Library, fault: Fault) -> None:
    line = edit(copied.folder / fault.file, fault.old, fault.new)

    problems = list(find_wording_problems(copied, load_directory(copied.facts, copied.folder)))

    [found] = [problem for problem in problems if fault.problem.lower() in problem.lower()]
    assert f"{fault.file}, line {line}, " in found
    assert fault.key in found


@pytest.mark.parametrize(
    "words",
    [
        "The Parliamentary and Health Service Ombudsman helps.",
        "Ask the Criminal Injuries Compensation Authority.",
        "Ring {police_emergency}.",
        "You can ask for a Victim Personal Statement.",
    ],
    ids=["name", "another name", "fact", "term of the glossary"],
)
def test_name_fact_or_explained_term_is_not_too_hard(copied: Library, words: str) -> None:
    edit(copied.folder / SERVICES, SHOUT, f"description: {words}")

    assert list(find_wording_problems(copied, load_directory(copied.facts, copied.folder))) == []


def test_words_around_the_entries_come_from_the_file(copied: Library) -> None:
    edit(copied.folder / TERMS, "free: The help is free.", "free: It costs nothing.")
    edit(copied.folder / TERMS, "day_and_night: Day and night", "day_and_night: At all times")

    directory = load_directory(copied.facts, copied.folder)

    assert directory.say_fees(directory.services[0]) == "It costs nothing."
    assert list_hours(Hours(day_and_night=True), directory.words.hours) == ["At all times, every day"]
