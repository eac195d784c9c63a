"""Read the content: `GET /api/topics`, `/api/topics/{id}`, `/api/stages`, `/api/stages/{id}`."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel

from api.content.loader import Content
from api.content.rendering import PARTS, render
from api.content.schemas import Channel, Source, Stage, Topic
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


class TopicEntry(BaseModel):
    """A topic in a list; `is_written` is false while its answer is still to be written."""

    id: str
    stage: str
    title: str
    label: str
    is_written: bool


class TopicAnswer(TopicEntry):
    """A topic with its answer in the words of one channel."""

    channel: Channel
    text: str
    parts: dict[str, str]
    right: int | None
    edition: str | None
    sources: list[ShownSource]
    reviewed_on: date | None
    review_due_on: date | None


class StageEntry(BaseModel):
    """A stage and what applies there."""

    id: str
    label: str
    summary: str
    topics: list[TopicEntry]


def get_content(request: Request) -> Content:
    """The content this process loaded at its start."""
    content = request.app.state.content
    assert isinstance(content, Content)
    return content


LoadedContent = Annotated[Content, Depends(get_content)]


def named(source: Source) -> str:
    """The title with its publisher, so that nobody opens a page without knowing whose it is."""
    return f"{source.title} ({source.publisher})"


def list_sources(content: Content, topic_id: str) -> list[ShownSource]:
    """The sources of a topic's answer, the principal one first."""
    answer = content.answers[topic_id]
    return [
        ShownSource(
            title=named(content.sources[key]),
            url=content.sources[key].url,
            reviewed_on=answer.reviewed_on,
        )
        for key in answer.sources
    ]


def topic_entry(content: Content, topic: Topic) -> TopicEntry:
    """The topic as a list shows it."""
    return TopicEntry(**topic.model_dump(), is_written=topic.id in content.answers)


def stage_entry(content: Content, stage: Stage) -> StageEntry:
    """The stage with its topics."""
    return StageEntry(
        id=stage.id,
        label=stage.label,
        summary=stage.summary,
        topics=[topic_entry(content, content.topics[topic]) for topic in stage.topics],
    )


@router.get("/topics")
async def list_topics(content: LoadedContent) -> list[TopicEntry]:
    """The catalogue, in its order."""
    return [topic_entry(content, topic) for topic in content.topics.values()]


@router.get("/topics/{topic_id}", responses=problem_responses(404, 422))
async def get_topic(topic_id: str, content: LoadedContent, channel: Channel = "web") -> TopicAnswer:
    """One topic's answer for a channel."""
    topic = content.topics.get(topic_id)
    if topic is None:
        raise UnknownTopic
    entry = topic_entry(content, topic).model_dump()
    answer = content.answers.get(topic_id)
    if answer is None:
        line = content.lines.answer_not_written
        words = (line.sms if channel == "sms" else line.web).format(label=topic.label)
        return TopicAnswer(
            **entry, channel=channel, text=words, parts={}, right=None, edition=None,
            sources=[], reviewed_on=None, review_due_on=None,
        )  # fmt: skip
    return TopicAnswer(
        **entry,
        channel=channel,
        text=render(content, answer, channel),
        parts={part: words for part in PARTS if (words := getattr(answer, part)) is not None},
        right=answer.right,
        edition=answer.edition,
        sources=list_sources(content, topic_id),
        reviewed_on=answer.reviewed_on,
        review_due_on=answer.review_due_on,
    )


@router.get("/stages")
async def list_stages(content: LoadedContent) -> list[StageEntry]:
    """The stages in the order a case goes through them."""
    return [stage_entry(content, stage) for stage in content.stages.values()]


@router.get("/stages/{stage_id}", responses=problem_responses(404, 422))
async def get_stage(stage_id: str, content: LoadedContent) -> StageEntry:
    """One stage with its topics."""
    stage = content.stages.get(stage_id)
    if stage is None:
        raise UnknownStage
    return stage_entry(content, stage)
