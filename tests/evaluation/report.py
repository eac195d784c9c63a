"""Measures everything over one running service and writes the report: `make evaluate`.

With `tuning` it measures on those messages instead, prints what went wrong, and writes no report.
"""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import httpx

from tests.evaluation import figures, in_rasa
from tests.evaluation.asking import Answer, ask_all
from tests.evaluation.figures import Figures, Pair
from tests.evaluation.follow_ups.measure import measure_follow_ups
from tests.evaluation.intents import topic_of
from tests.evaluation.items import Item, read_items, read_out_of_scope, read_two_needs
from tests.running_service import RunningService

REPORT = Path(__file__).parent / "REPORT.md"


def table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    """A Markdown table; shares with two digits."""
    yield "| " + " | ".join(heads) + " |"
    yield "|" + " --- |" * len(heads)
    for row in rows:
        cells = (f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in row)
        yield "| " + " | ".join(cells) + " |"
    yield ""


def by_group(pairs: dict[str, list[Pair]], name: str) -> Iterator[str]:
    """Both shares for each topic or kind."""
    rows = [
        (
            key,
            len(found),
            figures.share(found, figures.is_first_right),
            figures.share(found, figures.is_right_or_offered),
        )
        for key, found in pairs.items()
    ]
    yield from table([name, "messages", "first answer right", "right or offered"], rows)


def share_in_first(rankings: Sequence[Sequence[str]], items: Sequence[Item], first: int) -> float:
    """How often one of the likeliest intents is accepted."""
    hits = (
        any(topic_of(intent) in item.accepted for intent in ranking[:first])
        for ranking, item in zip(rankings, items, strict=True)
    )
    return sum(hits) / len(items)


def write_figures(name: str, asked: list[Pair], beyond: list[Pair]) -> Iterator[str]:
    """The main figures and the tables."""
    found = Figures.of(asked, beyond)
    yield "## What people are answered\n"
    yield f"{len(asked)} messages over all topics, and {len(beyond)} out of scope, over the whole service.\n"
    yield from table(
        ["figure", "share"],
        [
            ("first answer right", found.first_right),
            ("right or offered", found.right_or_offered),
            ("macro-F1 of the first answer", found.macro_f1),
            ("out of scope caught", found.out_of_scope_caught),
            ("in scope lost", found.in_scope_lost),
        ],
    )
    yield "### By kind of message\n"
    yield from by_group(figures.group(asked, lambda item: item.kind), "kind")
    yield "### By topic\n"
    yield from by_group(figures.group(asked, lambda item: item.topic), "topic")
    yield "### Out of scope, by kind\n"
    yield from table(
        ["kind", "messages", "caught"],
        [
            (kind, len(pairs), figures.share(pairs, lambda _, answer: figures.is_caught(answer)))
            for kind, pairs in figures.group(beyond, lambda item: item.kind).items()
        ],
    )
    yield "### Worst confusions\n"
    yield from table(["about", "answered", "times"], figures.worst_confusions(asked))


def write_two_needs(http: httpx.Client, name: str) -> Iterator[str]:
    """How often both needs of a message are heard, and the more urgent one is answered."""
    items = read_two_needs(name)
    heard = list(zip(items, ask_all(http, [item.text for item in items]), strict=True))
    ordered = [(item, answer) for item, answer in heard if figures.is_ordered(item)]
    yield "## Two needs in one message\n"
    yield from table(
        ["figure", "messages", "share"],
        [
            (
                "one of the two answered",
                len(heard),
                sum(answer.topic in (item.urgent, item.other) for item, answer in heard) / len(heard),
            ),
            (
                "one answered and the other offered",
                len(heard),
                sum(figures.are_both_heard(item, answer) for item, answer in heard) / len(heard),
            ),
            (
                "the more urgent answered, where one is",
                len(ordered),
                sum(answer.topic == item.urgent for item, answer in ordered) / len(ordered),
            ),
        ],
    )


def write_understanding(items: Sequence[Item], *, with_default: bool) -> Iterator[str]:
    """Our model and its parts without the service, calibration, and Rasa's default pipeline beside them."""
    texts = [item.text for item in items]
    ours = in_rasa.rank(texts)
    names = {"this model": [[intent for intent, _ in ranking] for ranking in ours["rankings"]]}
    milliseconds = {"this model": ours["median_ms"]}
    if with_default:
        default = in_rasa.rank(texts, in_rasa.train_default_pipeline())
        names["Rasa's default pipeline (DIET)"] = [
            [intent for intent, _ in ranking] for ranking in default["rankings"]
        ]
        milliseconds["Rasa's default pipeline (DIET)"] = default["median_ms"]
    yield "## The model alone\n"
    if with_default:
        yield "Both trained on the same examples, and asked the same messages in the same run."
        yield f"DIET for {in_rasa.rounds()} of its 100 rounds: all of them take seven hours on 2 cores.\n"
    yield from table(
        ["model", "likeliest is right", "in the likeliest three", "median ms a message"],
        [
            (
                name,
                share_in_first(rankings, items, 1),
                share_in_first(rankings, items, 3),
                f"{milliseconds[name]:.1f}",
            )
            for name, rankings in names.items()
        ],
    )
    yield "### What each part adds\n"
    yield from table(
        ["parts", "likeliest is right", "in the likeliest three"],
        [
            (name, share_in_first(rankings, items, 1), share_in_first(rankings, items, 3))
            for name, rankings in in_rasa.compare_parts(texts).items()
        ],
    )
    judged = [
        (float(ranking[0][1]), topic_of(ranking[0][0]) in item.accepted)
        for ranking, item in zip(ours["rankings"], items, strict=True)
    ]
    yield "### Is it as sure as it is right?\n"
    yield f"Mean distance (ECE, ten bins): {figures.calibration_error(judged):.3f}\n"
    yield from table(
        ["messages", "how sure, in the mean", "how often right"],
        [(each.times, each.confidence, each.right) for each in figures.calibration(judged)],
    )


def show_wrong(pairs: Sequence[Pair]) -> None:
    """Each message whose first answer is not right, while tuning."""
    for item, answer in pairs:
        if not figures.is_first_right(item, answer):
            print(f"  {item.topic} -> {answer.topic} {list(answer.offered)}: {item.text}")


def pair(items: Sequence[Item], answers: Sequence[Answer]) -> list[Pair]:
    """Each message with its answer."""
    return list(zip(items, answers, strict=True))


def measure(http: httpx.Client, name: str) -> Iterator[str]:
    """Every part of the report."""
    items, out_of_scope = read_items(name), read_out_of_scope(name)
    asked = pair(items, ask_all(http, [item.text for item in items]))
    beyond = pair(out_of_scope, ask_all(http, [item.text for item in out_of_scope]))
    if name == "tuning":
        show_wrong([*asked, *beyond])
    yield "# What the service understands\n"
    yield f"Written by `make evaluate` on {datetime.now(UTC):%-d %B %Y}, from the messages of `{name}`.\n"
    yield from write_figures(name, asked, beyond)
    yield from write_two_needs(http, name)
    yield from measure_follow_ups(http, name)
    yield from write_understanding(items, with_default=name == "final")


def main(name: str) -> None:
    """Measure over a service of its own."""
    with tempfile.TemporaryDirectory() as folder:
        service = RunningService(Path(folder))
        try:
            service.open()
            with httpx.Client(base_url=service.address, timeout=30) as http:
                report = "\n".join(measure(http, name))
        finally:
            service.stop()
    print(report)
    if name == "final":
        REPORT.write_text(report, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
