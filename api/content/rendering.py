"""Puts an answer into the words of a channel."""

from collections.abc import Iterator

from api.content.loader import Content
from api.content.schemas import Answer, Channel, Part

PARTS: tuple[Part, ...] = ("who", "when", "how", "cost", "if_not", "more")
# What the web shows first; the other parts are a button each.
WEB_FIRST: tuple[Part, ...] = ("when", "how")


def part_label(content: Content, part: Part) -> str:
    """The question that a part answers, as a button shows it."""
    label = getattr(content.lines, f"part_{part}_label").web
    assert isinstance(label, str)
    return label


def parts_left(answer: Answer, *, shown: Part | None) -> Iterator[Part]:
    """The parts a person can still ask for, beside what the web shows first and the one just shown."""
    for part in PARTS:
        if part not in WEB_FIRST and part != shown and getattr(answer, part) is not None:
            yield part


def render(content: Content, answer: Answer, channel: Channel, part: Part | None = None) -> str:
    """The answer, or one part of it, as plain text for `channel`."""
    if part is not None and getattr(answer, part) is not None:
        return str(getattr(answer, part))
    if channel == "sms":
        return answer.sms
    if channel == "guide":
        labelled = (
            f"{part_label(content, name)}\n{getattr(answer, name)}"
            for name in PARTS
            if getattr(answer, name) is not None
        )
        return "\n\n".join((answer.what, *labelled))
    return "\n\n".join(
        words for words in (answer.what, *(getattr(answer, name) for name in WEB_FIRST)) if words
    )
