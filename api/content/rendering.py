"""Puts an answer into the words of a channel, for a reader."""

from collections.abc import Iterator
from typing import NamedTuple

from api.content.conditions import Reader
from api.content.library import Content
from api.content.passages import Passage, spoken
from api.content.schemas import Answer, Guide, Stage
from api.content.vocabulary import PARTS, Channel, Part, Step

# What the web shows first; the other parts are asked for.
WEB_FIRST: tuple[Part, ...] = ("what", "when", "how")
# The buttons under an answer that does not say otherwise, most useful first.
USUALLY_OFFERED: tuple[Part, ...] = ("if_not", "who", "simple", "more")
ANYONE = Reader()


class Titled(NamedTuple):
    """Words with what they are about."""

    title: str
    words: str


def say(passages: tuple[Passage, ...], channel: Channel, reader: Reader) -> str:
    """The words for a reader; a text message has no room for blank lines."""
    paragraphs = spoken(passages, reader)
    return "\n".join(paragraphs).replace("\n\n", "\n") if channel == "sms" else "\n\n".join(paragraphs)


def part_label(content: Content, part: Part, answer: Answer | None = None) -> str:
    """The question that a part answers, as a button shows it."""
    if answer is not None and part in answer.labels:
        return answer.labels[part]
    label = getattr(content.lines, f"part_{part}_label").web
    assert isinstance(label, str)
    return label


def parts_offered(answer: Answer, *, shown: Part | None) -> Iterator[Part]:
    """The parts that stand as buttons, and after one part the way back to the whole answer."""
    offered = USUALLY_OFFERED if answer.offer is None else answer.offer
    yield from (part for part in offered if part != shown)
    if shown is not None and shown != "what":
        yield "what"


def render_part(answer: Answer, part: Part, channel: Channel, reader: Reader = ANYONE) -> str:
    """One part of the answer; the main part by text is the whole in one message."""
    if part == "what":
        return render(answer, channel, reader)
    return say(answer.part(part), channel, reader)


def render(answer: Answer, channel: Channel, reader: Reader = ANYONE) -> str:
    """The answer as plain text: by text message its one message, else what the web shows first."""
    if channel == "sms":
        return say(answer.sms, channel, reader)
    return "\n\n".join(say(answer.part(part), channel, reader) for part in WEB_FIRST)


def list_parts(
    content: Content, answer: Answer, channel: Channel, reader: Reader = ANYONE
) -> dict[Part, Titled]:
    """Every part with its question."""
    return {
        part: Titled(part_label(content, part, answer), say(answer.part(part), channel, reader))
        for part in PARTS
    }


def list_guidance(content: Content, answer: Answer, reader: Reader = ANYONE) -> dict[str, Titled]:
    """For a support worker: what to say, which is what the web shows, then how to go about it."""
    titles = {
        name: getattr(content.lines, f"guide_{name}_label").web for name in ("say", *Guide.model_fields)
    }
    words = {
        "say": render(answer, "web", reader),
        **{name: say(getattr(answer.guide, name), "guide", reader) for name in Guide.model_fields},
    }
    return {name: Titled(titles[name], words[name]) for name in titles}


def render_guide(content: Content, answer: Answer, reader: Reader = ANYONE) -> str:
    """The guidance as plain text."""
    return "\n\n".join(
        f"{title}\n{words}" for title, words in list_guidance(content, answer, reader).values()
    )


def render_step(stage: Stage, step: Step, channel: Channel, reader: Reader = ANYONE) -> str:
    """One step of a stage."""
    return say(getattr(stage, step), channel, reader)
