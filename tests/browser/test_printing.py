"""On paper: a topic or a stage is one sheet of A4, the care card one of A6 with a code that a phone reads."""

import re
from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO

import pytest
import zxingcpp
from playwright.sync_api import Browser, Page
from pypdf import PageObject, PdfReader

from api.app import create_public_app
from tests.api.pages.reading import CIRCUMSTANCES, EVERY_ANSWER
from tests.api.serving import make_settings, serve

pytestmark = pytest.mark.browser

PUBLIC_URL = "https://alongside.example.org"
POINTS_IN_A_MILLIMETRE = 72 / 25.4
# Browsers draw pages in whole dots.
MILLIMETRES_OFF = 0.5


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the pages; reading needs no other process."""
    settings = make_settings(tmp_path_factory.mktemp("site"), public_url=PUBLIC_URL)
    with serve(create_public_app(settings)) as address:
        yield address


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A browser to print from."""
    context = chromium.new_context(java_script_enabled=request.param)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def printer(chromium: Browser) -> Iterator[Page]:
    """A browser to print many pages from."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def print_out(page: Page, address: str, *, on_size_of_page: bool = False) -> list[PageObject]:
    """The sheets that come out of the printer: of A4, or of the size that the page asks for."""
    page.goto(address)
    printed = page.pdf(format="A4", prefer_css_page_size=on_size_of_page)
    return list(PdfReader(BytesIO(printed)).pages)


def words_on(sheet: PageObject) -> str:
    """What is printed, with each run of white space as one."""
    # Some letters are joined in print.
    joined = {"\ufb01": "fi", "\ufb02": "fl", "\ufb00": "ff", "\ufb03": "ffi", "\ufb04": "ffl"}
    words = sheet.extract_text()
    for letter, letters in joined.items():
        words = words.replace(letter, letters)
    return " ".join(words.split())


@pytest.mark.parametrize("path", EVERY_ANSWER)
def test_page_fits_one_sheet_with_its_sources_for_every_reader(printer: Page, site: str, path: str) -> None:
    printer.goto(f"{site}{path}")
    offered = printer.locator("details.app-chooser a").evaluate_all("links => links.map(link => link.href)")
    assert len(offered) in (0, 1 + len(CIRCUMSTANCES))

    for address in offered or [f"{site}{path}"]:
        sheets = print_out(printer, address)

        assert len(sheets) == 1, address
        words = words_on(sheets[0])
        assert "Where this comes from" in words
        assert "Next check by" in words
        assert f"From Alongside: alongside.example.org{path}" in words


def test_whole_answer_and_the_words_explained_are_printed_and_nothing_to_press(page: Page, site: str) -> None:
    page.goto(f"{site}/topics/case-updates")
    parts = page.locator("[data-part] p").all_inner_texts()
    meanings = page.locator("details.app-notes dd").all_text_contents()

    [sheet] = print_out(page, f"{site}/topics/case-updates")

    words = words_on(sheet)
    assert [part for part in parts if " ".join(part.split()) not in words] == []
    printed = [meaning for meaning in meanings if meaning in words]
    assert len(printed) > 5
    assert len(printed) == len(meanings) or printed == meanings[: len(printed)]
    for left_out in (
        "Exit this page",
        "Words explained",
        "Ask about this",
        "The numbers",
        "Does one of these",
    ):
        assert left_out not in words


def test_words_explained_leave_no_title_behind_where_a_browser_cannot_open_them(
    page: Page, site: str
) -> None:
    """Older browsers do not know the part of a closed note that would have to be shown."""
    page.route(
        re.compile(r"alongside\.css"),
        lambda route: route.fulfill(
            body=route.fetch().text().replace("::details-content", "::no-such-part"), content_type="text/css"
        ),
    )

    [sheet] = print_out(page, f"{site}/topics/case-updates")

    assert "What these words mean" not in words_on(sheet)
    assert "Where this comes from" in words_on(sheet)


@pytest.mark.parametrize("path", ["/topics", "/stages"])
def test_list_fits_one_sheet(printer: Page, site: str, path: str) -> None:
    assert len(print_out(printer, f"{site}{path}")) == 1


def test_card_is_one_page_of_a6(page: Page, site: str) -> None:
    [sheet] = print_out(page, f"{site}/card", on_size_of_page=True)

    size = [float(side) / POINTS_IN_A_MILLIMETRE for side in (sheet.mediabox.width, sheet.mediabox.height)]
    assert size == pytest.approx([105, 148], abs=MILLIMETRES_OFF)
    words = words_on(sheet)
    assert words.startswith("Your rights and people to call")
    assert words.endswith("Keep it where only you look.")


def test_card_fits_a_sheet_of_a4_too(page: Page, site: str) -> None:
    [sheet] = print_out(page, f"{site}/card")

    assert words_on(sheet).startswith("Your rights and people to call")


@pytest.mark.parametrize("media", ["screen", "print"])
def test_everything_on_the_card_is_inside_it(page: Page, site: str, media: str) -> None:
    page.goto(f"{site}/card")
    page.emulate_media(media="screen" if media == "screen" else "print")

    card = page.locator(".app-card")
    outer = card.bounding_box()
    assert outer is not None
    for part in card.locator(":scope > *").all():
        inner = part.bounding_box()
        assert inner is not None
        assert inner["y"] + inner["height"] <= outer["y"] + outer["height"]
        assert inner["x"] + inner["width"] <= outer["x"] + outer["width"]


GREY_DOTS = """
async (picture) => {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const { width, height } = image;
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, width, height);
  const grey = Array.from({ length: data.length / 4 }, (_, dot) => String.fromCharCode(data[4 * dot]));
  return { width, height, grey: grey.join("") };
}
"""


def read_codes(picture: bytes, decoder: Page) -> list[str]:
    """What a phone reads in a picture. `decoder` is a browser with JavaScript, which knows PNG."""
    decoder.goto("about:blank")
    found = decoder.evaluate(GREY_DOTS, b64encode(picture).decode())
    dots = memoryview(found["grey"].encode("latin-1")).cast("B", (found["height"], found["width"]))
    return [code.text for code in zxingcpp.read_barcodes(dots)]


@pytest.mark.parametrize("media", ["screen", "print"])
def test_code_on_the_card_leads_to_the_public_address(
    page: Page, printer: Page, site: str, media: str
) -> None:
    page.goto(f"{site}/card")
    page.emulate_media(media="screen" if media == "screen" else "print")

    assert read_codes(page.locator(".app-card").screenshot(), printer) == [PUBLIC_URL]
