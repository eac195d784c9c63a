"""A public app whose pages are read; content needs no other process."""

from collections.abc import Iterator

import httpx
import pytest

from api.app import create_public_app
from tests.api.serving import make_settings, serve

PUBLIC_URL = "https://alongside.example.org"


@pytest.fixture(scope="package")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client that asks as a browser does."""
    settings = make_settings(tmp_path_factory.mktemp("reader"), public_url=PUBLIC_URL)
    headers = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    with (
        serve(create_public_app(settings)) as address,
        httpx.Client(base_url=address, headers=headers) as client,
    ):
        yield client
