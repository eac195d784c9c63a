"""Cuts long words into text messages, between sentences."""

import re

import smsutil

# Two texts of a phone are joined into one message; longer ones cost more and may come in the wrong order.
LONGEST_TEXT = 320
SENTENCE_END = re.compile(r"(?<=[.?:])\s+")


def length_of(words: str) -> int:
    """How many characters of the GSM 03.38 alphabet the words take; a few take two."""
    return int(sum(part.bytes for part in smsutil.split(words).parts))


def as_text_messages(words: str) -> list[str]:
    """The words in messages of at most 320 characters, of whole sentences; a longer sentence stays whole."""
    messages: list[str] = []
    for paragraph in words.split("\n"):
        for number, sentence in enumerate(SENTENCE_END.split(paragraph)):
            joined = f"{messages[-1]}{' ' if number else chr(10)}{sentence}" if messages else sentence
            if messages and length_of(joined) <= LONGEST_TEXT:
                messages[-1] = joined
            else:
                messages.append(sentence)
    return [message.strip() for message in messages if message.strip()]
