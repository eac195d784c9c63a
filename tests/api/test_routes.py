"""Who may call what: every route of both apps is guarded, or on a written list of those that are open."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from api.app import create_internal_app, create_public_app
from tests.api.conftest import Serve
from tests.api.serving import SECRET, make_settings, serve

# The page's own forms are open too: what they reach is what the browser's cookie opens.
OPEN = {
    ("GET", "/"),
    ("GET", "/send"),
    ("POST", "/send"),
    ("POST", "/conversation"),
    ("GET", "/delete"),
    ("POST", "/delete"),
    ("GET", "/exit"),
    ("POST", "/api/conversations"),
    ("GET", "/api/topics"),
    ("GET", "/api/topics/{topic_id}"),
    ("GET", "/api/stages"),
    ("GET", "/api/stages/{stage_id}"),
    ("GET", "/api/glossary"),
    ("GET", "/api/services"),
    ("GET", "/api/services/{service_id}"),
    ("GET", "/api/taxonomies"),
    ("GET", "/api/taxonomy_terms"),
    ("GET", "/topics"),
    ("GET", "/topics/{topic_id}"),
    ("GET", "/stages"),
    ("GET", "/stages/{stage_id}"),
    ("GET", "/services"),
    ("GET", "/services/{service_id}"),
    ("GET", "/glossary"),
    ("GET", "/card"),
    ("GET", "/health/live"),
    ("GET", "/health/ready"),
    ("GET", "/docs"),
    ("GET", "/openapi.json"),
    ("MOUNT", "/assets"),
}


def list_routes(app: FastAPI) -> Iterator[tuple[str, str]]:
    """Every method and path that an app answers."""
    for route in iter_route_contexts(app.routes):
        for method in getattr(route, "methods", None) or {"MOUNT"}:
            if method != "HEAD":
                yield method, str(route.path)


def call(http: httpx.Client, method: str, path: str, headers: dict[str, str] | None = None) -> int:
    """The status of a call to a route, any values in its path."""
    filled = path.replace("{", "").replace("}", "")
    return http.request(method, filled, headers=headers, json={"text": "hello"}).status_code


def test_every_public_route_wants_a_token_or_is_on_the_list_of_open_ones(
    serve_public: Serve, tmp_path: Path
) -> None:
    routes = set(list_routes(create_public_app(make_settings(tmp_path))))
    http = serve_public()

    unguarded = {
        (method, path)
        for method, path in routes - OPEN
        if call(http, method, path) != 401
        or call(http, method, path, {"Authorization": "Bearer wrong"}) != 401
    }

    assert unguarded == set()
    assert routes >= OPEN, "the list names a route that is gone"
    assert len(routes - OPEN) >= 2


@pytest.mark.parametrize(
    "authorization",
    [
        None,
        "Secret key=wrong",
        SECRET,
        f"Bearer {SECRET}",
        "Secret key=",
        f"Secret key={SECRET}x",
        "Secret key=\u00e9",
    ],
    ids=["none", "wrong", "without its scheme", "other scheme", "empty", "one character more", "not ASCII"],
)
def test_every_internal_route_refuses_a_call_without_the_secret(
    tmp_path: Path, authorization: str | None
) -> None:
    app = create_internal_app(make_settings(tmp_path))
    routes = list(list_routes(app))
    assert len(routes) >= 2
    headers = {} if authorization is None else {b"Authorization": authorization.encode("latin-1")}

    with serve(app) as address, httpx.Client(base_url=address) as http:
        answers = {
            (method, path): http.request(method, path.replace("{stage_id}", "any"), headers=headers)
            for method, path in routes
        }

    assert {route: answer.status_code for route, answer in answers.items()} == dict.fromkeys(answers, 401)
    assert all(answer.headers["content-type"] == "application/problem+json" for answer in answers.values())
    assert all("topics" not in answer.text for answer in answers.values())


def test_internal_app_shows_no_documentation(tmp_path: Path) -> None:
    with serve(create_internal_app(make_settings(tmp_path))) as address:
        answers = [httpx.get(f"{address}{path}") for path in ("/docs", "/redoc", "/openapi.json")]

    assert [answer.status_code for answer in answers] == [404] * 3


@pytest.mark.parametrize(
    ("stage", "included"),
    [
        ("any", "support-services"),
        ("charge-and-bail", "bail-conditions"),
        ("after-trial", "unduly-lenient-sentence"),
    ],
    ids=["every stage", "charge and bail", "after the trial"],
)
def test_internal_route_lists_the_topics_of_a_stage(tmp_path: Path, stage: str, included: str) -> None:
    headers = {"Authorization": f"Secret key={SECRET}"}
    with serve(create_internal_app(make_settings(tmp_path))) as address:
        unknown = httpx.get(f"{address}/internal/stages/no-such-stage/topics", headers=headers)
        known = httpx.get(f"{address}/internal/stages/{stage}/topics", headers=headers)

    assert unknown.status_code == 404
    assert known.status_code == 200
    assert included in known.json()["topics"]


def test_public_app_has_no_internal_route(serve_public: Serve) -> None:
    answer = serve_public().get(
        "/internal/stages/any/topics", headers={"Authorization": f"Secret key={SECRET}"}
    )

    assert answer.status_code == 404
