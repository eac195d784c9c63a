"""What the content files may hold. An unknown key is an error, so that a misspelt one cannot hide."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Label = Annotated[str, StringConstraints(min_length=1, max_length=45, strip_whitespace=True)]
TopicId = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*$")]
FactId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
StageId = Literal["reporting", "investigation", "charge-and-bail", "before-trial", "at-trial", "after-trial"]
SafetyTopic = Literal["immediate-danger", "suicide-self-harm", "child-at-risk", "distress-disclosure"]
Channel = Literal["web", "sms", "guide"]
Part = Literal["who", "when", "how", "cost", "if_not", "more"]


class ContentModel(BaseModel):
    """Frozen, and strict about keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Topic(ContentModel):
    """An entry of the catalogue; `title` as the contract has it, `label` as a button shows it."""

    id: TopicId
    stage: StageId | Literal["any"]
    title: Words
    label: Label


class Stage(ContentModel):
    """One of the six steps of a case, with the topics that apply there, most useful first."""

    id: StageId
    label: Label
    summary: Words
    topics: Annotated[list[TopicId], Field(min_length=1)]


class Source(ContentModel):
    """Where facts come from; `reference` is its mark in the research behind the content."""

    title: Words
    publisher: Words
    url: Annotated[str, StringConstraints(pattern=r"^(https://\S+|/)$")]
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


class Line(ContentModel):
    """A short connecting line, in the words of each channel."""

    web: Words
    sms: Words


class Answer(ContentModel):
    """What we say about one topic, part by part."""

    topic: TopicId
    right: Annotated[int, Field(ge=1, le=12)] | None = None
    edition: Literal["victims-code-2021"] | None = None
    what: Words
    who: Words | None = None
    when: Words | None = None
    how: Words | None = None
    cost: Words | None = None
    if_not: Words | None = None
    more: Words | None = None
    sms: Words
    sources: list[Words]
    reviewed_on: date
    review_due_on: date

    @model_validator(mode="after")
    def entitlement_has_source_and_edition(self) -> Self:
        """What rests on the Code says where it stands, and in which edition."""
        if self.right is not None and not (self.sources and self.edition):
            raise ValueError("an answer about a Right needs sources and an edition")
        return self


class TopicsFile(ContentModel):
    """`topics.yml`"""

    topics: list[Topic]


class StagesFile(ContentModel):
    """`stages.yml`"""

    stages: Annotated[list[Stage], Field(min_length=6, max_length=6)]


class SourcesFile(ContentModel):
    """`sources.yml`"""

    sources: dict[str, Source]


class FactsFile(ContentModel):
    """`facts.yml`"""

    facts: dict[FactId, Fact]


class Lines(ContentModel):
    """Every line the service speaks, by name; a missing one stops the start."""

    welcome: Line
    greeting: Line
    thanks: Line
    goodbye: Line
    are_you_a_person: Line
    small_talk: Line
    ask_stage: Line
    stage_not_sure: Line
    offer_choices: Line
    not_understood: Line
    answer_not_written: Line
    service_unavailable: Line
    too_many_messages: Line
    nothing_written: Line
    message_too_long: Line
    not_sure_stage_label: Line
    none_of_these_label: Line
    talk_to_person_label: Line
    see_stages_label: Line
    part_who_label: Line
    part_when_label: Line
    part_how_label: Line
    part_cost_label: Line
    part_if_not_label: Line
    part_more_label: Line


class LinesFile(ContentModel):
    """`lines.yml`"""

    lines: Lines
