"""What the README says of settings, commands and content is so."""

import re

import pytest
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from actions.settings import ActionSettings
from api.content.dates import london_day
from api.content.library import FOLDER as CONTENT
from api.content.loader import load_library
from api.directory.loader import load_directory
from api.kit.clock import utc_now
from api.settings import EXAMPLE_SECRET, Settings
from tests.docker.dockerfiles import ROOT
from tests.docker.test_compose import rasa_settings

README = (ROOT / "README.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `([A-Z_]+)` \| (.+?) \|", README, re.MULTILINE))
FIELDS: dict[str, FieldInfo] = {**ActionSettings.model_fields, **Settings.model_fields}


def make_targets(text: str) -> set[str]:
    """What is named as `make ...` in code."""
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    return set(re.findall(r"\bmake ([a-z-]+)", "\n".join([*blocks, *re.findall(r"`([^`\n]+)`", text)])))


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_a_setting_is_listed_with_its_default(name: str) -> None:
    default = FIELDS[name].default

    has_none = default in (PydanticUndefined, EXAMPLE_SECRET)
    assert ROWS[name.upper()] == ("none" if has_none else f"`{default}`")


def test_nothing_is_listed_that_is_no_setting() -> None:
    # RASA_PORT is read by `make run` alone.
    known = {name.upper() for name in FIELDS} | rasa_settings() | {"RASA_PORT"}

    assert set(ROWS) == known


def test_the_commands_are_those_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert make_targets(README) == set(re.findall(r"^([a-z-]+):.*##", makefile, re.MULTILINE))


def test_the_numbers_of_the_content_are_those_that_there_are() -> None:
    library = load_library(today=london_day(utc_now()))

    directory = load_directory(library.facts)
    counts = (
        f"{len(library.topics)} topics, {len(library.terms)} terms, {len(library.facts)} facts, "
        f"{len(directory.services)} services"
    )
    assert counts in " ".join(README.split())


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\((?!https?:)([^)#]+)", README))))
def test_what_the_readme_links_to_is_there(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_folders_and_files_it_names_are_there() -> None:
    named = re.findall(r"`((?:api|actions|bot|data|docker|tests)/[a-z_./]*)`", README)

    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []
    assert (CONTENT / "answers").is_dir()
