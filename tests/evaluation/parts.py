"""What each part of the pipeline adds; runs in Rasa's environment (`in_rasa.py` asks it).

Reads `{"texts": [...], "weights": {...}}` from standard input, trains each part on `data/nlu/` and writes the
three likeliest intents of each text by each part alone and by parts together.
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.constants import INTENT, TEXT
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from bot.components.ngram_featurizer import make_vectorizer
from bot.components.sentence_encoder import Encoder
from bot.components.topic_classifier import LEAST_LIKELIHOOD

RANKED = 3
NEIGHBOURS = 15
SHARPNESS = 15.0
EXAMPLES = "data/nlu"
WORDS, MEANING, NEAREST = "words and letters", "meaning (encoder)", "nearest examples (encoder)"


def nearest(examples: Any, intents: list[str], names: list[str], vectors: Any) -> Any:
    """The share of each intent among the nearest examples, the nearer counting more."""
    likelihoods = np.zeros((len(vectors), len(names)))
    for row, similarities in enumerate(vectors @ examples.T):
        for index in np.argsort(-similarities)[:NEIGHBOURS]:
            weight = np.exp(SHARPNESS * (similarities[index] - 1))
            likelihoods[row, names.index(intents[index])] += weight
    return likelihoods / likelihoods.sum(axis=1, keepdims=True)


def encode(encoder: Encoder, texts: list[str]) -> Any:
    """A vector for each text, in their order."""
    return np.vstack([encoder.encode(texts[start : start + 32]) for start in range(0, len(texts), 32)])


class Parts:
    """Each part of the pipeline, trained on `data/nlu/`."""

    def __init__(self) -> None:
        importer = TrainingDataImporter.load_from_dict(training_data_paths=[EXAMPLES])
        data = importer.get_nlu_data().intent_examples
        examples, self.intents = [each.get(TEXT) for each in data], [each.get(INTENT) for each in data]
        self.vectorizer, self.encoder = make_vectorizer(2, 4), Encoder()
        self.vectors = encode(self.encoder, examples)
        features = self.vectorizer.fit_transform(examples)
        self.words = LinearSVC(C=0.5, random_state=1).fit(features, self.intents)
        self.meaning = LogisticRegression(C=30.0, max_iter=500, tol=1e-3).fit(self.vectors, self.intents)
        self.names: list[str] = list(self.words.classes_)

    def score(self, texts: list[str]) -> dict[str, Any]:
        """What each part makes of the texts: a row for each, higher for a likelier intent."""
        vectors = encode(self.encoder, texts)
        return {
            WORDS: self.words.decision_function(self.vectorizer.transform(texts)),
            MEANING: np.log(self.meaning.predict_proba(vectors) + LEAST_LIKELIHOOD),
            NEAREST: np.log(nearest(self.vectors, self.intents, self.names, vectors) + LEAST_LIKELIHOOD),
        }


def compare(texts: list[str], weights: dict[str, float]) -> dict[str, list[list[str]]]:
    """The likeliest intents of each text, by part and by parts together."""
    parts = Parts()
    scores = parts.score(texts)
    both = weights["words_weight"] * scores[WORDS] + weights["meaning_weight"] * scores[MEANING]
    mixed = {
        **scores,
        f"{WORDS} + {MEANING}": both,
        "all three": both + 0.5 * weights["meaning_weight"] * scores[NEAREST],
    }
    return {
        name: [[parts.names[index] for index in np.argsort(-row)[:RANKED]] for row in rows]
        for name, rows in mixed.items()
    }


def main() -> None:
    """Answer what standard input asks."""
    assert Path(EXAMPLES).is_dir(), "run from the top of the repository"
    asked = json.load(sys.stdin)
    json.dump(compare(asked["texts"], asked["weights"]), sys.stdout)


if __name__ == "__main__":
    main()
