"""What the action server asks: which topics apply at a stage. Mounted on the internal app only."""

from fastapi import APIRouter
from pydantic import BaseModel

from api.content.library import Content
from api.content.routes import LoadedContent, get_stage_of
from api.content.vocabulary import KebabId

router = APIRouter(prefix="/internal", tags=["internal"])

EVERY_STAGE = "any"


class StageTopics(BaseModel):
    """The topics that apply, most useful first, and the stage that follows."""

    stage: str
    topics: list[str]
    following: str | None = None


class Words(BaseModel):
    """What a person wrote; it is looked at and not kept."""

    words: str


class FoundTerm(BaseModel):
    """A term of the glossary in the words, and the topic that says more of it."""

    term: KebabId
    topic: KebabId | None


def topics_of_every_stage(content: Content) -> list[str]:
    """What applies wherever a case is: the entitlements that have no stage of their own."""
    return [
        topic.id
        for topic in content.topics.values()
        if topic.stage == EVERY_STAGE
        and content.answers[topic.id].rights
        and topic.id != "entitlements-by-stage"
    ]


@router.get("/stages/{stage_id}/topics")
async def list_stage_topics(stage_id: str, content: LoadedContent) -> StageTopics:
    """The topics of a stage; of `any`, those that apply at every stage."""
    if stage_id == EVERY_STAGE:
        return StageTopics(stage=stage_id, topics=topics_of_every_stage(content))
    stage = get_stage_of(content, stage_id)
    ids = [*content.stages, None]
    return StageTopics(stage=stage_id, topics=stage.topics, following=ids[ids.index(stage_id) + 1])


@router.post("/terms")
async def find_term(said: Words, content: LoadedContent) -> FoundTerm | None:
    """The first term of the glossary in the words; null when there is none."""
    found = content.glossary.find(said.words)
    return FoundTerm(term=found[0].id, topic=found[0].topic) if found else None
