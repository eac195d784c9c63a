"""Whole conversations: questions that follow, words explained, stages gone through; on each channel."""

from typing import Any

import httpx
import pytest

from tests.running_service import Talk, start_talk

pytestmark = pytest.mark.service

REVIEW, EXPENSES = "right-to-review", "witness-expenses"


@pytest.fixture(params=["web", "sms"])
def channel(request: pytest.FixtureRequest) -> str:
    """Each way in."""
    return str(request.param)


@pytest.fixture
def talk(http: httpx.Client, channel: str) -> Talk:
    """A new conversation in the words of each channel."""
    return start_talk(http, channel)


def answers(talk: Talk, said: str = "", *, payload: str | None = None) -> list[dict[str, Any]]:
    """The messages that are answered."""
    answer = talk.say(said, payload=payload)
    assert answer.status_code == 200, answer.text
    messages: list[dict[str, Any]] = answer.json()["messages"]
    return messages


def words(talk: Talk, said: str = "", *, payload: str | None = None) -> str:
    """All that is answered, as one text, however many messages it took."""
    return " ".join(" ".join(message["text"] for message in answers(talk, said, payload=payload)).split())


def part(http: httpx.Client, channel: str, topic: str, name: str) -> str:
    """The words of one part of a topic; of the main one, the whole answer."""
    body = http.get(f"/api/topics/{topic}", params={"channel": channel}).json()
    return " ".join((body["text"] if name == "what" else body["parts"][name]).split())


def meaning(http: httpx.Client, term: str) -> str:
    """What the glossary says of a term."""
    [found] = [each for each in http.get("/api/glossary").json() if each["id"] == term]
    return f"{found['term']}: {found['meaning']}"


def test_twelve_turns_get_the_right_part_each_time(talk: Talk, http: httpx.Client, channel: str) -> None:
    turns = [
        ("can i ask for a review of them dropping my case", REVIEW, "what"),
        ("how long have i got", REVIEW, "when"),
        ("who do i ask", REVIEW, "who"),
        ("is it free", REVIEW, "cost"),
        ("what if they say no", REVIEW, "if_not"),
        ("what does CPS mean", "cps", None),
        ("what about my mum", REVIEW, "for_whom"),
        ("will i get my train fare back for going to court", EXPENSES, "what"),
        ("what do i say to them", EXPENSES, "how"),
        ("say it simpler", EXPENSES, "simple"),
        ("go back to asking for a review", REVIEW, "what"),
        ("more", REVIEW, "more"),
    ]

    for said, topic, name in turns:
        expected = part(http, channel, topic, name) if name else meaning(http, topic)
        assert words(talk, said) == expected, said


def test_follow_up_with_nothing_to_follow_asks_about_what(talk: Talk) -> None:
    [message] = answers(talk, "how long have i got")

    assert "What would you like to know that about?" in message["text"]


def test_stage_is_gone_through_left_and_resumed(talk: Talk, http: httpx.Client, channel: str) -> None:
    first = words(talk, payload="stage:investigation")
    question = answers(talk, "next")[-1]
    second = words(talk, "skip")
    aside = words(talk, "what does bail mean")
    third = words(talk, "next")
    following = words(talk, "next")

    stages = {stage["id"]: stage for stage in http.get("/api/stages").json()}
    now = stages["investigation"]
    assert first.startswith(now["now"])
    assert question["expects"] == "circumstance"
    assert second.startswith(" ".join(now["by_now"].split()))
    assert aside == meaning(http, "bail")
    assert third.startswith(now["next"])
    assert following.startswith(" ".join(stages["charge-and-bail"]["now"].split()))


@pytest.mark.parametrize(
    ("said", "limit"),
    [("yes", "The limit is 1 working day"), ("no", "The limit is 5 working days")],
)
def test_one_question_changes_the_time_limits_from_then_on(talk: Talk, said: str, limit: str) -> None:
    answers(talk, payload="stage:investigation")
    answers(talk, payload="stage:investigation/by_now")

    step = words(talk, said)
    topic = words(talk, payload="topic:case-updates/when")

    assert limit in step
    assert ("1 working day" in topic) == (said == "yes")


def test_question_is_asked_once(talk: Talk) -> None:
    answers(talk, payload="stage:investigation")
    answers(talk, payload="stage:investigation/by_now")

    again = answers(talk, payload="stage:reporting/by_now")

    assert all(message["expects"] is None for message in again)


def test_another_stage_can_be_named_in_the_middle(talk: Talk, http: httpx.Client) -> None:
    answers(talk, payload="stage:investigation")
    answers(talk, payload="stage:investigation/by_now")

    moved = words(talk, "actually its going to court now")

    stages = {stage["id"]: stage for stage in http.get("/api/stages").json()}
    assert moved.startswith(stages["before-trial"]["now"])


def test_danger_in_the_middle_of_a_stage_is_answered_and_the_stage_goes_on_after(talk: Talk) -> None:
    answers(talk, payload="stage:investigation")
    answers(talk, payload="stage:investigation/by_now")

    danger = answers(talk, "hes outside my house now")[0]
    step = words(talk, "skip")

    assert danger["safety"] == "immediate-danger"
    assert step.startswith("You should hear of each key step.")


def test_every_message_by_text_is_of_320_characters_at_most(http: httpx.Client) -> None:
    talk = start_talk(http, "sms")
    said = [
        "hello",
        "they dropped my case",
        "tell me more",
        "what am i entitled to",
        "trial",
        "next",
        "skip",
        "next",
    ]

    messages = [message for each in said for message in answers(talk, each)]

    assert all(len(message["text"]) <= 320 for message in messages)
