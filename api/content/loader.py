"""Loads all content once, checks what one file says about another, and puts the facts into the words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import structlog

from api.content.files import ContentWrong, place_in_file, read_file
from api.content.schemas import (
    Answer,
    Fact,
    FactsFile,
    Line,
    Lines,
    LinesFile,
    Source,
    SourcesFile,
    Stage,
    StagesFile,
    Topic,
    TopicsFile,
)

FOLDER = Path(__file__).parent
# Where words stand in a file: the keys and positions that lead to them.
Keys = tuple[str | int, ...]
FACT = re.compile(r"\{([^{}]*)\}")
# Filled in when this line is spoken, not from the facts.
LABEL = "label"
LINE_WITH_LABEL = "answer_not_written"

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Content:
    """All there is to say, with the facts put in."""

    topics: Mapping[str, Topic]
    stages: Mapping[str, Stage]
    sources: Mapping[str, Source]
    facts: Mapping[str, Fact]
    lines: Lines
    answers: Mapping[str, Answer]


def fill(words: str, facts: Mapping[str, Fact]) -> str:
    """Put each `{fact}` into the words; `{label}` stays. Raises KeyError for an unknown one."""
    return FACT.sub(lambda found: found[0] if found[1] == LABEL else facts[found[1]].value, words)


def unknown_facts(path: Path, texts: Mapping[Keys, str], facts: Mapping[str, Fact]) -> Iterator[str]:
    """A problem for each `{name}` in the texts of a file that is not a fact."""
    for keys, words in texts.items():
        for name in FACT.findall(words):
            if name not in facts and not (name == LABEL and LINE_WITH_LABEL in keys):
                yield f"{place_in_file(path, *keys)}: {{{name}}} is not a fact in facts.yml."


def answer_texts(answer: Answer) -> dict[str, str]:
    """The parts of an answer that hold words, by name."""
    parts = ("what", "who", "when", "how", "cost", "if_not", "more", "sms")
    return {part: words for part in parts if (words := getattr(answer, part)) is not None}


def line_texts(lines: Lines) -> dict[Keys, str]:
    """The words of every line, by where they stand in `lines.yml`."""
    return {
        ("lines", name, channel): words
        for name, line in lines
        for channel, words in line.model_dump().items()
    }


def stage_texts(stages: Mapping[str, Stage]) -> dict[Keys, str]:
    """The words of every stage, by where they stand in `stages.yml`."""
    return {("stages", number, "summary"): stage.summary for number, stage in enumerate(stages.values())}


def read_answers(folder: Path, topics: Mapping[str, Topic]) -> dict[str, Answer]:
    """Every answer file. Raises `ContentWrong` with what is wrong in any of them."""
    answers: dict[str, Answer] = {}
    problems: list[str] = []
    for path in sorted(folder.glob("*.yml")):
        try:
            answer = read_file(path, Answer)
        except ContentWrong as error:
            problems += error.problems
            continue
        where = f"{place_in_file(path, 'topic')}: {answer.topic}"
        if answer.topic != path.stem:
            problems.append(f"{where} is not the topic of the file's name, {path.stem}.")
        if answer.topic not in topics:
            problems.append(f"{where} is not in topics.yml.")
        answers[answer.topic] = answer
    if problems:
        raise ContentWrong(problems)
    return answers


def check_stages(path: Path, content: Content) -> Iterator[str]:
    """A problem for each topic of a stage that is not in the catalogue, and for each unknown fact."""
    for number, stage in enumerate(content.stages.values()):
        for position, topic in enumerate(stage.topics):
            if topic not in content.topics:
                where = place_in_file(path, "stages", number, "topics", position)
                yield f"{where}: {topic} is not in topics.yml."
    yield from unknown_facts(path, stage_texts(content.stages), content.facts)


def check_facts(path: Path, content: Content) -> Iterator[str]:
    """A problem for each fact whose source is unknown."""
    for name, fact in content.facts.items():
        if fact.source not in content.sources:
            where = place_in_file(path, "facts", name, "source")
            yield f"{where}: {fact.source} is not in sources.yml."


def check_answer(path: Path, answer: Answer, content: Content) -> Iterator[str]:
    """A problem for each unknown fact or source of an answer."""
    texts: dict[Keys, str] = {(part,): words for part, words in answer_texts(answer).items()}
    yield from unknown_facts(path, texts, content.facts)
    for position, source in enumerate(answer.sources):
        if source not in content.sources:
            yield f"{place_in_file(path, 'sources', position)}: {source} is not in sources.yml."


def check_no_repeats(path: Path, key: str, ids: Sequence[str]) -> None:
    """Raise `ContentWrong` when an id stands twice in the list under `key`."""
    problems = [
        f"{place_in_file(path, key, number, 'id')}: {name} stands here and elsewhere in the list."
        for number, name in enumerate(ids)
        if ids.count(name) > 1
    ]
    if problems:
        raise ContentWrong(problems)


def check_references(folder: Path, content: Content) -> list[str]:
    """What one file says about another and is not so."""
    problems = [
        *check_stages(folder / "stages.yml", content),
        *check_facts(folder / "facts.yml", content),
        *unknown_facts(folder / "lines.yml", line_texts(content.lines), content.facts),
    ]
    for topic, answer in content.answers.items():
        problems += check_answer(folder / "answers" / f"{topic}.yml", answer, content)
    return problems


def fill_all(content: Content) -> Content:
    """The content with every fact put in."""
    facts = content.facts
    return Content(
        topics=content.topics,
        stages={
            key: stage.model_copy(update={"summary": fill(stage.summary, facts)})
            for key, stage in content.stages.items()
        },
        sources=content.sources,
        facts=facts,
        lines=Lines(
            **{
                name: Line(web=fill(line.web, facts), sms=fill(line.sms, facts))
                for name, line in content.lines
            }
        ),
        answers={
            key: answer.model_copy(
                update={part: fill(words, facts) for part, words in answer_texts(answer).items()}
            )
            for key, answer in content.answers.items()
        },
    )


def load_content(folder: Path = FOLDER, *, today: date) -> Content:
    """Read and check everything. Raises `ContentWrong`; an overdue review is a warning in the log."""
    listed = read_file(folder / "topics.yml", TopicsFile).topics
    check_no_repeats(folder / "topics.yml", "topics", [topic.id for topic in listed])
    stages = read_file(folder / "stages.yml", StagesFile).stages
    check_no_repeats(folder / "stages.yml", "stages", [stage.id for stage in stages])
    topics = {topic.id: topic for topic in listed}
    content = Content(
        topics=topics,
        stages={stage.id: stage for stage in stages},
        sources=read_file(folder / "sources.yml", SourcesFile).sources,
        facts=read_file(folder / "facts.yml", FactsFile).facts,
        lines=read_file(folder / "lines.yml", LinesFile).lines,
        answers=read_answers(folder / "answers", topics),
    )
    if problems := check_references(folder, content):
        raise ContentWrong(problems)
    for answer in content.answers.values():
        if answer.review_due_on < today:
            log.warning("answer_review_overdue", topic_id=answer.topic, due_on=str(answer.review_due_on))
    return fill_all(content)
