"""Checks what one content file says about another."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from api.content.files import place_in_file
from api.content.library import Library
from api.content.placeholders import wrong_placeholders
from api.content.schemas import Answer, Fact
from api.content.texts import Keys, list_texts
from api.content.vocabulary import ContentModel


def check_placeholders(
    path: Path,
    model: ContentModel,
    facts: Mapping[str, Fact],
    *,
    under: Keys = (),
    may_have_label: bool = False,
) -> Iterator[str]:
    """A problem for each `{name}` in the texts of a file that stands for nothing."""
    for keys, words in list_texts(model, under):
        for problem in wrong_placeholders(words, facts, may_have_label=may_have_label):
            yield f"{place_in_file(path, *keys)}: {problem}"


def check_known(
    path: Path, names: Sequence[object], known: Iterable[object], keys: Keys, file: str
) -> Iterator[str]:
    """A problem for each name of a list that another file does not have."""
    for position, name in enumerate(names):
        if name not in known:
            yield f"{place_in_file(path, *keys, position)}: {name} is not in {file}."


def check_answer(path: Path, answer: Answer, library: Library) -> Iterator[str]:
    """What an answer names and is not there."""
    if path.stem.split(".")[0] != answer.topic:
        where = place_in_file(path, "topic")
        yield f"{where}: {answer.topic} is not the topic of the file's name, {path.stem}."
    if answer.topic not in library.topics:
        yield f"{place_in_file(path, 'topic')}: {answer.topic} is not in topics.yml."
    editions = {edition.id: edition for edition in library.editions}
    yield from check_known(path, answer.sources, library.sources, ("sources",), "sources.yml")
    yield from check_known(path, answer.rights, library.rights, ("rights",), "rights.yml")
    yield from check_known(path, answer.editions, editions, ("editions",), "editions.yml")
    yield from check_placeholders(path, answer, library.facts)


def check_every_topic_is_answered(library: Library) -> Iterator[str]:
    """In each edition of the Code, each topic has one answer: neither none nor two."""
    for edition in library.editions:
        answered = Counter(
            answer.topic
            for answer in library.answers.values()
            if not answer.editions or edition.id in answer.editions
        )
        for topic in library.topics:
            if answered[topic] != 1:
                yield (
                    f"{library.folder / 'answers' / topic}.yml: {topic} has {answered[topic]} answers "
                    f"in the edition {edition.id}. It needs one."
                )


def check_editions(library: Library) -> Iterator[str]:
    """Each edition takes over the day after the one before it ends."""
    path = library.folder / "editions.yml"
    for number, (edition, following) in enumerate(zip(library.editions, library.editions[1:], strict=False)):
        if edition.valid_to is None or following.valid_from != edition.valid_to + timedelta(days=1):
            where = place_in_file(path, "editions", number + 1, "valid_from")
            yield (
                f"{where}: {following.id} must begin the day after {edition.id} ends "
                f"(its valid_to is {edition.valid_to})."
            )


def check_stages(library: Library) -> Iterator[str]:
    """A problem for each topic of a stage that is not in the catalogue, and for each unknown fact."""
    path = library.folder / "stages.yml"
    for number, stage in enumerate(library.stages.values()):
        under = ("stages", number)
        yield from check_known(path, stage.topics, library.topics, (*under, "topics"), "topics.yml")
        yield from check_placeholders(path, stage, library.facts, under=under)


def check_facts(library: Library) -> Iterator[str]:
    """A problem for each fact whose source is unknown."""
    path = library.folder / "facts.yml"
    for name, fact in library.facts.items():
        if fact.source not in library.sources:
            yield f"{place_in_file(path, 'facts', name, 'source')}: {fact.source} is not in sources.yml."


def check_terms(library: Library) -> Iterator[str]:
    """A problem for each topic that the glossary names and is not there, and each form given to two terms."""
    path = library.folder / "glossary.yml"
    forms: dict[str, str] = {}
    for number, term in enumerate(library.terms):
        if term.topic is not None and term.topic not in library.topics:
            yield f"{place_in_file(path, 'terms', number, 'topic')}: {term.topic} is not in topics.yml."
        for form in {each.casefold() for each in (term.term, *term.also)}:
            if form in forms:
                yield f"{place_in_file(path, 'terms', number)}: {form!r} is a form of {forms[form]} too."
            forms[form] = term.id
        yield from check_placeholders(path, term, library.facts, under=("terms", number))


def check_references(library: Library) -> Iterator[str]:
    """What one file says about another and is not so."""
    yield from check_editions(library)
    yield from check_stages(library)
    yield from check_facts(library)
    yield from check_terms(library)
    yield from check_placeholders(
        library.folder / "lines.yml", library.lines, library.facts, under=("lines",), may_have_label=True
    )
    yield from check_placeholders(library.folder / "card.yml", library.card, library.facts, under=("card",))
    for path, answer in library.answers.items():
        yield from check_answer(path, answer, library)
