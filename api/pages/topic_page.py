"""What the page of a topic shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from api.content.conditions import Circumstance, Reader
from api.content.library import Content
from api.content.passages import spoken
from api.content.placeholders import facts_in
from api.content.rendering import Titled, list_parts
from api.content.routes import ShownFact, TopicAnswer, topic_answer
from api.content.schemas import Topic
from api.content.vocabulary import PARTS, Part
from api.pages.fitting import Choice, list_choices
from api.pages.notes import Note, make_notes

# After the main answer, which stands first: what a worried person asks next.
ORDER: tuple[Part, ...] = ("when", "how", "simple", "if_not", "who", "for_whom", "cost", "more")


@dataclass(frozen=True)
class SureFact:
    """A number in the answer, and how sure we are of it, in words."""

    fact: ShownFact
    confidence: str


@dataclass(frozen=True)
class TopicPage:
    """The answer in the order in which it is read."""

    answer: TopicAnswer
    sections: list[tuple[Part, Titled]]
    facts: list[SureFact]
    notes: list[Note]
    edition: str | None
    choices: list[Choice]


def title_of(content: Content, answer: TopicAnswer, part: Part) -> str:
    """The question that a part answers; where a button's words are an order, a page has a title instead."""
    titles = {"simple": content.lines.page_simple_title, "more": content.lines.page_more_title}
    is_usual = part not in content.answers[answer.id].labels
    return titles[part].web if part in titles and is_usual else answer.questions[part]


def names_of_facts(content: Content, topic_id: str, reader: Reader) -> Iterator[str]:
    """The facts in the words that this reader sees: an answer has more, for texts and support workers."""
    for part in PARTS:
        for words in spoken(content.typed[topic_id].part(part), reader):
            yield from facts_in(words)


def confidence_of(content: Content, fact: ShownFact) -> str:
    """How sure we are of a fact."""
    lines = content.lines
    return {
        "C": lines.confidence_official,
        "S": lines.confidence_secondary,
        "own": lines.confidence_own,
        "off": lines.confidence_other_official,
        "3rd": lines.confidence_third_party,
    }[fact.confidence].web


def list_sure_facts(content: Content, answer: TopicAnswer, reader: Reader) -> list[SureFact]:
    """The facts on the page, each once."""
    shown = set(names_of_facts(content, answer.id, reader))
    return [SureFact(fact, confidence_of(content, fact)) for fact in answer.facts if fact.name in shown]


def make_topic_page(content: Content, topic: Topic, chosen: Circumstance | None) -> TopicPage:
    """The page of a topic, for a reader who said this of themselves."""
    reader = content.reader(chosen)
    answer = topic_answer(content, topic, "web", reader)

    def words_for(someone: Reader) -> object:
        return list_parts(content, content.answers[topic.id], "web", someone)

    return TopicPage(
        answer=answer,
        sections=[(part, Titled(title_of(content, answer, part), answer.parts[part])) for part in ORDER],
        facts=list_sure_facts(content, answer, reader),
        notes=list(make_notes(content, "\n".join(answer.parts.values()))),
        edition=content.edition.title if answer.edition else None,
        choices=list_choices(content, chosen, words_for),
    )
