"""Cuts a message into the clauses that could each hold a need of its own."""

import re
from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.english_tokenizer import EnglishTokenizer

CLAUSES = "clauses"
BREAKS = re.compile(
    r"(?<=[.!?;])\s+|\s*\n+\s*|\s+-+\s+"
    r"|,?\s+(?:and also|and then|and|also|plus|but|ps|p\.s\.)\s+|,\s+",
    re.IGNORECASE,
)
FEWEST_WORDS = 3
# A message with more of them tells a story; each further one would cost time and tell little.
MOST_CLAUSES = 6


def cut(text: str) -> List[str]:
    """The clauses of a text, those of one or two words joined to what stands beside them."""
    clauses: List[str] = []
    for piece in filter(str.strip, BREAKS.split(text)):
        is_short = min(len(piece.split()), len(clauses[-1].split())) < FEWEST_WORDS if clauses else False
        if is_short:
            clauses[-1] = f"{clauses[-1]} {piece.strip()}"
        else:
            clauses.append(piece.strip())
    return clauses


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class Clauses(GraphComponent):
    """Puts on each message its clauses, as messages that the featurizers after it see too."""

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
    ) -> "Clauses":
        """Make one."""
        return cls()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the examples whole: each has one need."""
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Put the clauses on each message that has several."""
        for message in messages:
            clauses = cut(message.get(TEXT) or "")
            if 1 < len(clauses) <= MOST_CLAUSES:
                message.set(CLAUSES, [Message({TEXT: clause}) for clause in clauses])
        return messages


def clauses_of(message: Message) -> List[Message]:
    """The clauses of a message; none when it has one need at most."""
    clauses: List[Message] = message.get(CLAUSES, [])
    return clauses


def with_clauses(messages: List[Message]) -> List[Message]:
    """The messages that have a text, each followed by its clauses."""
    return [each for message in messages if message.get(TEXT) for each in (message, *clauses_of(message))]
