"""What the content files may hold. An unknown key is an error, so that a misspelt one cannot hide."""

from collections import Counter
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from api.content.lines import Lines
from api.content.passages import Passage, Passages
from api.content.vocabulary import (
    ContentModel,
    FactId,
    Group,
    KebabId,
    Label,
    Part,
    RightNumber,
    StageId,
    WebAddress,
    Words,
)


class Topic(ContentModel):
    """An entry of the catalogue; `title` as the contract has it, `label` as a button shows it."""

    id: KebabId
    stage: StageId | Literal["any"]
    title: Words
    label: Label


class Stage(ContentModel):
    """One of the six steps of a case: what to say of it, step by step, and its topics, most useful first."""

    id: StageId
    label: Label
    now: Passages
    by_now: Passages
    next: Passages
    topics: Annotated[list[KebabId], Field(min_length=1)]


class Edition(ContentModel):
    """An edition of the Victims' Code: `valid_to` is its last day, null while none is known."""

    id: KebabId
    title: Words
    valid_from: date
    valid_to: date | None = None

    def is_valid_on(self, day: date) -> bool:
        """Whether this edition holds on that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class Right(ContentModel):
    """One of the twelve Rights of the Code."""

    number: RightNumber
    title: Words


class Term(ContentModel):
    """A word of the law or of the police: `also` lists its other forms, `topic` says more."""

    id: KebabId
    term: Label
    also: list[Words] = Field(default_factory=list)
    meaning: Words
    topic: KebabId | None = None


class Forbidden(ContentModel):
    """Words that our content never uses, and why."""

    phrase: Words
    why: Words


class Source(ContentModel):
    """Where facts come from; `reference` is its mark in the research behind the content."""

    title: Words
    publisher: Words
    url: WebAddress
    reference: Words | None = None


class Fact(ContentModel):
    """A named value, written once: a time limit, a sum, an age, a phone number.

    `confidence` says how it was confirmed: C on an official page, S on a charity's or law firm's; for
    contacts `own`, `off` (another official page) or `3rd`. What was not confirmed has no place here.
    """

    value: Words
    source: Words
    confidence: Literal["C", "S", "own", "off", "3rd"]
    kind: Literal["crisis-line"] | None = None
    about: Words | None = None


class Guide(ContentModel):
    """For the support worker who says the answer aloud: what to ask, check, offer and avoid, and when."""

    ask: Passages
    check: Passages
    offer: Passages
    avoid: Passages
    timing: Passages


class Answer(ContentModel):
    """What we say about one topic, part by part.

    `labels` has the question that a part answers where the usual one does not fit, `offer` the parts that
    stand as buttons where the usual ones do not.
    """

    topic: KebabId
    rights: list[RightNumber]
    editions: list[KebabId]
    applies_to: Annotated[list[Group], Field(min_length=1)]
    stages: Annotated[list[StageId | Literal["any"]], Field(min_length=1)]
    what: Passages
    for_whom: Passages
    who: Passages
    when: Passages
    how: Passages
    cost: Passages
    if_not: Passages
    more: Passages
    simple: Passages
    sms: Passages
    labels: dict[Part, Label] = Field(default_factory=dict)
    offer: list[Part] | None = None
    guide: Guide
    sources: list[Words]
    reviewed_on: date
    review_due_on: date

    @model_validator(mode="after")
    def entitlement_has_source_and_edition(self) -> Self:
        """What rests on the Code says where it stands, and in which edition."""
        if self.rights and not (self.sources and self.editions):
            raise ValueError("an answer about a Right needs sources and an edition")
        return self

    @model_validator(mode="after")
    def review_follows_review(self) -> Self:
        """The next review comes after the last one."""
        if self.review_due_on <= self.reviewed_on:
            raise ValueError("review_due_on must be later than reviewed_on")
        return self

    def part(self, name: Part) -> tuple[Passage, ...]:
        """The passages of one part."""
        passages: tuple[Passage, ...] = getattr(self, name)
        return passages


class Call(ContentModel):
    """A number on the care card; `on_screen` says beside the card who answers."""

    what: Passages
    number: Passages
    tip: Passages
    on_screen: Passages


class Space(ContentModel):
    """A line of the care card to write on; `on_screen` says beside the card what is meant."""

    what: Passages
    on_screen: Passages


class Card(ContentModel):
    """The care card, in words that tell a finder little."""

    title: Passages
    about: Passages
    scan: Passages
    calls: Annotated[tuple[Call, ...], Field(min_length=1)]
    spaces: Annotated[tuple[Space, ...], Field(min_length=1)]
    leave_blank: Passages
    keep: Passages


def refuse_repeats(entries: list[Any]) -> list[Any]:
    """Raise ValueError when an id stands twice in a list."""
    counted = Counter(getattr(entry, "id", None) or entry.number for entry in entries)
    if repeated := [str(name) for name, count in counted.items() if count > 1]:
        raise ValueError(f"each entry stands once, and these stand more often: {', '.join(repeated)}")
    return entries


Unrepeated = AfterValidator(refuse_repeats)


class TopicsFile(ContentModel):
    """`topics.yml`"""

    topics: Annotated[list[Topic], Unrepeated]


class StagesFile(ContentModel):
    """`stages.yml`"""

    stages: Annotated[list[Stage], Field(min_length=6, max_length=6), Unrepeated]


class EditionsFile(ContentModel):
    """`editions.yml`"""

    editions: Annotated[list[Edition], Field(min_length=1), Unrepeated]


class RightsFile(ContentModel):
    """`rights.yml`"""

    rights: Annotated[list[Right], Field(min_length=1), Unrepeated]


class GlossaryFile(ContentModel):
    """`glossary.yml`"""

    terms: Annotated[list[Term], Unrepeated]


class StyleFile(ContentModel):
    """`style.yml`: what the checks look for. `names` are acronyms that are names and need no explaining."""

    forbidden: list[Forbidden]
    jargon: list[Words]
    names: list[Words] = Field(default_factory=list)


class SourcesFile(ContentModel):
    """`sources.yml`"""

    sources: dict[str, Source]


class FactsFile(ContentModel):
    """`facts.yml`"""

    facts: dict[FactId, Fact]


class CardFile(ContentModel):
    """`card.yml`"""

    card: Card


class LinesFile(ContentModel):
    """`lines.yml`"""

    lines: Lines
