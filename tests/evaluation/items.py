"""The messages to measure with: `SET.tsv` in the folder of what they measure, `tuning` or `final`.

The two were written by different people, and neither by those who wrote `data/nlu/`. What is chosen by
figures (a threshold, a weight) is chosen on `tuning`; `final` is only reported.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
OUT_OF_SCOPE = "out-of-scope"


@dataclass(frozen=True)
class Item:
    """A message, the topic it is about, and others that are as good an answer."""

    topic: str
    kind: str
    text: str
    accepted: frozenset[str]


@dataclass(frozen=True)
class TwoNeeds:
    """A message with two needs, the more urgent one first."""

    urgent: str
    other: str
    text: str


def read_rows(folder: str, name: str) -> list[dict[str, str]]:
    """The rows of a file of messages."""
    with (FOLDER / folder / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_items(name: str) -> list[Item]:
    """The messages about a topic."""
    return [
        Item(
            row["topic_id"],
            row["kind"],
            row["text"],
            frozenset([row["topic_id"], *(row["also_acceptable"] or "").split()]),
        )
        for row in read_rows("understanding", name)
    ]


def read_out_of_scope(name: str) -> list[Item]:
    """The messages that this service is not about."""
    return [
        Item(OUT_OF_SCOPE, row["kind"], row["text"], frozenset([OUT_OF_SCOPE]))
        for row in read_rows("out_of_scope", name)
    ]


def read_two_needs(name: str) -> list[TwoNeeds]:
    """The messages with two needs."""
    return [TwoNeeds(**row) for row in read_rows("two_needs", name)]
