"""Exit this page: fast, for good, and with nothing to see on the way back."""

from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.chat_page import Chat
from tests.browser.conftest import OpenChat

pytestmark = pytest.mark.browser

WORDS = "hes outside my house now"


@pytest.fixture
def leaving_chat(serve_page: Callable[..., str], open_chat: OpenChat, outside: str, has_script: bool) -> Chat:
    """A page with a conversation, whose way out leads to a page of ours."""
    chat = open_chat(serve_page(exit_url=outside), has_script=has_script)
    chat.say(WORDS)
    return chat


def leave(chat: Chat) -> None:
    """Press the way out."""
    chat.page.locator(".govuk-js-exit-this-page-button").click()
    expect(chat.page).to_have_title("Weather")


def test_exit_leads_to_an_ordinary_page(leaving_chat: Chat, outside: str) -> None:
    leave(leaving_chat)

    assert leaving_chat.page.url == outside


def test_exit_erases_the_conversation(leaving_chat: Chat) -> None:
    [cookie] = leaving_chat.page.context.cookies()

    leave(leaving_chat)

    cookies = {str(cookie["name"]): str(cookie["value"])}
    with httpx.Client(base_url=leaving_chat.address, cookies=cookies) as browser_with_the_old_cookie:
        assert WORDS not in browser_with_the_old_cookie.get("/").text
    assert leaving_chat.page.context.cookies() == []


def test_back_after_exit_does_not_show_the_conversation(leaving_chat: Chat) -> None:
    leave(leaving_chat)

    leaving_chat.page.go_back()

    expect(leaving_chat.page).not_to_have_title("Weather")
    expect(leaving_chat.page.get_by_text(WORDS)).to_have_count(0)


def test_exit_does_not_say_where_it_came_from(leaving_chat: Chat) -> None:
    leave(leaving_chat)

    assert leaving_chat.page.evaluate("document.referrer") == ""


def test_shift_three_times_leaves_too(
    serve_page: Callable[..., str], open_chat: OpenChat, outside: str
) -> None:
    chat = open_chat(serve_page(exit_url=outside))
    chat.say(WORDS)

    for _ in range(3):
        chat.page.keyboard.press("Shift")

    expect(chat.page).to_have_title("Weather")
