"""Days and times as people write them: "3rd of march", "12/04/25", "last tuesday", "two weeks ago"."""

from typing import Any, Dict, List

Pattern = List[Dict[str, Any]]

MONTHS = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
    "dec",
]  # fmt: skip
DAYS = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues",
    "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
]  # fmt: skip
UNITS = [
    "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "hr", "hrs", "wk",
    "wks", "mth", "mths", "yr", "yrs", "fortnight",
]  # fmt: skip
COUNTS = [
    "a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "few",
    "couple", "several",
]  # fmt: skip

MONTH = {"LOWER": {"IN": MONTHS}}
DAY = {"LOWER": {"IN": DAYS}}
UNIT = {"LOWER": {"IN": UNITS}}
DAY_OF_MONTH = {"LOWER": {"REGEX": r"^(0?[1-9]|[12]\d|3[01])(st|nd|rd|th)?$"}}
YEAR = {"TEXT": {"REGEX": r"^(19|20)\d\d$"}}
COUNT = {"LOWER": {"REGEX": rf"^(\d{{1,3}}|{'|'.join(COUNTS)})$"}}
# "may" and "sun" are also other words: alone they are no date.
UNMISTAKABLE_MONTH = {"LOWER": {"IN": [month for month in MONTHS if month not in ("may", "mar", "march")]}}
UNMISTAKABLE_DAY = {"LOWER": {"IN": [day for day in DAYS if day.endswith("day")]}}

PATTERNS: List[Pattern] = [
    [{"TEXT": {"REGEX": r"^\d{1,2}[/.-]\d{1,2}([/.-]\d{2,4})?$"}}],
    [DAY_OF_MONTH, {"LOWER": "of", "OP": "?"}, MONTH, {**YEAR, "OP": "?"}],
    [MONTH, DAY_OF_MONTH, {"IS_PUNCT": True, "OP": "?"}, {**YEAR, "OP": "?"}],
    [MONTH, YEAR],
    [{"LOWER": {"IN": ["in", "since", "from", "until", "till", "last", "next", "this", "by"]}}, MONTH],
    [{"LOWER": {"IN": ["on", "last", "next", "this", "since", "every"]}}, DAY],
    [UNMISTAKABLE_MONTH],
    [UNMISTAKABLE_DAY],
    [COUNT, {"LOWER": "of", "OP": "?"}, UNIT, {"LOWER": {"IN": ["ago", "back", "later", "before"]}}],
    [{"LOWER": {"IN": ["last", "next", "this"]}}, {"LOWER": {"IN": ["week", "month", "year", "night"]}}],
    [{"LOWER": {"IN": ["yesterday", "today", "tomorrow", "tonight", "2moro", "tmrw"]}}],
    [{"LOWER": {"IN": ["in", "since"]}}, YEAR],
]
