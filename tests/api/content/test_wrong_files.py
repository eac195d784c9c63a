"""Wrong content files stop the start, and each problem names file, line and key."""

import re
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from api.content.files import ContentWrong
from api.content.library import FOLDER
from api.content.loader import load_library

TODAY = date(2026, 1, 1)
ANSWER = "answers/bail-conditions.yml"


@dataclass(frozen=True)
class Break:
    """A change that makes a file wrong: `new` stands on the line and under the key to be named."""

    case: str
    file: str
    old: str
    new: str
    key: str
    line: int = 0  # of the line to be named, counted from the first line of `new`


BREAKS = [
    Break("unknown key in an answer", ANSWER, "who: |-", "whom: |-", "whom"),
    Break("right that there is not", ANSWER, "rights: [6", "rights: [13", "rights"),
    Break("right in words", ANSWER, "rights: [6", "rights: [six", "rights"),
    Break("unknown edition", ANSWER, "[victims-code-2021]", "[victims-code-1066]", "editions"),
    Break("unknown group", ANSWER, "applies_to: [", "applies_to: [giants, ", "applies_to"),
    Break("unknown stage of an answer", ANSWER, "stages: [", "stages: [in-court, ", "stages"),
    Break("part that is missing", ANSWER, "cost:", "costs:", "costs"),
    Break("unknown condition", ANSWER, "if: enhanced-rights", "if: left-handed", "when"),
    Break("guidance that is missing", ANSWER, "  avoid:", "  shun:", "guide.shun"),
    Break("no day of the month", ANSWER, "reviewed_on: 2026-", "reviewed_on: 2026-13-", "reviewed_on"),
    Break("empty words", ANSWER, "cost: |-", "cost: ''\nwhat_else: |-", "cost"),
    Break("topic of another file", ANSWER, "topic: bail-conditions", "topic: complaints", "topic"),
    Break("topic that there is not", ANSWER, "topic: bail-conditions", "topic: bail-terms", "topic"),
    Break("unknown source", ANSWER, "sources: [", "sources: [hearsay, ", "sources"),
    Break("unknown fact", ANSWER, "cost: |-\n", "cost: |-\n  {price_of_bail} ", "cost"),
    Break("label in an answer", ANSWER, "cost: |-\n", "cost: |-\n  {label} ", "cost"),
    Break("day of what is no time", ANSWER, "cost: |-\n", "cost: |-\n  {police_emergency.by} ", "cost"),
    Break("not YAML", ANSWER, "rights: [6", "rights: [[6", ""),
    Break("key twice", ANSWER, "rights: [6", "rights: [6]\nrights: [6", "rights", 1),
    Break("misspelt topic id", "topics.yml", "- id: bail-conditions", "- id: Bail Conditions", "id"),
    Break(
        "topic twice",
        "topics.yml",
        "topics:\n",
        "topics:\n  - id: complaints\n    stage: any\n    title: Twice\n    label: Twice\n",
        "complaints",
    ),
    Break("unknown stage of a topic", "topics.yml", "stage: at-trial", "stage: in-court", "stage"),
    Break("label too long", "topics.yml", 'label: "', 'label: "' + "long " * 10, "label"),
    Break("unknown topic at a stage", "stages.yml", "topics: [", "topics: [no-such-topic, ", "topics"),
    Break("unknown stage", "stages.yml", "- id: at-trial", "- id: in-court", "id"),
    Break(
        "edition that leaves a gap",
        "editions.yml",
        "valid_to: null}",
        "valid_to: 2027-03-31}\n- {id: victims-code-2027, title: New, valid_from: 2027-05-01}",
        "editions.1.valid_from",
        1,
    ),
    Break("unknown topic of a term", "glossary.yml", "topic: ", "topic: no-such-", "terms"),
    Break("right twice", "rights.yml", "number: 2", "number: 1", "rights", -2),
    Break("misspelt key of a stage", "stages.yml", "topics: [", "topcs: [", "topcs"),
    Break("unknown fact in a stage", "stages.yml", "    now: You", '    now: "{no_such_fact}" #', "now"),
    Break("line that nobody speaks", "lines.yml", "  thanks:", "  thank_you:", "thank_you"),
    Break("line without its words for texts", "lines.yml", "    sms:", "    fax:", "fax"),
    Break(
        "unknown fact in a line", "lines.yml", 'web: "Hello.', 'web: "Hello {no_such_fact}.', "greeting.web"
    ),
    Break("source without https", "sources.yml", 'url: "https://', 'url: "http://', "url"),
    Break("fact without confidence", "facts.yml", "confidence: ", "sureness: ", "sureness"),
    Break(
        "fact of unknown source",
        "facts.yml",
        "source: police-emergency",
        "source: hearsay",
        "police_emergency",
    ),
    Break(
        "fact with a name in capitals",
        "facts.yml",
        "  police_emergency:",
        "  Police_Emergency:",
        "Police_Emergency",
    ),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content, to be broken."""
    shutil.copytree(FOLDER, tmp_path / "content", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return tmp_path / "content"


def edit(path: Path, old: str, new: str) -> int:
    """Change the first `old` to `new`; the line on which it stands."""
    words = path.read_text()
    assert old in words, f"{old!r} stands in {path.name}"
    path.write_text(words.replace(old, new, 1))
    return words[: words.index(old)].count("\n") + 1


@pytest.mark.parametrize("broken", BREAKS, ids=[each.case for each in BREAKS])
def test_wrong_file_gives_an_error_with_file_line_and_key(folder: Path, broken: Break) -> None:
    path = folder / broken.file
    line = edit(path, broken.old, broken.new) + broken.line

    with pytest.raises(ContentWrong) as raised:
        load_library(folder, today=TODAY)

    where = [problem for problem in raised.value.problems if str(path) in problem and broken.key in problem]
    assert where, f"no problem names {broken.file} and {broken.key}: {raised.value}"
    # An unclosed bracket is seen only further down.
    lines = [int(number) for each in where for number in re.findall(r"line (\d+)", each)]
    assert line in lines or (broken.case == "not YAML" and lines), raised.value


@pytest.mark.parametrize(
    "name",
    [
        "topics.yml",
        "stages.yml",
        "facts.yml",
        "sources.yml",
        "lines.yml",
        "glossary.yml",
        "editions.yml",
        "rights.yml",
    ],
)
def test_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()

    with pytest.raises(ContentWrong, match=name):
        load_library(folder, today=TODAY)


@pytest.mark.parametrize(
    "words",
    [b"", b"- a list\n", b"topic: \xff\xfe\n", b"topic: \x07\n", b"\ttopic: x\n"],
    ids=["empty", "a list", "not UTF-8", "a bell", "a tab"],
)
def test_file_that_is_no_mapping_in_yaml_is_named(folder: Path, words: bytes) -> None:
    (folder / ANSWER).write_bytes(words)

    with pytest.raises(ContentWrong, match=r"bail-conditions\.yml"):
        load_library(folder, today=TODAY)


def test_day_that_there_is_not_is_told_with_its_file(folder: Path) -> None:
    edit(folder / ANSWER, "reviewed_on: 2026-11-23", "reviewed_on: 2026-11-31")

    with pytest.raises(
        ContentWrong, match=r"bail-conditions\.yml: a value in this file is not possible: day"
    ):
        load_library(folder, today=TODAY)


def test_every_problem_is_told_at_once(folder: Path) -> None:
    edit(folder / ANSWER, "rights: [6", "rights: [13")
    edit(folder / "answers/complaints.yml", "topic: complaints", "topic: Complaints")

    with pytest.raises(ContentWrong) as raised:
        load_library(folder, today=TODAY)

    assert len(raised.value.problems) >= 2


def test_missing_source_of_an_answer_is_an_error(folder: Path) -> None:
    words = (folder / ANSWER).read_text()
    without = "".join(line for line in words.splitlines(keepends=True) if not line.startswith("sources:"))
    (folder / ANSWER).write_text(without)

    with pytest.raises(ContentWrong, match="sources"):
        load_library(folder, today=TODAY)


def test_answer_about_a_right_without_a_source_is_an_error(folder: Path) -> None:
    words = (folder / ANSWER).read_text()
    (folder / ANSWER).write_text(words.replace("sources: [", "sources: []  # ["))

    with pytest.raises(ContentWrong, match="sources"):
        load_library(folder, today=TODAY)


def test_topic_without_an_answer_is_an_error(folder: Path) -> None:
    (folder / ANSWER).unlink()

    with pytest.raises(ContentWrong, match="bail-conditions has 0 answers in the edition victims-code-2021"):
        load_library(folder, today=TODAY)


def test_content_as_it_is_has_no_problem(folder: Path) -> None:
    assert load_library(folder, today=TODAY).topics
