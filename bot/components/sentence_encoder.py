"""What a message means, as a vector: a small language model made for these topics, run without PyTorch."""

import hashlib
from pathlib import Path
from typing import Any, Dict, List

import numpy as np
from onnxruntime import InferenceSession, SessionOptions
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer as RasaTokenizer
from rasa.shared.exceptions import RasaException
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from tokenizers import Tokenizer

from bot.components.clauses import with_clauses
from bot.components.spelling import plain

FOLDER = Path(__file__).parent.parent / "encoder"
# What is longer is cut: 200 word pieces are about 150 words, and few messages have more.
LONGEST_PIECES = 200
BATCH = 32


class EncoderWrong(RasaException):
    """A file of the encoder is missing, or not the one that was checked in."""


def read_checked(folder: Path) -> Dict[str, bytes]:
    """The encoder's files, each as `SHA256SUMS` lists it. Raises `EncoderWrong`, naming the file."""
    files = {}
    for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        wanted, name = line.split()
        try:
            files[name] = (folder / name).read_bytes()
        except FileNotFoundError as error:
            raise EncoderWrong(
                f"{folder / name} is missing. Check it out again, or run `make fine-tune`."
            ) from error
        if hashlib.sha256(files[name]).hexdigest() != wanted:
            raise EncoderWrong(
                f"{folder / name} is not the file that {folder / 'SHA256SUMS'} lists. "
                "Check it out again, or run `make fine-tune`."
            )
    return files


class Encoder:
    """Turns texts into vectors of length one. One thread: a message is short, and cores are shared."""

    def __init__(self, folder: Path = FOLDER) -> None:
        files = read_checked(folder)
        self.tokenizer = Tokenizer.from_str(files["tokenizer.json"].decode())
        self.tokenizer.enable_truncation(LONGEST_PIECES)
        self.tokenizer.enable_padding()
        options = SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        # Keeps memory where it is after a burst of long messages.
        options.enable_cpu_mem_arena = False
        self.session = InferenceSession(files["encoder.onnx"], options, providers=["CPUExecutionProvider"])

    def encode(self, texts: List[str]) -> Any:
        """A row for each text."""
        encoded = self.tokenizer.encode_batch([plain(text) for text in texts])
        [vectors] = self.session.run(
            None,
            {
                "input_ids": np.array([each.ids for each in encoded], dtype=np.int64),
                "attention_mask": np.array([each.attention_mask for each in encoded], dtype=np.int64),
            },
        )
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(DenseFeaturizer, GraphComponent):
    """all-MiniLM-L6-v2, fine-tuned on `data/nlu/` and quantised to 8 bits: `make fine-tune` makes it."""

    def __init__(self, config: Dict[str, Any], name: str) -> None:
        super().__init__(name, config)
        self.encoder = Encoder()

    @classmethod
    def required_components(cls) -> List[type]:
        """What must stand before it in the pipeline."""
        return [RasaTokenizer]

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
    ) -> "SentenceEncoder":
        """Load it; it is the same in training and in use."""
        return cls(config, execution_context.node_name)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the vector to every example."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Add the vector to each message that has a text, and to its clauses; like lengths together."""
        told = sorted(with_clauses(messages), key=lambda message: len(message.get(TEXT)))
        for start in range(0, len(told), BATCH):
            batch = told[start : start + BATCH]
            vectors = self.encoder.encode([message.get(TEXT) for message in batch])
            for row, message in enumerate(batch):
                self.add_features_to_message(None, vectors[row : row + 1], TEXT, message)
        return messages
