"""How often messages get the right topic, over the whole running service: `make evaluate`.

Each message opens a conversation of its own. `right`: the topic, or one that is fairly as good, was answered;
`offered`: it was among the choices; `missed`: not understood, or choices without it; `wrong`: another topic
was answered. `first` counts the topic alone.
"""

import csv
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.running_service import RunningService, start_talk

FOLDER = Path(__file__).parent
OUTCOMES = ("right", "offered", "missed", "wrong")


@dataclass(frozen=True)
class Item:
    """A message with the topic it is about."""

    topic: str
    kind: str
    text: str
    accepted: frozenset[str]


def read_items(name: str) -> list[Item]:
    """The messages of `final.tsv` or `tuning.tsv`."""
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Item(
            row["topic_id"],
            row["kind"],
            row["text"],
            frozenset([row["topic_id"], *(row["also_acceptable"] or "").split()]),
        )
        for row in rows
    ]


def outcome(item: Item, message: dict[str, object]) -> str:
    """What became of the message."""
    choices = message["choices"]
    assert isinstance(choices, list)
    if message["topic"] in item.accepted:
        return "right"
    if message["fallback"]:
        return "right" if "out-of-scope" in item.accepted else "missed"
    if choices:
        return "offered" if any(choice["topic"] in item.accepted for choice in choices) else "missed"
    return "wrong"


def show(title: str, counts: Counter[str]) -> None:
    """One line of the table."""
    total = sum(counts[name] for name in OUTCOMES)
    shares = "  ".join(f"{name} {counts[name] / total:.2f}" for name in OUTCOMES)
    print(f"{title:18} {total:4}  {shares}  first {counts['first'] / total:.2f}")


def main(name: str) -> None:
    """Ask every message and print the table; with `tuning`, what went wrong as well."""
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    with tempfile.TemporaryDirectory() as folder:
        service = RunningService(Path(folder))
        try:
            service.open()
            with httpx.Client(base_url=service.address, timeout=30) as http:
                for item in read_items(name):
                    message = start_talk(http).ask(item.text)
                    found = outcome(item, message)
                    is_first = message["topic"] == item.topic
                    for key in ("all", item.kind):
                        by_kind[key].update([found, "first"] if is_first else [found])
                    if found == "wrong" and name == "tuning":
                        print(f"  {item.topic} -> {message['topic']}: {item.text}")
        finally:
            service.stop()
    for key, counts in sorted(by_kind.items()):
        show(key, counts)


if __name__ == "__main__":
    main(sys.argv[1])
