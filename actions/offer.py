"""Which topics to offer when one is not sure, or the message has a second need."""

from rasa_sdk import Tracker

from actions.reading import SAFETY, Need, confidence, list_needs, ranking, topic_of
from actions.urgency import most_urgent_first

MOST_CHOICES = 3
# A best guess below the first is noise, and so is a further one below the second. An answer less sure than
# the third comes with the next guesses. These and the following were chosen on the tuning messages.
LEAST_CONFIDENCE_OF_BEST = 0.08
LEAST_CONFIDENCE = 0.05
SURE = 0.8
# A second need is answered first only if its clause is this clear, and the whole message does not speak
# against it: much less for a cry for help, which may be a few words in a long story. "im so upset" in passing
# never comes first.
CLEAR = 0.8
LEAST_CONFIDENCE_OF_WHOLE = 0.0005
CLEAR_CRISIS = 0.95
LEAST_CONFIDENCE_OF_WHOLE_IN_CRISIS = 0.0001
CRISIS = frozenset({"immediate-danger", "suicide-self-harm", "child-at-risk"})
NEVER_FIRST = frozenset({"distress-disclosure"})
NOT_OFFERED = frozenset({"small-talk", "out-of-scope"})
# Someone who may be watched gets one thing to read.
NOTHING_BESIDE = frozenset({"immediate-danger"})


def likely_topics(tracker: Tracker) -> list[str]:
    """The topics worth offering, best first; none when even the best is unlikely, or no word was written."""
    guesses = ranking(tracker)
    best = max((guess["confidence"] for guess in guesses), default=0.0)
    text = str(tracker.latest_message.get("text") or "")
    if best < LEAST_CONFIDENCE_OF_BEST or not any(character.isalpha() for character in text):
        return []
    return [
        topic
        for guess in guesses
        if guess["confidence"] >= LEAST_CONFIDENCE
        and (topic := topic_of(guess["name"])) is not None
        and topic not in NOT_OFFERED
    ]


def may_come_first(need: Need) -> bool:
    """Whether a second need is clear enough to be answered before the likeliest topic, if more urgent."""
    if need.topic in NEVER_FIRST:
        return False
    if need.topic in CRISIS:
        clear, of_whole = CLEAR_CRISIS, LEAST_CONFIDENCE_OF_WHOLE_IN_CRISIS
    else:
        clear, of_whole = CLEAR, LEAST_CONFIDENCE_OF_WHOLE
    return need.confidence >= clear and need.confidence_of_whole >= of_whole


def second_needs(tracker: Tracker, topic: str) -> list[Need]:
    """What else the message asks for, when a clause asks for the likeliest topic; a crisis in any case."""
    needs = [need for need in list_needs(tracker) if need.topic not in NOT_OFFERED]
    has_two = topic in {need.topic for need in needs}
    return [need for need in needs if need.topic != topic and (has_two or need.topic in CRISIS)]


def answer_and_offers(tracker: Tracker, topic: str) -> tuple[str, list[str]]:
    """What to answer of the likeliest topic and a second need, and what to offer beside it.

    Of two needs the more urgent is answered. The next guesses are offered unless the answer is sure.
    """
    others = second_needs(tracker, topic)
    first, *_ = most_urgent_first([topic, *(need.topic for need in others if may_come_first(need))])
    offers = [each for each in (topic, *(need.topic for need in others)) if each != first]
    if confidence(tracker) < SURE and first not in SAFETY:
        offers += [guess for guess in likely_topics(tracker) if guess not in (first, *offers)]
    return first, [] if first in NOTHING_BESIDE else offers[: MOST_CHOICES - 1]
