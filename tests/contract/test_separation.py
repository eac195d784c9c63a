"""Wording to measure with is not wording to learn from, and the final wording is not the tuning wording."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.files import ROOT, list_examples, list_topics

EVALUATION = ROOT / "tests/evaluation"
SETS = sorted(EVALUATION.glob("*/*.tsv"))
LEAST_FINAL_ITEMS = 600
LEAST_FINAL_ITEMS_A_TOPIC = 8


def bare(text: str) -> str:
    """The letters and digits of a text, in small letters."""
    return re.sub(r"[^a-z0-9]+", " ", text.casefold()).strip() or text


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a file of messages."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def texts(path: Path) -> set[str]:
    """The messages of a file."""
    return {bare(row["text"]) for row in read(path)}


def pairs() -> Iterator[tuple[Path, Path]]:
    """The two files of each folder."""
    for path in SETS:
        if path.stem == "final":
            yield path, path.with_name("tuning.tsv")


@pytest.mark.parametrize(
    "path",
    SETS,
    ids=lambda path: f"{path.parent.name}/{path.stem}",
)
def test_no_message_to_measure_with_is_an_example(path: Path) -> None:
    examples = {bare(example) for _, listed in list_examples("intent") for example in listed}

    assert texts(path) & examples == set()


@pytest.mark.parametrize(
    ("final", "tuning"), list(pairs()), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_final_and_tuning_messages_are_not_the_same(final: Path, tuning: Path) -> None:
    assert texts(final) & texts(tuning) == set()


def test_final_messages_are_over_all_topics() -> None:
    topics = [row["topic_id"] for row in read(EVALUATION / "understanding/final.tsv")]

    assert len(topics) >= LEAST_FINAL_ITEMS
    assert set(topics) == set(list_topics())
    assert min(topics.count(topic) for topic in set(topics)) >= LEAST_FINAL_ITEMS_A_TOPIC
