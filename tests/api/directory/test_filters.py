"""Finding services: by need, group, borough, words and open now."""

from datetime import UTC, datetime

import pytest

from api.directory.loader import Directory
from api.directory.service import UnknownFilter, Wanted, list_services

MONDAY_NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MONDAY_NIGHT = datetime(2026, 11, 23, 23, tzinfo=UTC)


def found(directory: Directory, wanted: Wanted, now: datetime = MONDAY_NOON) -> list[str]:
    """The ids in our file of the services that fit."""
    return [service.id for service in list_services(directory, wanted, now=now)]


@pytest.mark.parametrize(
    ("wanted", "kind", "one_of"),
    [
        (Wanted(need="a-hug"), "need", "feeling-safe"),
        (Wanted(group="Women"), "group", "women"),
        (Wanted(borough="paris"), "borough", "camden"),
        (Wanted(need="money", borough="london"), "borough", "city-of-london"),
    ],
)
def test_unknown_filter_is_refused_with_the_right_ones(
    directory: Directory, wanted: Wanted, kind: str, one_of: str
) -> None:
    with pytest.raises(UnknownFilter) as raised:
        list_services(directory, wanted, now=MONDAY_NOON)

    assert kind in raised.value.detail
    assert one_of in raised.value.detail
    assert one_of in raised.value.extensions["choices"]
    assert "a-hug" not in raised.value.detail
    assert "paris" not in raised.value.detail


def test_nothing_wanted_gives_everything_in_order(directory: Directory) -> None:
    assert found(directory, Wanted()) == [service.id for service in directory.services]


@pytest.mark.parametrize(
    ("wanted", "inside", "outside"),
    [
        (Wanted(need="money"), "criminal-injuries-compensation", "samaritans"),
        (Wanted(need="practical-help"), "heet", "galop"),
        (Wanted(need="crisis"), "samaritans", "ipso"),
        (Wanted(group="lgbt"), "galop", "roadpeace"),
        (Wanted(group="terror-victims"), "victims-of-terrorism-unit", "galop"),
        (Wanted(group="men", need="someone-to-talk-to"), "mens-advice-line", "refuge"),
        (Wanted(borough="waltham-forest"), "heet", "no-such-service"),
        (Wanted(borough="camden"), "samaritans", "heet"),
        (Wanted(borough="camden"), "calm-mediation", "heet"),
        (Wanted(text="RAPE london"), "the-havens", "samaritans"),
        (Wanted(text="Childline"), "childline", "samaritans"),
    ],
)
def test_filter_keeps_what_fits(directory: Directory, wanted: Wanted, inside: str, outside: str) -> None:
    ids = found(directory, wanted)

    assert inside in ids
    assert outside not in ids


def test_service_of_no_borough_in_particular_fits_each(directory: Directory) -> None:
    kept = [set(found(directory, Wanted(borough=borough))) for borough in directory.boroughs]

    everywhere = set.intersection(*kept)
    assert {service.id for service in directory.services} - everywhere == {"heet"}


def test_words_that_stand_nowhere_give_nothing(directory: Directory) -> None:
    assert found(directory, Wanted(text="xylophone")) == []


def test_open_now_keeps_those_known_to_be_open(directory: Directory) -> None:
    noon, night = (found(directory, Wanted(open_now=True), now) for now in (MONDAY_NOON, MONDAY_NIGHT))

    assert {"samaritans", "report-fraud", "galop"} <= set(noon)
    assert "samaritans" in night
    assert "report-fraud" not in night
    assert "mens-advice-line" not in noon, "its hours are not known"
