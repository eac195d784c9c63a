"""Errors as a person sees them, where no script catches them: a page in plain words, never JSON."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from bs4 import BeautifulSoup

from tests.running_service import wait_until

AS_A_BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
FROM_ELSEWHERE = {"Sec-Fetch-Site": "cross-site"}
WORDS = "he broke my arm in march"
TOO_LARGE = {"text": "a" * 70_000}


@pytest.fixture
def site(serve_page: Callable[..., str]) -> str:
    """The page's address."""
    return serve_page()


@pytest.fixture
def broken_site(site: str, tmp_path: Path) -> str:
    """The address of a page whose database can keep no message."""
    with closing(sqlite3.connect(tmp_path / "alongside.sqlite")) as database:
        database.execute("DROP TABLE turns")
    return site


def expect_error_page(answer: httpx.Response, status: int, heading: str) -> None:
    """A page that says what happened, what to do next, and 999; kept by nobody."""
    assert answer.status_code == status
    assert answer.headers["Content-Type"].startswith("text/html")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    page = BeautifulSoup(answer.text, "html.parser")
    assert [found.text for found in page.select("h1")] == [heading]
    assert page.select_one("main a[href='/']")
    assert page.select_one("main a[href='tel:999']")
    assert page.select_one("header a[href='/exit']")


@pytest.mark.parametrize(
    ("method", "path", "options", "status", "heading"),
    [
        ("POST", "/send", {"headers": FROM_ELSEWHERE}, 403, "We did not take that message"),
        ("GET", "/nowhere", {}, 404, "We cannot find that page"),
        ("PUT", "/send", {}, 405, "We could not do that"),
        ("POST", "/send", {"data": TOO_LARGE}, 413, "Your message is too long"),
        ("POST", "/send", {"files": {"text": b"a file"}}, 422, "We could not do that"),
    ],
    ids=["sent from elsewhere", "no such page", "no such method", "too large", "malformed"],
)
def test_browser_gets_a_refusal_as_a_page(
    site: str, method: str, path: str, options: dict[str, Any], status: int, heading: str
) -> None:
    headers = {**AS_A_BROWSER, **options.get("headers", {})}

    answer = httpx.request(method, site + path, **{**options, "headers": headers})

    expect_error_page(answer, status, heading)


def test_program_gets_a_refusal_as_a_problem_document(site: str) -> None:
    answer = httpx.post(f"{site}/send", data=TOO_LARGE)

    assert answer.status_code == 413
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "request-too-large"


def test_browser_gets_our_own_fault_as_a_page(broken_site: str) -> None:
    answer = httpx.post(f"{broken_site}/send", data={"text": WORDS}, headers=AS_A_BROWSER)

    expect_error_page(answer, 500, "Something went wrong here")


def test_program_gets_our_own_fault_as_a_problem_document(broken_site: str) -> None:
    answer = httpx.post(f"{broken_site}/send", data={"text": WORDS})

    assert answer.status_code == 500
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.json()["code"] == "unexpected-error"


def test_log_of_our_own_fault_holds_no_words(broken_site: str, caplog: pytest.LogCaptureFixture) -> None:
    httpx.post(f"{broken_site}/send", data={"text": WORDS}, headers=AS_A_BROWSER)

    wait_until(lambda: "no such table" in caplog.text, "the fault to be logged")
    assert WORDS not in caplog.text
