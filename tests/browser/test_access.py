"""Whoever cannot see the page, use a mouse or has only a small screen can use it too."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat_page import Chat, words_of
from tests.browser.conftest import OpenChat
from tests.running_service import RunningService

pytestmark = [pytest.mark.service, pytest.mark.browser]

AXE = Path("api/assets/node_modules/axe-core/axe.min.js")
WORDS = "what is a vps"
SMALL_PHONE = {"width": 320, "height": 640}
LARGEST_NUMBER_OF_TABS = 12


def list_violations(page: Page) -> list[str]:
    """What axe finds wrong, with the elements it means."""
    page.evaluate(AXE.read_text())
    found: dict[str, Any] = page.evaluate("axe.run()")
    assert found["passes"], "axe checked nothing"
    return [
        f"{rule['id']}: {rule['help']}: {[node['target'] for node in rule['nodes']]}"
        for rule in found["violations"]
    ]


def test_transcript_is_a_log_and_the_box_has_its_label(chat: Chat) -> None:
    chat.say(WORDS)

    expect(chat.page.locator("main")).to_match_aria_snapshot(
        """
        - main:
          - heading "Ask what you are entitled to" [level=1]
          - log "Conversation":
            - list
          - textbox "Write in your own words"
          - button "Send"
        """
    )


def test_axe_finds_nothing_wrong_on_the_first_page(scripted_chat: Chat) -> None:
    assert list_violations(scripted_chat.page) == []


def test_axe_finds_nothing_wrong_in_a_conversation(scripted_chat: Chat) -> None:
    scripted_chat.say("the cps dropped my case can i challenge it")
    scripted_chat.say("what am i entitled to")
    scripted_chat.say("hes outside my house now")

    assert list_violations(scripted_chat.page) == []


def test_axe_finds_nothing_wrong_when_something_is_wrong(scripted_chat: Chat) -> None:
    scripted_chat.send_button.click()
    expect(scripted_chat.page.get_by_role("alert")).to_be_visible()

    assert list_violations(scripted_chat.page) == []


def test_first_key_offers_to_skip_to_the_content(chat: Chat) -> None:
    chat.page.keyboard.press("Tab")

    expect(chat.page.get_by_role("link", name="Skip to main content")).to_be_focused()


def tab_to_the_box(chat: Chat) -> None:
    """Move from the top of the page to the box, by keyboard alone."""
    for _ in range(LARGEST_NUMBER_OF_TABS):
        chat.page.keyboard.press("Tab")
        if chat.box.evaluate("box => box === document.activeElement"):
            return
    pytest.fail(f"the box has no focus after {LARGEST_NUMBER_OF_TABS} times Tab")


def test_message_can_be_sent_by_keyboard_alone(chat: Chat) -> None:
    tab_to_the_box(chat)
    chat.page.keyboard.type(WORDS)

    chat.page.keyboard.press("Tab")
    chat.page.keyboard.press("Enter")

    chat.answers.nth(1).wait_for()
    assert words_of(chat.said) == WORDS


def test_enter_sends_and_shift_enter_makes_a_line_where_there_is_a_keyboard(scripted_chat: Chat) -> None:
    tab_to_the_box(scripted_chat)
    scripted_chat.page.keyboard.type("what is a vps")
    scripted_chat.page.keyboard.press("Shift+Enter")
    scripted_chat.page.keyboard.type("can i read it")

    scripted_chat.page.keyboard.press("Enter")

    scripted_chat.answers.nth(1).wait_for()
    assert words_of(scripted_chat.said) == "what is a vps\ncan i read it"
    expect(scripted_chat.box).to_be_focused()


def test_enter_makes_a_line_on_a_phone(service: RunningService, open_chat: OpenChat) -> None:
    chat = open_chat(service.address, viewport=SMALL_PHONE, has_touch=True, is_mobile=True)
    chat.box.fill("what is a vps")

    chat.box.press("Enter")

    expect(chat.box).to_have_value("what is a vps\n")
    expect(chat.said).to_have_count(0)


def test_nothing_is_cut_off_on_the_smallest_phone(
    service: RunningService, open_chat: OpenChat, has_script: bool
) -> None:
    chat = open_chat(
        service.address, has_script=has_script, viewport=SMALL_PHONE, has_touch=True, is_mobile=True
    )

    chat.say("the cps dropped my case can i challenge it")
    chat.say("what am i entitled to")
    chat.say("a" * 300)

    assert chat.page.evaluate("document.documentElement.scrollWidth") == SMALL_PHONE["width"]


def test_what_can_be_pressed_is_large_enough_for_a_thumb(
    service: RunningService, open_chat: OpenChat, has_script: bool
) -> None:
    chat = open_chat(
        service.address, has_script=has_script, viewport=SMALL_PHONE, has_touch=True, is_mobile=True
    )
    chat.say("what am i entitled to")

    buttons = chat.page.locator("main button:visible, header a:visible")
    heights = {button.inner_text(): button.bounding_box() for button in buttons.all()}

    assert len(heights) > 7
    assert [name for name, box in heights.items() if not box or box["height"] < 44] == []
