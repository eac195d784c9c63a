"""Open now, by London's clocks: clock changes, past midnight, bank holidays, hours that nobody knows."""

from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from api.directory.loader import Directory
from api.directory.opening import is_open, list_hours, say_bank_holidays
from api.directory.schemas import Hours

OFFICE = ["monday", "tuesday", "wednesday", "thursday", "friday"]


def make_hours(opens: str, closes: str, days: list[str] | None = None, **more: Any) -> Hours:
    """Hours of one span, on weekdays unless told otherwise."""
    return Hours.model_validate(
        {"spans": [{"days": days or OFFICE, "opens": opens, "closes": closes}], **more}
    )


def at(moment: str) -> datetime:
    """An instant, in UTC."""
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "hours",
    [
        {},
        {"day_and_night": True, "spans": [{"days": ["monday"], "opens": "09:00", "closes": "17:00"}]},
        {"spans": [{"days": [], "opens": "09:00", "closes": "17:00"}]},
        {"spans": [{"days": ["someday"], "opens": "09:00", "closes": "17:00"}]},
        {"spans": [{"days": ["monday"], "opens": "9:00", "closes": "17:00"}]},
        {"spans": [{"days": ["monday"], "opens": "09:00", "closes": "24:00"}]},
        {"day_and_night": True, "bank_holidays": "perhaps"},
    ],
    ids=["none", "both", "no day", "no such day", "one digit", "past the end of the day", "perhaps"],
)
def test_hours_that_say_nothing_clear_are_refused(hours: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Hours.model_validate(hours)


@pytest.mark.parametrize("moment", ["2026-11-23T12:00", "2026-12-25T03:00", "2027-03-28T01:00"])
def test_unknown_hours_are_neither_open_nor_closed(moment: str) -> None:
    assert is_open(None, now=at(moment)) is None


@pytest.mark.parametrize("moment", ["2026-11-23T12:00", "2026-12-25T03:00", "2027-03-28T01:00"])
def test_day_and_night_is_open_at_any_time(moment: str) -> None:
    assert is_open(Hours(day_and_night=True), now=at(moment)) is True


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-23T08:59:59", False),
        ("2026-11-23T09:00:00", True),
        ("2026-11-23T16:59:59", True),
        ("2026-11-23T17:00:00", False),
        ("2026-11-22T12:00:00", False),
    ],
    ids=["a second early", "as it opens", "a second before it closes", "as it closes", "on a Sunday"],
)
def test_office_hours_in_winter(moment: str, expected: bool) -> None:
    assert is_open(make_hours("09:00", "17:00"), now=at(moment)) is expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-07-20T07:59", False),
        ("2026-07-20T08:00", True),
        ("2026-07-20T15:59", True),
        ("2026-07-20T16:00", False),
    ],
)
def test_office_hours_in_summer_are_an_hour_earlier_in_utc(moment: str, expected: bool) -> None:
    assert is_open(make_hours("09:00", "17:00"), now=at(moment)) is expected


def test_now_may_come_with_any_zone() -> None:
    hours = make_hours("09:00", "17:00")

    assert is_open(hours, now=datetime.fromisoformat("2026-11-23T04:30:00-05:00")) is True
    assert is_open(hours, now=datetime.fromisoformat("2026-11-23T04:30:00-04:00")) is False


# On 28 March 2027, at 01:00 UTC, the clocks go from 01:00 to 02:00.
@pytest.mark.parametrize(
    ("opens", "closes", "moment", "expected"),
    [
        ("01:30", "05:00", "2027-03-28T00:59", False),
        ("01:30", "05:00", "2027-03-28T01:00", True),
        ("22:00", "01:30", "2027-03-28T00:59", True),
        ("22:00", "01:30", "2027-03-28T01:00", False),
        ("22:00", "06:00", "2027-03-28T04:59", True),
        ("22:00", "06:00", "2027-03-28T05:00", False),
        ("09:00", "17:00", "2027-03-28T08:00", True),
    ],
    ids=[
        "before the lost hour it would open in",
        "opens when the lost hour is skipped",
        "before the lost hour it would close in",
        "closes when the lost hour is skipped",
        "the night is an hour shorter",
        "and ends by the new clock",
        "the morning after goes by the new clock",
    ],
)
def test_clocks_going_forward(opens: str, closes: str, moment: str, expected: bool) -> None:
    hours = make_hours(opens, closes, ["saturday", "sunday"])

    assert is_open(hours, now=at(moment)) is expected


