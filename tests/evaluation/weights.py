"""Which weights of the two views are as sure as they are right.

`bot/.venv/bin/python -m tests.evaluation.weights` tries weights on the tuning messages alone and prints
those under which what was right was likeliest (the least mean negative logarithm), for `config.yml`.
"""

from itertools import product
from typing import Any

import numpy as np

from tests.evaluation.intents import intents_of
from tests.evaluation.items import Item, read_items, read_out_of_scope
from tests.evaluation.parts import MEANING, WORDS, Parts

WORDS_WEIGHTS = np.arange(2.0, 8.1, 0.5)
MEANING_WEIGHTS = np.arange(0.2, 1.21, 0.1)


def surprise(mixed: Any, right: list[list[int]]) -> float:
    """The mean negative logarithm of the likelihood of what was right."""
    raised = np.exp(mixed - mixed.max(axis=1, keepdims=True))
    likelihoods = raised / raised.sum(axis=1, keepdims=True)
    return float(np.mean([-np.log(row[rows].sum()) for row, rows in zip(likelihoods, right, strict=True)]))


def find_weights(items: list[Item]) -> list[tuple[float, float, float, float]]:
    """The weights tried, the best first: surprise, share right, weight of the words, of the meaning."""
    parts = Parts()
    scores = parts.score([item.text for item in items])
    right = [
        [parts.names.index(intent) for topic in item.accepted for intent in intents_of(topic)]
        for item in items
    ]
    tried = []
    for words, meaning in product(WORDS_WEIGHTS, MEANING_WEIGHTS):
        mixed = words * scores[WORDS] + meaning * scores[MEANING]
        hits = np.mean([row.argmax() in rows for row, rows in zip(mixed, right, strict=True)])
        tried.append((surprise(mixed, right), float(hits), float(words), float(meaning)))
    return sorted(tried)


def main() -> None:
    """Print the best."""
    for lost, hits, words, meaning in find_weights([*read_items("tuning"), *read_out_of_scope("tuning")])[:8]:
        print(
            f"words_weight {words:.1f}  meaning_weight {meaning:.1f}  surprise {lost:.3f}  right {hits:.3f}"
        )


if __name__ == "__main__":
    main()
