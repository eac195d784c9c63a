"""Loads all content once, checks what one file says about another, and puts the facts into the words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import structlog

from api.content.files import ContentWrong, read_file
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
FACT = re.compile(r"\{([^{}]*)\}")
# Filled in when a line is spoken, not from the facts.
FILLED_LATER = frozenset({"label"})

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
    """Put each `{fact}` into the words; one filled in later stays. Raises KeyError for an unknown one."""
    return FACT.sub(lambda found: found[0] if found[1] in FILLED_LATER else facts[found[1]].value, words)


def unknown_facts(path: Path, texts: Mapping[str, str], facts: Mapping[str, Fact]) -> Iterator[str]:
    """A problem for each `{name}` in the texts of a file that is not a fact."""
    for key, words in texts.items():
        for name in FACT.findall(words):
            if name not in facts and name not in FILLED_LATER:
                yield f"{path}, {key}: {{{name}}} is not a fact in facts.yml."


def answer_texts(answer: Answer) -> dict[str, str]:
    """The parts of an answer that hold words, by name."""
    parts = ("what", "who", "when", "how", "cost", "if_not", "more", "sms")
    return {part: words for part in parts if (words := getattr(answer, part)) is not None}


def line_texts(lines: Lines) -> dict[str, str]:
    """The words of every line, as `name.channel`."""
    return {
        f"{name}.{channel}": words for name, line in lines for channel, words in line.model_dump().items()
    }


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
        if answer.topic != path.stem:
            problems.append(f"{path}, topic: it says {answer.topic}, the file's name {path.stem}.")
        if answer.topic not in topics:
            problems.append(f"{path}, topic: {answer.topic} is not in topics.yml.")
        answers[answer.topic] = answer
    if problems:
        raise ContentWrong(problems)
    return answers


def check_references(folder: Path, content: Content) -> list[str]:
    """What one file says about another and is not so."""
    problems: list[str] = []
    for stage in content.stages.values():
        problems += [
            f"{folder / 'stages.yml'}, {stage.id}: {topic} is not in topics.yml."
            for topic in stage.topics
            if topic not in content.topics
        ]
    for name, fact in content.facts.items():
        if fact.source not in content.sources:
            problems.append(f"{folder / 'facts.yml'}, {name}: {fact.source} is not in sources.yml.")
    for topic, answer in content.answers.items():
        path = folder / "answers" / f"{topic}.yml"
        problems += unknown_facts(path, answer_texts(answer), content.facts)
        problems += [
            f"{path}, sources: {source} is not in sources.yml."
            for source in answer.sources
            if source not in content.sources
        ]
    problems += unknown_facts(folder / "lines.yml", line_texts(content.lines), content.facts)
    problems += unknown_facts(
        folder / "stages.yml",
        {stage.id: stage.summary for stage in content.stages.values()},
        content.facts,
    )
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
    topics = {topic.id: topic for topic in read_file(folder / "topics.yml", TopicsFile).topics}
    content = Content(
        topics=topics,
        stages={stage.id: stage for stage in read_file(folder / "stages.yml", StagesFile).stages},
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
