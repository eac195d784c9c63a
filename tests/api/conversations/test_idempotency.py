"""`Idempotency-Key`: the same key gives the same answer, and is processed once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
import sqlalchemy as sa

from api.kit.clock import utc_now
from tests.api.conftest import Serve
from tests.api.serving import SECRET, Answer, StandIn, decide, stand_in
from tests.running_service import RunningService, Talk, start_talk

TURNS = "/webhooks/alongside/turns"


@pytest.fixture
def rasa() -> Iterator[StandIn]:
    """A stand-in for Rasa that answers each turn with another topic, so that a second one shows."""
    topics = iter(["bail-conditions", "complaints", "court-dates", "right-to-review"])

    def answer(method: str, path: str, said: Any) -> Answer:
        return decide({"say": "topic", "topic": next(topics)})

    with stand_in(answer) as server:
        yield server


def count_turns(service: RunningService, talk: Talk) -> int:
    """How many turns of the conversation are kept."""
    engine = sa.create_engine(service.environment["DATABASE_URL"])
    query = sa.text("SELECT count(*) FROM turns WHERE conversation_id = :id")
    with engine.connect() as connection:
        return int(connection.execute(query, {"id": talk.id}).scalar_one())


def test_another_key_is_another_message(serve_public: Serve, rasa: StandIn) -> None:
    talk = start_talk(serve_public(rasa_url=rasa.address))

    first, second = talk.say("hello", key="one"), talk.say("hello", key="two")

    assert first.json() != second.json()
    assert len(rasa.calls) == 2


def test_messages_without_a_key_are_each_processed(serve_public: Serve, rasa: StandIn) -> None:
    talk = start_talk(serve_public(rasa_url=rasa.address))

    first, second = talk.say("hello"), talk.say("hello")

    assert first.json() != second.json()


def test_same_key_in_another_conversation_is_another_message(serve_public: Serve, rasa: StandIn) -> None:
    http = serve_public(rasa_url=rasa.address)

    first, second = start_talk(http).say("hello", key="one"), start_talk(http).say("hello", key="one")

    assert first.json() != second.json()


def test_same_key_gets_the_same_answer_and_is_processed_once(serve_public: Serve, rasa: StandIn) -> None:
    talk = start_talk(serve_public(rasa_url=rasa.address))

    first, second = talk.say("hello", key="one"), talk.say("hello", key="one")

    assert first.status_code == second.status_code == 200
    assert first.json() == second.json()
    assert len(rasa.calls) == 1


def test_same_key_sent_at_once_is_processed_once(serve_public: Serve) -> None:
    all_are_sent = Barrier(2)

    def answer(method: str, path: str, said: Any) -> Answer:
        all_are_sent.wait(10)
        return decide({"say": "topic", "topic": "complaints"})

    with stand_in(answer) as rasa, ThreadPoolExecutor(4) as threads:
        talk = start_talk(serve_public(rasa_url=rasa.address))
        sent = [threads.submit(talk.say, "hello", key="one") for _ in range(4)]
        all_are_sent.wait(10)
        answers = [each.result() for each in sent]

        assert [each.status_code for each in answers] == [200] * 4
        assert len({each.text for each in answers}) == 1
        assert answers[0].json()["messages"][0]["topic"] == "complaints"
        assert [path for _, path, _ in rasa.calls] == [TURNS]


@pytest.mark.service
def test_same_key_sent_at_once_is_one_turn_of_the_real_dialogue(service: RunningService, talk: Talk) -> None:
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda _: talk.say("what is a vps", key="one"), range(4)))

    assert [each.status_code for each in answers] == [200] * 4
    assert len({each.text for each in answers}) == 1
    assert count_turns(service, talk) == 1


def test_key_whose_process_died_before_it_answered_is_answered(
    serve_public: Serve, rasa: StandIn, tmp_path: Path
) -> None:
    talk = start_talk(serve_public(rasa_url=rasa.address))
    long_ago = utc_now() - timedelta(minutes=5)
    insert = sa.text(
        "INSERT INTO turns (conversation_id, idempotency_key, said, taken_at) VALUES (:id, 'one', 'hi', :at)"
    )
    with sa.create_engine(f"sqlite:///{tmp_path}/alongside.sqlite").begin() as connection:
        connection.execute(insert, {"id": talk.id, "at": long_ago.replace(tzinfo=None).isoformat(" ")})

    first, second = talk.say("hi", key="one"), talk.say("hi", key="one")

    assert first.json()["messages"][0]["topic"] == "bail-conditions"
    assert first.json() == second.json()
    assert len(rasa.calls) == 1


def test_rasa_is_shown_the_secret_and_neither_the_id_nor_the_token(
    serve_public: Serve, rasa: StandIn
) -> None:
    talk = start_talk(serve_public(rasa_url=rasa.address))

    talk.say("hello")
    talk.say("hello again")

    (_, _, first), (_, _, second) = rasa.calls
    assert first["sender"] == second["sender"]
    assert talk.id not in str(rasa.calls)
    assert talk.token not in str(rasa.calls)
    assert SECRET not in str(rasa.calls)
