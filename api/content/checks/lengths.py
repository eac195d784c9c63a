"""How long the words may be, for every reader there can be and the longest dates."""

from collections.abc import Iterator
from datetime import date
from functools import cache

import smsutil

from api.content.checks.problems import TypedText
from api.content.conditions import Reader, every_reader
from api.content.dates import Calendar
from api.content.library import Content, Library
from api.content.rendering import render, render_step, say
from api.content.schemas import Answer, Guide
from api.content.texts import Keys
from api.content.vocabulary import PARTS, STEPS

MOST_WORDS_WEB = 90
MOST_WORDS_PART = 45
MOST_WORDS_MORE = 120
MOST_WORDS_GUIDE = 60
MOST_WORDS_STEP = 60
# Three texts joined; a person on a pay-as-you-go phone pays for none of them.
MOST_CHARACTERS_TEXT = 320
MOST_CHARACTERS_LINE = 320
LONGEST_DATE = "30 September 2026"


class LongestDates(Calendar):
    """Says the longest date for every day."""

    def say_today(self) -> str:
        """The longest there is."""
        return LONGEST_DATE

    def say_due(self, limit: str) -> str:
        """The longest there is."""
        return LONGEST_DATE


@cache
def is_plain(character: str) -> bool:
    """Whether a character is of the alphabet of plain text messages."""
    return bool(smsutil.is_valid_gsm(character))


def too_many_words(words: str, most: int) -> Iterator[str]:
    """That there are more words than there may be."""
    if (count := len(words.split())) > most:
        yield f"{count} words, and {most} at most."


def not_one_text(words: str, most: int = MOST_CHARACTERS_TEXT) -> Iterator[str]:
    """That a message does not fit a text, or holds a character that phones cannot send plainly.

    Characters are counted as GSM 03.38 does, where a few count as two.
    """
    strange = sorted(character for character in set(words) if not is_plain(character))
    if strange:
        yield f"{' '.join(strange)} cannot be sent in a plain text message (GSM-7)."
        return
    split = smsutil.split(words)
    if (length := sum(part.bytes for part in split.parts)) > most:
        yield f"{length} characters, and {most} at most in one text ({len(split.parts)} segments)."


def problems_of_answer(answer: Answer, reader: Reader) -> Iterator[tuple[Keys, str]]:
    """What is too long, or not plain, in an answer for one reader."""
    for problem in too_many_words(render(answer, "web", reader), MOST_WORDS_WEB):
        yield ("what",), f"On the web, what, when and how together: {problem}"
    for problem in not_one_text(render(answer, "sms", reader)):
        yield ("sms",), problem
    for part in PARTS:
        words = say(answer.part(part), "sms", reader)
        most = MOST_WORDS_MORE if part == "more" else MOST_WORDS_PART
        characters = 1000 if part == "more" else MOST_CHARACTERS_TEXT
        for problem in (*too_many_words(words, most), *not_one_text(words, characters)):
            yield (part,), problem
    for name in Guide.model_fields:
        for problem in too_many_words(say(getattr(answer.guide, name), "guide", reader), MOST_WORDS_GUIDE):
            yield ("guide", name), problem


def find_long_answers(library: Library, content: Content) -> Iterator[tuple[TypedText, str]]:
    """Each problem of an answer once, with the first reader it shows for."""
    paths = {answer.topic: path for path, answer in library.answers.items()}
    for topic, answer in content.answers.items():
        seen: set[tuple[Keys, str]] = set()
        for reader in every_reader():
            for keys, problem in problems_of_answer(answer, reader):
                if (keys, problem) not in seen:
                    seen.add((keys, problem))
                    yield (
                        TypedText(paths[topic], keys, ""),
                        f"{problem} (for {reader.circumstance or 'anyone'})",
                    )


def find_long_steps(library: Library, content: Content) -> Iterator[tuple[TypedText, str]]:
    """Each step of a stage that is too long for a text."""
    path = library.folder / "stages.yml"
    for number, stage in enumerate(content.stages.values()):
        for step in STEPS:
            for reader in every_reader():
                words = render_step(stage, step, "sms", reader)
                sent = f"{words}\n{content.lines.text_go_on.sms}"
                for problem in (*too_many_words(words, MOST_WORDS_STEP), *not_one_text(sent)):
                    yield TypedText(path, ("stages", number, step), ""), problem


def find_long_lines(library: Library, content: Content) -> Iterator[tuple[TypedText, str]]:
    """Each line and each meaning that does not fit a text."""
    lines, glossary = library.folder / "lines.yml", library.folder / "glossary.yml"
    for name, line in content.lines:
        for problem in not_one_text(line.sms, MOST_CHARACTERS_LINE):
            yield TypedText(lines, ("lines", name, "sms"), ""), problem
    for number, term in enumerate(content.glossary.terms.values()):
        for problem in (
            *too_many_words(term.meaning, MOST_WORDS_PART),
            *not_one_text(f"{term.term}: {term.meaning}"),
        ):
            yield TypedText(glossary, ("terms", number, "meaning"), ""), problem


def find_long_words(library: Library, today: date) -> Iterator[tuple[TypedText, str]]:
    """Everything that is too long or cannot be sent, in every edition."""
    for day in sorted({max(edition.valid_from, today) for edition in library.editions}):
        content = library.written_with(LongestDates(day))
        yield from find_long_answers(library, content)
        yield from find_long_steps(library, content)
        yield from find_long_lines(library, content)
