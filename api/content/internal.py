"""What the action server asks: which topics apply at a stage. Mounted on the internal app only."""

from fastapi import APIRouter
from pydantic import BaseModel

from api.content.loader import Content
from api.content.routes import LoadedContent, UnknownStage

router = APIRouter(prefix="/internal", tags=["internal"])

EVERY_STAGE = "any"


class StageTopics(BaseModel):
    """The topics that apply, most useful first."""

    stage: str
    topics: list[str]


def topics_of_every_stage(content: Content) -> list[str]:
    """What applies wherever a case is: the answered entitlements that have no stage of their own."""
    return [
        topic.id
        for topic in content.topics.values()
        if topic.stage == EVERY_STAGE
        and (answer := content.answers.get(topic.id)) is not None
        and answer.right is not None
        and topic.id != "entitlements-by-stage"
    ]


def written_first(content: Content, topics: list[str]) -> list[str]:
    """The same order, but those whose answer is still to be written come last."""
    return sorted(topics, key=lambda topic: topic not in content.answers)


@router.get("/stages/{stage_id}/topics")
async def list_stage_topics(stage_id: str, content: LoadedContent) -> StageTopics:
    """The topics of a stage; of `any`, those that apply at every stage."""
    if stage_id == EVERY_STAGE:
        return StageTopics(stage=stage_id, topics=topics_of_every_stage(content))
    if stage_id not in content.stages:
        raise UnknownStage
    return StageTopics(stage=stage_id, topics=written_first(content, content.stages[stage_id].topics))
