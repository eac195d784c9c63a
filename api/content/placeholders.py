"""Puts facts and dates into the words.

`{update_standard}` is a fact's value, `{update_standard.by}` the day that long from today, `{today}` today.
`{label}` stays: it is filled in when a line is spoken.
"""

import re
from collections.abc import Iterator, Mapping

from api.content.dates import Calendar, is_limit
from api.content.schemas import Fact

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
DUE = ".by"
TODAY = "today"
LABEL = "label"


def fill(words: str, facts: Mapping[str, Fact], calendar: Calendar) -> str:
    """The words with every value put in. Raises KeyError for an unknown fact."""

    def value_of(found: re.Match[str]) -> str:
        name = found[1]
        if name == LABEL:
            return found[0]
        if name == TODAY:
            return calendar.say_today()
        if name.endswith(DUE):
            return calendar.say_due(facts[name.removesuffix(DUE)].value)
        return facts[name].value

    return PLACEHOLDER.sub(value_of, words)


def facts_in(words: str) -> Iterator[str]:
    """The names of the facts that the words use, in their order, once for each time."""
    for name in PLACEHOLDER.findall(words):
        if name not in (LABEL, TODAY):
            yield name.removesuffix(DUE)


def wrong_placeholders(words: str, facts: Mapping[str, Fact], *, may_have_label: bool) -> Iterator[str]:
    """What is wrong with each `{name}` in the words."""
    for name in PLACEHOLDER.findall(words):
        fact = name.removesuffix(DUE)
        if name == TODAY or (name == LABEL and may_have_label):
            continue
        if fact not in facts:
            yield f"{{{name}}} is not a fact in facts.yml."
        elif name != fact and not is_limit(facts[fact].value):
            yield f"{{{name}}} has no day: {facts[fact].value!r} is not one length of time."
