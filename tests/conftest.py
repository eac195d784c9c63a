"""Fixtures for everything: the running service, a database of each kind."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import psycopg
import pytest

from tests.running_service import RunningService, Talk, start_talk

POSTGRESQL_SERVER = os.environ.get("TEST_POSTGRESQL_URL", "postgresql://postgres@127.0.0.1:5432/postgres")


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    """The whole service, started once: real Rasa with the repository's model, actions, both apps."""
    running = RunningService(tmp_path_factory.mktemp("service"))
    try:
        yield running.open()
    finally:
        running.stop()


@pytest.fixture
def http(service: RunningService) -> Iterator[httpx.Client]:
    """A client of the running service."""
    with httpx.Client(base_url=service.address, timeout=30) as client:
        yield client


@pytest.fixture
def talk(http: httpx.Client) -> Talk:
    """A new conversation with the running service."""
    return start_talk(http)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A new SQLite database."""
    return f"sqlite:///{tmp_path}/test.sqlite"


@pytest.fixture
def postgresql_url() -> Iterator[str]:
    """A new PostgreSQL database, dropped afterwards; skips where no server answers."""
    try:
        server = psycopg.connect(POSTGRESQL_SERVER, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError as error:
        pytest.skip(f"PostgreSQL does not answer: {error}")
    name = f"alongside_test_{uuid4().hex}"
    with server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield POSTGRESQL_SERVER.rpartition("/")[0] + f"/{name}"
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_url(request: pytest.FixtureRequest) -> str:
    """Each kind of database in turn."""
    url = request.getfixturevalue(f"{request.param}_url")
    assert isinstance(url, str)
    return url
