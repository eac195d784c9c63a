"""How to reach a service, in the words of the standard."""

from collections.abc import Iterator
from typing import Literal

from api.directory.identifiers import identify, identify_service
from api.directory.loader import Directory
from api.directory.schemas import Number, Service, TextNumber
from api.directory.standard import Phone, what_is_known


def say_word(directory: Directory, number: Number) -> str | None:
    """The word to text, where there is one."""
    word = number.word if isinstance(number, TextNumber) else None
    return directory.words.text_the_word.format(word=word) if word else None


def say_number(directory: Directory, number: Number) -> str | None:
    """What to know before ringing or texting."""
    parts = (say_word(directory, number), directory.say_if_known(number.note))
    return " ".join(part for part in parts if part) or None


def list_phones(directory: Directory, service: Service) -> Iterator[Phone]:
    """The numbers to ring, then those to text."""
    numbers: list[tuple[Literal["voice", "text"], Number]] = [
        *(("voice", number) for number in service.phones),
        *(("text", number) for number in service.texts),
    ]
    for kind, number in numbers:
        known = what_is_known(description=say_number(directory, number))
        yield Phone(
            id=identify("phone", service.id, kind, number.fact),
            service_id=identify_service(service),
            number=directory.value_of(number.fact),
            type=kind,
            **known,
        )


def say_how_to_start(directory: Directory, service: Service) -> str | None:
    """The way in, beside a call, a text or a mail."""
    parts = (
        directory.say_if_known(service.how),
        directory.words.chat if service.chat else None,
    )
    return " ".join(part for part in parts if part) or None
