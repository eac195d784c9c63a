"""Limits count alike in memory and in Redis, where several processes share them."""

import asyncio
import os
from uuid import uuid4

import pytest
import redis

from api.kit.rate_limits import RateLimits

REDIS_SERVER = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379")


@pytest.fixture(params=["memory", pytest.param("redis", marks=pytest.mark.redis)])
def storage(request: pytest.FixtureRequest) -> str:
    """Each kind of storage in turn; skips where no Redis answers."""
    if request.param == "memory":
        return "async+memory://"
    try:
        redis.from_url(REDIS_SERVER, socket_connect_timeout=3).ping()
    except redis.ConnectionError as error:
        pytest.skip(f"Redis does not answer: {error}")
    return f"async+{REDIS_SERVER}"


def test_one_more_than_the_limit_has_to_wait_at_most_a_minute(storage: str) -> None:
    key = uuid4().hex

    async def take_four() -> list[int]:
        limits = RateLimits(storage)
        return [await limits.seconds_to_wait("message", key, 3) for _ in range(4)]

    *allowed, refused = asyncio.run(take_four())

    assert allowed == [0, 0, 0]
    assert 1 <= refused <= 61


def test_one_person_does_not_use_up_the_limit_of_another(storage: str) -> None:
    async def take_as_two_people() -> list[int]:
        limits = RateLimits(storage)
        return [await limits.seconds_to_wait("message", uuid4().hex, 1) for _ in range(2)]

    assert asyncio.run(take_as_two_people()) == [0, 0]


@pytest.mark.redis
def test_two_processes_share_what_redis_counts() -> None:
    key = uuid4().hex
    try:
        redis.from_url(REDIS_SERVER, socket_connect_timeout=3).ping()
    except redis.ConnectionError as error:
        pytest.skip(f"Redis does not answer: {error}")

    async def take_in_two_processes() -> list[bool]:
        one, other = RateLimits(f"async+{REDIS_SERVER}"), RateLimits(f"async+{REDIS_SERVER}")
        return [await limits.seconds_to_wait("message", key, 1) > 0 for limits in (one, other)]

    assert asyncio.run(take_in_two_processes()) == [False, True]


def test_limits_that_are_off_count_nothing() -> None:
    async def take_three() -> list[int]:
        limits = RateLimits("async+memory://", is_on=False)
        return [await limits.seconds_to_wait("message", "a", 1) for _ in range(3)]

    assert asyncio.run(take_three()) == [0, 0, 0]
