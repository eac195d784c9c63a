"""The encoder's files are the ones checked in, and like messages get like vectors."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components.sentence_encoder import FOLDER, Encoder, EncoderWrong, SentenceEncoder

MOST_MEGABYTES = 30


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def test_missing_file_is_named(tmp_path: Path) -> None:
    shutil.copy(FOLDER / "SHA256SUMS", tmp_path)

    with pytest.raises(EncoderWrong, match=r"encoder\.onnx is missing"):
        Encoder(tmp_path)


def test_file_that_is_not_the_one_checked_in_is_named(tmp_path: Path) -> None:
    for name in ("SHA256SUMS", "encoder.onnx", "tokenizer.json"):
        shutil.copy(FOLDER / name, tmp_path)
    (tmp_path / "tokenizer.json").write_text("{}")

    with pytest.raises(EncoderWrong, match=r"tokenizer\.json is not the file"):
        Encoder(tmp_path)


def test_files_are_small_enough_to_ship() -> None:
    size = sum((FOLDER / name).stat().st_size for name in ("encoder.onnx", "tokenizer.json"))

    assert size <= MOST_MEGABYTES * 1_000_000


def test_vectors_have_length_one(encoder: Encoder) -> None:
    vectors = encoder.encode(["when is court", "", "?!", "word " * 2000])

    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-4)


def test_message_is_nearer_to_one_of_its_topic_than_to_another(encoder: Encoder) -> None:
    court, date, money = encoder.encode(
        ["nobody has told me what day i need to be there", "when is the trial", "he has not paid a penny yet"]
    )

    assert court @ date > court @ money


def test_letter_case_apostrophes_and_spaces_change_nothing(encoder: Encoder) -> None:
    one, other = encoder.encode(["I\u2019m on BAIL ", "i'm  on bail"])

    assert one == pytest.approx(other, abs=1e-5)


def test_every_message_with_a_text_gets_its_own_vector(encoder: Encoder) -> None:
    component = SentenceEncoder(SentenceEncoder.get_default_config(), "encoder")
    texts = ["a much longer message about the trial and my fare", "vps"]

    messages = component.process([Message({TEXT: text}) for text in texts] + [Message({})])

    for message, vector in zip(messages[:2], encoder.encode(texts), strict=True):
        found = message.get_dense_features(TEXT)[1].features
        assert found[0] @ vector > 0.99
    assert messages[-1].get_dense_features(TEXT)[1] is None
