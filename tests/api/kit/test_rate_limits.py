"""A moving window a minute long, for each name and key."""

import pytest

from api.kit.rate_limits import RateLimits

pytestmark = pytest.mark.anyio


async def take(limits: RateLimits, count: int, *, name: str = "message", key: str = "one") -> list[int]:
    return [await limits.seconds_to_wait(name, key, 2) for _ in range(count)]


async def test_past_the_limit_there_are_whole_seconds_to_wait() -> None:
    allowed, also_allowed, refused = await take(RateLimits("async+memory://"), 3)

    assert (allowed, also_allowed) == (0, 0)
    assert 1 <= refused <= 60


@pytest.mark.parametrize(
    "other", [{"key": "two"}, {"name": "conversation"}], ids=["another key", "another name"]
)
async def test_limit_of_another_is_untouched(other: dict[str, str]) -> None:
    limits = RateLimits("async+memory://")
    await take(limits, 3)

    assert await take(limits, 1, **other) == [0]


async def test_limits_that_are_off_never_refuse() -> None:
    assert await take(RateLimits("async+memory://", is_on=False), 5) == [0] * 5
