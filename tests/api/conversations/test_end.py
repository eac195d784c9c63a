"""`DELETE /api/conversations/{id}`: nothing of the conversation is left anywhere."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from tests.running_service import RunningService, Talk, start_talk

pytestmark = pytest.mark.service

DATABASES = ("alongside.sqlite", "rasa.sqlite")


def dump(folder: Path) -> Iterator[str]:
    """Every row of every table of both databases."""
    for name in DATABASES:
        connection = sqlite3.connect(folder / name)
        yield from connection.iterdump()
        connection.close()


def files_that_hold(folder: Path, words: str) -> list[str]:
    """The files of the databases in which the words can be read, in use or not, as text or as JSON."""
    return [
        path.name
        for path in sorted(folder.iterdir())
        if path.is_file() and words.encode() in path.read_bytes()
    ]


@pytest.fixture
def sentinel(talk: Talk) -> str:
    """A word that was said in the conversation, and is nowhere else."""
    word = f"sentinel{uuid4().hex}"
    talk.ask(f"what is a vps {word}")
    talk.ask(f"{word} bail")
    return word


def test_end_without_the_token_gets_401_and_ends_nothing(talk: Talk) -> None:
    answer = talk.http.delete(f"/api/conversations/{talk.id}")

    assert answer.status_code == 401
    assert talk.say("hello").status_code == 200


def test_end_of_another_conversation_gets_404_and_ends_nothing(talk: Talk, http: httpx.Client) -> None:
    other = start_talk(http)

    answer = http.delete(f"/api/conversations/{other.id}", headers={"Authorization": f"Bearer {talk.token}"})

    assert answer.status_code == 404
    assert other.say("hello").status_code == 200


def test_end_answers_204_and_the_token_opens_nothing_more(talk: Talk) -> None:
    headers = {"Authorization": f"Bearer {talk.token}"}

    ended = talk.http.delete(f"/api/conversations/{talk.id}", headers=headers)

    assert ended.status_code == 204
    assert ended.content == b""
    assert talk.say("hello").status_code == 401
    assert talk.http.delete(f"/api/conversations/{talk.id}", headers=headers).status_code == 401


def test_end_leaves_no_row_in_either_database(service: RunningService, talk: Talk, sentinel: str) -> None:
    assert any(sentinel in row for row in dump(service.folder)), "it is there before"

    talk.http.delete(f"/api/conversations/{talk.id}", headers={"Authorization": f"Bearer {talk.token}"})

    rows = list(dump(service.folder))
    assert rows
    assert not [row for row in rows if sentinel in row or talk.id in row]


def test_end_leaves_no_trace_in_the_files_of_either_database(
    service: RunningService, talk: Talk, sentinel: str
) -> None:
    before = files_that_hold(service.folder, sentinel)
    assert any(name.startswith("alongside") for name in before)
    assert any(name.startswith("rasa") for name in before)

    talk.http.delete(f"/api/conversations/{talk.id}", headers={"Authorization": f"Bearer {talk.token}"})

    assert files_that_hold(service.folder, sentinel) == []
