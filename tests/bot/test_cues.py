"""Words that tell where a case is, and who is asking."""

from pathlib import Path

import pytest
from rasa.engine.storage.resource import Resource
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components.cues import Cues

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def cues() -> Cues:
    importer = TrainingDataImporter.load_from_dict(
        training_data_paths=[
            str(ROOT / "data" / "nlu" / name) for name in ("stage-cues.yml", "circumstance-cues.yml")
        ]
    )
    return Cues(None, Resource("cues"), importer.get_nlu_data().entity_synonyms)


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("hello", None),
        ("I was bailing out the boat", None),
        ("hes On Bail", "charge-and-bail"),
        ("they're still looking into it, so they say", "investigation"),
        ("he was charged in May and now its going to trial", "before-trial"),
        ("it was going to court and he got sentenced", "after-trial"),
        ("i'm not sure", "not-sure"),
    ],
)
def test_last_cue_in_a_message_tells_the_stage(cues: Cues, text: str, stage: str | None) -> None:
    [message] = cues.process([Message({TEXT: text})])

    found = [entity["value"] for entity in message.get(ENTITIES, []) if entity["entity"] == "stage"]
    assert found == ([] if stage is None else [stage])


@pytest.mark.parametrize(
    ("text", "circumstance"),
    [
        ("nobody died", None),
        ("i was under 18", "under-18"),
        ("I\u2019m 15", "under-18"),
        ("my son was killed", "bereaved"),
        ("it was domestic abuse", "enhanced-rights"),
    ],
)
def test_cue_tells_who_is_asking(cues: Cues, text: str, circumstance: str | None) -> None:
    [message] = cues.process([Message({TEXT: text})])

    found = [entity["value"] for entity in message.get(ENTITIES, []) if entity["entity"] == "circumstance"]
    assert found == ([] if circumstance is None else [circumstance])


def test_a_message_can_tell_both(cues: Cues) -> None:
    [message] = cues.process([Message({TEXT: "i was under 18 and its going to court"})])

    assert {entity["entity"] for entity in message.get(ENTITIES)} == {"stage", "circumstance"}


def test_cue_is_marked_where_it_stands(cues: Cues) -> None:
    text = "he is on bail now"

    [message] = cues.process([Message({TEXT: text})])

    [entity] = message.get(ENTITIES)
    assert text[entity["start"] : entity["end"]] == "on bail"
