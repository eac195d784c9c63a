"""`POST /api/conversations/{id}/messages`."""

import json
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.running_service import Talk, start_talk

pytestmark = pytest.mark.service

FIELDS = {"text", "topic", "safety", "buttons", "choices", "sources", "terms", "expects", "fallback"}


def send_raw(talk: Talk, body: bytes) -> httpx.Response:
    """Send exactly these bytes."""
    return talk.http.post(
        f"/api/conversations/{talk.id}/messages",
        content=body,
        headers={"Authorization": f"Bearer {talk.token}", "Content-Type": "application/json"},
    )


@pytest.mark.parametrize(
    "authorization",
    [None, "", "Bearer", "Bearer wrong", "Basic d3Jvbmc6d3Jvbmc=", "Bearer caf\u00e9"],
    ids=["no header", "empty", "no token", "wrong token", "other scheme", "not ASCII"],
)
def test_message_without_the_right_token_gets_401(talk: Talk, authorization: str | None) -> None:
    headers = {} if authorization is None else {b"Authorization": authorization.encode("latin-1")}

    answer = talk.http.post(f"/api/conversations/{talk.id}/messages", json={"text": "hello"}, headers=headers)

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.headers["content-type"] == "application/problem+json"


def test_token_without_its_scheme_gets_401(talk: Talk) -> None:
    answer = talk.http.post(
        f"/api/conversations/{talk.id}/messages",
        json={"text": "hello"},
        headers={"Authorization": talk.token},
    )

    assert answer.status_code == 401


def test_another_conversation_answers_as_one_that_does_not_exist(talk: Talk, http: httpx.Client) -> None:
    other = start_talk(http)
    headers = {"Authorization": f"Bearer {talk.token}"}

    others, nobodys, garbled = (
        http.post(f"/api/conversations/{id_}/messages", json={"text": "hello"}, headers=headers)
        for id_ in (other.id, uuid4(), "not-an-id%00")
    )

    assert others.status_code == nobodys.status_code == garbled.status_code == 404
    assert others.json() == nobodys.json() == garbled.json()


@pytest.mark.parametrize(
    "body",
    [
        {"text": ""},
        {"text": " \n\t "},
        {"text": "\u0000\u0007"},
        {"text": "a" * 2001},
        {"text": None},
        {},
        {"text": "hello", "payload": "stages"},
        {"text": 5},
        {"text": ["hello"]},
        {"payload": ""},
        {"payload": "a" * 201},
        {"payload": "/restart"},
        {"payload": "topic:no-such-topic"},
        {"payload": "topic:right-to-review/no-such-part"},
        {"payload": "topic:"},
        {"payload": "stage:no-such-stage"},
        {"payload": "stage:any"},
        {"payload": "stage:at-trial/no-such-step"},
        {"payload": "stage:not-sure/now"},
        {"payload": "circumstance:no-such-thing"},
        {"payload": "circumstance:"},
        {"payload": "stages:"},
        {"payload": "stages\u0000"},
        [],
        "hello",
        None,
    ],
    ids=[
        "empty text", "only spaces", "only control characters", "2,001 characters", "null text", "neither",
        "both", "a number", "a list of texts", "empty payload", "long payload", "a command of Rasa",
        "unknown topic", "unknown part", "no topic", "unknown stage", "every stage", "unknown step",
        "step of no stage", "unknown circumstance", "no circumstance", "nearly a payload",
        "payload with NUL", "a list", "a text alone", "null",
    ],
)  # fmt: skip
def test_message_that_is_none_gets_422(talk: Talk, body: Any) -> None:
    answer = talk.http.post(
        f"/api/conversations/{talk.id}/messages",
        json=body,
        headers={"Authorization": f"Bearer {talk.token}"},
    )

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b'{"text": "hello"',
        b"text=hello",
        b'{"text": "\\ud800"}',
        b'{"text": "hel\\udfffo"}',
        b'{"payload": "\\ud800"}',
        b'{"text": NaN}',
    ],
    ids=[
        "nothing", "an open brace", "cut off", "a form", "lone surrogate", "lone surrogate in a word",
        "lone surrogate in a payload", "not a number",
    ],
)  # fmt: skip
def test_body_that_is_not_a_message_in_json_gets_422(talk: Talk, body: bytes) -> None:
    answer = send_raw(talk, body)

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "body",
    [b'{"text": "\xff\xfe"}', b"[" * 60_000, b'{"text": ' + b"1" * 5000 + b"}"],
    ids=["not UTF-8", "brackets without end", "a number of 5,000 digits"],
)
def test_body_that_no_client_sends_is_refused_not_broken_on(talk: Talk, body: bytes) -> None:
    answer = send_raw(talk, body)

    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("is_announced", [True, False], ids=["size announced", "in chunks"])
def test_body_over_64_kib_gets_413(talk: Talk, is_announced: bool) -> None:
    body = json.dumps({"text": "a" * 65 * 1024}).encode()

    answer = talk.http.post(
        f"/api/conversations/{talk.id}/messages",
        content=body if is_announced else iter([body[:1000], body[1000:]]),
        headers={"Authorization": f"Bearer {talk.token}", "Content-Type": "application/json"},
    )

    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("key", ["", "k" * 201], ids=["empty", "201 characters"])
def test_idempotency_key_that_is_none_gets_422(talk: Talk, key: str) -> None:
    answer = talk.http.post(
        f"/api/conversations/{talk.id}/messages",
        json={"text": "hello"},
        headers={"Authorization": f"Bearer {talk.token}", "Idempotency-Key": key},
    )

    assert answer.status_code == 422


