"""The care card: its words, and the way back to the service as an address and as a QR code."""

from dataclasses import dataclass

import segno

from api.content.library import Content
from api.content.passages import Passage, spoken


@dataclass(frozen=True)
class ShownCall:
    """A number to call."""

    what: str
    number: str
    tip: str
    on_screen: str


@dataclass(frozen=True)
class ShownSpace:
    """A line to write on."""

    what: str
    on_screen: str


@dataclass(frozen=True)
class CareCard:
    """Everything on the card, as words."""

    title: str
    about: str
    scan: str
    calls: list[ShownCall]
    spaces: list[ShownSpace]
    leave_blank: str
    keep: str
    address: str
    qr_code: str


def address_in_words(public_url: str) -> str:
    """The address as a person types it."""
    return public_url.partition("://")[2].rstrip("/")


def draw_qr_code(public_url: str) -> str:
    """The address as a picture in SVG, for the page itself to hold: nothing more is asked of the server.

    A quarter of it may be smudged or creased (level Q) and a phone still reads it.
    """
    code = segno.make_qr(public_url, error="q")
    return code.svg_inline(scale=4, svgclass="app-card__qr", lineclass=None, omitsize=True, title="QR code")


def make_care_card(content: Content, public_url: str) -> CareCard:
    """The card, as it is said today."""
    card = content.card

    def say(passages: tuple[Passage, ...]) -> str:
        return " ".join(spoken(passages, content.reader()))

    return CareCard(
        title=say(card.title),
        about=say(card.about),
        scan=say(card.scan),
        calls=[
            ShownCall(say(call.what), say(call.number), say(call.tip), say(call.on_screen))
            for call in card.calls
        ],
        spaces=[ShownSpace(say(space.what), say(space.on_screen)) for space in card.spaces],
        leave_blank=say(card.leave_blank),
        keep=say(card.keep),
        address=address_in_words(public_url),
        qr_code=draw_qr_code(public_url),
    )
