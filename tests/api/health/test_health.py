"""`/health/live` and `/health/ready`. The running parts stopped one by one: `test_rasa_down.py`."""

import sqlite3
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.app import create_public_app
from tests.api.conftest import Serve
from tests.api.serving import Answer, make_settings, serve, stand_in


def answer_well(method: str, path: str, said: Any) -> Answer:
    return 200, b'{"model": true}'


def answer_without_a_model(method: str, path: str, said: Any) -> Answer:
    return 503, b'{"model": false}'


def missing(http: httpx.Client) -> list[str]:
    answer = http.get("/health/ready")
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    parts = answer.json()["missing"]
    assert isinstance(parts, list)
    assert answer.json()["detail"] == f"Not ready: {', '.join(parts)}."
    return parts


def test_nothing_else_running_is_told_while_the_process_lives(serve_public: Serve) -> None:
    http = serve_public()

    assert missing(http) == ["rasa", "actions"]
    assert http.get("/health/live").status_code == 200


def test_missing_action_server_is_named(serve_public: Serve) -> None:
    with stand_in(answer_well) as rasa:
        assert missing(serve_public(rasa_url=rasa.address)) == ["actions"]


def test_missing_rasa_is_named(serve_public: Serve) -> None:
    with stand_in(answer_well) as actions:
        assert missing(serve_public(actions_url=actions.address)) == ["rasa"]


def test_rasa_without_a_model_is_missing(serve_public: Serve) -> None:
    with stand_in(answer_well) as actions, stand_in(answer_without_a_model) as rasa:
        assert missing(serve_public(rasa_url=rasa.address, actions_url=actions.address)) == ["rasa"]


def test_parts_that_do_not_know_our_secret_are_missing(serve_public: Serve) -> None:
    with stand_in(answer_well) as both:
        http = serve_public(
            rasa_url=both.address, actions_url=both.address, shared_secret="another-secret-than-the-stand-ins"
        )

        assert missing(http) == ["rasa", "actions"]


def test_database_without_its_migrations_is_missing(database_url: str, tmp_path: Path) -> None:
    with stand_in(answer_well) as both:
        settings = make_settings(
            tmp_path, database_url=database_url, rasa_url=both.address, actions_url=both.address
        )
        with serve(create_public_app(settings)) as address, httpx.Client(base_url=address) as http:
            assert missing(http) == ["migrations"]


def test_database_at_an_older_migration_is_missing(serve_public: Serve, tmp_path: Path) -> None:
    with stand_in(answer_well) as both:
        http = serve_public(rasa_url=both.address, actions_url=both.address)
        assert http.get("/health/ready").status_code == 200
        with sqlite3.connect(tmp_path / "alongside.sqlite") as connection:
            connection.execute("UPDATE alembic_version SET version_num = '0000_older'")
        connection.close()

        assert missing(http) == ["migrations"]


def test_database_that_does_not_answer_is_missing(tmp_path: Path) -> None:
    with stand_in(answer_well) as both:
        settings = make_settings(
            tmp_path,
            database_url="postgresql://nobody@127.0.0.1:9/nothing",
            rasa_url=both.address,
            actions_url=both.address,
        )
        with serve(create_public_app(settings)) as address, httpx.Client(base_url=address) as http:
            assert missing(http) == ["database", "migrations"]


def test_all_parts_there_is_ready(serve_public: Serve, database_url: str) -> None:
    with stand_in(answer_well) as both:
        http = serve_public(database_url=database_url, rasa_url=both.address, actions_url=both.address)

        assert http.get("/health/ready").status_code == 200


@pytest.mark.service
@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_running_service_is_live_and_ready(http: httpx.Client, path: str) -> None:
    assert http.get(path).status_code == 200
