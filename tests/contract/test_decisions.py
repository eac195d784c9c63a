"""`decisions.json` is a schema that can tell right from wrong."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.contract.files import read_decisions

VALIDATOR = Draft202012Validator(read_decisions())


def test_file_is_a_schema() -> None:
    Draft202012Validator.check_schema(read_decisions())


@pytest.mark.parametrize(
    "decision",
    [
        {},
        {"say": "sing"},
        {"say": "topic"},
        {"say": "topic", "topic": None},
        {"say": "topic", "topic": "complaints", "part": "chorus"},
        {"say": "topic", "topic": "complaints", "text": "words of its own"},
        {"say": "small-talk", "kind": "joke"},
        {"say": "stage", "topics": []},
        {"say": "stage", "stage": "at-trial", "step": "later", "topics": []},
        {"say": "topic", "topic": "complaints", "circumstance": "rich"},
        {"say": "topic", "topic": "complaints", "resume": {"stage": "at-trial"}},
        {"say": "choices", "topics": "complaints"},
    ],
    ids=[
        "nothing", "unknown", "no topic", "null topic", "unknown part", "words", "unknown kind", "no stage",
        "unknown step", "unknown circumstance", "half a place", "topics in words",
    ],
)  # fmt: skip
def test_wrong_decision_does_not_fit(decision: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(decision)


@pytest.mark.parametrize(
    "decision",
    [
        {"say": "topic", "topic": "complaints"},
        {"say": "topic", "topic": "complaints", "part": "if_not"},
        {"say": "topic", "topic": "complaints", "part": None},
        {"say": "small-talk", "kind": "thanks"},
        {"say": "ask-stage"},
        {"say": "stage", "stage": "at-trial", "topics": ["court-safety"]},
        {"say": "stage", "stage": None, "topics": []},
        {"say": "choices", "topics": ["complaints", "court-dates"]},
        {"say": "stage", "stage": "at-trial", "step": "next", "circumstance": "bereaved", "topics": []},
        {"say": "topic", "topic": "complaints", "resume": {"stage": "at-trial", "step": "next"}},
        {"say": "term", "term": None, "topic": None},
        {"say": "ask-topic"},
        {"say": "ask-circumstance"},
        {"say": "circumstance"},
        {"say": "not-understood"},
    ],
    ids=lambda decision: str(decision["say"]),
)
def test_right_decision_fits(decision: dict[str, Any]) -> None:
    VALIDATOR.validate(decision)
