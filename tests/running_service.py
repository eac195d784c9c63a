"""The whole service as real processes on free ports, each of which a test can stop and start again."""

import os
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from api.development import supervise
from api.development.ports import find_free_ports
from api.migrations.current import migrate

SECONDS_TO_GET_READY = 120


def wait_until(is_so: Callable[[], bool], what: str, seconds: float = SECONDS_TO_GET_READY) -> None:
    """Wait for something to become true. Raises AssertionError when it does not."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, f"waited {seconds} s for: {what}"
        time.sleep(0.1)


@dataclass
class RunningService:
    """Every process of the service, in a folder of its own for databases."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        [port] = find_free_ports(1)
        given = {
            **os.environ,
            "PORT": str(port),
            "DATABASE_URL": f"sqlite:///{self.folder}/alongside.sqlite",
            "TRACKER_DATABASE_URL": f"sqlite:///{self.folder}/rasa.sqlite",
            "RATE_LIMITS": "off",
            **self.settings,
        }
        self.environment = supervise.process_environment(given)
        self.commands = {
            command.log: command for command in supervise.commands(self.environment["RASA_PORT"])
        }
        self.address = f"http://127.0.0.1:{port}"

    def start(self, *names: str) -> None:
        """Start some processes (`rasa`, `actions`, `api-internal`, `api`), or all of them."""
        supervise.LOGS.mkdir(parents=True, exist_ok=True)
        for name in names or self.commands:
            self.processes[name] = supervise.start(self.commands[name], self.environment)

    def stop(self, *names: str) -> None:
        """Stop some processes, or all of them."""
        chosen = names or tuple(self.processes)
        supervise.stop_all([self.processes.pop(name) for name in chosen])

    def is_ready(self) -> bool:
        """Whether it says that it is ready."""
        return supervise.is_ready(self.address)

    def open(self) -> "RunningService":
        """Migrate, start everything and wait until it is ready."""
        migrate(self.environment["DATABASE_URL"])
        self.start()
        wait_until(self.is_ready_or_broken, "the service to be ready")
        return self

    def is_ready_or_broken(self) -> bool:
        """Whether it is ready. Raises AssertionError at once when a process has ended."""
        for name, process in self.processes.items():
            assert process.poll() is None, f"{name} ended: see {supervise.LOGS}/{name}.log"
        return self.is_ready()


@dataclass
class Talk:
    """A conversation over the chat API."""

    http: httpx.Client
    id: str
    token: str

    def say(self, text: str = "", *, payload: str | None = None, key: str | None = None) -> httpx.Response:
        """Say something, or press a button."""
        headers = {"Authorization": f"Bearer {self.token}"}
        if key:
            headers["Idempotency-Key"] = key
        body = {"payload": payload} if payload else {"text": text}
        return self.http.post(f"/api/conversations/{self.id}/messages", json=body, headers=headers)

    def ask(self, text: str) -> dict[str, object]:
        """The first message of the answer."""
        answer = self.say(text)
        assert answer.status_code == 200, answer.text
        message = answer.json()["messages"][0]
        assert isinstance(message, dict)
        return message


def start_talk(http: httpx.Client, channel: str = "web") -> Talk:
    """A new conversation."""
    started = http.post("/api/conversations", json={"channel": channel})
    assert started.status_code == 201, started.text
    return Talk(http, started.json()["id"], started.json()["token"])
