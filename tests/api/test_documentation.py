"""`/openapi.json`, `/docs`, and the headers that every public answer carries."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator

pytestmark = pytest.mark.service

ROUTES = {
    ("post", "/api/conversations"),
    ("post", "/api/conversations/{conversation_id}/messages"),
    ("delete", "/api/conversations/{conversation_id}"),
    ("get", "/api/topics"),
    ("get", "/api/topics/{topic_id}"),
    ("get", "/api/stages"),
    ("get", "/api/stages/{stage_id}"),
    ("get", "/api/glossary"),
    ("get", "/api/services"),
    ("get", "/api/services/{service_id}"),
    ("get", "/api/taxonomies"),
    ("get", "/api/taxonomy_terms"),
    ("get", "/health/live"),
    ("get", "/health/ready"),
}


def find_references(node: Any) -> Iterator[str]:
    """Every `$ref`, however deep."""
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from find_references(each)


def test_schema_is_openapi_whose_references_lead_somewhere(http: httpx.Client) -> None:
    schema = http.get("/openapi.json").json()

    assert schema["openapi"].startswith("3.1")
    assert {"title", "version"} <= set(schema["info"])
    schemas = schema["components"]["schemas"]
    references = set(find_references(schema))
    assert len(references) > 5
    assert references <= {f"#/components/schemas/{name}" for name in schemas}
    for each in schemas.values():
        Draft202012Validator.check_schema(each)
    operations = [operation for methods in schema["paths"].values() for operation in methods.values()]
    assert all(operation["responses"] for operation in operations)
    assert len({operation["operationId"] for operation in operations}) == len(operations)


def test_schema_lists_every_route_of_the_contract(http: httpx.Client) -> None:
    schema = http.get("/openapi.json").json()

    listed = {(method, path) for path, methods in schema["paths"].items() for method in methods}
    assert listed == ROUTES


def test_schema_asks_for_the_token_where_one_is_needed(http: httpx.Client) -> None:
    paths = http.get("/openapi.json").json()["paths"]

    guarded = {
        (method, path)
        for path, methods in paths.items()
        for method, operation in methods.items()
        if operation.get("security")
    }

    assert guarded == {
        ("post", "/api/conversations/{conversation_id}/messages"),
        ("delete", "/api/conversations/{conversation_id}"),
    }


def test_docs_load_only_our_own_assets_and_run_no_inline_script(http: httpx.Client) -> None:
    page = BeautifulSoup(http.get("/docs").text, "html.parser")

    loaded = [
        str(tag.get("src") or tag.get("href")) for tag in page.find_all(["script", "link", "img", "iframe"])
    ]
    assert len(loaded) >= 3
    assert all(address.startswith("/assets/") for address in loaded)
    assert [http.get(address).status_code for address in loaded] == [200] * len(loaded)
    assert not [tag for tag in page.find_all(["script", "style"]) if tag.string]
    assert not page.find_all(style=True)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("GET", "/docs"),
        ("GET", "/openapi.json"),
        ("POST", "/api/conversations"),
        ("DELETE", "/api/conversations/x"),
        ("PUT", "/api/conversations"),
        ("GET", "/api/topics"),
        ("GET", "/api/topics/no-such-topic"),
        ("GET", "/health/live"),
        ("GET", "/no-such-page"),
        ("GET", "/exit"),
    ],
)  # fmt: skip
def test_every_answer_carries_the_security_headers_and_is_not_stored(
    http: httpx.Client, method: str, path: str
) -> None:
    answer = http.request(method, path, json={"channel": "web"} if method == "POST" else None)

    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "server" not in answer.headers


def test_assets_carry_the_security_headers_too(http: httpx.Client) -> None:
    answer = http.get("/assets/alongside.css")

    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-cache"
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/assets/../settings.py", "/assets/%2e%2e/%2e%2e/settings.py", "/assets/"])
def test_only_assets_can_be_read_from_the_assets(http: httpx.Client, path: str) -> None:
    assert http.get(path).status_code == 404
