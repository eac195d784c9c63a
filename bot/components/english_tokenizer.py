"""Cuts a message into words as spaCy's English rules do."""

from functools import lru_cache
from typing import Any, Dict, List

import spacy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.constants import SPACY_DOCS
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message
from spacy.language import Language

from bot.components.spelling import APOSTROPHES


@lru_cache(maxsize=1)
def english() -> Language:
    """A blank spaCy model: rules only, no vectors, nothing to download. One vocabulary for all who match."""
    return spacy.blank("en")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class EnglishTokenizer(Tokenizer):
    """spaCy's tokens; the document stays on the message for those that look for words in it."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """What Rasa asks of every tokenizer; nothing is cut further."""
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "prefix_separator_symbol": None,
        }

    def tokenize(self, message: Message, attribute: str) -> List[Token]:
        """The words of a message, each where it stands."""
        doc = english().make_doc(message.get(attribute).translate(APOSTROPHES))
        message.set(SPACY_DOCS[attribute], doc)
        return [Token(token.text, token.idx) for token in doc if not token.is_space]
