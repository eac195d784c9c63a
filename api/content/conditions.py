"""Which words are for whom: the conditions that a passage may carry, and the reader they are held against."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

# What a person may say of themselves when asked, once; None while they have not said.
Circumstance = Literal["bereaved", "under-18", "enhanced-rights", "standard-rights"]
Area = Literal["london", "elsewhere"]
Condition = Literal[
    "enhanced-rights", "standard-rights", "rights-unknown", "bereaved", "under-18", "london", "elsewhere"
]


@dataclass(frozen=True)
class Reader:
    """Whom the words are for."""

    circumstance: Circumstance | None = None
    area: Area = "london"

    def meets(self, condition: Condition) -> bool:
        """Whether the condition holds. The bereaved and the under 18 are among those with enhanced rights."""
        match condition:
            case "london" | "elsewhere":
                return self.area == condition
            case "rights-unknown":
                return self.circumstance is None
            case "enhanced-rights":
                return self.circumstance in ("bereaved", "under-18", "enhanced-rights")
            case _:
                return self.circumstance == condition


def every_reader() -> Iterator[Reader]:
    """Each reader there can be, so that a check sees all the words."""
    for area in get_args(Area):
        yield Reader(area=area)
        for circumstance in get_args(Circumstance):
            yield Reader(circumstance, area)
