"""Runs every check."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from api.content.checks.examples import find_limits_without_a_date
from api.content.checks.lengths import find_long_words
from api.content.checks.numbers import find_numbers
from api.content.checks.phrases import find_forbidden, find_unexplained_jargon
from api.content.checks.problems import located, read_style, typed_texts
from api.content.checks.reading import find_hard_words
from api.content.checks.sources import find_unused
from api.content.library import FOLDER, Library, read_library
from api.content.references import check_every_topic_is_answered, check_references
from api.content.schemas import Answer


@dataclass(frozen=True)
class Report:
    """What is wrong with the words, one line each, and the answers whose review is overdue."""

    library: Library
    problems: list[str]
    overdue: list[Answer]


def find_problems(library: Library, today: date) -> Iterator[str]:
    """Everything wrong with the words of content that fits together."""
    texts = list(typed_texts(library))
    style = read_style(library)
    terms = {term.id: term for term in library.terms}
    yield from located(find_numbers(texts))
    yield from located(find_forbidden(texts, style))
    yield from located(find_unexplained_jargon(texts, style, terms))
    yield from located(find_long_words(library, today))
    yield from located(find_hard_words(library, today))
    yield from located(find_limits_without_a_date(library))
    yield from find_unused(library)


def check_content(folder: Path = FOLDER, *, today: date) -> Report:
    """The report on every file that can be read. Raises `ContentWrong` for one that all others need.

    Words with a fact that there is not cannot be measured: until that is mended, no more is said of them.
    """
    library, problems = read_library(folder)
    problems += check_every_topic_is_answered(library)
    unknown = list(check_references(library))
    problems += unknown or find_problems(library, today)
    return Report(library, problems, library.list_overdue(today))
