"""When a message cannot be sent, nothing written is lost and the way on is said."""

from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Locator, Route, expect

from tests.browser.chat_page import Chat, words_of
from tests.browser.conftest import OpenChat
from tests.running_service import RunningService

pytestmark = [pytest.mark.service, pytest.mark.browser]

WORDS = "what is a vps"


def trouble_on(chat: Chat) -> Locator:
    """What the page says is wrong."""
    return chat.page.get_by_role("alert")


def test_empty_message_is_told_and_the_box_stays(chat: Chat) -> None:
    chat.box.fill("  ")

    chat.send_button.click()

    expect(trouble_on(chat)).to_contain_text("message")
    expect(chat.box).to_have_value("  ")
    expect(chat.said).to_have_count(0)


def test_error_summary_of_a_form_leads_to_the_box(service: RunningService, open_chat: OpenChat) -> None:
    chat = open_chat(service.address, has_script=False)

    chat.send_button.click()

    expect(chat.page).to_have_title("Error: Alongside - chat")
    expect(chat.page.get_by_role("heading", name="There is a problem")).to_be_visible()
    expect(trouble_on(chat).get_by_role("link")).to_have_attribute("href", "#text")


def test_error_is_gone_once_a_message_is_sent(chat: Chat) -> None:
    chat.send_button.click()
    expect(trouble_on(chat)).to_be_visible()

    chat.say(WORDS)

    expect(trouble_on(chat)).to_be_hidden()
    expect(chat.page).to_have_title("Alongside - chat")


def test_words_stay_in_the_box_when_the_service_does_not_answer(scripted_chat: Chat) -> None:
    scripted_chat.page.route("**/*", lambda route: route.abort())
    scripted_chat.box.fill(WORDS)

    scripted_chat.send_button.click()

    expect(trouble_on(scripted_chat)).to_contain_text("Your message was not sent.")
    expect(trouble_on(scripted_chat).get_by_role("link", name="999")).to_be_visible()
    expect(scripted_chat.box).to_have_value(WORDS)
    expect(scripted_chat.said).to_have_count(0)


def test_trying_again_sends_the_words_once_the_service_answers(scripted_chat: Chat) -> None:
    scripted_chat.page.route("**/*", lambda route: route.abort())
    scripted_chat.box.fill(WORDS)
    scripted_chat.send_button.click()
    expect(trouble_on(scripted_chat)).to_be_visible()
    scripted_chat.page.unroute_all()

    scripted_chat.page.get_by_role("button", name="Try again").click()

    scripted_chat.answers.nth(1).wait_for()
    assert words_of(scripted_chat.said) == WORDS
    expect(scripted_chat.box).to_have_value("")
    expect(trouble_on(scripted_chat)).to_be_hidden()


def test_press_can_be_tried_again(scripted_chat: Chat) -> None:
    scripted_chat.page.route("**/*", lambda route: route.abort())
    scripted_chat.log.get_by_role("button", name="Talk to a person").click()
    expect(trouble_on(scripted_chat)).to_be_visible()
    scripted_chat.page.unroute_all()

    scripted_chat.page.get_by_role("button", name="Try again").click()

    scripted_chat.answers.nth(1).wait_for()
    assert words_of(scripted_chat.said) == "Talk to a person"


def test_answer_lost_on_the_way_is_fetched_without_asking_twice(scripted_chat: Chat) -> None:
    lost: list[str] = []

    def lose_the_first(route: Route) -> None:
        if lost:
            route.continue_()
        else:
            route.fetch()
            lost.append(route.request.url)
            route.abort()

    scripted_chat.page.route("**/messages", lose_the_first)
    scripted_chat.say(WORDS)
    scripted_chat.page.unroute_all()

    assert len(lost) == 1
    scripted_chat.page.reload()
    expect(scripted_chat.said).to_have_count(1)
    expect(scripted_chat.answers).to_have_count(2)


def test_conversation_that_has_ended_elsewhere_goes_on_in_a_new_one(
    scripted_chat: Chat, http: httpx.Client
) -> None:
    scripted_chat.say("hello")
    [cookie] = scripted_chat.page.context.cookies()
    http.post("/delete", headers={"Cookie": f"{cookie['name']}={cookie['value']}"})

    scripted_chat.say(WORDS)

    scripted_chat.page.reload()
    expect(scripted_chat.said).to_have_count(1)
    assert words_of(scripted_chat.said) == WORDS


def test_too_many_messages_are_refused_kindly_and_the_words_stay(
    serve_page: Callable[..., str], open_chat: OpenChat, has_script: bool
) -> None:
    chat = open_chat(serve_page(rate_limits="on", messages_per_minute=1), has_script=has_script)
    chat.say(WORDS)
    chat.box.fill("i want to complain")

    chat.send_button.click()

    expect(trouble_on(chat)).to_contain_text("please wait a minute")
    expect(trouble_on(chat)).to_contain_text("999")
    expect(chat.box).to_have_value("i want to complain")


def test_danger_is_answered_whatever_the_limits(
    serve_page: Callable[..., str], open_chat: OpenChat, has_script: bool
) -> None:
    address = serve_page(
        rate_limits="on",
        messages_per_minute=1,
        messages_per_minute_per_address=1,
        conversations_per_minute_per_address=1,
    )
    open_chat(address).say(WORDS)
    chat = open_chat(address, has_script=has_script)

    for _ in range(2):
        assert words_of(chat.say("hes outside my house now")).startswith("Call 999")


def test_page_still_answers_with_whom_to_ring_when_the_dialogue_is_down(
    serve_page: Callable[..., str], open_chat: OpenChat, has_script: bool
) -> None:
    chat = open_chat(serve_page(), has_script=has_script)

    answer = chat.say(WORDS)

    assert "call 999" in words_of(answer)
    assert words_of(chat.say("hes outside my house now")).startswith("Call 999")