# On 25 October 2026, at 01:00 UTC, the clocks go from 02:00 back to 01:00: the hour before comes twice.
@pytest.mark.parametrize(
    ("opens", "closes", "moment", "expected"),
    [
        ("22:00", "01:30", "2026-10-25T00:29", True),
        ("22:00", "01:30", "2026-10-25T00:30", False),
        ("22:00", "01:30", "2026-10-25T01:15", False),
        ("01:30", "05:00", "2026-10-25T00:30", True),
        ("01:30", "05:00", "2026-10-25T01:15", True),
        ("22:00", "02:00", "2026-10-25T01:59", True),
        ("22:00", "02:00", "2026-10-25T02:00", False),
        ("22:00", "06:00", "2026-10-25T05:59", True),
        ("09:00", "17:00", "2026-10-25T08:59", False),
        ("09:00", "17:00", "2026-10-25T09:00", True),
    ],
    ids=[
        "before it closes in the first of the two hours",
        "closes in the first",
        "does not open again in the second",
        "opens in the first",
        "stays open in the second",
        "closes after the second",
        "closed after both",
        "the night is an hour longer",
        "the morning after goes by the new clock",
        "and opens by it",
    ],
)
def test_clocks_going_back(opens: str, closes: str, moment: str, expected: bool) -> None:
    hours = make_hours(opens, closes, ["saturday", "sunday"])

    assert is_open(hours, now=at(moment)) is expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-20T17:59", False),
        ("2026-11-20T18:00", True),
        ("2026-11-20T23:59", True),
        ("2026-11-21T00:00", True),
        ("2026-11-21T01:59", True),
        ("2026-11-21T02:00", False),
        ("2026-11-21T19:00", False),
    ],
    ids=["before", "opens", "last minute", "midnight", "after midnight", "closes", "next evening"],
)
def test_span_past_midnight_belongs_to_the_day_it_began(moment: str, expected: bool) -> None:
    assert is_open(make_hours("18:00", "02:00", ["friday"]), now=at(moment)) is expected


def test_span_to_midnight_ends_at_midnight() -> None:
    hours = make_hours("18:00", "00:00", ["friday"])

    assert is_open(hours, now=at("2026-11-20T23:59:59")) is True
    assert is_open(hours, now=at("2026-11-21T00:00:00")) is False


# Monday 31 August 2026 is a bank holiday in England; so is 28 December, for a Boxing Day on a Saturday.
@pytest.mark.parametrize(
    "moment", ["2026-08-31T12:00", "2026-12-28T12:00", "2026-12-25T12:00", "2026-08-31T22:00"]
)
@pytest.mark.parametrize(
    ("bank_holidays", "at_noon"), [("unknown", None), ("closed", False), ("as-usual", True)]
)
def test_bank_holiday(bank_holidays: str, at_noon: bool | None, moment: str) -> None:
    expected = at_noon if moment.endswith("12:00") or at_noon is None else False

    assert is_open(make_hours("09:00", "17:00", bank_holidays=bank_holidays), now=at(moment)) is expected


def test_holiday_of_scotland_alone_is_an_ordinary_day() -> None:
    assert is_open(make_hours("09:00", "17:00"), now=at("2026-11-30T12:00")) is True


def test_night_that_began_before_a_bank_holiday_is_open_into_it() -> None:
    hours = make_hours("22:00", "06:00", ["sunday", "monday"])

    assert is_open(hours, now=at("2026-08-31T01:00")) is True
    assert is_open(hours, now=at("2026-09-01T01:00")) is None


@pytest.mark.parametrize(
    ("service", "fact"),
    [
        ("report-fraud", "fraud_hours"),
        ("prison-contact-helpline", "prison_contact_hours"),
        ("sentence-review", "sentence_review_hours"),
    ],
)
def test_hours_are_those_that_the_answers_say(directory: Directory, service: str, fact: str) -> None:
    [hours] = [each.hours for each in directory.services if each.id == service]

    assert hours is not None
    assert list_hours(hours, directory.words.hours) == [directory.value_of(fact)]


@pytest.mark.parametrize(
    ("days", "opens", "closes", "words"),
    [
        (["monday"], "08:00", "12:00", "Monday, 8am to midday"),
        (["monday", "wednesday"], "16:30", "00:00", "Monday and Wednesday, 4.30pm to midnight"),
        (["monday", "tuesday", "friday"], "00:30", "12:15", "Monday, Tuesday and Friday, 12.30am to 12.15pm"),
        ([*OFFICE, "saturday", "sunday"], "10:00", "16:00", "Every day, 10am to 4pm"),
    ],
)
def test_hours_in_words(directory: Directory, days: list[str], opens: str, closes: str, words: str) -> None:
    assert list_hours(make_hours(opens, closes, days), directory.words.hours) == [words]


def test_day_and_night_in_words(directory: Directory) -> None:
    always, words = Hours(day_and_night=True), directory.words.hours

    assert list_hours(always, words) == ["Day and night, every day"]
    assert say_bank_holidays(always, words) is None
