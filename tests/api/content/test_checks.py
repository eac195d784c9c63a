"""Each check of the words finds what it is for."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from api.content.checks.lengths import not_one_text, too_many_words
from api.content.checks.numbers import find_numbers
from api.content.checks.phrases import find_forbidden, find_unexplained_jargon
from api.content.checks.problems import TypedText, read_style
from api.content.checks.reading import HIGHEST_GRADE, HIGHEST_GRADE_SIMPLE, grade
from api.content.checks.report import check_content
from api.content.glossary import Glossary
from api.content.library import FOLDER, Library
from api.content.schemas import Forbidden, StyleFile, Term

BAIL = Term(id="bail", term="Bail", also=["on bail"], meaning="Free until the case is heard.")
STYLE = StyleFile(
    forbidden=[
        Forbidden(phrase="unfortunately", why="It helps nobody."),
        Forbidden(phrase="!", why="Shouting."),
    ],
    jargon=["remand", "bail"],
    names=["NEXT"],
)


def typed(words: str) -> list[TypedText]:
    """The words, as if they stood in a file."""
    return [TypedText(Path("answers/x.yml"), ("what",), words)]


@pytest.mark.parametrize(
    "words",
    [
        "Call 101.",
        "Within 5 days.",
        "It costs £20.",
        "You have two weeks.",
        "within Ten days",
        "one week",
        "a fortnight",
    ],
)
def test_number_that_is_typed_is_found(words: str) -> None:
    assert list(find_numbers(typed(words)))


@pytest.mark.parametrize(
    "words",
    [
        "Call {police_non_emergency}.",
        "By {update_standard.by}.",
        "No one told me.",
        "a second time",
        "someone",
        "often",
    ],
)
def test_words_without_a_number_are_let_be(words: str) -> None:
    assert list(find_numbers(typed(words))) == []


@pytest.mark.parametrize("words", ["Unfortunately not.", "We are glad!", "UNFORTUNATELY"])
def test_forbidden_phrase_is_found(words: str) -> None:
    [(_, problem)] = find_forbidden(typed(words), STYLE)

    assert "is not a word we use" in problem


def test_forbidden_phrase_inside_a_longer_word_is_let_be() -> None:
    style = StyleFile(forbidden=[Forbidden(phrase="user", why="A person.")], jargon=[])

    assert list(find_forbidden(typed("an abuser"), style)) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("He is on remand.", ["remand"]),
        ("He was remanded.", ["remanded"]),
        ("Ask the XYZ.", ["xyz"]),
        ("He is on bail.", []),
        ("Reply NEXT.", []),
        ("Ask the officer.", []),
    ],
)
def test_jargon_without_an_entry_in_the_glossary_is_found(words: str, found: list[str]) -> None:
    problems = [problem for _, problem in find_unexplained_jargon(typed(words), STYLE, {"bail": BAIL})]

    assert len(problems) == len(found)
    assert all(word in problem for word, problem in zip(found, problems, strict=True))


def test_words_over_the_limit_are_counted() -> None:
    assert list(too_many_words("a b c", 3)) == []
    assert list(too_many_words("a b c d", 3)) == ["4 words, and 3 at most."]


@pytest.mark.parametrize(
    ("words", "is_wrong"),
    [
        ("a" * 320, False),
        ("a" * 321, True),
        ("£" * 320, False),
        ("[" * 160, False),
        ("[" * 161, True),
        ("\u2019", True),
        ("\u2013", True),
        ("\U0001f642", True),
    ],
    ids=["320", "321", "pounds", "160 that count twice", "161 that count twice", "curly", "dash", "emoji"],
)
def test_text_message_is_plain_and_of_320_characters(words: str, is_wrong: bool) -> None:
    assert bool(list(not_one_text(words))) == is_wrong


def test_reading_grade_tells_easy_words_from_hard_ones() -> None:
    none = Glossary([])

    assert grade("You can ask the police. They must tell you why.", none) <= HIGHEST_GRADE_SIMPLE
    assert (
        grade("Entitlements notwithstanding, authorities customarily deliberate considerably.", none)
        > HIGHEST_GRADE
    )


def test_reading_grade_excuses_terms_of_the_glossary_and_values_of_facts() -> None:
    glossary = Glossary(
        [Term(id="x", term="Extraterritorial jurisdictional determination", meaning="A rule.")]
    )
    words = "You can ask for an extraterritorial jurisdictional determination by {update_standard}."

    assert grade(words, glossary) == grade("You can ask for an it by it.", Glossary([]))


def test_style_forbids_what_we_never_say(library: Library) -> None:
    forbidden = {each.phrase.lower() for each in read_style(library).forbidden}

    assert {"unfortunately", "simply", "!", "too late"} <= forbidden
    assert any("guarantee" in phrase for phrase in forbidden)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content, to be broken."""
    shutil.copytree(FOLDER, tmp_path / "content", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return tmp_path / "content"


def test_every_kind_of_problem_is_told_at_once_with_file_and_line(folder: Path) -> None:
    bail, complaints = folder / "answers/bail-conditions.yml", folder / "answers/complaints.yml"
    bail.write_text(bail.read_text().replace("cost: |-\n", "cost: |-\n  Unfortunately 20 pounds. ", 1))
    complaints.write_text(complaints.read_text().replace("simple: |-\n", "simple: |-\n  " + "word " * 46, 1))
    updates = folder / "answers/case-updates.yml"
    updates.write_text(updates.read_text().replace("{update_standard.by}", "{update_standard}"))
    facts = folder / "facts.yml"
    facts.write_text(
        facts.read_text() + '  lonely: {value: "9", source: police-emergency, confidence: "off"}\n'
    )

    report = check_content(folder, today=date(2026, 11, 23))

    told = "\n".join(report.problems)
    assert f"{bail}, line " in told
    assert "'unfortunately' is not a word we use" in told
    assert "'20' is a number" in told
    assert "45 at most" in told
    assert "lonely is not used" in told
    assert "{update_standard} has no example date" in told


def test_command_tells_that_the_content_is_right() -> None:
    checked = subprocess.run(
        [sys.executable, "-m", "api", "check-content"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert checked.returncode == 0, checked.stderr
    assert "no problem found" in checked.stdout
