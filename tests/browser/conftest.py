"""Fixtures for the page: a real Chromium, with JavaScript and without."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, sync_playwright

from api.app import create_public_app
from api.migrations.current import migrate
from tests.api.serving import make_settings, serve
from tests.browser.chat_page import Chat
from tests.running_service import RunningService

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}

OpenChat = Callable[..., Chat]


# Of this package, not of the session: while it lives, an event loop runs in the main thread, and tests
# elsewhere that start one of their own would fail.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    if not CHROMIUM.exists():
        pytest.skip(f"There is no Chromium at {CHROMIUM}: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_chat(chromium: Browser) -> Iterator[OpenChat]:
    """Open the page at an address, in a browser of its own: on a desktop, unless told otherwise."""
    with ExitStack() as stack:

        def start(address: str, *, has_script: bool = True, **changed: Any) -> Chat:
            options = {"viewport": DESKTOP, **changed}
            context = chromium.new_context(java_script_enabled=has_script, **options)
            stack.callback(context.close)
            return Chat(context.new_page(), address, has_script).open()

        yield start


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def has_script(request: pytest.FixtureRequest) -> bool:
    """With JavaScript and without."""
    return bool(request.param)


@pytest.fixture
def chat(service: RunningService, open_chat: OpenChat, has_script: bool) -> Chat:
    """The page of the running service, with JavaScript and without."""
    return open_chat(service.address, has_script=has_script)


@pytest.fixture
def scripted_chat(service: RunningService, open_chat: OpenChat) -> Chat:
    """The page of the running service, with JavaScript: what only its script does."""
    return open_chat(service.address)


class OutsidePage(BaseHTTPRequestHandler):
    """An ordinary page of somebody else."""

    def do_GET(self) -> None:
        """Answer."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<title>Weather</title><h1>Rain later</h1>")

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def outside() -> Iterator[str]:
    """The address of a page outside."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), OutsidePage)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/weather"
    server.shutdown()
    server.server_close()


@pytest.fixture
def serve_page(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Serve the page with settings of one's own; gives its address. Rasa is not there."""
    with ExitStack() as stack:

        def start(**changed: Any) -> str:
            settings = make_settings(tmp_path, **changed)
            migrate(settings.database_url)
            return stack.enter_context(serve(create_public_app(settings)))

        yield start


@pytest.fixture
def topics(http: httpx.Client) -> Callable[[str], dict[str, Any]]:
    """The content of a topic, as the API tells it."""

    def get(topic_id: str) -> dict[str, Any]:
        answer = http.get(f"/api/topics/{topic_id}", params={"channel": "web"})
        assert answer.status_code == 200, answer.text
        content: dict[str, Any] = answer.json()
        return content

    return get
