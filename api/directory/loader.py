"""Loads the directory at the start, and refuses what does not fit together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from api.content.files import ContentWrong, place_in_file, read_file
from api.content.library import FOLDER
from api.content.placeholders import PLACEHOLDER
from api.content.schemas import Fact
from api.content.texts import Keys
from api.directory.schemas import DirectoryWords, Service, ServicesFile, Term, TermsFile

WORDED = ("description", "who", "fees", "how", "interpreters")


@dataclass(frozen=True)
class Directory:
    """Every service, in the order in which they are shown; `say` puts the values of facts into its words."""

    services: tuple[Service, ...]
    needs: Mapping[str, Term]
    groups: Mapping[str, Term]
    boroughs: Mapping[str, Term]
    wide_areas: Mapping[str, Term]
    words: DirectoryWords
    facts: Mapping[str, Fact]
    checked_on: date

    def value_of(self, fact: str) -> str:
        """The number or address that a fact holds."""
        return self.facts[fact].value

    def say(self, words: str) -> str:
        """The words with the values of facts in them."""
        return PLACEHOLDER.sub(lambda found: self.value_of(found[1]), words)

    def say_if_known(self, words: str | None) -> str | None:
        """The same for words that an entry may lack."""
        return None if words is None else self.say(words)

    def say_fees(self, service: Service) -> str:
        """What the help costs."""
        return self.say(service.fees or self.words.free)

    def name_of_area(self, area: str) -> str:
        """An area as it is shown."""
        return (self.wide_areas.get(area) or self.boroughs[area]).name


def list_words(service: Service) -> Iterator[tuple[Keys, str]]:
    """Every text of a service in which a fact may stand, with where it stands."""
    for name in WORDED:
        if (words := getattr(service, name)) is not None:
            yield (name,), words
    for kind in ("phones", "texts"):
        for position, number in enumerate(getattr(service, kind)):
            if number.note is not None:
                yield (kind, position, "note"), number.note
    if service.hours is not None and service.hours.note is not None:
        yield ("hours", "note"), service.hours.note


def list_facts(service: Service) -> Iterator[tuple[Keys, str]]:
    """Every fact that a service names, in its words or beside them."""
    for keys, words in list_words(service):
        yield from ((keys, name) for name in PLACEHOLDER.findall(words))
    for kind in ("phones", "texts"):
        for position, number in enumerate(getattr(service, kind)):
            yield (kind, position, "fact"), number.fact
    if service.email is not None:
        yield ("email", "fact"), service.email.fact


def list_unknown(service: Service, terms: TermsFile, facts: Mapping[str, Fact]) -> Iterator[tuple[Keys, str]]:
    """What a service names and is not there."""
    needs, groups, boroughs, wide_areas = (
        {term.id for term in each} for each in (terms.needs, terms.groups, terms.boroughs, terms.wide_areas)
    )
    known = {"needs": needs, "groups": groups, "areas": boroughs | wide_areas}
    for kind, ids in known.items():
        for position, name in enumerate(getattr(service, kind)):
            if name not in ids:
                yield (kind, position), f"{name} is not in service-terms.yml."
    if service.address is not None and service.address.borough not in boroughs:
        yield ("address", "borough"), f"{service.address.borough} is not in service-terms.yml."
    for keys, name in list_facts(service):
        if name not in facts:
            yield keys, f"{name} is not a fact in facts.yml."


def list_problems(
    folder: Path, services: ServicesFile, terms: TermsFile, facts: Mapping[str, Fact]
) -> list[str]:
    """Each thing that a service names and is not there, with file, line and key."""
    path = folder / "services.yml"
    return [
        f"{place_in_file(path, 'services', number, *keys)}: {problem}"
        for number, service in enumerate(services.services)
        for keys, problem in list_unknown(service, terms, facts)
    ]


def load_directory(facts: Mapping[str, Fact], folder: Path = FOLDER) -> Directory:
    """Read and check the directory. Raises `ContentWrong`."""
    services = read_file(folder / "services.yml", ServicesFile)
    terms = read_file(folder / "service-terms.yml", TermsFile)
    if problems := list_problems(folder, services, terms, facts):
        raise ContentWrong(problems)
    return Directory(
        services=tuple(services.services),
        needs={term.id: term for term in terms.needs},
        groups={term.id: term for term in terms.groups},
        boroughs={term.id: term for term in terms.boroughs},
        wide_areas={term.id: term for term in terms.wide_areas},
        words=terms.words,
        facts=facts,
        checked_on=services.checked_on,
    )
