"""`/card`: what stands on the care card, and what does not."""

import re

import httpx
import pytest
from bs4 import Tag

from api.content.files import read_file
from api.content.library import FOLDER
from api.content.schemas import FactsFile
from api.pages.care_card import address_in_words
from tests.api.pages.reading import open_page, part_of, words_of

# What would tell a finder.
TELLS = re.compile(r"crim|polic|victim|abus|assault|court|offen|officer|witness", re.IGNORECASE)
FACTS = read_file(FOLDER / "facts.yml", FactsFile).facts


@pytest.fixture
def card(reader: httpx.Client) -> Tag:
    """The card itself."""
    return part_of(open_page(reader, "/card"), "section.app-card")


def test_words_on_the_card_tell_a_finder_nothing(card: Tag) -> None:
    assert not TELLS.search(words_of(card))
    assert not TELLS.search(str(card))


@pytest.mark.parametrize(
    "fact", ["police_emergency", "samaritans_phone", "nhs_urgent_phone", "victim_support_phone"]
)
def test_card_has_each_number_to_call(card: Tag, fact: str) -> None:
    value = FACTS[fact].value

    [link] = [link for link in card.select("a") if words_of(link) == value]
    assert link["href"] == f"tel:{value.replace(' ', '')}"


def test_card_says_how_to_call_without_speaking_and_what_to_choose(card: Tag) -> None:
    words = words_of(card)

    assert f"When asked, press {FACTS['silent_solution_key'].value}" in words
    assert f"Choose {FACTS['nhs_mental_health_option'].value}" in words


def test_card_has_room_to_write_and_says_when_not_to(card: Tag) -> None:
    assert [words_of(label) for label in card.select("dt")] == ["My reference", "My contact"]
    assert [words_of(room) for room in card.select("dd")] == ["", ""]
    assert "Leave this blank if someone else may read it." in words_of(card)
    assert "Fold" in words_of(card)


def test_card_has_the_address_in_words_and_as_a_code(card: Tag) -> None:
    assert words_of(part_of(card, ".app-card__address")) == "alongside.example.org"
    assert words_of(part_of(card, "svg title")) == "QR code"


def test_page_around_the_card_says_what_its_words_stand_for(reader: httpx.Client) -> None:
    page = open_page(reader, "/card")

    around = " ".join(words_of(part) for part in page.select("main .app-screen-only"))
    assert "crime reference number" in around
    assert "Victim Support" in around
    assert "police" in around


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://alongside.example.org", "alongside.example.org"),
        ("https://alongside.example.org/", "alongside.example.org"),
        ("http://127.0.0.1:8000", "127.0.0.1:8000"),
        ("https://example.org/alongside/", "example.org/alongside"),
    ],
)
def test_address_is_written_as_a_person_types_it(address: str, words: str) -> None:
    assert address_in_words(address) == words
