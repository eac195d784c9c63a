"""Leaving: the conversation is erased on both sides, for the person alone and without waiting for Rasa."""

from typing import Any

import httpx
import pytest

from tests.api.conftest import Serve
from tests.api.serving import Answer, StandIn, decide, stand_in
from tests.running_service import wait_until


def greet(method: str, path: str, said: Any) -> Answer:
    """A dialogue that greets, and forgets when told to."""
    return decide({"say": "small-talk", "kind": "greeting"}) if method == "POST" else (204, b"")


def say_hello(http: httpx.Client) -> None:
    """Open a conversation on the page, as a browser with its cookie."""
    answer = http.post("/send", data={"text": "the sentinel words"}, follow_redirects=True)
    assert "the sentinel words" in answer.text


def has_forgotten(rasa: StandIn) -> bool:
    return any(method == "DELETE" for method, _, _ in rasa.calls)


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Purpose": "prefetch"}],
    ids=["link on another site", "browser that looks ahead"],
)
def test_exit_that_the_person_did_not_press_erases_nothing(
    serve_public: Serve, headers: dict[str, str]
) -> None:
    with stand_in(greet) as rasa:
        http = serve_public(rasa_url=rasa.address)
        say_hello(http)

        answer = http.get("/exit", headers=headers)

        assert answer.status_code == 303
        assert "the sentinel words" in http.get("/").text
        assert not has_forgotten(rasa)


@pytest.mark.parametrize("path", ["/exit", "/delete"])
def test_leaving_erases_the_conversation_here_and_in_rasa(serve_public: Serve, path: str) -> None:
    with stand_in(greet) as rasa:
        http = serve_public(rasa_url=rasa.address)
        say_hello(http)
        token = http.cookies["alongside"]

        answer = http.get(path) if path == "/exit" else http.post(path)

        assert answer.status_code == 303
        assert "alongside" not in http.cookies
        kept = http.get("/", headers={"Cookie": f"alongside={token}"})
        assert "the sentinel words" not in kept.text
        wait_until(lambda: has_forgotten(rasa), "Rasa to be told", 10)


def test_exit_goes_to_the_address_in_the_settings(serve_public: Serve) -> None:
    http = serve_public(exit_url="https://example.com/weather")

    assert http.get("/exit").headers["location"] == "https://example.com/weather"
