"""Every answer and every line, as a person reads them."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import smsutil

from api.content.files import read_file
from api.content.loader import FACT, FOLDER, Content, answer_texts, line_texts, load_content
from api.content.rendering import render
from api.content.schemas import Answer, LinesFile, StagesFile, TopicsFile
from tests.api.content.catalogue import CATALOGUE, NO_FACTS

ANSWERS = sorted(FOLDER.glob("answers/*.yml"))
FORBIDDEN = re.compile(r"!|\bunfortunately\b|\bsimply\b|\bguaranteed?\b|\btoo late\b", re.IGNORECASE)
# What the first version answers for real, two a stage and the common ones.
ANSWERED = [
    "written-acknowledgement", "needs-assessment", "case-updates", "victim-personal-statement",
    "right-to-review", "bail-conditions", "special-measures", "court-dates", "court-safety",
    "giving-evidence", "unduly-lenient-sentence", "victim-contact-scheme", "support-services", "complaints",
    "criminal-injuries-compensation", "entitlements-by-stage", "immediate-danger", "suicide-self-harm",
]  # fmt: skip


def typed_texts(path: Path) -> Iterator[tuple[str, str]]:
    """The words of a file as they are typed, with the names of facts taken out."""
    texts: dict[str, str]
    if path.parent.name == "answers":
        texts = answer_texts(read_file(path, Answer))
    elif path.name == "lines.yml":
        lines = line_texts(read_file(path, LinesFile).lines)
        texts = {".".join(map(str, keys)): words for keys, words in lines.items()}
    elif path.name == "topics.yml":
        texts = {topic.id: topic.label for topic in read_file(path, TopicsFile).topics}
    else:
        stages = read_file(path, StagesFile).stages
        texts = {stage.id: f"{stage.label} {stage.summary}" for stage in stages}
    for key, words in texts.items():
        yield key, FACT.sub("", words)


def file_id(path: Path) -> str:
    """Names the file when a test fails."""
    return path.stem


WORDS = [*ANSWERS, FOLDER / "lines.yml", FOLDER / "stages.yml", FOLDER / "topics.yml"]


def test_catalogue_is_the_contracts_53_topics_in_order(content: Content) -> None:
    topics = [(topic.id, topic.stage, topic.title) for topic in content.topics.values()]

    assert topics == CATALOGUE
    assert len({id_ for id_, _, _ in topics}) == 53


def test_catalogue_file_lists_each_topic_once() -> None:
    listed = [topic.id for topic in read_file(FOLDER / "topics.yml", TopicsFile).topics]

    assert listed == [id_ for id_, _, _ in CATALOGUE]


@pytest.mark.parametrize("topic", ANSWERED)
def test_topic_has_an_answer(content: Content, topic: str) -> None:
    assert topic in content.answers


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


@pytest.mark.parametrize("path", WORDS, ids=file_id)
def test_no_number_is_typed_in_the_words(path: Path) -> None:
    typed = {key: re.findall(r"\S*\d\S*", words) for key, words in typed_texts(path)}

    assert {key: numbers for key, numbers in typed.items() if numbers} == {}


@pytest.mark.parametrize("path", WORDS, ids=file_id)
def test_no_forbidden_word_is_used(path: Path) -> None:
    found = {key: FORBIDDEN.findall(words) for key, words in typed_texts(path)}

    assert {key: words for key, words in found.items() if words} == {}


@pytest.mark.parametrize("path", ANSWERS, ids=file_id)
def test_answer_is_found_under_its_topic_with_every_fact_put_in(content: Content, path: Path) -> None:
    answer = content.answers[path.stem]

    assert answer.topic == path.stem
    assert not [key for key, words in answer_texts(answer).items() if "{" in words or "}" in words]


@pytest.mark.parametrize("path", ANSWERS, ids=file_id)
def test_answer_fits_one_text_message_of_320_plain_characters(content: Content, path: Path) -> None:
    text = render(content, content.answers[path.stem], "sms")

    assert len(text) <= 320
    assert smsutil.is_valid_gsm(text)
    assert len(smsutil.split(text).parts) <= 3


@pytest.mark.parametrize("path", ANSWERS, ids=file_id)
def test_answer_on_the_web_has_at_most_90_words(content: Content, path: Path) -> None:
    assert len(render(content, content.answers[path.stem], "web").split()) <= 90


@pytest.mark.parametrize("path", ANSWERS, ids=file_id)
def test_answer_about_a_right_names_its_source_edition_and_review(content: Content, path: Path) -> None:
    answer = content.answers[path.stem]

    assert answer.sources or path.stem in NO_FACTS
    assert answer.right is None or answer.edition is not None
    assert answer.reviewed_on < answer.review_due_on


def test_lines_fit_one_text_message_of_160_plain_characters(content: Content) -> None:
    longest_label = max((topic.label for topic in content.topics.values()), key=len)
    for name, line in content.lines:
        text = line.sms.replace("{label}", longest_label)
        assert len(text) <= 160, name
        assert smsutil.is_valid_gsm(text), name


def test_safety_answers_begin_with_whom_to_ring(content: Content) -> None:
    danger, suicide = content.answers["immediate-danger"], content.answers["suicide-self-harm"]

    assert danger.what.startswith("Call 999 now")
    assert danger.sms.startswith("Call 999")
    assert "999" in suicide.what
    assert "116 123" in suicide.what


@pytest.mark.parametrize(
    ("today", "warnings"),
    [(date(2026, 1, 1), 0), (date(2099, 1, 1), len(ANSWERS))],
    ids=["before it is due", "after"],
)
def test_overdue_review_is_a_warning_and_no_error(
    capsys: pytest.CaptureFixture[str], today: date, warnings: int
) -> None:
    content = load_content(today=today)

    written = capsys.readouterr()
    assert (written.out + written.err).count("answer_review_overdue") == warnings
    assert len(content.answers) == len(ANSWERS)
