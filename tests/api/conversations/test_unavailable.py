"""Rasa that answers wrongly or too late: still 200, with who to ring."""

from typing import Any

import pytest

from tests.api.conftest import Serve
from tests.api.serving import Answer, decide, stand_in
from tests.running_service import start_talk

ANSWERS: dict[str, Answer] = {
    "an error": (500, b'{"code": "turn-failed"}'),
    "a refusal": (401, b"{}"),
    "nothing decided": (200, b"[]"),
    "no JSON": (200, b"<html>"),
    "another form": (200, b'{"messages": []}'),
    "words instead of a decision": (200, b'[{"recipient_id": "x", "text": "you are entitled to a pony"}]'),
    "an unknown decision": decide({"say": "sing"}),
    "a decision without its topic": decide({"say": "topic"}),
    "an unknown topic": decide({"say": "topic", "topic": "no-such-topic"}),
    "an unknown part": decide({"say": "topic", "topic": "complaints", "part": "no-such-part"}),
    "an unknown stage": decide({"say": "stage", "stage": "no-such-stage", "topics": []}),
    "an unknown choice": decide({"say": "choices", "topics": ["no-such-topic"]}),
    "one decision of two wrong": decide({"say": "ask-stage"}, {"say": "sing"}),
}


def assert_says_who_to_ring(body: Any) -> None:
    [message] = body["messages"]
    assert message["fallback"] is True
    assert message["topic"] is None
    assert "999" in message["text"]
    assert "08 08 16 89 111" in message["text"]
    assert "conversation is kept" in message["text"]


@pytest.mark.parametrize("kind", list(ANSWERS))
def test_answer_that_makes_no_sense_gets_the_emergency_line(serve_public: Serve, kind: str) -> None:
    with stand_in(lambda *_: ANSWERS[kind]) as rasa:
        answer = start_talk(serve_public(rasa_url=rasa.address)).say("can i get money for my injuries")

        assert len(rasa.calls) == 1
    assert answer.status_code == 200
    assert_says_who_to_ring(answer.json())


def test_answer_past_the_time_limit_gets_the_emergency_line(serve_public: Serve) -> None:
    def answer_late(method: str, path: str, said: Any) -> Answer:
        rasa.is_over.wait(30)
        return 200, b"[]"

    with stand_in(answer_late) as rasa:
        talk = start_talk(serve_public(rasa_url=rasa.address, rasa_timeout_seconds=0.3))
        answer = talk.say("can i get money for my injuries")

        assert not rasa.is_over.is_set(), "it did not wait for Rasa"
    assert answer.status_code == 200
    assert_says_who_to_ring(answer.json())


def test_answer_that_drips_in_past_the_time_limit_gets_the_emergency_line(serve_public: Serve) -> None:
    """A limit on the wait for each byte is none on the turn."""
    with stand_in(lambda *_: decide({"say": "ask-stage"})) as rasa:
        rasa.seconds_between_bytes = 0.1
        talk = start_talk(serve_public(rasa_url=rasa.address, rasa_timeout_seconds=0.5))
        answer = talk.say("what am i entitled to")

    assert answer.status_code == 200
    assert_says_who_to_ring(answer.json())


def test_danger_is_answered_without_rasa(serve_public: Serve) -> None:
    message = start_talk(serve_public()).ask("i dont want to be here anymore")

    assert message["safety"] == "suicide-self-harm"
    assert message["fallback"] is False
    assert "116 123" in str(message["text"])


def test_end_is_answered_without_rasa(serve_public: Serve) -> None:
    talk = start_talk(serve_public())

    answer = talk.http.delete(
        f"/api/conversations/{talk.id}", headers={"Authorization": f"Bearer {talk.token}"}
    )

    assert answer.status_code == 204
    assert talk.say("hello").status_code == 401
