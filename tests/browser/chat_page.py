"""The chat page as a person uses it: things are found by role and label, with JavaScript or without."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, expect

BOX = "Write in your own words"
MILLISECONDS_TO_ANSWER = 20_000


@dataclass
class Noticed:
    """What the browser did and said while a page was used."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    navigations: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Note every request and navigation, and all that the console says."""
        page.context.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("framenavigated", lambda frame: self.navigations.append(frame.url))


@dataclass
class Chat:
    """One browser with the chat page."""

    page: Page
    address: str
    has_script: bool
    noticed: Noticed = field(default_factory=Noticed)

    def __post_init__(self) -> None:
        self.noticed.watch(self.page)

    def open(self) -> "Chat":
        """Go to the page."""
        self.page.goto(self.address)
        return self

    @property
    def box(self) -> Locator:
        """Where the person writes."""
        return self.page.get_by_role("textbox", name=BOX)

    @property
    def send_button(self) -> Locator:
        """What sends it."""
        return self.page.get_by_role("button", name="Send", exact=True)

    @property
    def log(self) -> Locator:
        """The transcript."""
        return self.page.get_by_role("log", name="Conversation")

    @property
    def said(self) -> Locator:
        """What the person said."""
        return self._messages("You said")

    @property
    def answers(self) -> Locator:
        """What was answered, the welcome included."""
        return self._messages("Alongside said")

    def _messages(self, heading: str) -> Locator:
        marked = self.page.get_by_role("heading", name=heading, exact=True)
        return self.log.get_by_role("listitem").filter(has=marked)

    def _new_answer(self, known: int) -> Locator:
        answer = self.answers.nth(known)
        answer.wait_for(timeout=MILLISECONDS_TO_ANSWER)
        return answer

    def say(self, words: str) -> Locator:
        """Write something and send it; gives the answer."""
        known = self.answers.count()
        self.box.fill(words)
        self.send_button.click()
        return self._new_answer(known)

    def press(self, title: str) -> Locator:
        """Press the newest button with this title; gives the answer."""
        known = self.answers.count()
        self.log.get_by_role("button", name=title, exact=True).last.click()
        return self._new_answer(known)


def words_of(message: Locator) -> str:
    """What a message says, without its sources and buttons."""
    return message.get_by_role("paragraph").first.inner_text()


def buttons_of(message: Locator) -> list[str]:
    """The titles of a message's buttons and choices."""
    return [title.strip() for title in message.get_by_role("button").all_inner_texts()]


def expect_sources(answer: Locator) -> None:
    """The answer says where it comes from, and when that was checked.

    In a safety answer the list is folded, so that nothing competes with who to ring.
    """
    expect(answer.get_by_text("Where this comes from")).to_be_visible()
    sources = answer.locator("details li")
    for number in range(sources.count()):
        expect(sources.nth(number).locator("a")).to_have_attribute("href", re.compile("^https://"))
        expect(sources.nth(number)).to_contain_text(re.compile(r"Checked on \d{1,2} [A-Z][a-z]+ 20\d\d"))
    assert sources.count() > 0
