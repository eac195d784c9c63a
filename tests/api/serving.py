"""Real HTTP servers in threads of the test: our own apps, and stand-ins for what they ask."""

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

import uvicorn
from fastapi import FastAPI

from api.settings import Settings
from tests.running_service import wait_until

SECRET = "a-shared-secret-that-is-only-for-tests"
NOBODY = "http://127.0.0.1:9"  # the discard port: nothing listens there


def make_settings(folder: Path, **changed: Any) -> Settings:
    """Settings of a public app with a database of its own, and nobody to ask."""
    given: dict[str, Any] = {
        "environment": "development",
        "database_url": f"sqlite:///{folder}/alongside.sqlite",
        "rasa_url": NOBODY,
        "actions_url": NOBODY,
        "shared_secret": SECRET,
        "rate_limits": "off",
    }
    return Settings(**{**given, **changed})


@contextmanager
def serve(app: FastAPI) -> Iterator[str]:
    """Serve an app over HTTP, as `python -m api` does; gives its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(
            app, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=2
        )
    )
    thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        wait_until(lambda: server.started, "the app to be served", seconds=30)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()


Answer = tuple[int, bytes]


class StandIn(ThreadingHTTPServer):
    """Stands in for another process of ours: asks for the secret, notes each call, answers as told."""

    daemon_threads = True

    def __init__(self, answer: Callable[[str, str, Any], Answer]) -> None:
        super().__init__(("127.0.0.1", 0), StandInHandler)
        self.answer = answer
        self.calls: list[tuple[str, str, Any]] = []
        self.seconds_between_bytes = 0.0
        self.is_over = Event()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"


class StandInHandler(BaseHTTPRequestHandler):
    """One call to a `StandIn`."""

    server: StandIn

    def handle_call(self) -> None:
        """Refuse a stranger; else note the call and answer it."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.headers.get("Authorization") != f"Secret key={SECRET}":
            self.reply(401, b"{}")
            return
        said = json.loads(body) if body else None
        self.server.calls.append((self.command, self.path, said))
        self.reply(*self.server.answer(self.command, self.path, said))

    do_GET = do_POST = do_DELETE = handle_call  # noqa: N815, the names are the standard library's

    def reply(self, status: int, body: bytes) -> None:
        """Send an answer in JSON."""
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if not self.server.seconds_between_bytes:
            self.wfile.write(body)
            return
        for byte in body:
            if self.server.is_over.wait(self.server.seconds_between_bytes):
                return
            self.wfile.write(bytes([byte]))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Keep the test's output clean."""


@contextmanager
def stand_in(answer: Callable[[str, str, Any], Answer]) -> Iterator[StandIn]:
    """Run a stand-in for as long as the block lasts."""
    server = StandIn(answer)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.is_over.set()
        server.shutdown()
        server.server_close()


def decide(*decisions: dict[str, Any]) -> Answer:
    """What Rasa's channel answers when the dialogue decided on these."""
    return 200, json.dumps([{"recipient_id": "x", "custom": decision} for decision in decisions]).encode()
