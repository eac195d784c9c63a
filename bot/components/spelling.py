"""One spelling of what phones type in several ways."""

import re

APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "`": "'"})
WHITE_SPACE = re.compile(r"\s+")


def plain(text: str) -> str:
    """The text in small letters, with one kind of apostrophe and single spaces."""
    return WHITE_SPACE.sub(" ", text.translate(APOSTROPHES).lower()).strip()
