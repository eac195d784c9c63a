"""Pressing instead of writing."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.chat_page import Chat, buttons_of, expect_sources, words_of

pytestmark = [pytest.mark.service, pytest.mark.browser]

Topics = Callable[[str], dict[str, Any]]


def test_asking_what_one_is_entitled_to_offers_each_stage_and_not_being_sure(
    chat: Chat, http: httpx.Client
) -> None:
    stages = [stage["label"] for stage in http.get("/api/stages").json()]

    answer = chat.say("what am i entitled to")

    assert len(stages) == 6
    assert buttons_of(answer) == [*stages, "I am not sure"]


def test_stage_leads_to_its_topics_and_a_topic_to_its_answer(chat: Chat, topics: Topics) -> None:
    topic = topics("special-measures")

    chat.say("what am i entitled to")
    stage = chat.press("A court case is coming up")
    offered = buttons_of(stage)
    answer = chat.press(topic["label"])

    assert topic["label"] in offered
    assert topics("court-dates")["label"] in offered
    assert words_of(answer) == topic["text"]
    expect_sources(answer)


def test_not_being_sure_of_the_stage_still_leads_to_topics(chat: Chat, topics: Topics) -> None:
    chat.press("See the stages of a case")

    answer = chat.press("I am not sure")

    assert topics("support-services")["label"] in buttons_of(answer)


def test_press_is_shown_as_what_the_person_said(chat: Chat) -> None:
    chat.press("See the stages of a case")

    assert words_of(chat.said) == "See the stages of a case"


def test_parts_of_an_answer_can_be_asked_for(chat: Chat, topics: Topics) -> None:
    chat.say("the cps dropped my case can i challenge it")

    answer = chat.press(topics("right-to-review")["questions"]["if_not"])

    assert words_of(answer) == topics("right-to-review")["parts"]["if_not"]
    expect_sources(answer)


def test_button_that_is_no_longer_offered_is_refused_in_plain_words(chat: Chat) -> None:
    button = chat.log.get_by_role("button", name="Talk to a person")
    button.evaluate("button => { button.value = 'topic:gone' }")

    button.click()

    expect(chat.page.get_by_role("alert")).to_contain_text("That button is out of date.")
    expect(chat.said).to_have_count(0)
