"""Finds the terms of the glossary in what was written."""

from collections.abc import Sequence

import spacy
from spacy.matcher import PhraseMatcher
from spacy.tokens import Span
from spacy.util import filter_spans

from api.content.schemas import Term

# Phones type them in several ways; none changes where a word stands.
APOSTROPHES = str.maketrans("\u2019\u2018`", "'''")


class Glossary:
    """Whole words in any letter case; where two terms overlap, the longer one is found."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.terms = {term.id: term for term in terms}
        self._language = spacy.blank("en")
        self._matcher = PhraseMatcher(self._language.vocab, attr="LOWER")
        for term in terms:
            forms = [self._language.make_doc(form) for form in (term.term, *term.also)]
            self._matcher.add(term.id, forms)

    def _spans(self, words: str) -> list[Span]:
        doc = self._language.make_doc(words.translate(APOSTROPHES))
        return filter_spans(self._matcher(doc, as_spans=True))

    def find(self, words: str) -> list[Term]:
        """Each term that the words hold, once, in the order of the words."""
        found = dict.fromkeys(span.label_ for span in self._spans(words))
        return [self.terms[name] for name in found]

    def spans(self, words: str) -> list[tuple[int, int]]:
        """Where terms stand in the words: from which character to which."""
        return [(span.start_char, span.end_char) for span in self._spans(words)]
