"""Words that our content never uses, and words that it explains where it uses them."""

import re
from collections.abc import Iterable, Iterator, Mapping

from api.content.checks.problems import TypedText
from api.content.schemas import StyleFile, Term

ACRONYM = re.compile(r"\b[A-Z]{2,}s?\b")


def as_whole_words(phrase: str) -> re.Pattern[str]:
    """Finds the phrase, not a longer word that holds it."""
    start = r"\b" if phrase[0].isalnum() else ""
    end = r"\b" if phrase[-1].isalnum() else ""
    return re.compile(f"{start}{re.escape(phrase)}{end}", re.IGNORECASE)


def find_forbidden(texts: Iterable[TypedText], style: StyleFile) -> Iterator[tuple[TypedText, str]]:
    """A problem for each forbidden phrase."""
    patterns = [(each, as_whole_words(each.phrase)) for each in style.forbidden]
    for text in texts:
        for forbidden, pattern in patterns:
            if pattern.search(text.without_values):
                yield text, f"{forbidden.phrase!r} is not a word we use. {forbidden.why}"


def explained_words(terms: Iterable[Term]) -> frozenset[str]:
    """Each word that stands in a glossary entry's name or in another form of it, in small letters."""
    forms = " ".join(form for term in terms for form in (term.term, *term.also))
    return frozenset(re.findall(r"[a-z]+", forms.lower()))


def find_unexplained_jargon(
    texts: Iterable[TypedText], style: StyleFile, terms: Mapping[str, Term]
) -> Iterator[tuple[TypedText, str]]:
    """A problem for each word of law or police, and each acronym, that has no entry in the glossary."""
    explained = explained_words(terms.values())
    jargon = [re.compile(rf"\b{re.escape(word)}\w*", re.IGNORECASE) for word in style.jargon]
    for text in texts:
        words = text.without_values
        used = {match.lower() for pattern in jargon for match in pattern.findall(words)}
        shouted = {match.removesuffix("s") for match in ACRONYM.findall(words)} - set(style.names)
        for word in sorted(used | {each.lower() for each in shouted}):
            if not any(
                known in (word, word.rstrip("s")) or (word.startswith(known) and len(known) > 4)
                for known in explained
            ):
                yield text, f"{word!r} needs an entry in glossary.yml, or a plainer word."
