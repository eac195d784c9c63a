"""Turns `rules.yml` into spaCy token patterns, and finds them in a message."""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import spacy
from pydantic import BaseModel, ConfigDict, Field
from spacy.matcher import Matcher
from spacy.tokens import Doc

from api.content.files import read_file
from api.content.vocabulary import SafetyTopic

RULES = Path(__file__).parent / "rules.yml"
APOSTROPHES = re.compile(r"['\u2018\u2019`]")
WORD = re.compile(r"[^\W_]+")


class Rule(BaseModel):
    """One rule; `rules.yml` explains the keys."""

    model_config = ConfigDict(extra="forbid")

    safety: SafetyTopic
    name: str
    steps: list[str]
    unless: list[str] = []
    says: list[str] = Field(min_length=1)
    never: list[str] = Field(alias="not", min_length=1)


class RulesFile(BaseModel):
    """`rules.yml`"""

    model_config = ConfigDict(extra="forbid")

    rules: list[Rule]


def words_of(text: str) -> list[str]:
    """The words, in small letters, without apostrophes: "He's" is `hes`."""
    return WORD.findall(APOSTROPHES.sub("", text).lower())


def step_patterns(step: str) -> list[list[dict[str, Any]]]:
    """The token patterns that a step stands for: one for all its single words, one for each phrase."""
    phrases = step.removesuffix(" ?").split("|")
    single = [phrase for phrase in phrases if " " not in phrase]
    patterns: list[list[dict[str, Any]]] = [[{"LOWER": {"IN": single}}]] if single else []
    patterns += [[{"LOWER": word} for word in phrase.split()] for phrase in phrases if " " in phrase]
    return [*patterns, []] if step.endswith(" ?") else patterns


def rule_patterns(steps: Sequence[str]) -> Iterator[list[dict[str, Any]]]:
    """Every token pattern that a rule stands for."""
    for combination in product(*(step_patterns(step) for step in steps)):
        yield [token for tokens in combination for token in tokens]


class DangerRules:
    """Compiled rules; one instance serves every message."""

    def __init__(self, path: Path = RULES) -> None:
        self.rules = read_file(path, RulesFile).rules
        self._vocabulary = spacy.blank("en").vocab
        self._matcher = Matcher(self._vocabulary)
        self._by_key: dict[str, Rule] = {}
        for number, rule in enumerate(self.rules):
            key = str(number)
            self._by_key[key] = rule
            self._matcher.add(key, list(rule_patterns(rule.steps)))

    def recognise(self, text: str) -> SafetyTopic | None:
        """The danger that the words tell of, the most urgent first (the order of the rules), or None."""
        words = words_of(text)
        if not words:
            return None
        doc = Doc(self._vocabulary, words=words)
        found = {self._vocabulary.strings[match[0]] for match in self._matcher(doc)}
        for key, rule in self._by_key.items():
            if key in found and not set(rule.unless) & set(words):
                return rule.safety
        return None
