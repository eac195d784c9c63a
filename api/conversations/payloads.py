"""What a button carries, and what the dialogue is told when it is pressed.

`topic:right-to-review`, `topic:right-to-review/if_not`, `stage:before-trial`, `stage:before-trial/next`,
`stage:not-sure`, `stages`, `circumstance:bereaved`, `circumstance:skip`, `none-of-these`.
Only these reach Rasa: a client cannot send it commands of its own.
"""

import json
from dataclasses import dataclass
from typing import get_args

from api.content.conditions import Circumstance
from api.content.library import Content
from api.content.rendering import part_label
from api.content.vocabulary import PARTS, STEPS, Part, SafetyTopic, Step
from api.kit.errors import ServiceError

NOT_SURE = "not-sure"
SKIP = "skip"
SAFETY_TOPICS = frozenset(get_args(SafetyTopic))
CIRCUMSTANCES: tuple[Circumstance, ...] = get_args(Circumstance)
STAGES = "stages"
NONE_OF_THESE = "none-of-these"
# What a button means in one word; the others say yes, one of these fits.
SHORT_ANSWERS = {"standard-rights": "deny", SKIP: "skip"}


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


def stage_payload(stage_id: str, step: Step | None = None) -> str:
    """The payload that says where the case is, or asks for a step of that stage."""
    return f"stage:{stage_id}/{step}" if step else f"stage:{stage_id}"


def circumstance_payload(answer: str) -> str:
    """The payload that answers the question on which time limits depend."""
    return f"circumstance:{answer}"


def intent_of(topic_id: str) -> str:
    """The topic's intent in Rasa, which knows no hyphens."""
    return f"ask_{topic_id.replace('-', '_')}"


def is_safety_payload(payload: str) -> bool:
    """Whether the button is one of a safety topic."""
    kind, _, rest = payload.partition(":")
    return kind == "topic" and rest.partition("/")[0] in SAFETY_TOPICS


def step_label(content: Content, step: Step) -> str:
    """What a step of a stage is called."""
    label = getattr(content.lines, f"step_{step}_label").web
    assert isinstance(label, str)
    return label


def circumstance_label(content: Content, answer: str) -> str:
    """What the button says that gives this answer."""
    label = getattr(content.lines, f"circumstance_{answer.replace('-', '_')}_label").web
    assert isinstance(label, str)
    return label


def one_of(rest: str, known: tuple[str, ...]) -> str:
    """The word, if it is known. Raises `UnknownPayload`."""
    if rest not in known:
        raise UnknownPayload
    return rest


def read_topic(rest: str, content: Content) -> Pressed:
    """`right-to-review` or `right-to-review/if_not`."""
    topic_id, slash, part = rest.partition("/")
    if topic_id not in content.topics:
        raise UnknownPayload
    if not slash:
        return Pressed(content.topics[topic_id].label, f"/{intent_of(topic_id)}")
    one_of(part, PARTS)
    title = part_label(content, part, content.answers[topic_id])  # type: ignore[arg-type]
    return Pressed(title, f"/{intent_of(topic_id)}{json.dumps({'part': part})}")


def read_stage(rest: str, content: Content) -> Pressed:
    """`before-trial`, `before-trial/next`, or that the person is not sure."""
    stage_id, slash, step = rest.partition("/")
    if rest == NOT_SURE:
        return Pressed(content.lines.not_sure_stage_label.web, f"/say_stage{json.dumps({'stage': rest})}")
    if stage_id not in content.stages:
        raise UnknownPayload
    if not slash:
        return Pressed(content.stages[stage_id].label, f"/say_stage{json.dumps({'stage': stage_id})}")
    entities = {"stage": stage_id, "step": one_of(step, STEPS)}
    return Pressed(step_label(content, step), f"/say_stage{json.dumps(entities)}")  # type: ignore[arg-type]


def read_circumstance(rest: str, content: Content) -> Pressed:
    """`bereaved`, `under-18` ... or `skip`."""
    answer = one_of(rest, (*CIRCUMSTANCES, SKIP))
    intent = SHORT_ANSWERS.get(answer, "affirm")
    return Pressed(circumstance_label(content, answer), f"/{intent}{json.dumps({'circumstance': answer})}")


def read_payload(payload: str, content: Content) -> Pressed:
    """What was pressed. Raises `UnknownPayload`."""
    kind, _, rest = payload.partition(":")
    match kind:
        case "topic":
            return read_topic(rest, content)
        case "stage":
            return read_stage(rest, content)
        case "circumstance":
            return read_circumstance(rest, content)
        case _ if payload == STAGES:
            return Pressed(content.lines.see_stages_label.web, "/ask_entitlements_by_stage")
        case _ if payload == NONE_OF_THESE:
            return Pressed(content.lines.none_of_these_label.web, "/deny")
    raise UnknownPayload
