"""Finds words that tell which stage a case has reached ("on bail"), or who is asking ("i was under 18")."""

from typing import Any, Dict, List, Tuple

import spacy
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.io import json_to_string, read_json_file, write_text_file
from spacy.matcher import PhraseMatcher

from bot.components.topic_classifier import APOSTROPHES

STAGE = "stage"
CIRCUMSTANCE = "circumstance"


def read_label(label: str) -> Tuple[str, str]:
    """The entity and its value: `circumstance-under-18` is a circumstance, `under-18`; `at-trial` a stage."""
    kind, _, value = label.partition("-")
    return (CIRCUMSTANCE, value) if kind == CIRCUMSTANCE else (STAGE, label)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class Cues(GraphComponent, EntityExtractorMixin):
    """Matches the synonyms of `data/nlu/`; the last cue of each kind in a message wins.

    People tell a case in the order it happened ("he was charged and now it is going to trial").
    """

    def __init__(
        self,
        model_storage: ModelStorage,
        resource: Resource,
        label_by_phrase: Dict[str, str],
    ) -> None:
        self.model_storage = model_storage
        self.resource = resource
        self.label_by_phrase = label_by_phrase
        self.language = spacy.blank("en")
        self.matcher = PhraseMatcher(self.language.vocab, attr="LOWER")
        for phrase, label in label_by_phrase.items():
            self.matcher.add(label, [self.language.make_doc(phrase)])

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Cues":
        """Make one that knows no phrases yet."""
        return cls(model_storage, resource, {})

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "Cues":
        """Read the phrases from a packaged model."""
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, read_json_file(folder / "cues.json"))

    def train(self, training_data: TrainingData) -> Resource:
        """Keep the phrases of the training data."""
        with self.model_storage.write_to(self.resource) as folder:
            write_text_file(json_to_string(training_data.entity_synonyms), folder / "cues.json")
        return self.resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Add the entities `stage` and `circumstance` to each message that has a cue of them."""
        for message in messages:
            text = message.get(TEXT)
            if not text:
                continue
            doc = self.language.make_doc(text.translate(APOSTROPHES))
            found = sorted(self.matcher(doc, as_spans=True), key=lambda span: (span.end, len(span)))
            last = {read_label(cue.label_)[0]: cue for cue in found}
            entities = [
                {
                    "entity": kind,
                    "value": read_label(cue.label_)[1],
                    "start": cue.start_char,
                    "end": cue.end_char,
                }
                for kind, cue in last.items()
            ]
            if entities:
                message.set(
                    ENTITIES,
                    message.get(ENTITIES, []) + self.add_extractor_name(entities),
                    add_to_output=True,
                )
        return messages
