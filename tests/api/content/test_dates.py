"""Dates in the words: the last day of a limit that starts to run on a day."""

from datetime import UTC, date, datetime

import pytest

from api.content.dates import due_on, is_limit, london_day, long_date


@pytest.mark.parametrize(
    "words", ["about 1 year", "2 to 4 weeks", "six months", "999", "", "5 working days or so"]
)
def test_words_that_are_no_one_length_of_time_have_no_last_day(words: str) -> None:
    assert not is_limit(words)
    with pytest.raises(ValueError, match="is not one length of time"):
        due_on(date(2026, 11, 23), words)


@pytest.mark.parametrize(
    ("day", "limit", "last"),
    [
        (date(2026, 11, 23), "1 working day", date(2026, 11, 24)),
        (date(2026, 11, 27), "1 working day", date(2026, 11, 30)),
        (date(2026, 11, 28), "1 working day", date(2026, 11, 30)),
        (date(2026, 11, 23), "5 working days", date(2026, 11, 30)),
        (date(2026, 12, 24), "1 working day", date(2026, 12, 29)),
        (date(2027, 3, 25), "5 working days", date(2027, 4, 5)),
        (date(2026, 12, 30), "5 working days", date(2027, 1, 7)),
        (date(2026, 11, 23), "28 calendar days", date(2026, 12, 21)),
        (date(2026, 11, 30), "3 months", date(2027, 2, 28)),
        (date(2028, 2, 29), "2 years", date(2030, 2, 28)),
        (date(2026, 11, 23), "28 weeks", date(2027, 6, 7)),
    ],
    ids=[
        "the next day", "over a weekend", "from a Saturday", "a week", "over Christmas",
        "over Easter", "over the New Year", "weekends counted", "to the end of a short month", "leap day",
        "weeks",
    ],
)  # fmt: skip
def test_last_day_of_a_limit(day: date, limit: str, last: date) -> None:
    assert due_on(day, limit) == last


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2026, 7, 1, 22, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 23, 0, tzinfo=UTC), date(2026, 7, 2)),
        (datetime(2026, 12, 1, 23, 59, tzinfo=UTC), date(2026, 12, 1)),
    ],
    ids=["summer, before midnight", "summer, after midnight", "winter"],
)
def test_today_is_the_day_in_london(now: datetime, day: date) -> None:
    assert london_day(now) == day


def test_date_is_written_out() -> None:
    assert long_date(date(2026, 3, 2)) == "2 March 2026"
