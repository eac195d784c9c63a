"""What a button carries, and what the dialogue is told when it is pressed.

`topic:right-to-review`, `topic:right-to-review/if_not`, `stage:before-trial`, `stage:not-sure`, `stages`.
Only these reach Rasa: a client cannot send it commands of its own.
"""

import json
from dataclasses import dataclass
from typing import get_args

from api.content.loader import Content
from api.content.rendering import part_label
from api.content.schemas import Part, SafetyTopic
from api.kit.errors import ServiceError

NOT_SURE = "not-sure"
SAFETY_TOPICS = frozenset(get_args(SafetyTopic))
STAGES = "stages"


class UnknownPayload(ServiceError):
    """Not a button that we offer."""

    status_code = 422
    code = "unknown-payload"
    detail = "This is not the payload of a button that this service offers."


@dataclass(frozen=True)
class Pressed:
    """A button that was pressed: its title as the person saw it, and the same for Rasa."""

    title: str
    command: str


def topic_payload(topic_id: str, part: Part | None = None) -> str:
    """The payload that asks for a topic, or one part of its answer."""
    return f"topic:{topic_id}/{part}" if part else f"topic:{topic_id}"


def stage_payload(stage_id: str) -> str:
    """The payload that says where the case is."""
    return f"stage:{stage_id}"


def intent_of(topic_id: str) -> str:
    """The topic's intent in Rasa, which knows no hyphens."""
    return f"ask_{topic_id.replace('-', '_')}"


def is_safety_payload(payload: str) -> bool:
    """Whether the button is one of a safety topic."""
    kind, _, rest = payload.partition(":")
    return kind == "topic" and rest.partition("/")[0] in SAFETY_TOPICS


def read_topic(rest: str, content: Content) -> Pressed:
    """`right-to-review` or `right-to-review/if_not`."""
    topic_id, _, part = rest.partition("/")
    if topic_id not in content.topics or (part and part not in get_args(Part)):
        raise UnknownPayload
    entities = json.dumps({"part": part}) if part else ""
    title = part_label(content, part) if part else content.topics[topic_id].label  # type: ignore[arg-type]
    return Pressed(title, f"/{intent_of(topic_id)}{entities}")


def read_stage(stage_id: str, content: Content) -> Pressed:
    """A stage, or that the person is not sure."""
    command = f"/say_stage{json.dumps({'stage': stage_id})}"
    if stage_id == NOT_SURE:
        return Pressed(content.lines.not_sure_stage_label.web, command)
    if stage_id not in content.stages:
        raise UnknownPayload
    return Pressed(content.stages[stage_id].label, command)


def read_payload(payload: str, content: Content) -> Pressed:
    """What was pressed. Raises `UnknownPayload`."""
    kind, _, rest = payload.partition(":")
    if kind == "topic":
        return read_topic(rest, content)
    if kind == "stage":
        return read_stage(rest, content)
    if payload == STAGES:
        return Pressed(content.lines.see_stages_label.web, "/ask_entitlements_by_stage")
    raise UnknownPayload
