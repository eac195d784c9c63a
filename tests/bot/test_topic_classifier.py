"""The classifier chooses among intents from both views, says how sure it is, and hears a second need."""

from pathlib import Path

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.clauses import Clauses
from bot.components.ngram_featurizer import NgramFeaturizer
from bot.components.sentence_encoder import SentenceEncoder
from bot.components.topic_classifier import NEEDS, TopicClassifier

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
CONTEXT = ExecutionContext(GraphSchema({}), node_name="part")


class Pipeline:
    """Trained, written to storage, and read back as a server does."""

    def __init__(self, folder: Path) -> None:
        storage = LocalModelStorage.create(folder)
        data = TrainingData(
            [Message.build(text, intent) for intent, texts in EXAMPLES.items() for text in texts]
        )
        self.encoder = SentenceEncoder(SentenceEncoder.get_default_config(), "encoder")
        config = {
            **NgramFeaturizer.get_default_config(),
            "least_examples_words": 1,
            "least_examples_letters": 1,
        }
        ngrams = NgramFeaturizer.create(config, storage, Resource("ngrams"), CONTEXT)
        learnt = ngrams.train(data)
        data = self.encoder.process_training_data(ngrams.process_training_data(data))
        self.ngrams = NgramFeaturizer.load(config, storage, learnt, CONTEXT)
        config = {**TopicClassifier.get_default_config(), "need_confidence": 0.6}
        trained = TopicClassifier.create(config, storage, Resource("topics"), CONTEXT)
        self.classifier = TopicClassifier.load(config, storage, trained.train(data), CONTEXT)

    def understand(self, *messages: Message) -> list[Message]:
        """Pass messages through every part."""
        given = self.encoder.process(self.ngrams.process(Clauses().process(list(messages))))
        return self.classifier.process(given)

    def hear(self, text: str) -> Message:
        """What is made of one text."""
        [message] = self.understand(Message({TEXT: text}))
        return message


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    return Pipeline(Path(tmp_path_factory.mktemp("model")))


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("COMPLAINT!!", "ask_complaints"),
        ("i wanna complane about it", "ask_complaints"),
        ("the trial date please", "ask_court_dates"),
        ("which day do i have to be there", "ask_court_dates"),
    ],
    ids=["capitals", "misspelt", "other order", "other words"],
)
def test_message_gets_the_intent_it_is_most_like(pipeline: Pipeline, text: str, intent: str) -> None:
    assert pipeline.hear(text).get(INTENT)["name"] == intent


def test_ranking_is_ordered_and_adds_up_to_one(pipeline: Pipeline) -> None:
    confidences = [
        guess["confidence"] for guess in pipeline.hear("when can i complain").get(INTENT_RANKING_KEY)
    ]

    assert confidences == sorted(confidences, reverse=True)
    assert sum(confidences) == pytest.approx(1)


def test_smaller_weights_are_less_sure(pipeline: Pipeline) -> None:
    given = dict(pipeline.classifier.config)
    sure = pipeline.hear("who do i complain to").get(INTENT)["confidence"]

    pipeline.classifier.config.update(words_weight=0.5, meaning_weight=0.05)
    try:
        unsure = pipeline.hear("who do i complain to").get(INTENT)["confidence"]
    finally:
        pipeline.classifier.config.update(given)

    assert 0.5 < unsure < sure


def test_weight_makes_an_intent_likelier(pipeline: Pipeline) -> None:
    before = pipeline.hear("when can i complain").get(INTENT_RANKING_KEY)

    pipeline.classifier.config["intent_weights"] = {before[1]["name"]: 3.0}
    try:
        after = pipeline.hear("when can i complain").get(INTENT_RANKING_KEY)
    finally:
        pipeline.classifier.config["intent_weights"] = {}

    likelihood = {guess["name"]: guess["confidence"] for guess in after}
    first, second = (guess["confidence"] for guess in before)
    assert likelihood[before[1]["name"]] == pytest.approx(3 * second / (first + 3 * second))


def test_second_need_is_heard_in_its_place(pipeline: Pipeline) -> None:
    message = pipeline.hear("whats the date of the trial, and how do i make a complaint")

    assert [need["name"] for need in message.get(NEEDS)] == ["ask_court_dates", "ask_complaints"]
    assert all(need["confidence"] >= 0.6 for need in message.get(NEEDS))
    assert sum(need["confidence_of_whole"] for need in message.get(NEEDS)) == pytest.approx(1)


@pytest.mark.parametrize(
    "text",
    ["when is the trial", "when is the trial, whats the date of the trial"],
    ids=["one clause", "the same"],
)
def test_one_need_is_no_second(pipeline: Pipeline, text: str) -> None:
    assert len(pipeline.hear(text).get(NEEDS)) <= 1


def test_button_keeps_the_intent_it_carries(pipeline: Pipeline) -> None:
    pressed = {"name": "ask_court_dates", "confidence": 1.0}

    [message] = pipeline.understand(Message({TEXT: "/ask_court_dates", INTENT: pressed}))

    assert message.get(INTENT) == pressed
