"""Fixtures for the directory: as the files have it, and served."""

from collections.abc import Iterator

import httpx
import pytest

from api.app import create_public_app
from api.content.files import read_file
from api.content.glossary import Glossary
from api.content.library import FOLDER
from api.content.schemas import FactsFile, GlossaryFile
from api.directory.loader import Directory, load_directory
from tests.api.serving import make_settings, serve


@pytest.fixture(scope="session")
def directory() -> Directory:
    """The repository's directory."""
    return load_directory(read_file(FOLDER / "facts.yml", FactsFile).facts)


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    """The words that are explained."""
    return Glossary(read_file(FOLDER / "glossary.yml", GlossaryFile).terms)


@pytest.fixture(scope="package")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a public app; the directory needs no other process."""
    app = create_public_app(make_settings(tmp_path_factory.mktemp("reader")))
    with serve(app) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client
