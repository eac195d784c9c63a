"""The action server as a real process: for our own processes only, and silent about what was said."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.actions.conftest import SECRET, Heard
from tests.contract.files import read_yaml
from tests.running_service import wait_until

SENTINEL = "sentinel-words"
KNOWN = {"Authorization": f"Secret key={SECRET}"}
HEARD = Heard(text=SENTINEL)


def call_of(action: str, heard: Heard = HEARD) -> dict[str, Any]:
    """A call as Rasa 3.6 sends it: without a domain."""
    return {
        "next_action": action,
        "sender_id": "abc",
        "version": "3.6.21",
        "tracker": heard.tracker().current_state() | {"sender_id": "abc"},
    }


def environment(**settings: str) -> dict[str, str]:
    names = ("ACTIONS_HOST", "ACTIONS_PORT", "API_INTERNAL_URL", "SHARED_SECRET")
    return {name: value for name, value in os.environ.items() if name not in names} | settings


@dataclass
class ActionServer:
    """The process, and what it wrote to its log."""

    http: httpx.Client
    log_file: Path


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ActionServer]:
    """`python -m actions`; the internal routes are not there."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    log_file = tmp_path_factory.mktemp("actions") / "log"
    settings = environment(
        ACTIONS_PORT=str(port), SHARED_SECRET=SECRET, API_INTERNAL_URL="http://127.0.0.1:9"
    )
    with log_file.open("wb") as log, httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as http:
        process = subprocess.Popen(
            [sys.executable, "-m", "actions"], env=settings, stdout=log, stderr=subprocess.STDOUT
        )

        def is_up() -> bool:
            try:
                return http.get("/health", headers=KNOWN).status_code == 200
            except httpx.TransportError:
                return False

        try:
            wait_until(is_up, "the action server", seconds=60)
            yield ActionServer(http, log_file)
        finally:
            process.terminate()
            process.wait(10)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Secret key=wrong"},
        {"Authorization": SECRET},
        {"Authorization": f"Bearer {SECRET}"},
        {"Authorization": f"Secret key={SECRET}x"},
        {"Authorization": b"Secret key=\xe9"},
    ],
    ids=[
        "no secret",
        "wrong secret",
        "without its scheme",
        "other scheme",
        "one character more",
        "not ASCII",
    ],
)
@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/health"), ("POST", "/webhook"), ("GET", "/actions"), ("GET", "/no-such-path")],
    ids=["health", "webhook", "actions", "unknown path"],
)
def test_call_without_the_secret_gets_401(
    server: ActionServer, method: str, path: str, headers: dict[str, Any]
) -> None:
    body = call_of("action_answer_topic") if method == "POST" else None

    answer = server.http.request(method, path, headers=headers, json=body)

    assert answer.status_code == 401
    assert SENTINEL not in answer.text
    assert "action_answer_topic" not in answer.text


@pytest.mark.parametrize(
    "body",
    [
        call_of("action_make_small_talk", Heard(text=SENTINEL, intent="ask_nothing")),
        call_of("action_list_entitlements", Heard(text=SENTINEL, entities={"stage": "at-trial"})),
        {"next_action": "action_answer_topic", "tracker": SENTINEL},
        [SENTINEL],
    ],
    ids=["action that fails", "internal routes not there", "no tracker", "no call"],
)
def test_500_does_not_repeat_the_words(server: ActionServer, body: Any) -> None:
    answer = server.http.post("/webhook", json=body, headers=KNOWN)

    assert answer.status_code == 500
    assert SENTINEL not in answer.text


def test_body_that_is_not_json_is_refused_and_not_repeated(server: ActionServer) -> None:
    answer = server.http.post("/webhook", content=f"{{{SENTINEL}".encode(), headers=KNOWN)

    assert answer.status_code >= 400
    assert SENTINEL not in answer.text


def test_log_holds_no_words(server: ActionServer) -> None:
    failing = call_of("action_list_entitlements", Heard(text=SENTINEL, entities={"stage": "at-trial"}))
    assert server.http.post("/webhook", json=failing, headers=KNOWN).status_code == 500
    server.http.post("/webhook", json=call_of("action_answer_topic"), headers=KNOWN)

    wait_until(lambda: "ConnectError" in server.log_file.read_text(), "the error in the log", seconds=10)
    assert SENTINEL not in server.log_file.read_text()
    assert SECRET not in server.log_file.read_text()


def test_call_with_the_secret_and_without_a_domain_is_answered(server: ActionServer) -> None:
    answer = server.http.post("/webhook", json=call_of("action_answer_topic"), headers=KNOWN)

    assert answer.status_code == 200
    [message] = answer.json()["responses"]
    assert message["custom"]["say"] == "topic"
    assert message["custom"]["topic"] == "complaints"


def test_server_runs_the_actions_of_the_domain_and_no_other(server: ActionServer) -> None:
    listed = {action["name"] for action in server.http.get("/actions", headers=KNOWN).json()}

    assert listed == set(read_yaml("domain.yml")["actions"])


@pytest.mark.parametrize(
    ("settings", "name"),
    [({}, "SHARED_SECRET"), ({"SHARED_SECRET": "hunter2"}, "SHARED_SECRET"),
     ({"SHARED_SECRET": SECRET, "ACTIONS_PORT": "many"}, "ACTIONS_PORT")],
    ids=["no secret", "a short one", "no port"],
)  # fmt: skip
def test_server_with_wrong_settings_says_so_and_does_not_start(settings: dict[str, str], name: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "actions"],
        env=environment(**settings), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert ended.returncode == 1
    assert name in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "hunter2" not in ended.stderr
