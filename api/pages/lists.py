"""The lists: every topic by its stage, every term by its letter."""

from collections.abc import Iterator
from itertools import groupby

from api.content.library import Content
from api.content.schemas import Stage, Term, Topic


def topics_by_stage(content: Content) -> Iterator[tuple[Stage | None, list[Topic]]]:
    """The topics of each stage in the order of a case; first, without a stage, those for any time."""
    for stage in (None, *content.stages.values()):
        wanted = stage.id if stage else "any"
        yield stage, [topic for topic in content.topics.values() if topic.stage == wanted]


def terms_by_letter(content: Content) -> list[tuple[str, list[Term]]]:
    """The terms in the order of the alphabet, whatever case they are written in."""

    def letter(term: Term) -> str:
        return term.term[0].upper()

    terms = sorted(content.glossary.terms.values(), key=lambda term: term.term.casefold())
    return [(initial, list(found)) for initial, found in groupby(terms, letter)]
