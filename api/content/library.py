"""All content as the files have it, and as it is said on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from api.content.conditions import Area, Circumstance, Reader
from api.content.dates import Calendar
from api.content.files import ContentWrong, read_file
from api.content.glossary import Glossary
from api.content.lines import Lines
from api.content.placeholders import fill
from api.content.schemas import (
    Answer,
    Card,
    CardFile,
    Edition,
    EditionsFile,
    Fact,
    FactsFile,
    GlossaryFile,
    LinesFile,
    Right,
    RightsFile,
    Source,
    SourcesFile,
    Stage,
    StagesFile,
    Term,
    Topic,
    TopicsFile,
)
from api.content.texts import with_texts
from api.content.vocabulary import ContentModel

FOLDER = Path(__file__).parent
Model = TypeVar("Model", bound=ContentModel)


@dataclass(frozen=True)
class Content:
    """All there is to say on one day, with the facts and dates put in; in `typed`, with their names."""

    edition: Edition
    topics: Mapping[str, Topic]
    stages: Mapping[str, Stage]
    rights: Mapping[int, Right]
    sources: Mapping[str, Source]
    facts: Mapping[str, Fact]
    lines: Lines
    answers: Mapping[str, Answer]
    typed: Mapping[str, Answer]
    glossary: Glossary
    card: Card
    area: Area

    def reader(self, circumstance: Circumstance | None = None) -> Reader:
        """Someone in the area this service is for, with what they said of themselves."""
        return Reader(circumstance, self.area)


@dataclass(frozen=True)
class Library:
    """All content as it stands in the files: every edition's, with the names of facts in the words.

    `answers` has the path of each answer's file.
    """

    folder: Path
    topics: Mapping[str, Topic]
    stages: Mapping[str, Stage]
    editions: list[Edition]
    rights: Mapping[int, Right]
    sources: Mapping[str, Source]
    facts: Mapping[str, Fact]
    lines: Lines
    terms: list[Term]
    card: Card
    answers: Mapping[Path, Answer]
    area: Area = "london"
    _as_of: dict[date, Content] = field(default_factory=dict)

    def edition_on(self, day: date) -> Edition:
        """The edition of the Code that holds on a day; before the first one began, the first."""
        return next((each for each in self.editions if each.is_valid_on(day)), self.editions[0])

    def answers_of(self, edition: Edition) -> dict[str, Answer]:
        """The answer of each topic in an edition; those that do not rest on the Code are in all."""
        found = {
            answer.topic: answer
            for answer in self.answers.values()
            if not answer.editions or edition.id in answer.editions
        }
        return {topic: found[topic] for topic in self.topics if topic in found}

    def on(self, day: date) -> Content:
        """The content of a day: a new edition takes over by itself. Only the last day asked for is kept."""
        if day not in self._as_of:
            content = self.written_with(Calendar(day))
            self._as_of.clear()
            self._as_of[day] = content
        return self._as_of[day]

    def written_with(self, calendar: Calendar) -> Content:
        """The content with the dates of a calendar in its words."""
        edition = self.edition_on(calendar.today)
        typed = self.answers_of(edition)

        def written(model: Model) -> Model:
            return with_texts(model, lambda words: fill(words, self.facts, calendar))

        return Content(
            edition=edition,
            topics=self.topics,
            stages={key: written(stage) for key, stage in self.stages.items()},
            rights=self.rights,
            sources=self.sources,
            facts=self.facts,
            lines=written(self.lines),
            answers={key: written(answer) for key, answer in typed.items()},
            typed=typed,
            glossary=Glossary([written(term) for term in self.terms]),
            card=written(self.card),
            area=self.area,
        )

    def list_overdue(self, today: date) -> list[Answer]:
        """The answers whose review is overdue."""
        return [answer for answer in self.answers.values() if answer.review_due_on < today]


def read_answers(folder: Path) -> tuple[dict[Path, Answer], list[str]]:
    """Every answer file that can be read, and what is wrong with the others."""
    answers: dict[Path, Answer] = {}
    problems: list[str] = []
    for path in sorted(folder.glob("*.yml")):
        try:
            answers[path] = read_file(path, Answer)
        except ContentWrong as error:
            problems += error.problems
    return answers, problems


def read_library(folder: Path = FOLDER, *, area: Area = "london") -> tuple[Library, list[str]]:
    """Read everything, without asking whether one file fits another, and what is wrong with answers.

    Raises `ContentWrong` for any other file.
    """

    def by_id(entries: Iterable[Model]) -> dict[str, Model]:
        return {getattr(entry, "id"): entry for entry in entries}  # noqa: B009, not every model has one

    rights = read_file(folder / "rights.yml", RightsFile).rights
    answers, problems = read_answers(folder / "answers")
    library = Library(
        folder=folder,
        topics=by_id(read_file(folder / "topics.yml", TopicsFile).topics),
        stages=by_id(read_file(folder / "stages.yml", StagesFile).stages),
        editions=read_file(folder / "editions.yml", EditionsFile).editions,
        rights={right.number: right for right in rights},
        sources=read_file(folder / "sources.yml", SourcesFile).sources,
        facts=read_file(folder / "facts.yml", FactsFile).facts,
        lines=read_file(folder / "lines.yml", LinesFile).lines,
        terms=read_file(folder / "glossary.yml", GlossaryFile).terms,
        card=read_file(folder / "card.yml", CardFile).card,
        answers=answers,
        area=area,
    )
    return library, problems
