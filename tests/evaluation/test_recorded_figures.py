"""What the final messages are answered has not got worse than `recorded.json` by more than a point."""

import json
from dataclasses import asdict
from pathlib import Path

import httpx
import pytest

from tests.evaluation.asking import ask_all
from tests.evaluation.figures import Figures, Pair, are_both_heard
from tests.evaluation.follow_ups.measure import count_items
from tests.evaluation.items import Item, read_items, read_out_of_scope, read_two_needs
from tests.running_service import RunningService

pytestmark = pytest.mark.service

RECORDED: dict[str, float] = json.loads((Path(__file__).parent / "recorded.json").read_text())
A_POINT = 0.01
LOWER_IS_BETTER = {"in_scope_lost"}


@pytest.fixture(scope="module")
def measured(service: RunningService) -> dict[str, float]:
    """The figures of the model as it is."""
    with httpx.Client(base_url=service.address, timeout=30) as http:

        def answered(items: list[Item]) -> list[Pair]:
            return list(zip(items, ask_all(http, [item.text for item in items]), strict=True))

        figures = Figures.of(answered(read_items("final")), answered(read_out_of_scope("final")))
        two = read_two_needs("final")
        heard = [
            are_both_heard(item, answer)
            for item, answer in zip(two, ask_all(http, [item.text for item in two]), strict=True)
        ]
        follow_ups = count_items(http, "final")["all"]
    return {
        **asdict(figures),
        "both_needs_heard": sum(heard) / len(heard),
        "follow_ups_right": follow_ups[True] / follow_ups.total(),
    }


def test_every_figure_is_recorded_and_no_other(measured: dict[str, float]) -> None:
    assert set(measured) == set(RECORDED)


@pytest.mark.parametrize("figure", RECORDED)
def test_figure_is_not_worse_than_recorded(measured: dict[str, float], figure: str) -> None:
    worse_by = measured[figure] - RECORDED[figure]
    if figure not in LOWER_IS_BETTER:
        worse_by = -worse_by

    assert worse_by <= A_POINT, f"{figure}: {measured[figure]:.3f}, recorded {RECORDED[figure]:.3f}"
