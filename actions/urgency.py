"""Which of two needs in one message is answered first."""

from collections.abc import Iterable

# Danger first; then what a clock decides: who may be met tomorrow, a hearing, a limit in days.
# All other topics are equally urgent.
MOST_URGENT_FIRST = (
    "immediate-danger",
    "suicide-self-harm",
    "child-at-risk",
    "distress-disclosure",
    "bail-conditions",
    "court-safety",
    "must-i-attend",
    "special-measures",
    "court-dates",
    "unduly-lenient-sentence",
    "right-to-review",
    "offender-appeal",
    "criminal-injuries-compensation",
    "complaints",
)


def most_urgent_first(topics: Iterable[str]) -> list[str]:
    """The topics by urgency; equally urgent ones stay as they stand."""
    ranks = {topic: rank for rank, topic in enumerate(MOST_URGENT_FIRST)}
    return sorted(topics, key=lambda topic: ranks.get(topic, len(ranks)))
