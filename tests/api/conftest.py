"""Fixtures for `api/`: a migrated database, and a public app of one's own."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.app import create_public_app
from api.content.library import Content, Library
from api.content.loader import load_library
from api.kit.db import Database
from api.migrations.current import migrate
from tests.api.serving import make_settings, serve

Serve = Callable[..., httpx.Client]


@pytest.fixture
def anyio_backend() -> str:
    """Coroutine tests run as the service does."""
    return "asyncio"


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A migrated database of each kind in turn."""
    migrate(database_url)
    database = Database(database_url)
    yield database
    await database.close()


TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def library() -> Library:
    """The repository's content."""
    return load_library(today=TODAY)


@pytest.fixture(scope="session")
def content(library: Library) -> Content:
    """The repository's content, on a Monday in November."""
    return library.on(TODAY)


@pytest.fixture
def serve_public(tmp_path: Path) -> Iterator[Serve]:
    """Serve a public app with some settings of one's own; gives a client of it. Rasa is not there."""
    with ExitStack() as stack:

        def start(**changed: Any) -> httpx.Client:
            settings = make_settings(tmp_path, **changed)
            migrate(settings.database_url)
            address = stack.enter_context(serve(create_public_app(settings)))
            return stack.enter_context(httpx.Client(base_url=address, timeout=30))

        yield start
