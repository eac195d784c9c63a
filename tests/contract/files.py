"""Reads the files that both sides of a boundary keep to; imports none of the packages."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).parent.parent.parent


def read_yaml(path: str) -> Any:
    """A YAML file of the repository."""
    return YAML(typ="safe").load((ROOT / path).read_text(encoding="utf-8"))


def read_decisions() -> dict[str, Any]:
    """The schema of what actions decide."""
    schema = json.loads((ROOT / "tests/contract/decisions.json").read_text(encoding="utf-8"))
    assert isinstance(schema, dict)
    return schema


def intent_of(topic_id: str) -> str:
    """The intent that a topic id stands for."""
    return f"ask_{topic_id.replace('-', '_')}"


def list_topics() -> list[str]:
    """The topic ids of the catalogue."""
    return [topic["id"] for topic in read_yaml("api/content/topics.yml")["topics"]]


def list_examples(kind: str) -> Iterator[tuple[str, list[str]]]:
    """Every `intent` or `synonym` of `data/nlu/`, with its examples."""
    for path in sorted((ROOT / "data/nlu").glob("*.yml")):
        for entry in read_yaml(str(path.relative_to(ROOT)))["nlu"]:
            if kind in entry:
                lines = entry["examples"].splitlines()
                yield entry[kind], [line.removeprefix("- ").strip() for line in lines if line.strip()]


def list_steps() -> Iterator[tuple[str, list[str], list[str]]]:
    """Every rule: its title, the intents it takes, the actions it runs."""
    for path in sorted((ROOT / "data/rules").glob("*.yml")):
        for rule in read_yaml(str(path.relative_to(ROOT)))["rules"]:
            flat = [each for step in rule["steps"] for each in step.get("or", [step])]
            intents = [step["intent"] for step in flat if "intent" in step]
            yield rule["rule"], intents, [step["action"] for step in flat if "action" in step]
