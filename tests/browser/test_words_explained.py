"""In the chat, the words of law and police in an answer are explained in a note below it, closed at first."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.api.serving import Answer, StandIn, decide, stand_in
from tests.browser.chat_page import Chat
from tests.browser.conftest import PHONE, OpenChat
from tests.browser.test_access import list_violations

pytestmark = pytest.mark.browser

NOTE = "What these words mean"
TOPICS = {"danger": "immediate-danger", "news": "case-updates", "thanks": None}
TERM = "Working day"
MEANING = "Monday to Friday, but not a bank holiday. Weekends do not count."


def answer_as_told(method: str, path: str, said: Any) -> Answer:
    """A dialogue that answers one word with one topic, and anything else with a kind word."""
    topic = TOPICS.get(said["message"]) if said and "message" in said else None
    return decide({"say": "topic", "topic": topic} if topic else {"say": "small-talk", "kind": "thanks"})


@pytest.fixture
def rasa() -> Iterator[StandIn]:
    """Stands in for Rasa."""
    with stand_in(answer_as_told) as server:
        yield server


@pytest.fixture
def chat(rasa: StandIn, serve_page: Callable[..., str], open_chat: OpenChat, has_script: bool) -> Chat:
    """The chat page on a phone, with JavaScript and without."""
    address = serve_page(rasa_url=rasa.address)
    return open_chat(address, has_script=has_script, viewport=PHONE, has_touch=True, is_mobile=True)


def note_of(answer: Locator) -> Locator:
    """The note of an answer."""
    return answer.locator("details", has_text=NOTE)


def test_safety_answer_has_no_note(chat: Chat) -> None:
    answer = chat.say("danger")

    expect(note_of(answer)).to_have_count(0)
    chat.page.reload()
    expect(note_of(chat.answers.last)).to_have_count(0)


def test_answer_without_such_words_has_no_note(chat: Chat) -> None:
    expect(note_of(chat.say("thanks"))).to_have_count(0)


def test_note_is_closed_and_opens_by_keyboard(chat: Chat) -> None:
    answer = chat.say("news")
    term = note_of(answer).get_by_text(TERM, exact=True)
    expect(note_of(answer)).to_have_count(1)
    expect(term).to_be_hidden()

    note_of(answer).locator("summary").focus()
    chat.page.keyboard.press("Enter")

    expect(term).to_be_visible()
    expect(note_of(answer).get_by_text(MEANING)).to_be_visible()


def test_note_says_the_same_after_a_reload(chat: Chat) -> None:
    before = note_of(chat.say("news")).text_content() or ""

    chat.page.reload()

    after = note_of(chat.answers.last).text_content() or ""
    assert before.split() == after.split() != []


def test_note_stands_above_the_sources_and_is_of_its_own_answer(chat: Chat) -> None:
    chat.say("news")
    chat.say("thanks")

    summaries = [words.strip() for words in chat.answers.nth(1).locator("summary").all_inner_texts()]
    assert summaries == [NOTE, "Where this comes from"]
    expect(note_of(chat.answers.nth(2))).to_have_count(0)


def test_axe_finds_nothing_wrong_with_an_open_note(
    rasa: StandIn, serve_page: Callable[..., str], open_chat: OpenChat
) -> None:
    chat = open_chat(serve_page(rasa_url=rasa.address), viewport=PHONE)
    note_of(chat.say("news")).locator("summary").click()

    assert list_violations(chat.page) == []
    assert chat.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
