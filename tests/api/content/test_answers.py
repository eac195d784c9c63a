"""Every answer and every line, as a person reads them."""

from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from api.content.checks.report import Report, check_content
from api.content.conditions import every_reader
from api.content.library import FOLDER, Content, Library
from api.content.loader import load_library
from api.content.rendering import list_guidance, list_parts, render
from api.content.texts import list_texts
from api.content.vocabulary import PARTS, SafetyTopic
from tests.api.conftest import TODAY
from tests.api.content.catalogue import CATALOGUE, NO_FACTS

ANSWERS = sorted(FOLDER.glob("answers/*.yml"))
WORDS = [*ANSWERS, *(FOLDER / name for name in ("lines.yml", "stages.yml", "topics.yml", "glossary.yml"))]
NUMBERS = [FOLDER / "facts.yml", FOLDER / "sources.yml"]


def file_id(path: Path) -> str:
    """Names the file when a test fails."""
    return path.stem


@pytest.fixture(scope="module")
def report() -> Report:
    """What the checks of `make content` say."""
    return check_content(today=TODAY)


@pytest.mark.parametrize("path", [*WORDS, *NUMBERS], ids=file_id)
def test_checks_find_nothing_wrong_with_the_words(report: Report, path: Path) -> None:
    assert [problem for problem in report.problems if str(path) in problem] == []


def test_checks_find_nothing_wrong_in_any_other_file(report: Report) -> None:
    assert report.problems == []


def test_catalogue_is_the_contracts_53_topics_in_order(content: Content) -> None:
    topics = [(topic.id, topic.stage, topic.title) for topic in content.topics.values()]

    assert topics == CATALOGUE
    assert len({id_ for id_, _, _ in topics}) == 53


def test_every_topic_of_the_catalogue_has_an_answer_in_the_catalogues_order(content: Content) -> None:
    assert list(content.answers) == [id_ for id_, _, _ in CATALOGUE]


def test_labels_tell_topics_apart(content: Content) -> None:
    labels = [topic.label.lower() for topic in content.topics.values()]

    assert len(set(labels)) == len(labels)


def test_stages_are_six_in_the_order_of_a_case_and_list_topics_once(content: Content) -> None:
    assert list(content.stages) == [
        "reporting", "investigation", "charge-and-bail", "before-trial", "at-trial", "after-trial",
    ]  # fmt: skip
    for stage in content.stages.values():
        assert set(stage.topics) <= set(content.topics), stage.id
        assert len(set(stage.topics)) == len(stage.topics), stage.id
        assert 5 <= len(stage.topics) <= 9, stage.id


@pytest.mark.parametrize("path", ANSWERS, ids=file_id)
def test_every_part_has_words_for_every_reader_with_every_value_put_in(content: Content, path: Path) -> None:
    answer = content.answers[path.stem]

    assert not [words for _, words in list_texts(answer) if "{" in words or "}" in words]
    for reader in every_reader():
        parts = list_parts(content, answer, "web", reader)
        assert [part for part in PARTS if not parts[part].words] == []
        assert render(answer, "sms", reader)
        assert all(titled.words for titled in list_guidance(content, answer, reader).values())


@pytest.mark.parametrize("path", ANSWERS, ids=file_id)
def test_answer_names_its_sources_and_those_of_its_facts(content: Content, path: Path) -> None:
    answer = content.answers[path.stem]

    assert answer.sources or path.stem in NO_FACTS
    assert not answer.rights or answer.editions
    assert answer.reviewed_on < answer.review_due_on


@pytest.mark.parametrize("topic", get_args(SafetyTopic))
def test_buttons_under_a_safety_answer_are_few(content: Content, topic: str) -> None:
    offered = content.answers[topic].offer

    assert offered is not None
    assert len(offered) <= 2


def test_safety_answers_begin_with_whom_to_ring(content: Content) -> None:
    danger, suicide = content.answers["immediate-danger"], content.answers["suicide-self-harm"]

    assert render(danger, "web").startswith("Call 999 now")
    assert render(danger, "sms").startswith("Call 999")
    assert "999" in render(suicide, "web")
    assert "116 123" in render(suicide, "web")


@pytest.mark.parametrize(
    ("today", "overdue"),
    [(date(2026, 1, 1), 0), (date(2099, 1, 1), len(ANSWERS))],
    ids=["before it is due", "after"],
)
def test_overdue_review_is_a_warning_and_no_error(
    capsys: pytest.CaptureFixture[str], today: date, overdue: int
) -> None:
    library = load_library(today=today)

    written = capsys.readouterr()
    assert (written.out + written.err).count("answer_review_overdue") == overdue
    assert len(library.list_overdue(today)) == overdue


def test_every_fact_that_an_answer_uses_has_a_source_and_a_confidence(library: Library) -> None:
    assert all(fact.source in library.sources and fact.confidence for fact in library.facts.values())
