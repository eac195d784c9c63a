"""Asks the running service, each message in a conversation of its own."""

from collections.abc import Iterable
from dataclasses import dataclass

import httpx

from tests.running_service import start_talk


@dataclass(frozen=True)
class Answer:
    """What became of a message."""

    topic: str | None
    offered: tuple[str, ...]
    is_fallback: bool
    safety: str | None


def ask(http: httpx.Client, text: str) -> Answer:
    """Say it, and read the answer."""
    message = start_talk(http).ask(text)
    choices, topic, safety = message["choices"], message["topic"], message["safety"]
    assert isinstance(choices, list)
    return Answer(
        topic=None if topic is None else str(topic),
        offered=tuple(choice["topic"] for choice in choices),
        is_fallback=bool(message["fallback"]),
        safety=None if safety is None else str(safety),
    )


def ask_all(http: httpx.Client, texts: Iterable[str]) -> list[Answer]:
    """Say each."""
    return [ask(http, text) for text in texts]
