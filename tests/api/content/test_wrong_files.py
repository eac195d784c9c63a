"""Wrong content files stop the start, and each problem names file, line and key."""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from api.content.files import ContentWrong
from api.content.loader import FOLDER, load_content

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
    Break("right that there is not", ANSWER, "right: 6", "right: 13", "right"),
    Break("right in words", ANSWER, "right: 6", "right: six", "right"),
    Break("unknown edition", ANSWER, "edition: victims-code-2021", "edition: victims-code-1066", "edition"),
    Break("no day of the month", ANSWER, "reviewed_on: 2026-", "reviewed_on: 2026-13-", "reviewed_on"),
    Break("empty words", ANSWER, "right: 6", "right: 6\ncost: ''", "cost", 1),
    Break("topic of another file", ANSWER, "topic: bail-conditions", "topic: complaints", "topic"),
    Break("topic that there is not", ANSWER, "topic: bail-conditions", "topic: bail-terms", "topic"),
    Break("unknown source", ANSWER, "sources: [", "sources: [hearsay, ", "sources"),
    Break("unknown fact", ANSWER, "right: 6", "right: 6\ncost: 'It costs {price_of_bail}.'", "cost", 1),
    Break("label in an answer", ANSWER, "right: 6", "right: 6\ncost: 'It costs {label}.'", "cost", 1),
    Break("not YAML", ANSWER, "right: 6", "right: [6", ""),
    Break("key twice", ANSWER, "right: 6", "right: 6\nright: 6", "right", 1),
    Break("misspelt topic id", "topics.yml", "- id: bail-conditions", "- id: Bail Conditions", "id"),
    Break("topic twice", "topics.yml", "- id: bail-conditions", "- id: complaints", "complaints"),
    Break("unknown stage of a topic", "topics.yml", "stage: at-trial", "stage: in-court", "stage"),
    Break("label too long", "topics.yml", 'label: "', 'label: "' + "long " * 10, "label"),
    Break("unknown topic at a stage", "stages.yml", "topics: [", "topics: [no-such-topic, ", "topics"),
    Break("unknown stage", "stages.yml", "- id: at-trial", "- id: in-court", "id"),
    Break("stage twice", "stages.yml", "- id: at-trial", "- id: before-trial", "before-trial"),
    Break("misspelt key of a stage", "stages.yml", "topics: [", "topcs: [", "topcs"),
    Break("unknown fact in a stage", "stages.yml", 'summary: "', 'summary: "{no_such_fact} ', "summary"),
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
        load_content(folder, today=TODAY)

    where = [problem for problem in raised.value.problems if str(path) in problem and broken.key in problem]
    assert where, f"no problem names {broken.file} and {broken.key}: {raised.value}"
    # An unclosed bracket is seen only further down.
    lines = [int(number) for each in where for number in re.findall(r"line (\d+)", each)]
    assert line in lines or (broken.case == "not YAML" and lines), raised.value


@pytest.mark.parametrize("name", ["topics.yml", "stages.yml", "facts.yml", "sources.yml", "lines.yml"])
def test_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()

    with pytest.raises(ContentWrong, match=name):
        load_content(folder, today=TODAY)


@pytest.mark.parametrize(
    "words",
    [b"", b"- a list\n", b"topic: \xff\xfe\n", b"topic: \x07\n", b"\ttopic: x\n"],
    ids=["empty", "a list", "not UTF-8", "a bell", "a tab"],
)
def test_file_that_is_no_mapping_in_yaml_is_named(folder: Path, words: bytes) -> None:
    (folder / ANSWER).write_bytes(words)

    with pytest.raises(ContentWrong, match=r"bail-conditions\.yml"):
        load_content(folder, today=TODAY)


def test_every_problem_is_told_at_once(folder: Path) -> None:
    edit(folder / ANSWER, "right: 6", "right: 13")
    edit(folder / "answers/complaints.yml", "topic: complaints", "topic: Complaints")

    with pytest.raises(ContentWrong) as raised:
        load_content(folder, today=TODAY)

    assert len(raised.value.problems) >= 2


def test_missing_source_of_an_answer_is_an_error(folder: Path) -> None:
    words = (folder / ANSWER).read_text()
    without = "".join(line for line in words.splitlines(keepends=True) if not line.startswith("sources:"))
    (folder / ANSWER).write_text(without)

    with pytest.raises(ContentWrong, match="sources"):
        load_content(folder, today=TODAY)


def test_answer_about_a_right_without_a_source_is_an_error(folder: Path) -> None:
    words = (folder / ANSWER).read_text()
    (folder / ANSWER).write_text(words.replace("sources: [", "sources: []  # ["))

    with pytest.raises(ContentWrong, match="sources"):
        load_content(folder, today=TODAY)


def test_content_as_it_is_has_no_problem(folder: Path) -> None:
    assert load_content(folder, today=TODAY).topics


def test_command_tells_that_the_content_is_right() -> None:
    checked = subprocess.run(
        [sys.executable, "-m", "api", "check-content"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert checked.returncode == 0, checked.stderr
    assert "no problem found" in checked.stdout
