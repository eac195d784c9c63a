"""Words that differ for some people: a part of an answer is a list of passages, each with its condition."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from api.content.conditions import Condition, Reader
from api.content.vocabulary import ContentModel, Words


class Passage(ContentModel):
    """Some words, and the condition under which they are said; none: always."""

    condition: Condition | None = Field(None, alias="if")
    say: Words


def as_list_of_passages(written: Any) -> Any:
    """Plain words are one passage; in a list, plain words are a passage too."""
    listed = written if isinstance(written, list | tuple) else [written]
    return [{"say": each} if isinstance(each, str) else each for each in listed]


Passages = Annotated[tuple[Passage, ...], Field(min_length=1), BeforeValidator(as_list_of_passages)]


def spoken(passages: tuple[Passage, ...], reader: Reader) -> list[str]:
    """The words that are for this reader, a paragraph or more each."""
    return [each.say for each in passages if each.condition is None or reader.meets(each.condition)]
