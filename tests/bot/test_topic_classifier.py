"""The classifier chooses among intents, and says how sure it is."""

from pathlib import Path

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.topic_classifier import TopicClassifier

EXAMPLES = {
    "ask_complaints": [
        "i want to complain", "how do i make a complaint", "who do i complain to", "can i complain",
        "a complaint about the police", "my complaint went nowhere",
    ],
    "ask_court_dates": [
        "when is the trial", "what date is court", "is there a date for the hearing", "the trial date moved",
        "whats the date of the trial", "the hearing date please",
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def classifier(tmp_path_factory: pytest.TempPathFactory) -> TopicClassifier:
    """Trained, written to storage, and read back as a server does."""
    storage = LocalModelStorage.create(Path(tmp_path_factory.mktemp("model")))
    config = TopicClassifier.get_default_config()
    trained = TopicClassifier.create(config, storage, Resource("topics"), None)
    messages = [Message.build(text, intent) for intent, texts in EXAMPLES.items() for text in texts]
    resource = trained.train(TrainingData(messages))
    return TopicClassifier.load(config, storage, resource, None)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("COMPLAINT!!", "ask_complaints"),
        ("i wanna complane about it", "ask_complaints"),
        ("the trial date please", "ask_court_dates"),
    ],
    ids=["capitals", "misspelt", "other words"],
)
def test_message_gets_the_intent_it_is_most_like(classifier: TopicClassifier, text: str, intent: str) -> None:
    [message] = classifier.process([Message({TEXT: text})])

    assert message.get(INTENT)["name"] == intent


def test_ranking_is_ordered_and_adds_up_to_one(classifier: TopicClassifier) -> None:
    [message] = classifier.process([Message({TEXT: "when can i complain"})])

    confidences = [guess["confidence"] for guess in message.get(INTENT_RANKING_KEY)]
    assert confidences == sorted(confidences, reverse=True)
    assert sum(confidences) == pytest.approx(1)
    assert message.get(INTENT) == message.get(INTENT_RANKING_KEY)[0]


def test_intent_of_a_button_stays(classifier: TopicClassifier) -> None:
    pressed = {"name": "ask_court_dates", "confidence": 1.0}

    [message] = classifier.process([Message({TEXT: "/ask_court_dates", INTENT: pressed})])

    assert message.get(INTENT) == pressed


def test_curly_apostrophe_is_the_same_word(classifier: TopicClassifier) -> None:
    straight, curly = classifier.process(
        [Message({TEXT: "what's the date"}), Message({TEXT: "what\u2019s the date"})]
    )

    assert straight.get(INTENT) == curly.get(INTENT)
