"""Fixtures for what Rasa loads; these tests run in Rasa's own environment (`make test` does both)."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg2
import pytest
from rasa.shared.core.domain import Domain

ROOT = Path(__file__).parent.parent.parent
SERVER = os.environ.get("TEST_POSTGRESQL_URL", "postgresql://postgres@127.0.0.1:5432/postgres")


@pytest.fixture(scope="session")
def domain() -> Domain:
    """The repository's own domain."""
    return Domain.load(str(ROOT / "domain.yml"))


@pytest.fixture
def postgresql_url() -> Iterator[str]:
    """A new PostgreSQL database, dropped afterwards; skips where no server answers."""
    try:
        server = psycopg2.connect(SERVER, connect_timeout=3)
    except psycopg2.OperationalError as error:
        pytest.skip(f"PostgreSQL does not answer: {error}")
    server.autocommit = True
    name = f"alongside_test_{uuid4().hex}"
    with server.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
        try:
            yield SERVER.rpartition("/")[0] + f"/{name}"
        finally:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
            server.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def tracker_database(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each kind of tracker database in turn, set as the environment sets it."""
    url = (
        f"sqlite:///{tmp_path}/trackers.sqlite"
        if request.param == "sqlite"
        else str(request.getfixturevalue("postgresql_url"))
    )
    monkeypatch.setenv("TRACKER_DATABASE_URL", url)
    return url
