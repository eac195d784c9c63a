"""What a message names: stage, circumstance, crime, relationship, borough, dates and numbers."""

from pathlib import Path
from typing import Any

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components.english_tokenizer import EnglishTokenizer
from bot.components.entities import Entities

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def entities(tmp_path_factory: pytest.TempPathFactory) -> Entities:
    """Trained on the repository's words, written to storage, and read back as a server does."""
    importer = TrainingDataImporter.load_from_dict(
        training_data_paths=[
            str(path)
            for path in (ROOT / "data/nlu").glob("*.yml")
            if path.stem.endswith(("-cues", "references"))
        ]
    )
    storage = LocalModelStorage.create(Path(tmp_path_factory.mktemp("model")))
    trained = Entities.create({}, storage, Resource("entities"), None)
    resource = trained.train(importer.get_nlu_data())
    return Entities.load({}, storage, resource, None)


def find(entities: Entities, text: str) -> list[dict[str, Any]]:
    """The entities of a message."""
    tokenizer = EnglishTokenizer.create(EnglishTokenizer.get_default_config(), None, None, None)
    [message] = entities.process(tokenizer.process([Message({TEXT: text})]))
    return message.get(ENTITIES, [])


def values(entities: Entities, text: str, kind: str) -> list[str]:
    """The values of one kind in a message."""
    return [found["value"] for found in find(entities, text) if found["entity"] == kind]


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
def test_last_cue_in_a_message_tells_the_stage(entities: Entities, text: str, stage: str | None) -> None:
    assert values(entities, text, "stage") == ([] if stage is None else [stage])


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
def test_cue_tells_who_is_asking(entities: Entities, text: str, circumstance: str | None) -> None:
    assert values(entities, text, "circumstance") == ([] if circumstance is None else [circumstance])


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("i got mugged in Peckham", "crime", ["robbery"]),
        ("i got mugged in Peckham", "borough", ["southwark"]),
        ("they broke into my house", "crime", ["burglary"]),
        ("my mum got scammed", "crime", ["fraud"]),
        ("My Mum got scammed", "relationship", ["parent"]),
        ("my client and my client's sister", "relationship", ["client"]),
        ("moved from brixton to walthamstow", "borough", ["lambeth", "waltham-forest"]),
        ("the dog keeps barking", "borough", []),
        ("i took a bow", "borough", []),
        ("i was robbed of sleep", "relationship", []),
    ],
)
def test_crime_relationship_and_borough_are_named(
    entities: Entities, text: str, kind: str, expected: list[str]
) -> None:
    assert list(dict.fromkeys(values(entities, text, kind))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("court is on 3rd of March 2026", ["3rd of march 2026"]),
        ("it was 12/04/25 at night", ["12/04/25"]),
        ("reported it two weeks ago", ["two weeks ago"]),
        ("nothing since last tuesday", ["last tuesday"]),
        ("in may they said", ["in may"]),
        ("i may go, the sun is out", []),
        ("4 of us", []),
    ],
)
def test_dates_are_found_and_other_words_are_not(entities: Entities, text: str, expected: list[str]) -> None:
    assert values(entities, text, "date") == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ring me on 07700 900123 after 6", "07700 900123"),
        ("its +44 20 7946 0018", "+44 20 7946 0018"),
        ("call (020) 7946 0018 pls", "(020) 7946 0018"),
    ],
)
def test_uk_phone_number_is_found_where_it_stands(entities: Entities, text: str, number: str) -> None:
    [found] = [each for each in find(entities, text) if each["entity"] == "phone_number"]

    assert text[found["start"] : found["end"]] == number


@pytest.mark.parametrize("text", ["i am 27", "call 999", "flat 12, 3 of them", "6 months 14 days"])
def test_other_numbers_are_no_phone_numbers(entities: Entities, text: str) -> None:
    assert values(entities, text, "phone_number") == []


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("my crime number is 6512345/25", "6512345/25"),
        ("ref BCA-10622-25-0101-IR from the website", "BCA-10622-25-0101-IR"),
        ("urn 01mp1234525", "01mp1234525"),
        ("case T20257123 at Snaresbrook", "T20257123"),
        ("CAD 4321/12MAR25", "CAD 4321/12MAR25"),
        ("cica x/25/123456", "x/25/123456"),
    ],
)
def test_case_reference_is_found_and_is_neither_a_date_nor_a_phone_number(
    entities: Entities, text: str, reference: str
) -> None:
    [found] = find_numbers(entities, text)

    assert found["entity"] == "case_reference"
    assert text[found["start"] : found["end"]] == reference


def find_numbers(entities: Entities, text: str) -> list[dict[str, Any]]:
    """What is a number in a message."""
    kinds = ("case_reference", "phone_number", "date")
    return [found for found in find(entities, text) if found["entity"] in kinds]


@pytest.mark.parametrize("text", ["ring 07700 900123", "its 6512345/25"])
def test_value_of_a_number_tells_no_digit(entities: Entities, text: str) -> None:
    [found] = find_numbers(entities, text)

    assert found["value"] == "given"


def test_a_message_can_tell_several_things(entities: Entities) -> None:
    found = find(entities, "i was under 18, my mum reported it in Hackney and its going to court")

    assert {"stage", "circumstance", "relationship", "borough"} <= {each["entity"] for each in found}


def test_cue_is_marked_where_it_stands(entities: Entities) -> None:
    text = "he is on bail now"

    [found] = find(entities, text)

    assert text[found["start"] : found["end"]] == "on bail"
