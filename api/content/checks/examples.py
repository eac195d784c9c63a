"""A time limit is easier to hold on to with a date: the part that says how long gives an example of one."""

from collections.abc import Iterator

from api.content.checks.problems import TypedText
from api.content.conditions import every_reader
from api.content.dates import is_limit
from api.content.library import Library
from api.content.passages import spoken
from api.content.placeholders import DUE, PLACEHOLDER


def find_limits_without_a_date(library: Library) -> Iterator[tuple[TypedText, str]]:
    """A problem for each `when` that has a time limit and, for some reader, no example date."""
    for path, answer in library.answers.items():
        for reader in every_reader():
            names = [name for words in spoken(answer.when, reader) for name in PLACEHOLDER.findall(words)]
            limits = [name for name in names if name in library.facts and is_limit(library.facts[name].value)]
            if limits and not any(name.endswith(DUE) for name in names):
                who = reader.circumstance or "anyone"
                yield TypedText(path, ("when",), ""), f"{{{limits[0]}}} has no example date (for {who})."
