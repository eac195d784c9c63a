"""Finds the words in the content, whatever file they stand in, and changes them."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from api.content.lines import Line
from api.content.passages import Passage
from api.content.schemas import Term
from api.content.vocabulary import ContentModel

# Where words stand in a file: the keys and positions that lead to them.
Keys = tuple[str | int, ...]
Model = TypeVar("Model", bound=ContentModel)

# The fields that hold words with facts in them; of other models, their parts are looked through.
WORDED: dict[type, tuple[str, ...]] = {
    Passage: ("say",),
    Line: ("web", "sms"),
    Term: ("meaning",),
}


def list_texts(value: Any, keys: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """Every text in a model, with where it stands."""
    if type(value) in WORDED:
        for name in WORDED[type(value)]:
            yield (*keys, name), getattr(value, name)
    elif isinstance(value, ContentModel):
        for name in type(value).model_fields:
            yield from list_texts(getattr(value, name), (*keys, name))
    elif isinstance(value, tuple | list):
        for position, each in enumerate(value):
            yield from list_texts(each, (*keys, position))


def _with_texts(value: Any, change: Callable[[str], str]) -> Any:
    if type(value) in WORDED:
        names = WORDED[type(value)]
        return value.model_copy(update={name: change(getattr(value, name)) for name in names})
    if isinstance(value, ContentModel):
        return value.model_copy(
            update={name: _with_texts(getattr(value, name), change) for name in type(value).model_fields}
        )
    if isinstance(value, tuple):
        return tuple(_with_texts(each, change) for each in value)
    return value


def with_texts(model: Model, change: Callable[[str], str]) -> Model:
    """The model with every text changed."""
    changed: Model = _with_texts(model, change)
    return changed
