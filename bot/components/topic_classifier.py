"""Chooses the intent of a message from two views of it: its words and letters, and what it means."""

from typing import Any, Dict, List, Optional

import joblib
import numpy as np
import scipy.sparse
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from bot.components.clauses import clauses_of

RANKED = 20
NEEDS = "needs"
# No view may rule an intent out alone.
LEAST_LIKELIHOOD = 1e-6


def words_and_letters(messages: List[Message]) -> Any:
    """The sparse view, a row for each message."""
    rows = [message.get_sparse_features(TEXT)[1].features for message in messages]
    return scipy.sparse.vstack(rows).tocsr()


def meaning(messages: List[Message]) -> Any:
    """The dense view, a row for each message."""
    return np.vstack([message.get_dense_features(TEXT)[1].features for message in messages])


class Views:
    """A linear head on each view, and how their answers are weighed together."""

    def __init__(self, words: LinearSVC, meanings: LogisticRegression) -> None:
        self.words = words
        self.meanings = meanings

    @property
    def intents(self) -> List[str]:
        """What can be chosen, in the order of the likelihoods."""
        return [str(intent) for intent in self.words.classes_]

    @classmethod
    def fit(cls, messages: List[Message], *, words_c: float, meaning_c: float) -> "Views":
        """Learn both heads. `words_c`, `meaning_c`: how closely each follows the examples.

        A support vector machine on the many sparse features: twenty times faster than logistic regression
        there, and no worse.
        """
        intents = [message.get(INTENT) for message in messages]
        words = LinearSVC(C=words_c, random_state=1)
        meanings = LogisticRegression(C=meaning_c, max_iter=500, tol=1e-3)
        return cls(words.fit(words_and_letters(messages), intents), meanings.fit(meaning(messages), intents))

    def likelihoods(self, messages: List[Message], *, words_weight: float, meaning_weight: float) -> Any:
        """How likely each intent is, a row for each message.

        The margins of the one head and the logarithms of the other are weighed, added and made to add up to
        one. Larger weights are surer of themselves.
        """
        margins = self.words.decision_function(words_and_letters(messages))
        if margins.ndim == 1:
            # With two intents there is one margin: that of the second.
            margins = np.column_stack([-margins, margins])
        logarithms = np.log(self.meanings.predict_proba(meaning(messages)) + LEAST_LIKELIHOOD)
        mixed = words_weight * margins + meaning_weight * logarithms
        raised = np.exp(mixed - mixed.max(axis=1, keepdims=True))
        return raised / raised.sum(axis=1, keepdims=True)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(GraphComponent, IntentClassifier):
    """A linear head on each view, mixed; `tests/evaluation/REPORT.md` has the figures of each part."""

    def __init__(
        self,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        views: Optional[Views] = None,
    ) -> None:
        self.config = config
        self.model_storage = model_storage
        self.resource = resource
        self.views = views

    @classmethod
    def required_components(cls) -> List[type]:
        """What must stand before it in the pipeline."""
        return [Featurizer]

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """How closely to follow the examples, how to weigh the views, and when a clause has a need.

        `intent_weights`: how many times likelier an intent is in use than its examples say.
        """
        return {
            "words_c": 0.5,
            "meaning_c": 30.0,
            "words_weight": 4.0,
            "meaning_weight": 0.6,
            "intent_weights": {},
            "need_confidence": 0.6,
        }

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "TopicClassifier":
        """Make an untrained classifier."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "TopicClassifier":
        """Read a trained classifier from a packaged model."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, joblib.load(folder / "topics.joblib"))

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on every example that has a text and an intent."""
        examples = [
            example for example in training_data.intent_examples if example.get(TEXT) and example.get(INTENT)
        ]
        self.views = Views.fit(examples, words_c=self.config["words_c"], meaning_c=self.config["meaning_c"])
        with self.model_storage.write_to(self.resource) as folder:
            joblib.dump(self.views, folder / "topics.joblib")
        return self.resource

    def rank(self, messages: List[Message]) -> List[List[Dict[str, Any]]]:
        """The likeliest intents of each message, best first."""
        assert self.views is not None
        intents = self.views.intents
        likelihoods = self.views.likelihoods(
            messages,
            words_weight=self.config["words_weight"],
            meaning_weight=self.config["meaning_weight"],
        )
        likelihoods *= [self.config["intent_weights"].get(intent, 1.0) for intent in intents]
        likelihoods /= likelihoods.sum(axis=1, keepdims=True)
        return [
            [
                {INTENT_NAME_KEY: intents[index], "confidence": float(row[index])}
                for index in np.argsort(-row)[:RANKED]
            ]
            for row in likelihoods
        ]

    def find_needs(self, clauses: List[Message], whole: List[Dict[str, Any]]) -> List[Dict[str, Any]]:
        """What the clauses clearly ask for, in their order, and how likely the whole message asks for it."""
        of_whole = {guess[INTENT_NAME_KEY]: guess["confidence"] for guess in whole}
        needs: Dict[str, Dict[str, Any]] = {}
        for guess in (ranking[0] for ranking in (self.rank(clauses) if clauses else [])):
            name, confidence = guess[INTENT_NAME_KEY], guess["confidence"]
            if confidence >= max(self.config["need_confidence"], needs.get(name, {}).get("confidence", 0.0)):
                needs[name] = {**guess, "confidence_of_whole": of_whole.get(name, 0.0)}
        return list(needs.values())

    def process(self, messages: List[Message]) -> List[Message]:
        """Give each message its intent, the ranking and its needs; a button's intent, already set, stays."""
        asked = [message for message in messages if message.get(TEXT) and not message.get(INTENT)]
        rankings = self.rank(asked) if asked else []
        for message, ranking in zip(asked, rankings, strict=True):
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
            message.set(NEEDS, self.find_needs(clauses_of(message), ranking), add_to_output=True)
        return messages
