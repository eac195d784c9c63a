"""Reading ease: the Flesch-Kincaid grade, the school year in the United States in which a text can be read.

Age is about the grade and five. Terms of the glossary, and the values of facts (phone numbers, dates), count
as one short word each: a person who does not know a term can ask what it means.
Source of the formula: Kincaid, Fishburne, Rogers and Chissom (1975), as the library textstat counts it.
"""

import re
from collections.abc import Iterator
from datetime import date

import textstat

from api.content.checks.phrases import ACRONYM
from api.content.checks.problems import TypedText
from api.content.conditions import Reader
from api.content.glossary import Glossary
from api.content.library import Library
from api.content.placeholders import PLACEHOLDER
from api.content.rendering import say
from api.content.schemas import Answer, Stage
from api.content.vocabulary import PARTS, STEPS

# Age 11 for an answer, 9 for its simplest words; in one part alone, which is short, a long word weighs more.
HIGHEST_GRADE = 6.0
HIGHEST_GRADE_SIMPLE = 4.0
HIGHEST_GRADE_PART = 8.0
STAND_IN = "it"
ADDRESS = re.compile(r"\S+@\S+|\b[\w-]+(?:\.[\w-]+)+(?:/\S*)?\b")
PARAGRAPH = re.compile(r"(?<![.:?])\n+")


def excused(words: str, glossary: Glossary) -> str:
    """The words with facts, addresses and terms as short words; the end of a paragraph ends a sentence."""
    text = ACRONYM.sub(STAND_IN, ADDRESS.sub(STAND_IN, PLACEHOLDER.sub(STAND_IN, words)))
    for span in reversed(glossary.spans(text)):
        text = f"{text[: span[0]]}{STAND_IN}{text[span[1] :]}"
    return PARAGRAPH.sub(". ", text).replace(":", ".")


def grade(words: str, glossary: Glossary) -> float:
    """The Flesch-Kincaid grade of the words."""
    return float(textstat.flesch_kincaid_grade(excused(words, glossary)))


def too_hard(words: str, highest: float, glossary: Glossary) -> Iterator[str]:
    """That the words are for older readers than they may be."""
    if (found := grade(words, glossary)) > highest:
        yield f"reading grade {found:.1f}, and {highest:.1f} at most: shorter sentences, shorter words."


def hard_parts_of(answer: Answer, glossary: Glossary) -> Iterator[tuple[str, str]]:
    """What is too hard in an answer."""
    words = {part: say(answer.part(part), "web", Reader()) for part in PARTS}
    for problem in too_hard("\n".join(words.values()), HIGHEST_GRADE, glossary):
        yield "what", f"the whole answer: {problem}"
    for part, text in words.items():
        highest = HIGHEST_GRADE_SIMPLE if part == "simple" else HIGHEST_GRADE_PART
        for problem in too_hard(text, highest, glossary):
            yield part, problem


def hard_steps_of(stage: Stage, glossary: Glossary) -> Iterator[tuple[str, str]]:
    """What is too hard in a stage."""
    for step in STEPS:
        for problem in too_hard(say(getattr(stage, step), "web", Reader()), HIGHEST_GRADE_PART, glossary):
            yield step, problem


def find_hard_words(library: Library, today: date) -> Iterator[tuple[TypedText, str]]:
    """Everything that is too hard to read."""
    glossary = library.on(today).glossary
    for path, answer in library.answers.items():
        for key, problem in hard_parts_of(answer, glossary):
            yield TypedText(path, (key,), ""), problem
    for number, stage in enumerate(library.stages.values()):
        for key, problem in hard_steps_of(stage, glossary):
            yield TypedText(library.folder / "stages.yml", ("stages", number, key), ""), problem
    for number, term in enumerate(library.terms):
        for problem in too_hard(term.meaning, HIGHEST_GRADE_PART + 1, glossary):
            yield TypedText(library.folder / "glossary.yml", ("terms", number, "meaning"), ""), problem
