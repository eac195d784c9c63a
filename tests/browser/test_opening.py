"""The page as it is first seen."""

import re

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.chat_page import Chat, buttons_of
from tests.browser.conftest import PHONE, OpenChat
from tests.running_service import RunningService

pytestmark = [pytest.mark.service, pytest.mark.browser]

NAMES_CRIME = re.compile(r"crim|polic|victim|abuse|assault|court|offen|emergency", re.IGNORECASE)


def test_title_and_icon_do_not_say_what_the_page_is_about(chat: Chat, http: httpx.Client) -> None:
    icon = chat.page.locator("link[rel=icon]").get_attribute("href") or ""

    assert chat.page.title()
    assert not NAMES_CRIME.search(chat.page.title())
    assert not NAMES_CRIME.search(icon + http.get(icon).text)


def test_page_has_one_h1(chat: Chat) -> None:
    expect(chat.page.get_by_role("heading", level=1)).to_have_count(1)


def test_page_says_that_nobody_needs_to_tell_what_happened(chat: Chat) -> None:
    expect(chat.page.get_by_text("You do not need to tell us what happened.", exact=True)).to_be_visible()


def test_page_gives_999_to_ring(chat: Chat) -> None:
    expect(chat.page.get_by_text("This is not an emergency service.")).to_be_visible()
    expect(chat.page.get_by_role("link", name="999")).to_have_attribute("href", "tel:999")


def test_page_has_a_way_out_that_tells_the_next_site_nothing(chat: Chat) -> None:
    exit_link = chat.page.get_by_role("button", name="Exit this page").or_(
        chat.page.get_by_role("link", name=re.compile("Exit this page"))
    )

    expect(exit_link.last).to_be_visible()
    expect(exit_link.last).to_have_attribute("href", "/exit")
    expect(exit_link.last).to_have_attribute("rel", re.compile("noreferrer"))


def test_page_stays_with_the_way_out_when_scrolled(chat: Chat) -> None:
    chat.say("the cps dropped my case can i challenge it")

    chat.page.mouse.wheel(0, 10_000)

    expect(chat.page.locator(".govuk-js-exit-this-page-button")).to_be_in_viewport(ratio=1)


def test_welcome_offers_somewhere_to_start(chat: Chat) -> None:
    assert buttons_of(chat.answers.first) == ["See the stages of a case", "Talk to a person"]


def test_page_says_nothing_twice(chat: Chat) -> None:
    shown = chat.page.get_by_role("main").inner_text()

    assert shown.count("tell us what happened") == 1
    assert shown.count("999") == 1


def test_box_and_send_are_within_the_first_screen_of_a_phone(
    service: RunningService, open_chat: OpenChat, has_script: bool
) -> None:
    chat = open_chat(service.address, has_script=has_script, viewport=PHONE, has_touch=True, is_mobile=True)

    expect(chat.box).to_be_in_viewport(ratio=1)
    expect(chat.send_button).to_be_in_viewport(ratio=1)


def test_page_may_not_be_kept_by_a_browser_nor_run_scripts_of_others(http: httpx.Client) -> None:
    headers = http.get("/").headers

    assert headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/send", "/delete"])
def test_address_of_a_form_opened_by_itself_leads_to_the_page(http: httpx.Client, path: str) -> None:
    answer = http.get(path)

    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
