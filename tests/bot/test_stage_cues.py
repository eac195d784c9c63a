"""Words that tell where a case is."""

from pathlib import Path

import pytest
from rasa.engine.storage.resource import Resource
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components.stage_cues import StageCues

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def cues() -> StageCues:
    importer = TrainingDataImporter.load_from_dict(
        training_data_paths=[str(ROOT / "data" / "nlu" / "stage-cues.yml")]
    )
    return StageCues(None, Resource("cues"), importer.get_nlu_data().entity_synonyms)


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
def test_last_cue_in_a_message_tells_the_stage(cues: StageCues, text: str, stage: str | None) -> None:
    [message] = cues.process([Message({TEXT: text})])

    found = [entity["value"] for entity in message.get(ENTITIES, [])]
    assert found == ([] if stage is None else [stage])


def test_cue_is_marked_where_it_stands(cues: StageCues) -> None:
    text = "he is on bail now"

    [message] = cues.process([Message({TEXT: text})])

    [entity] = message.get(ENTITIES)
    assert text[entity["start"] : entity["end"]] == "on bail"
