"""Writing a sentence, and reading the answer."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.chat_page import Chat, buttons_of, expect_sources, words_of
from tests.browser.conftest import OpenChat
from tests.running_service import RunningService

pytestmark = [pytest.mark.service, pytest.mark.browser]

Topics = Callable[[str], dict[str, Any]]

DROPPED = "the cps dropped my case can i challenge it"
SENTENCES = {
    DROPPED: "right-to-review",
    "nobody has told me anything for 3 months": "case-updates",
    "do i have to see him in court": "special-measures",
    "he only got a suspended sentence, thats a joke": "unduly-lenient-sentence",
    "what is a vps": "victim-personal-statement",
    "i want to complain about the police": "complaints",
    "can I get money for my injuries": "criminal-injuries-compensation",
    "hes outside my house now": "immediate-danger",
    "i dont want to be here anymore": "suicide-self-harm",
}
MAY_BE_AMONG_CHOICES = {"special-measures"}


@pytest.mark.parametrize(("sentence", "topic_id"), SENTENCES.items(), ids=SENTENCES.values())
def test_sentence_gets_its_topic_with_its_source(
    chat: Chat, topics: Topics, sentence: str, topic_id: str
) -> None:
    topic = topics(topic_id)

    answer = chat.say(sentence)

    if topic_id in MAY_BE_AMONG_CHOICES and topic["label"] in buttons_of(answer):
        answer = chat.press(topic["label"])
    assert words_of(answer) == topic["text"]
    expect_sources(answer)


def test_own_words_stand_above_the_answer(chat: Chat) -> None:
    chat.say(DROPPED)

    expect(chat.said).to_have_count(1)
    assert words_of(chat.said) == DROPPED
    messages = chat.log.get_by_role("heading", level=2).all_inner_texts()
    assert messages == ["Alongside said", "You said", "Alongside said"]


def test_answer_is_brought_into_view_and_the_box_is_empty_again(chat: Chat) -> None:
    answer = chat.say(DROPPED)

    expect(answer.get_by_role("paragraph").first).to_be_in_viewport()
    expect(chat.box).to_have_value("")


def test_danger_answer_has_999_first(chat: Chat) -> None:
    answer = chat.say("hes outside my house now")

    assert "999" in words_of(answer).split(".")[0]


def test_conversation_goes_on_below_what_was_said(chat: Chat) -> None:
    chat.say("what is a vps")
    chat.say("i want to complain about the police")

    asked = [words_of(message) for message in chat.said.all()]
    assert asked == ["what is a vps", "i want to complain about the police"]


def test_transcript_is_there_after_a_reload_that_sends_nothing_again(chat: Chat) -> None:
    chat.say(DROPPED)
    before = chat.log.inner_text()

    chat.page.reload()

    assert chat.log.inner_text() == before
    expect(chat.said).to_have_count(1)


def test_back_without_javascript_leads_to_a_page_that_works(
    service: RunningService, open_chat: OpenChat
) -> None:
    chat = open_chat(service.address, has_script=False)
    chat.say("what is a vps")

    chat.page.go_back()

    expect(chat.page.get_by_role("heading", level=1)).to_be_visible()
    chat.say("i want to complain about the police")
    assert words_of(chat.said.last) == "i want to complain about the police"


def test_sending_with_javascript_does_not_leave_the_page(scripted_chat: Chat) -> None:
    scripted_chat.page.evaluate("window.isStillHere = true")
    scripted_chat.noticed.navigations.clear()

    scripted_chat.say("what is a vps")
    scripted_chat.press("Talk to a person")

    assert scripted_chat.noticed.navigations == []
    assert scripted_chat.page.evaluate("window.isStillHere") is True


def test_pressing_send_twice_asks_once(scripted_chat: Chat) -> None:
    scripted_chat.box.fill("what is a vps")

    scripted_chat.send_button.dblclick()

    scripted_chat.answers.nth(1).wait_for()
    scripted_chat.page.reload()
    expect(scripted_chat.said).to_have_count(1)


MARKUP = """<img src="/nowhere" onerror="document.title = 'run'"> <b>bold</b> & {{ 7 * 7 }}"""


def test_markup_in_a_message_is_shown_as_it_was_written(chat: Chat) -> None:
    chat.say(MARKUP)

    for _ in ("as sent", "after a reload"):
        assert words_of(chat.said) == MARKUP
        assert chat.said.locator("img, b").count() == 0
        assert chat.page.title() == "Alongside - chat"
        chat.page.reload()


def test_line_breaks_of_a_message_stay(chat: Chat) -> None:
    chat.say("what is a vps\ncan i read it in court")

    assert words_of(chat.said) == "what is a vps\ncan i read it in court"
