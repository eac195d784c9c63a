"""The directory's pages in a browser: on a narrow phone, without script, and on paper."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from api.app import create_public_app
from tests.api.serving import make_settings, serve
from tests.browser.test_access import list_violations


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A public app; the directory needs no other process."""
    with serve(create_public_app(make_settings(tmp_path_factory.mktemp("services")))) as served:
        yield served


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A narrow phone without script."""
    context = chromium.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    yield context.new_page()
    context.close()


pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", ["/services", "/services/calm-mediation", "/services?group=stalking"])
def test_page_prints_on_one_sheet(phone: Page, address: str, path: str) -> None:
    phone.goto(address + path)

    printed = PdfReader(BytesIO(phone.pdf(format="A4")))

    assert len(printed.pages) == 1
    text = printed.pages[0].extract_text()
    assert "Exit this page" not in text
    assert "Show services" not in text


def test_printed_list_has_each_name_and_number(phone: Page, address: str) -> None:
    phone.goto(f"{address}/services")

    text = PdfReader(BytesIO(phone.pdf(format="A4"))).pages[0].extract_text()

    for words in ("Samaritans", "116 123", "Information Commissioner", "Checked 31 December 2020"):
        assert words in text


def test_form_filters_without_script(phone: Page, address: str) -> None:
    phone.goto(f"{address}/services")
    phone.get_by_label("Who or what is it about?").select_option(label="Stalking")
    phone.get_by_role("button", name="Show services").click()

    expect(phone.get_by_text("1 service fits.")).to_be_visible()
    expect(phone.get_by_role("heading", name="National Stalking Helpline")).to_be_visible()


@pytest.mark.parametrize("path", ["/services", "/services?need=a-hug", "/services/galop"])
def test_axe_finds_nothing_wrong(chromium: Browser, address: str, path: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(address + path)

    assert list_violations(page) == []
    context.close()


def test_nothing_is_wider_than_a_narrow_phone(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    for path in ("/services", "/services/victims-of-terrorism-unit", "/services/calm-mediation"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
