"""`POST /api/conversations`."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

pytestmark = pytest.mark.service


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"channel": "fax"},
        {"channel": None},
        {"channel": "web", "locale": "en\u0000"},
        {"channel": "web", "locale": "x" * 36},
        ["web"],
        "web",
    ],
    ids=[
        "no channel",
        "unknown channel",
        "null channel",
        "NUL in locale",
        "locale too long",
        "a list",
        "text",
    ],
)
def test_start_refuses_what_is_not_a_start(http: httpx.Client, body: Any) -> None:
    answer = http.post("/api/conversations", json=body)

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


def test_start_answers_201_with_id_token_expiry_and_welcome(http: httpx.Client) -> None:
    answer = http.post("/api/conversations", json={"channel": "web", "locale": "en-GB"})

    assert answer.status_code == 201
    started = answer.json()
    assert len(started["token"]) >= 43
    assert started["token"] != started["id"]
    expires_at = datetime.fromisoformat(started["expires_at"])
    assert timedelta(0) < expires_at - datetime.now(UTC) <= timedelta(hours=2)
    [welcome] = started["messages"]
    assert "You do not need to tell us what happened" in welcome["text"]
    assert "999" in welcome["text"]
    assert welcome["fallback"] is False


def test_every_start_has_an_id_and_a_token_of_its_own(http: httpx.Client) -> None:
    started = [http.post("/api/conversations", json={"channel": "web"}).json() for _ in range(3)]

    assert len({each["id"] for each in started}) == 3
    assert len({each["token"] for each in started}) == 3
