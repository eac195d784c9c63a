"""What was said, and the secrets around it, are never repeated in an error nor written to a log."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.development.ports import find_free_ports
from api.migrations.current import migrate
from tests.api.conftest import Serve
from tests.api.serving import NOBODY, SECRET
from tests.running_service import Talk, start_talk, wait_until

SENTINEL = "sentinel-words"


@dataclass
class PublicProcess:
    """`python -m api serve`, with what it wrote to its log."""

    http: httpx.Client
    folder: Path

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text()


@pytest.fixture
def public_process(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[PublicProcess]:
    """The public process alone, with a log of some level; Rasa is not there."""
    [port] = find_free_ports(1)
    database_url = f"sqlite:///{tmp_path}/alongside.sqlite"
    migrate(database_url)
    environment = {
        **os.environ,
        "ENVIRONMENT": "development",
        "PORT": str(port),
        "DATABASE_URL": database_url,
        "SHARED_SECRET": SECRET,
        "RASA_URL": NOBODY,
        "ACTIONS_URL": NOBODY,
        "LOG_LEVEL": request.param,
    }
    with (tmp_path / "log").open("wb") as log, httpx.Client(base_url=f"http://127.0.0.1:{port}") as http:
        process = subprocess.Popen(
            [sys.executable, "-m", "api", "serve"], env=environment, stdout=log, stderr=subprocess.STDOUT
        )

        def is_live() -> bool:
            try:
                return http.get("/health/live").status_code == 200
            except httpx.TransportError:
                return False

        try:
            wait_until(is_live, "the public process", seconds=60)
            yield PublicProcess(http, tmp_path)
        finally:
            process.terminate()
            process.wait(10)


@pytest.mark.parametrize(
    "body",
    [
        {"text": SENTINEL, "payload": "stages"},
        {"text": SENTINEL * 200},
        {"text": [SENTINEL]},
        {"text": {SENTINEL: SENTINEL}},
        {"payload": SENTINEL},
        {"payload": f"topic:{SENTINEL}"},
        {"payload": f"stage:{SENTINEL}"},
        [SENTINEL],
        SENTINEL,
        {SENTINEL: "hello"},
    ],
    ids=[
        "both", "too long", "list", "object", "payload", "topic", "stage", "list alone", "text alone", "key",
    ],
)  # fmt: skip
@pytest.mark.service
def test_problem_document_does_not_repeat_the_body(talk: Talk, body: Any) -> None:
    answer = talk.http.post(
        f"/api/conversations/{talk.id}/messages",
        json=body,
        headers={"Authorization": f"Bearer {talk.token}"},
    )

    assert answer.status_code == 422
    assert SENTINEL not in answer.text


@pytest.mark.parametrize(
    ("method", "path", "options", "status"),
    [
        ("POST", "/api/conversations", {"json": {"channel": SENTINEL}}, 422),
        ("POST", "/api/conversations", {"json": {"channel": "web", "locale": f"{SENTINEL}\n"}}, 422),
        ("POST", "/api/conversations", {"content": f'{{"channel": {SENTINEL}'.encode()}, 422),
        ("POST", f"/api/conversations/{SENTINEL}/messages", {"json": {"text": SENTINEL}}, 401),
        ("DELETE", f"/api/conversations/{SENTINEL}", {}, 401),
        ("PUT", f"/api/conversations/{SENTINEL}", {"json": {"text": SENTINEL}}, 405),
        ("GET", f"/api/topics/{SENTINEL}", {}, 404),
        ("GET", f"/api/topics/complaints?channel={SENTINEL}", {}, 422),
        ("GET", f"/api/stages/{SENTINEL}", {}, 404),
        ("GET", f"/{SENTINEL}", {}, 404),
    ],
    ids=[
        "channel", "locale", "broken JSON", "no token", "end without token", "wrong method", "unknown topic",
        "unknown channel", "unknown stage", "unknown address",
    ],
)  # fmt: skip
@pytest.mark.service
def test_every_refusal_is_a_problem_document_that_repeats_nothing(
    http: httpx.Client, method: str, path: str, options: dict[str, Any], status: int
) -> None:
    headers = {"Content-Type": "application/json"} if "content" in options else {}

    answer = http.request(method, path, headers=headers, **options)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert {"type", "title", "detail"} <= set(answer.json())
    assert SENTINEL not in answer.text


@pytest.mark.parametrize("public_process", ["INFO", "DEBUG"], indirect=True)
def test_log_holds_no_words_token_or_id(public_process: PublicProcess) -> None:
    talk = start_talk(public_process.http)
    talk.say(SENTINEL, key=f"key-{SENTINEL}")
    talk.say(payload=SENTINEL)
    talk.say(f"hes outside my house now {SENTINEL}")
    public_process.http.get(f"/{SENTINEL}?said={SENTINEL}")

    log = public_process.log

    assert "rasa_gave_no_answer" in log, "the log is read"
    assert SENTINEL not in log
    assert talk.token not in log
    assert talk.id not in log


@pytest.mark.parametrize("public_process", ["INFO"], indirect=True)
def test_broken_database_is_a_500_that_neither_answers_nor_logs_the_words(
    public_process: PublicProcess,
) -> None:
    talk = start_talk(public_process.http)
    with sqlite3.connect(public_process.folder / "alongside.sqlite") as connection:
        connection.execute("DROP TABLE turns")
    connection.close()

    answer = talk.say(SENTINEL)

    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert SENTINEL not in answer.text
    wait_until(lambda: "unexpected_error" in public_process.log, "the log", seconds=10)
    assert SENTINEL not in public_process.log
    assert talk.token not in public_process.log


def test_answer_to_a_bug_carries_the_same_headers_as_any_other(serve_public: Serve, tmp_path: Path) -> None:
    http = serve_public()
    with sqlite3.connect(tmp_path / "alongside.sqlite") as connection:
        connection.execute("DROP TABLE conversations")
    connection.close()

    answer = http.post("/api/conversations", json={"channel": "web"})

    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    assert "content-security-policy" in answer.headers
