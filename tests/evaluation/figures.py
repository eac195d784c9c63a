"""The figures: what share of messages got what they should."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from actions.urgency import most_urgent_first
from tests.evaluation.asking import Answer
from tests.evaluation.items import OUT_OF_SCOPE, Item, TwoNeeds

Pair = tuple[Item, Answer]


def is_first_right(item: Item, answer: Answer) -> bool:
    """The topic was answered, or one that is as good."""
    return answer.topic in item.accepted or (answer.is_fallback and OUT_OF_SCOPE in item.accepted)


def is_right_or_offered(item: Item, answer: Answer) -> bool:
    """It was answered, or stood among the choices."""
    return is_first_right(item, answer) or not item.accepted.isdisjoint(answer.offered)


def is_turned_away(answer: Answer) -> bool:
    """It was taken for out of scope or not understood, and nothing was offered."""
    return (answer.topic == OUT_OF_SCOPE or answer.is_fallback) and not answer.offered


def is_caught(answer: Answer) -> bool:
    """It was taken for out of scope, or not understood."""
    return answer.topic == OUT_OF_SCOPE or answer.is_fallback


def share(pairs: Sequence[Pair], holds: Callable[[Item, Answer], bool]) -> float:
    """What part of the messages it holds for."""
    return sum(holds(item, answer) for item, answer in pairs) / len(pairs)


def group(pairs: Iterable[Pair], key: Callable[[Item], str]) -> dict[str, list[Pair]]:
    """The messages by topic or kind."""
    groups: dict[str, list[Pair]] = defaultdict(list)
    for item, answer in pairs:
        groups[key(item)].append((item, answer))
    return dict(sorted(groups.items()))


def macro_f1(pairs: Sequence[Pair]) -> float:
    """The mean over topics of F1: the harmonic mean of precision and recall of the first answer.

    A topic that is as good counts as the one that was wanted.
    """
    hits: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for item, answer in pairs:
        got = item.topic if is_first_right(item, answer) else answer.topic or "nothing"
        wanted[item.topic] += 1
        given[got] += 1
        hits[item.topic] += got == item.topic
    scores = [2 * hits[topic] / (wanted[topic] + given[topic]) for topic in wanted]
    return sum(scores) / len(scores)


def worst_confusions(pairs: Iterable[Pair], most: int = 15) -> list[tuple[str, str, int]]:
    """Which topic was answered instead of which, the commonest first."""
    wrong = Counter(
        (item.topic, answer.topic)
        for item, answer in pairs
        if answer.topic is not None and not is_first_right(item, answer)
    )
    return [(wanted, got, times) for (wanted, got), times in wrong.most_common(most)]


@dataclass(frozen=True)
class Bin:
    """The messages of which the model was about equally sure."""

    times: int
    confidence: float
    right: float


def calibration(judged: Sequence[tuple[float, bool]], bins: int = 10) -> list[Bin]:
    """How often the likeliest topic is right, by how sure the model said it was."""
    sorted_into: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in judged:
        sorted_into[min(int(confidence * bins), bins - 1)].append((confidence, right))
    return [
        Bin(
            len(found),
            sum(confidence for confidence, _ in found) / len(found),
            sum(right for _, right in found) / len(found),
        )
        for _, found in sorted(sorted_into.items())
    ]


def calibration_error(judged: Sequence[tuple[float, bool]]) -> float:
    """The mean distance between how sure it was and how often it was right (ECE, ten bins)."""
    return sum(each.times * abs(each.confidence - each.right) for each in calibration(judged)) / len(judged)


def is_ordered(item: TwoNeeds) -> bool:
    """Whether one of the needs is more urgent than the other."""
    return most_urgent_first([item.other, item.urgent]) == [item.urgent, item.other]


def are_both_heard(item: TwoNeeds, answer: Answer) -> bool:
    """One of the needs was answered and the other offered."""
    said = {answer.topic, *answer.offered}
    return answer.topic in (item.urgent, item.other) and {item.urgent, item.other} <= said


@dataclass(frozen=True)
class Figures:
    """The figures that are recorded, and must not fall."""

    first_right: float
    right_or_offered: float
    macro_f1: float
    out_of_scope_caught: float
    in_scope_lost: float

    @classmethod
    def of(cls, asked: Sequence[Pair], out_of_scope: Sequence[Pair]) -> "Figures":
        """Work them out; `asked` without the few that are out of scope for what is lost."""
        in_scope = [pair for pair in asked if OUT_OF_SCOPE not in pair[0].accepted]
        return cls(
            first_right=share(asked, is_first_right),
            right_or_offered=share(asked, is_right_or_offered),
            macro_f1=macro_f1(asked),
            out_of_scope_caught=share(out_of_scope, lambda _, answer: is_caught(answer)),
            in_scope_lost=share(in_scope, lambda _, answer: is_turned_away(answer)),
        )
