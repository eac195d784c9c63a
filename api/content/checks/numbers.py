"""No number stands in the words: each is a named fact, with its source."""

import re
from collections.abc import Iterable, Iterator

from api.content.checks.problems import TypedText

DIGITS = re.compile(r"\S*\d\S*")
# "one" is a pronoun as often as a number, and "second" a place in an order.
NUMBER_WORDS = re.compile(
    r"\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen"
    r"|fortnight|one (?:hour|day|week|month|year))\b",
    re.IGNORECASE,
)


def find_numbers(texts: Iterable[TypedText]) -> Iterator[tuple[TypedText, str]]:
    """A problem for each number that is typed."""
    for text in texts:
        words = text.without_values
        for number in (*DIGITS.findall(words), *NUMBER_WORDS.findall(words)):
            yield text, f"{number!r} is a number. Name it in facts.yml and write {{its_name}}."
