"""The words of law and police on a page, each with its meaning, and which of them fit on paper."""

from collections.abc import Iterator
from dataclasses import dataclass

from api.content.library import Content
from api.content.schemas import Term

# An answer and the meanings of its words, together, on one sheet of A4 in the sizes of `_reading.scss`. The
# checks of the content hold an answer to less than this; only the number of its terms has no limit.
WORDS_ON_A_SHEET = 600


@dataclass(frozen=True)
class Note:
    """A term; on paper too, unless the sheet is full."""

    term: Term
    is_printed: bool


def count_words(words: str) -> int:
    """How many words there are."""
    return len(words.split())


def make_notes(content: Content, words: str) -> Iterator[Note]:
    """Each term in the words of a page, in their order."""
    total = count_words(words)
    for term in content.glossary.find(words):
        total += count_words(f"{term.term} {term.meaning}")
        yield Note(term, total <= WORDS_ON_A_SHEET)