@pytest.mark.parametrize(
    "text",
    [
        "what is a vps " + "a" * 1986,
        "\U0001f914" * 2000,
        "what is\u0000 a vps",
        "\u0000\u0001\u001b[31mwhat is a vps\u0085\u007f",
        "what is a vps\r\n\r\n\tplease",
        "\u202ewhat is a vps\u2066",
        "\u200b\u200d\ufeff",
        "'; DROP TABLE turns; --",
        "{{7*7}} ${7*7} %s {label}",
        "<script>alert(1)</script>",
    ],
    ids=[
        "2,000 characters", "2,000 emoji", "NUL", "control characters", "line breaks", "bidirectional marks",
        "only invisible characters", "a query", "a template", "markup",
    ],
)  # fmt: skip
def test_any_text_of_1_to_2000_characters_is_answered(talk: Talk, text: str) -> None:
    answer = talk.say(text)

    assert answer.status_code == 200
    messages = answer.json()["messages"]
    assert messages
    assert "cannot answer just now" not in messages[0]["text"]


def test_message_has_every_field_of_the_contract(talk: Talk) -> None:
    message = talk.ask("what is a vps")

    assert set(message) >= FIELDS
    assert message["topic"] == "victim-personal-statement"
    assert message["safety"] is None
    assert message["expects"] is None
    assert message["fallback"] is False
    assert isinstance(message["buttons"], list)
    assert all(set(button) == {"title", "payload"} for button in message["buttons"])
    assert isinstance(message["sources"], list)
    assert message["sources"]
    assert all(set(source) == {"title", "url", "reviewed_on"} for source in message["sources"])


@pytest.mark.parametrize("payload", ["topic:bail-conditions", "topic:bail-conditions/if_not"])
def test_pressed_button_gets_its_topic(talk: Talk, payload: str) -> None:
    message = talk.say(payload=payload).json()["messages"][0]

    assert message["topic"] == "bail-conditions"


def test_every_button_that_is_offered_can_be_pressed(talk: Talk, http: httpx.Client) -> None:
    offered = [
        *http.post("/api/conversations", json={"channel": "web"}).json()["messages"][0]["buttons"],
        *talk.say(payload="stages").json()["messages"][0]["buttons"],
        *talk.say(payload="topic:right-to-review").json()["messages"][0]["buttons"],
        *talk.say(payload="stage:at-trial").json()["messages"][0]["buttons"],
        *talk.say("?! 12").json()["messages"][0]["buttons"],
    ]
    assert len(offered) > 20

    for payload in {button["payload"] for button in offered}:
        answer = talk.say(payload=payload)
        assert answer.status_code == 200, payload
        assert answer.json()["messages"][0]["fallback"] is False, payload


def test_question_about_the_stage_is_asked_then_understood(talk: Talk) -> None:
    asked = talk.ask("what am i entitled to?")

    assert asked["expects"] == "stage"
    assert isinstance(asked["buttons"], list)
    assert len(asked["buttons"]) == 7
    answered = talk.ask("on bail")
    assert answered["topic"] == "entitlements-by-stage"
    assert {"title", "payload"} == set(answered["buttons"][0])  # type: ignore[index]
    payloads = [button["payload"] for button in answered["buttons"]]  # type: ignore[attr-defined]
    assert "topic:bail-conditions" in payloads


def test_not_sure_of_the_stage_lists_what_applies_at_every_stage(talk: Talk) -> None:
    answered = talk.say(payload="stage:not-sure").json()["messages"][0]

    assert "topic:support-services" in [button["payload"] for button in answered["buttons"]]
    assert answered["fallback"] is False


def test_not_understood_says_so_and_offers_the_stages_and_a_person(talk: Talk) -> None:
    message = talk.say("?! 12").json()["messages"][0]

    assert message["fallback"] is True
    assert "did not understand" in message["text"]
    payloads = [button["payload"] for button in message["buttons"]]
    assert "stage:at-trial" in payloads
    assert "topic:support-referral" in payloads


@pytest.mark.parametrize(
    ("text", "safety"),
    [
        ("hes outside my house now", "immediate-danger"),
        ("i dont want to be here anymore", "suicide-self-harm"),
    ],
    ids=["danger", "suicide"],
)
def test_danger_is_answered_even_while_the_stage_is_asked(talk: Talk, text: str, safety: str) -> None:
    talk.ask("what am i entitled to?")

    message = talk.ask(text)

    assert message["safety"] == message["topic"] == safety
    assert "999" in str(message["text"])


# Rasa takes a message that begins with a slash for a command; these would each list what applies at trial.
@pytest.mark.parametrize(
    "before",
    ["/", "//", " /", "/ /", "\n/", "/\n/", "/\t/", "/\u00a0/", "/\u2003/", "\u0000/", "/\u2028/"],
    ids=[
        "slash", "two", "space first", "space between", "line break first", "line break between",
        "tab between", "hard space between", "wide space between", "NUL first", "line separator between",
    ],
)  # fmt: skip
def test_typed_slash_does_not_become_a_command(talk: Talk, before: str) -> None:
    message = talk.ask(f'{before}say_stage{{"stage": "after-trial", "x": "zz"}}')

    pressed = talk.say(payload="stage:after-trial").json()["messages"][0]
    assert message["text"] != pressed["text"]
