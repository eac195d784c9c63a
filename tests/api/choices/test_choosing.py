"""Pressing one of the topics that were offered is counted, without a word of what was said."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner

from api.__main__ import commands
from tests.api.conftest import Serve
from tests.api.serving import SECRET, Answer, StandIn, decide, stand_in
from tests.running_service import Talk, start_talk

SENTINEL = "the sentinel words"


@pytest.fixture
def rasa() -> Iterator[StandIn]:
    """A stand-in for Rasa that is not sure of words, and explains what is pressed."""

    def answer(method: str, path: str, said: Any) -> Answer:
        if said["message"].startswith("/"):
            return decide({"say": "topic", "topic": "complaints"})
        if "answer" in said["message"]:
            return decide({"say": "topic", "topic": "case-updates", "offers": ["complaints"]})
        return decide({"say": "choices", "topics": ["case-updates", "complaints"]})

    with stand_in(answer) as server:
        yield server


@pytest.fixture
def talk(serve_public: Serve, rasa: StandIn) -> Talk:
    """A conversation in which several topics were just offered."""
    talk = start_talk(serve_public(rasa_url=rasa.address))
    assert len(talk.ask(SENTINEL)["choices"]) == 2  # type: ignore[arg-type]
    return talk


def counted(folder: Path) -> list[tuple[str, str, str, int]]:
    """What was counted, whatever the week."""
    engine = sa.create_engine(f"sqlite:///{folder}/alongside.sqlite")
    query = sa.text("SELECT answered, offered_first, chosen, times FROM choice_counts ORDER BY chosen")
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(query)]


def test_button_that_was_not_offered_is_not_counted(talk: Talk, tmp_path: Path) -> None:
    talk.say(payload="topic:court-dates")
    talk.say(payload="topic:complaints")

    assert counted(tmp_path) == []


def test_words_are_not_counted(talk: Talk, tmp_path: Path) -> None:
    talk.say("complaints")

    assert counted(tmp_path) == []


def test_topic_that_is_chosen_is_counted_once_for_one_key(talk: Talk, tmp_path: Path) -> None:
    for _ in range(2):
        talk.say(payload="topic:complaints", key="one")

    assert counted(tmp_path) == [("", "case-updates", "complaints", 1)]


def test_none_of_these_is_counted(talk: Talk, tmp_path: Path) -> None:
    talk.say(payload="none-of-these")

    assert counted(tmp_path) == [("", "case-updates", "none-of-these", 1)]


def test_topic_chosen_beside_an_answer_is_counted_with_what_was_answered(talk: Talk, tmp_path: Path) -> None:
    talk.say("answer me")
    talk.say(payload="topic:complaints")

    assert counted(tmp_path) == [("case-updates", "complaints", "complaints", 1)]


def test_count_outlives_the_conversation_and_holds_none_of_its_words(talk: Talk, tmp_path: Path) -> None:
    talk.say(payload="topic:complaints")
    talk.http.delete(f"/api/conversations/{talk.id}", headers={"Authorization": f"Bearer {talk.token}"})

    assert counted(tmp_path) == [("", "case-updates", "complaints", 1)]
    kept = (tmp_path / "alongside.sqlite").read_bytes()
    assert SENTINEL.encode() not in kept
    assert talk.id.encode() not in kept


def test_team_reads_the_counts_with_a_command(
    talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk.say(payload="topic:complaints")
    monkeypatch.setenv("ENVIRONMENT", "development")
    monkeypatch.setenv("SHARED_SECRET", SECRET)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/alongside.sqlite")

    shown = CliRunner().invoke(commands, ["list-choices"])

    assert shown.exit_code == 0, shown.output
    heads, line = shown.output.splitlines()
    assert heads == "week\tanswered\toffered first\tchosen\ttimes"
    assert line.split("\t")[1:] == ["-", "case-updates", "complaints", "1"]
