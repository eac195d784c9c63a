"""The pages that are read: on the smallest phones, by keyboard, and to whoever cannot see them."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from api.app import create_public_app
from tests.api.pages.reading import EVERY_ANSWER
from tests.api.serving import make_settings, serve
from tests.browser.conftest import PHONE
from tests.browser.test_access import SMALL_PHONE, list_violations

pytestmark = pytest.mark.browser

# One of each kind, the longest ones, and one that has no Right.
PATHS = [
    "/topics",
    "/topics/case-updates?circumstance=bereaved",
    "/topics/entitlements-by-stage",
    "/topics/small-talk",
    "/stages",
    "/stages/investigation",
    "/stages/after-trial",
    "/glossary",
    "/card",
    "/nowhere",
]
VIEWPORT: ViewportSize = {"width": PHONE["width"], "height": PHONE["height"]}
LARGEST_NUMBER_OF_TABS = 12


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the pages, with a public address that is long; reading needs no other process."""
    public_url = "https://a-rather-long-name-of-a-service.victims.london.example.org"
    settings = make_settings(tmp_path_factory.mktemp("site"), public_url=public_url)
    with serve(create_public_app(settings)) as address:
        yield address


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A phone."""
    context = chromium.new_context(
        viewport=VIEWPORT, has_touch=True, is_mobile=True, java_script_enabled=request.param
    )
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def scripted_page(chromium: Browser) -> Iterator[Page]:
    """A phone with JavaScript, for many pages."""
    context = chromium.new_context(viewport=VIEWPORT, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def open_all_notes(page: Page) -> None:
    """Open every note of the page."""
    page.locator("details").evaluate_all("notes => notes.forEach((note) => (note.open = true))")


@pytest.mark.parametrize("path", [*PATHS, *EVERY_ANSWER])
def test_nothing_is_cut_off_on_a_phone(scripted_page: Page, site: str, path: str) -> None:
    scripted_page.goto(site + path)
    open_all_notes(scripted_page)

    for width in (PHONE["width"], SMALL_PHONE["width"]):
        scripted_page.set_viewport_size({"width": width, "height": PHONE["height"]})
        assert scripted_page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_wrong(scripted_page: Page, site: str, path: str) -> None:
    scripted_page.goto(site + path)

    assert list_violations(scripted_page) == []
    open_all_notes(scripted_page)
    assert list_violations(scripted_page) == []


def test_notes_are_closed_and_the_keyboard_opens_them(page: Page, site: str) -> None:
    page.goto(f"{site}/topics/case-updates")
    note = page.get_by_text("What these words mean")
    meaning = page.get_by_text("The team that gives you court dates and results.")
    expect(meaning).to_be_hidden()

    note.locator("xpath=ancestor::summary").focus()
    page.keyboard.press("Enter")

    expect(meaning).to_be_visible()


def test_choosing_by_keyboard_alone_shows_the_words_that_fit(page: Page, site: str) -> None:
    page.goto(f"{site}/topics/case-updates")
    chooser = page.locator("summary", has_text="Does one of these fit you?")
    for _ in range(LARGEST_NUMBER_OF_TABS):
        page.keyboard.press("Tab")
        if chooser.evaluate("summary => summary === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    page.keyboard.press("Enter")

    page.wait_for_url("**/topics/case-updates?circumstance=bereaved")
    expect(page.get_by_role("link", name="Someone close to me died")).to_have_attribute(
        "aria-current", "true"
    )


def test_way_out_stays_in_sight_on_a_long_page(page: Page, site: str) -> None:
    page.goto(f"{site}/topics/case-updates")

    page.locator("footer a").last.scroll_into_view_if_needed()

    expect(page.locator(".govuk-js-exit-this-page-button")).to_be_in_viewport(ratio=1)


def test_pressing_the_way_out_leaves_a_page_that_is_read(
    page: Page, serve_page: Callable[..., str], outside: str
) -> None:
    page.goto(f"{serve_page(exit_url=outside)}/topics/case-updates")

    page.get_by_role("button", name="Exit this page").click()

    expect(page).to_have_title("Weather")


def test_term_in_the_glossary_is_in_sight_under_the_bar_when_linked(page: Page, site: str) -> None:
    page.goto(f"{site}/glossary#witness-care-unit")

    term = page.locator("dt", has_text="Witness Care Unit")
    bar = page.locator(".app-bar").bounding_box()
    place = term.bounding_box()
    assert bar is not None
    assert place is not None
    assert place["y"] >= bar["y"] + bar["height"]
    expect(term).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("path", PATHS)
def test_what_can_be_pressed_is_large_enough_for_a_thumb(scripted_page: Page, site: str, path: str) -> None:
    """Links in a sentence and in a list of sources are excused: they are as large as their words."""
    scripted_page.goto(site + path)

    pressed = scripted_page.locator("footer a, .app-links a:visible, .app-letters a, summary:visible")
    heights = {button.inner_text(): button.bounding_box() for button in pressed.all()}

    assert len(heights) >= 6
    assert [name for name, box in heights.items() if not box or box["height"] < 44] == []
