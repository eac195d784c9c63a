"""Checks the directory's words as those of the answers are checked; `make content` runs it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from api.content.checks.lengths import not_one_text
from api.content.checks.numbers import find_numbers
from api.content.checks.phrases import find_forbidden, find_unexplained_jargon
from api.content.checks.problems import TypedText, located, read_style
from api.content.checks.reading import HIGHEST_GRADE_PART, STAND_IN, too_hard
from api.content.glossary import Glossary
from api.content.library import Library
from api.content.placeholders import PLACEHOLDER
from api.content.texts import Keys
from api.directory.loader import Directory, list_words
from api.directory.schemas import Service, Term

Problem = tuple[TypedText, str]


def list_names(service: Service) -> Iterator[tuple[Keys, str]]:
    """What others named: a style cannot be asked of it, but a phone must be able to show it."""
    yield ("name",), service.name
    yield ("organisation",), service.organisation
    if service.address is not None:
        yield ("address", "street"), service.address.street
    for position, number in enumerate(service.texts):
        if number.word is not None:
            yield ("texts", position, "word"), number.word


def list_term_words(terms: Iterable[Term]) -> Iterator[tuple[Keys, str]]:
    """What a list to choose from says."""
    for position, term in enumerate(terms):
        yield (position, "name"), term.name
        if term.description is not None:
            yield (position, "description"), term.description


def list_phrases(words: str | Mapping[str, Any], keys: Keys) -> Iterator[tuple[Keys, str]]:
    """Every text of a table of tables."""
    if isinstance(words, str):
        yield keys, words
    else:
        for name, each in words.items():
            yield from list_phrases(each, (*keys, name))


def typed_names(folder: Path, directory: Directory) -> Iterator[TypedText]:
    """Each name in the directory, as typed."""
    for number, service in enumerate(directory.services):
        for keys, words in list_names(service):
            yield TypedText(folder / "services.yml", ("services", number, *keys), words)
    for kind, terms in (("boroughs", directory.boroughs), ("wide_areas", directory.wide_areas)):
        for keys, words in list_term_words(terms.values()):
            yield TypedText(folder / "service-terms.yml", (kind, *keys), words)


def typed_words(folder: Path, directory: Directory) -> Iterator[TypedText]:
    """Each text in our own words, as typed."""
    for number, service in enumerate(directory.services):
        for keys, words in list_words(service):
            yield TypedText(folder / "services.yml", ("services", number, *keys), words)
    for kind, terms in (("needs", directory.needs), ("groups", directory.groups)):
        for keys, words in list_term_words(terms.values()):
            yield TypedText(folder / "service-terms.yml", (kind, *keys), words)
    for keys, words in list_phrases(directory.words.model_dump(), ("words",)):
        yield TypedText(folder / "service-terms.yml", keys, words)


def find_unsendable(texts: Iterable[TypedText], directory: Directory) -> Iterator[Problem]:
    """A problem for each text that, with its facts, a phone cannot send plainly."""
    values = {name: fact.value for name, fact in directory.facts.items()}
    for text in texts:
        said = PLACEHOLDER.sub(lambda found: values.get(found[1], ""), text.words)
        yield from ((text, problem) for problem in not_one_text(said))


def names_of_services(directory: Directory) -> re.Pattern[str]:
    """Finds each name of a service or an organisation; the longer first, where one holds another."""
    names = {name for service in directory.services for name in (service.name, service.organisation)}
    any_name = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{any_name})(?!\w)")


def find_hard_descriptions(
    texts: Iterable[TypedText], directory: Directory, glossary: Glossary
) -> Iterator[Problem]:
    """A problem for each description that is too hard to read; a name in it counts as one short word."""
    names = names_of_services(directory)
    for text in texts:
        if text.keys[-1] == "description":
            plain = names.sub(STAND_IN, text.words)
            yield from ((text, problem) for problem in too_hard(plain, HIGHEST_GRADE_PART, glossary))


def find_wrong_words(library: Library, directory: Directory) -> Iterator[Problem]:
    """Everything wrong with the directory's words, with the text in which it stands."""
    texts, names = list(typed_words(library.folder, directory)), typed_names(library.folder, directory)
    style = read_style(library)
    yield from find_numbers(texts)
    yield from find_forbidden(texts, style)
    yield from find_unexplained_jargon(texts, style, {term.id: term for term in library.terms})
    yield from find_unsendable([*texts, *names], directory)
    yield from find_hard_descriptions(texts, directory, Glossary(library.terms))


def find_wording_problems(library: Library, directory: Directory) -> Iterator[str]:
    """The same, with file, line and key."""
    yield from located(find_wrong_words(library, directory))
