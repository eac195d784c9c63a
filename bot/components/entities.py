"""Finds what a message names: the stage of the case, the crime, who it was, where, when, and numbers."""

import re
from typing import Any, Dict, Iterator, List, Tuple

import phonenumbers
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import SPACY_DOCS
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.io import json_to_string, read_json_file, write_text_file
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from bot.components.dates import PATTERNS
from bot.components.english_tokenizer import EnglishTokenizer, english

STAGE = "stage"
# Kinds of words that stand before a hyphen in a label; a label without one of them is a stage.
KINDS = ("circumstance", "crime", "relationship", "borough")
# People tell a case in the order it happened ("he was charged and now it is going to trial"), and correct
# what they said of themselves: of these kinds the last one said counts.
LAST_ONE_COUNTS = (STAGE, "circumstance")
CASE_REFERENCE = "case_reference"
PHONE_NUMBER = "phone_number"
DATE = "date"
# The value of a number that identifies someone: that it is there, and no digit of it.
GIVEN = "given"
# Of a UK number without its 0; shorter ones are not dialled from a mobile.
FEWEST_DIGITS = 9


def read_label(label: str) -> Tuple[str, str]:
    """The entity and its value: `circumstance-under-18` is a circumstance, `under-18`; `at-trial` a stage."""
    kind, _, value = label.partition("-")
    return (kind, value) if kind in KINDS else (STAGE, label)


def entity(kind: str, value: str, start: int, end: int) -> Dict[str, Any]:
    """An entity as Rasa tells it."""
    return {"entity": kind, "value": value, "start": start, "end": end}


def overlaps(start: int, end: int, taken: List[Tuple[int, int]]) -> bool:
    """Whether a piece of the text shares a letter with one of the others."""
    return any(start < other_end and other_start < end for other_start, other_end in taken)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class Entities(GraphComponent, EntityExtractorMixin):
    """Matches the words of `data/nlu/*-cues.yml`, dates, UK phone numbers and case references.

    Of a number its place is told and no digit of it: nothing that identifies a person is kept as a value.
    """

    def __init__(
        self,
        model_storage: ModelStorage,
        resource: Resource,
        label_by_phrase: Dict[str, str],
        case_references: List[str],
    ) -> None:
        self.model_storage = model_storage
        self.resource = resource
        language = english()
        self.phrases = PhraseMatcher(language.vocab, attr="LOWER")
        for phrase, label in label_by_phrase.items():
            self.phrases.add(label, [language.make_doc(phrase)])
        self.dates = Matcher(language.vocab)
        self.dates.add(DATE, PATTERNS)
        self.case_references = [re.compile(pattern, re.IGNORECASE) for pattern in case_references]

    @classmethod
    def required_components(cls) -> List[type]:
        """What must stand before it in the pipeline."""
        return [EnglishTokenizer]

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Entities":
        """Make one that knows no words yet."""
        return cls(model_storage, resource, {}, [])

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "Entities":
        """Read the words from a packaged model."""
        with model_storage.read_from(resource) as folder:
            known = read_json_file(folder / "words.json")
        return cls(model_storage, resource, known["phrases"], known["case_references"])

    def train(self, training_data: TrainingData) -> Resource:
        """Keep the words of the training data."""
        known = {
            "phrases": training_data.entity_synonyms,
            "case_references": [
                regex["pattern"] for regex in training_data.regex_features if regex["name"] == CASE_REFERENCE
            ],
        }
        with self.model_storage.write_to(self.resource) as folder:
            write_text_file(json_to_string(known), folder / "words.json")
        return self.resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Add to each message the entities it names."""
        for message in messages:
            doc = message.get(SPACY_DOCS[TEXT])
            if doc is None or not message.get(TEXT):
                continue
            found = [*self._find_words(doc), *self._find_numbers(doc, message.get(TEXT))]
            if found:
                message.set(
                    ENTITIES,
                    message.get(ENTITIES, []) + self.add_extractor_name(found),
                    add_to_output=True,
                )
        return messages

    def _find_words(self, doc: Doc) -> Iterator[Dict[str, Any]]:
        spans: List[Span] = sorted(self.phrases(doc, as_spans=True), key=lambda span: (span.end, len(span)))
        by_kind: Dict[str, List[Span]] = {}
        for span in spans:
            by_kind.setdefault(read_label(span.label_)[0], []).append(span)
        for kind, named in by_kind.items():
            for span in named[-1:] if kind in LAST_ONE_COUNTS else filter_spans(named):
                yield entity(kind, read_label(span.label_)[1], span.start_char, span.end_char)

    def _find_numbers(self, doc: Doc, text: str) -> Iterator[Dict[str, Any]]:
        references = [match.span() for pattern in self.case_references for match in pattern.finditer(text)]
        for start, end in references:
            yield entity(CASE_REFERENCE, GIVEN, start, end)
        # Not only numbers in use: those kept for drama, and mistyped ones, are numbers that people gave.
        leniency = phonenumbers.Leniency.POSSIBLE
        for match in phonenumbers.PhoneNumberMatcher(text, "GB", leniency=leniency):
            is_whole = len(str(match.number.national_number)) >= FEWEST_DIGITS
            if is_whole and not overlaps(match.start, match.end, references):
                yield entity(PHONE_NUMBER, GIVEN, match.start, match.end)
        for span in filter_spans(self.dates(doc, as_spans=True)):
            if not overlaps(span.start_char, span.end_char, references):
                yield entity(DATE, span.text.lower(), span.start_char, span.end_char)
