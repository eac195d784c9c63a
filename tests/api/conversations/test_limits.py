"""Limits: past them 429 with `Retry-After` and a kind message, never in place of a danger answer."""

from typing import Any

import httpx
import pytest

from api.conversations.limits import LOOKED_AT_PER_LIMIT
from tests.api.conftest import Serve
from tests.api.serving import Answer, decide, stand_in
from tests.running_service import Talk, start_talk

DANGER = "hes outside my house now"


def assert_kindly_refused(answer: httpx.Response) -> None:
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["retry-after"]) <= 60
    assert answer.headers["content-type"] == "application/problem+json"
    assert "please wait a minute" in answer.json()["detail"]
    assert "999" in answer.json()["detail"]


def test_messages_past_the_limit_of_a_conversation_get_429(serve_public: Serve) -> None:
    http = serve_public(rate_limits="on", messages_per_minute=2)
    talk = start_talk(http)

    answers = [talk.say("hello") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert_kindly_refused(answers[2])
    assert start_talk(http).say("hello").status_code == 200, "another conversation goes on"


def test_messages_past_the_limit_of_an_address_get_429(serve_public: Serve) -> None:
    http = serve_public(rate_limits="on", messages_per_minute_per_address=2)
    talks = [start_talk(http) for _ in range(3)]

    answers = [talk.say("hello") for talk in talks]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert_kindly_refused(answers[2])


def test_buttons_count_as_messages(serve_public: Serve) -> None:
    talk = start_talk(serve_public(rate_limits="on", messages_per_minute=1))

    answers = [talk.say(payload="stages") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 429]


def test_conversations_past_the_limit_of_an_address_get_429(serve_public: Serve) -> None:
    http = serve_public(rate_limits="on", conversations_per_minute_per_address=2)

    answers = [http.post("/api/conversations", json={"channel": "web"}) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [201, 201, 429]
    assert_kindly_refused(answers[2])


def test_a_call_that_is_refused_for_its_token_spends_nothing(serve_public: Serve) -> None:
    http = serve_public(rate_limits="on", messages_per_minute=1)
    talk = start_talk(http)
    stranger = Talk(http, talk.id, "wrong")

    refused = [stranger.say("hello").status_code for _ in range(3)]

    assert refused == [401, 401, 401]
    assert talk.say("hello").status_code == 200


@pytest.mark.parametrize("limit", ["messages_per_minute", "messages_per_minute_per_address"])
def test_danger_past_the_limit_is_still_answered_with_999(serve_public: Serve, limit: str) -> None:
    talk = start_talk(serve_public(rate_limits="on", **{limit: 1}))
    talk.say("hello")
    assert talk.say("hello").status_code == 429

    answers = [talk.say(DANGER) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200] * 3
    message = answers[-1].json()["messages"][0]
    assert message["safety"] == "immediate-danger"
    assert "999" in message["text"]


def decide_on_danger(method: str, path: str, said: Any) -> Answer:
    """A dialogue that sees danger in one message, and small talk in all others."""
    if said and "knfe" in said["message"]:
        return decide({"say": "topic", "topic": "immediate-danger", "part": None})
    return decide({"say": "small-talk", "kind": "greeting"})


def test_danger_that_only_the_dialogue_sees_is_answered_past_the_limit(serve_public: Serve) -> None:
    with stand_in(decide_on_danger) as rasa:
        talk = start_talk(serve_public(rate_limits="on", messages_per_minute=1, rasa_url=rasa.address))
        talk.say("hello")

        dangerous, harmless = talk.say("he got a knfe", key="one"), talk.say("hello")

        assert dangerous.status_code == 200
        assert dangerous.json()["messages"][0]["safety"] == "immediate-danger"
        assert talk.say("he got a knfe", key="one").json() == dangerous.json()
        assert_kindly_refused(harmless)


def test_messages_far_past_the_limit_are_not_looked_at_any_more(serve_public: Serve) -> None:
    with stand_in(decide_on_danger) as rasa:
        talk = start_talk(serve_public(rate_limits="on", messages_per_minute=1, rasa_url=rasa.address))

        answers = [talk.say("hello") for _ in range(10)]

        assert [answer.status_code for answer in answers] == [200] + [429] * 9
        assert len(rasa.calls) == 1 + LOOKED_AT_PER_LIMIT


def test_button_of_a_danger_answer_is_never_refused(serve_public: Serve) -> None:
    with stand_in(decide_on_danger) as rasa:
        talk = start_talk(serve_public(rate_limits="on", messages_per_minute=1, rasa_url=rasa.address))

        answers = [talk.say(payload="topic:immediate-danger/more") for _ in range(3)]

        assert [answer.status_code for answer in answers] == [200] * 3


def test_danger_as_first_words_on_the_page_is_answered_past_the_limit(serve_public: Serve) -> None:
    http = serve_public(rate_limits="on", conversations_per_minute_per_address=1)
    http.post("/api/conversations", json={"channel": "web"})

    page = http.post("/send", data={"text": DANGER}, follow_redirects=True)

    assert page.status_code == 200
    assert "Call 999 now if you or someone else is in danger" in page.text


def test_repeat_of_an_answered_key_gets_its_answer_past_the_limit(serve_public: Serve) -> None:
    talk = start_talk(serve_public(rate_limits="on", messages_per_minute=1))
    first = talk.say("hello", key="one")

    repeated = talk.say("hello", key="one")

    assert repeated.status_code == 200
    assert repeated.json() == first.json()


def test_limits_that_are_off_refuse_nothing(serve_public: Serve) -> None:
    talk = start_talk(serve_public(rate_limits="off", messages_per_minute=1))

    assert [talk.say("hello").status_code for _ in range(3)] == [200] * 3
