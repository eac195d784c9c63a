"""Read the content: `GET /api/topics`, `/api/topics/{id}`, the same for stages, and `/api/glossary`."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel

from api.content.conditions import Circumstance, Reader
from api.content.dates import london_day
from api.content.library import Content, Library
from api.content.placeholders import facts_in
from api.content.rendering import list_guidance, list_parts, render, render_guide, render_step
from api.content.schemas import Answer, Source, Stage, Topic
from api.content.texts import list_texts
from api.content.vocabulary import PARTS, STEPS, Channel
from api.kit.clock import utc_now
from api.kit.errors import ServiceError
from api.kit.problem_schema import problem_responses

router = APIRouter(prefix="/api", tags=["content"])


class UnknownTopic(ServiceError):
    """No such topic in the catalogue."""

    status_code = 404
    code = "unknown-topic"
    detail = "There is no topic with this id. GET /api/topics lists them."


class UnknownStage(ServiceError):
    """No such stage."""

    status_code = 404
    code = "unknown-stage"
    detail = "There is no stage with this id. GET /api/stages lists them."


class ShownSource(BaseModel):
    """Where words come from, and when they were last checked against it."""

    title: str
    url: str
    reviewed_on: date


class ShownFact(BaseModel):
    """A number or name in an answer: what it is, where it comes from, and how sure we are of it.

    `confidence`: C on an official page, S on a charity's or law firm's page; for contacts `own` page, `off`,
    another official page, or `3rd`, another organisation's.
    """

    name: str
    value: str
    about: str | None
    confidence: str
    source: ShownSource


class ShownRight(BaseModel):
    """A Right of the Code."""

    number: int
    title: str


class TopicEntry(BaseModel):
    """A topic in a list."""

    id: str
    stage: str
    title: str
    label: str


class TopicAnswer(TopicEntry):
    """A topic with its answer in the words of one channel; `right` is the main one of `rights`."""

    channel: Channel
    text: str
    parts: dict[str, str]
    questions: dict[str, str]
    guide: dict[str, str] | None
    right: int | None
    rights: list[ShownRight]
    applies_to: list[str]
    stages: list[str]
    edition: str | None
    facts: list[ShownFact]
    sources: list[ShownSource]
    reviewed_on: date
    review_due_on: date


class StageEntry(BaseModel):
    """A stage: what you are entitled to now, what should have happened by now, what is next; its topics."""

    id: str
    label: str
    now: str
    by_now: str
    next: str
    topics: list[TopicEntry]


class TermEntry(BaseModel):
    """A term and what it means; `topic` says more."""

    id: str
    term: str
    meaning: str
    topic: str | None


def get_library(request: Request) -> Library:
    """The content this process loaded at its start."""
    library = request.app.state.library
    assert isinstance(library, Library)
    return library


def get_content(library: Annotated[Library, Depends(get_library)]) -> Content:
    """The content as it stands today, in London."""
    return library.on(london_day(utc_now()))


LoadedContent = Annotated[Content, Depends(get_content)]


def named(source: Source) -> str:
    """The title with its publisher, so that nobody opens a page without knowing whose it is."""
    return f"{source.title} ({source.publisher})"


def shown_source(content: Content, key: str, answer: Answer) -> ShownSource:
    """A source, checked when the answer was."""
    source = content.sources[key]
    return ShownSource(title=named(source), url=source.url, reviewed_on=answer.reviewed_on)


def list_sources(content: Content, topic_id: str) -> list[ShownSource]:
    """The sources of a topic's answer, the principal one first."""
    answer = content.answers[topic_id]
    return [shown_source(content, key, answer) for key in answer.sources]


def list_facts(content: Content, topic_id: str) -> list[ShownFact]:
    """The facts that stand in a topic's answer, each once."""
    answer = content.answers[topic_id]
    names = dict.fromkeys(
        name for _, words in list_texts(content.typed[topic_id]) for name in facts_in(words)
    )
    return [
        ShownFact(
            name=name,
            value=content.facts[name].value,
            about=content.facts[name].about,
            confidence=content.facts[name].confidence,
            source=shown_source(content, content.facts[name].source, answer),
        )
        for name in names
    ]


def topic_entry(topic: Topic) -> TopicEntry:
    """The topic as a list shows it."""
    return TopicEntry(**topic.model_dump())


def topic_answer(content: Content, topic: Topic, channel: Channel, reader: Reader) -> TopicAnswer:
    """The topic with its answer, for a channel and a reader."""
    answer = content.answers[topic.id]
    parts = list_parts(content, answer, channel, reader)
    is_guide = channel == "guide"
    guidance = list_guidance(content, answer, reader) if is_guide else {}
    return TopicAnswer(
        **topic.model_dump(),
        channel=channel,
        text=render_guide(content, answer, reader) if is_guide else render(answer, channel, reader),
        parts={name: parts[name].words for name in PARTS},
        questions={name: parts[name].title for name in PARTS},
        guide={name: titled.words for name, titled in guidance.items()} if is_guide else None,
        right=answer.rights[0] if answer.rights else None,
        rights=[ShownRight(**content.rights[number].model_dump()) for number in answer.rights],
        applies_to=list(answer.applies_to),
        stages=list(answer.stages),
        edition=content.edition.id if answer.editions else None,
        facts=list_facts(content, topic.id),
        sources=list_sources(content, topic.id),
        reviewed_on=answer.reviewed_on,
        review_due_on=answer.review_due_on,
    )


def stage_entry(content: Content, stage: Stage, reader: Reader) -> StageEntry:
    """The stage with its steps and topics."""
    steps = {step: render_step(stage, step, "web", reader) for step in STEPS}
    return StageEntry(
        id=stage.id,
        label=stage.label,
        topics=[topic_entry(content.topics[topic]) for topic in stage.topics],
        **steps,
    )


def get_topic_of(content: Content, topic_id: str) -> Topic:
    """The topic. Raises `UnknownTopic`."""
    if topic_id not in content.topics:
        raise UnknownTopic
    return content.topics[topic_id]


def get_stage_of(content: Content, stage_id: str) -> Stage:
    """The stage. Raises `UnknownStage`."""
    if stage_id not in content.stages:
        raise UnknownStage
    return content.stages[stage_id]


@router.get("/topics")
async def list_topics(content: LoadedContent) -> list[TopicEntry]:
    """The catalogue, in its order."""
    return [topic_entry(topic) for topic in content.topics.values()]


@router.get("/topics/{topic_id}", responses=problem_responses(404, 422))
async def get_topic(
    topic_id: str, content: LoadedContent, channel: Channel = "web", circumstance: Circumstance | None = None
) -> TopicAnswer:
    """One topic's answer for a channel, and for someone who said a circumstance of theirs."""
    return topic_answer(content, get_topic_of(content, topic_id), channel, content.reader(circumstance))


@router.get("/stages")
async def list_stages(content: LoadedContent) -> list[StageEntry]:
    """The stages in the order a case goes through them."""
    return [stage_entry(content, stage, content.reader()) for stage in content.stages.values()]


@router.get("/stages/{stage_id}", responses=problem_responses(404, 422))
async def get_stage(
    stage_id: str, content: LoadedContent, circumstance: Circumstance | None = None
) -> StageEntry:
    """One stage with its steps and topics."""
    return stage_entry(content, get_stage_of(content, stage_id), content.reader(circumstance))


@router.get("/glossary")
async def list_terms(content: LoadedContent) -> list[TermEntry]:
    """The words of the law and of the police, and what they mean."""
    return [
        TermEntry(id=term.id, term=term.term, meaning=term.meaning, topic=term.topic)
        for term in content.glossary.terms.values()
    ]
