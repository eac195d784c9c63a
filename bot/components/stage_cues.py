"""Finds words that tell which stage a case has reached ("on bail", "going to court")."""

from typing import Any, Dict, List

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

ENTITY = "stage"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class StageCues(GraphComponent, EntityExtractorMixin):
    """Matches the synonyms of `data/nlu/stage-cues.yml`; the last cue in a message wins.

    People tell a case in the order it happened ("he was charged and now it is going to trial").
    """

    def __init__(
        self,
        model_storage: ModelStorage,
        resource: Resource,
        stage_by_phrase: Dict[str, str],
    ) -> None:
        self.model_storage = model_storage
        self.resource = resource
        self.stage_by_phrase = stage_by_phrase
        self.language = spacy.blank("en")
        self.matcher = PhraseMatcher(self.language.vocab, attr="LOWER")
        for phrase, stage in stage_by_phrase.items():
            self.matcher.add(stage, [self.language.make_doc(phrase)])

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "StageCues":
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
    ) -> "StageCues":
        """Read the phrases from a packaged model."""
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, read_json_file(folder / "stages.json"))

    def train(self, training_data: TrainingData) -> Resource:
        """Keep the phrases of the training data."""
        with self.model_storage.write_to(self.resource) as folder:
            write_text_file(json_to_string(training_data.entity_synonyms), folder / "stages.json")
        return self.resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Add the entity `stage` to each message that has a cue."""
        for message in messages:
            text = message.get(TEXT)
            if not text:
                continue
            doc = self.language.make_doc(text)
            found = sorted(self.matcher(doc, as_spans=True), key=lambda span: (span.end, len(span)))
            if found:
                cue = found[-1]
                entity = {
                    "entity": ENTITY,
                    "value": cue.label_,
                    "start": cue.start_char,
                    "end": cue.end_char,
                }
                message.set(
                    ENTITIES,
                    message.get(ENTITIES, []) + self.add_extractor_name([entity]),
                    add_to_output=True,
                )
        return messages
