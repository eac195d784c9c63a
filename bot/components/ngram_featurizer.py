"""Words, word pairs and runs of letters of a message, as sparse features."""

from typing import Any, Dict, List

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.sparse_featurizer.sparse_featurizer import SparseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion, make_union

from bot.components.clauses import with_clauses
from bot.components.spelling import plain


def make_vectorizer(least_examples_words: int, least_examples_letters: int) -> FeatureUnion:
    """Words and word pairs, and runs of 2 to 5 letters (which see through typos), weighed by TF-IDF.

    What stands in fewer examples than the given numbers is left out.
    """
    words = TfidfVectorizer(
        preprocessor=plain,
        sublinear_tf=True,
        ngram_range=(1, 2),
        token_pattern=r"(?u)\b\w+\b",
        min_df=least_examples_words,
        dtype=np.float32,
    )
    letters = TfidfVectorizer(
        preprocessor=plain,
        sublinear_tf=True,
        ngram_range=(2, 5),
        analyzer="char_wb",
        min_df=least_examples_letters,
        dtype=np.float32,
    )
    return make_union(words, letters)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class NgramFeaturizer(SparseFeaturizer, GraphComponent):
    """TF-IDF over words and letters, where Rasa's own featurizers count them."""

    def __init__(
        self,
        config: Dict[str, Any],
        name: str,
        model_storage: ModelStorage,
        resource: Resource,
        vectorizer: Any = None,
    ) -> None:
        super().__init__(name, config)
        self.model_storage = model_storage
        self.resource = resource
        self.vectorizer = vectorizer

    @classmethod
    def required_components(cls) -> List[type]:
        """What must stand before it in the pipeline."""
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """In how many examples a feature must stand to be kept."""
        return {
            **SparseFeaturizer.get_default_config(),
            "least_examples_words": 2,
            "least_examples_letters": 4,
        }

    @classmethod
    def validate_config(cls, config: Dict[str, Any]) -> None:
        """Nothing more than Rasa checks."""

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "NgramFeaturizer":
        """Make one that has seen no words yet."""
        return cls(config, execution_context.node_name, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "NgramFeaturizer":
        """Read the vocabulary from a packaged model."""
        with model_storage.read_from(resource) as folder:
            vectorizer = joblib.load(folder / "ngrams.joblib")
        return cls(config, execution_context.node_name, model_storage, resource, vectorizer)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the vocabulary and its weights from the examples."""
        self.vectorizer = make_vectorizer(
            self._config["least_examples_words"], self._config["least_examples_letters"]
        )
        self.vectorizer.fit(
            [example.get(TEXT) for example in training_data.intent_examples if example.get(TEXT)]
        )
        with self.model_storage.write_to(self.resource) as folder:
            joblib.dump(self.vectorizer, folder / "ngrams.joblib")
        return self.resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the features to every example."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Add the features to each message that has a text, and to its clauses."""
        told = with_clauses(messages)
        if told:
            features = self.vectorizer.transform([message.get(TEXT) for message in told]).tocsr()
            for row, message in enumerate(told):
                self.add_features_to_message(None, features[row].tocoo(), TEXT, message)
        return messages
