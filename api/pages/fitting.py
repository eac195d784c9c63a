"""Words that fit the reader: what a person may choose, and the links that choose it.

The choice stands in the address, so it is one a person makes by pressing a link that says so; nothing of it
is kept here. A value that we do not know is nobody's choice: the page shows the words for anyone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, get_args

from fastapi import Depends

from api.content.conditions import Circumstance, Reader
from api.content.library import Content

CIRCUMSTANCES: tuple[Circumstance, ...] = get_args(Circumstance)


def understood(circumstance: str | None = None) -> Circumstance | None:
    """What the address says of the reader, if it is something that we know."""
    return next((known for known in CIRCUMSTANCES if known == circumstance), None)


Chosen = Annotated[Circumstance | None, Depends(understood)]


@dataclass(frozen=True)
class Choice:
    """A circumstance to choose, as a link."""

    label: str
    query: str
    is_chosen: bool


def query_of(circumstance: Circumstance | None) -> str:
    """What to put after an address so that the next page fits the same reader."""
    return f"?circumstance={circumstance}" if circumstance else ""


def label_of(content: Content, circumstance: Circumstance) -> str:
    """The circumstance in a person's own words."""
    label = getattr(content.lines, f"circumstance_{circumstance.replace('-', '_')}_label").web
    assert isinstance(label, str)
    return label


def list_choices(
    content: Content, chosen: Circumstance | None, words_for: Callable[[Reader], object]
) -> list[Choice]:
    """Each circumstance as a link; none where the words are the same for everyone."""
    anyone = words_for(content.reader())
    if all(words_for(content.reader(each)) == anyone for each in CIRCUMSTANCES):
        return []
    return [
        Choice(content.lines.circumstance_unsaid_label.web, "", chosen is None),
        *(Choice(label_of(content, each), query_of(each), chosen == each) for each in CIRCUMSTANCES),
    ]
