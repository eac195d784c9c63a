"""What the page of a stage shows."""

from dataclasses import dataclass

from api.content.conditions import Circumstance, Reader
from api.content.library import Content
from api.content.rendering import Titled
from api.content.routes import ShownSource, StageEntry, list_sources, stage_entry
from api.content.schemas import Answer, Stage
from api.content.vocabulary import STEPS
from api.pages.fitting import Choice, list_choices
from api.pages.notes import Note, make_notes

# The answer whose sources stand behind every stage, in the chat too.
BY_STAGE = "entitlements-by-stage"


@dataclass(frozen=True)
class StagePage:
    """A stage with its steps in order, and the way to the stages around it."""

    stage: StageEntry
    number: int
    steps: list[Titled]
    before: Stage | None
    after: Stage | None
    notes: list[Note]
    sources: list[ShownSource]
    edition: str
    answer: Answer
    choices: list[Choice]


def steps_of(content: Content, entry: StageEntry) -> list[Titled]:
    """Each step with its title."""
    return [Titled(getattr(content.lines, f"step_{step}_label").web, getattr(entry, step)) for step in STEPS]


def make_stage_page(content: Content, stage: Stage, chosen: Circumstance | None) -> StagePage:
    """The page of a stage, for a reader who said this of themselves."""
    stages = list(content.stages.values())
    place = stages.index(stage)
    entry = stage_entry(content, stage, content.reader(chosen))
    steps = steps_of(content, entry)

    def words_for(someone: Reader) -> object:
        return stage_entry(content, stage, someone)

    return StagePage(
        stage=entry,
        number=place + 1,
        steps=steps,
        before=stages[place - 1] if place else None,
        after=stages[place + 1] if place + 1 < len(stages) else None,
        notes=list(make_notes(content, "\n".join(step.words for step in steps))),
        sources=list_sources(content, BY_STAGE),
        edition=content.edition.title,
        answer=content.answers[BY_STAGE],
        choices=list_choices(content, chosen, words_for),
    )
