"""What a conversation leaves in the browser, and whom the browser tells."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.chat_page import Chat
from tests.running_service import RunningService

pytestmark = [pytest.mark.service, pytest.mark.browser]

WORDS = "he only got a suspended sentence, thats a joke"
STORED = "JSON.stringify([{...localStorage}, {...sessionStorage}, history.state, window.name])"
NOTHING_STORED = '[{},{},null,""]'


def talk(chat: Chat) -> None:
    """Everything that a person can do in a conversation."""
    chat.say(WORDS)
    chat.press("Talk to a person")
    chat.say("hes outside my house now")
    chat.say("what am i entitled to")
    chat.press("The court case is over")


def test_nothing_is_stored_in_the_browser_but_one_cookie(chat: Chat) -> None:
    talk(chat)

    [cookie] = chat.page.context.cookies()
    assert cookie["httpOnly"] is True
    assert cookie["sameSite"] == "Lax"
    assert cookie["expires"] == -1
    assert "suspended" not in cookie["value"]
    assert chat.page.evaluate(STORED) == NOTHING_STORED


def test_words_are_in_no_address(chat: Chat) -> None:
    talk(chat)

    seen = [*chat.noticed.requests, *chat.noticed.navigations, chat.page.url]
    assert [address for address in seen if "suspended" in address or "topic" in address] == []


def test_browser_asks_no_other_host(chat: Chat, service: RunningService) -> None:
    talk(chat)

    hosts = {urlsplit(address).netloc for address in chat.noticed.requests}
    assert hosts == {urlsplit(service.address).netloc}


def test_browser_complains_of_nothing_and_our_policy_refuses_nothing(chat: Chat) -> None:
    chat.page.add_init_script(
        "addEventListener('securitypolicyviolation', event => console.error(event.violatedDirective))"
    )
    chat.open()

    talk(chat)

    assert chat.noticed.complaints == []


def test_deleting_empties_the_transcript_and_says_so(chat: Chat) -> None:
    chat.say(WORDS)

    chat.page.get_by_role("button", name="Delete this conversation").click()

    expect(chat.page.get_by_text("Your conversation is deleted.")).to_be_visible()
    expect(chat.said).to_have_count(0)
    assert chat.page.context.cookies() == []


def test_deleted_conversation_does_not_come_back(chat: Chat) -> None:
    chat.say(WORDS)
    chat.page.get_by_role("button", name="Delete this conversation").click()
    expect(chat.page.get_by_text("Your conversation is deleted.")).to_be_visible()

    chat.page.go_back()

    expect(chat.page.get_by_role("heading", level=1)).to_be_visible()
    expect(chat.page.get_by_text(WORDS)).to_have_count(0)


def test_new_conversation_starts_after_a_deleted_one(chat: Chat) -> None:
    chat.say(WORDS)
    chat.page.get_by_role("button", name="Delete this conversation").click()
    expect(chat.said).to_have_count(0)

    chat.say("what is a vps")

    expect(chat.said).to_have_count(1)
    expect(chat.page.get_by_text("Your conversation is deleted.")).to_have_count(0)


def test_delete_is_offered_only_when_there_is_something_to_delete(chat: Chat) -> None:
    delete = chat.page.get_by_role("button", name="Delete this conversation")
    expect(delete).to_be_hidden()

    chat.say("what is a vps")

    expect(delete).to_be_visible()
