"""Expected trouble, and how it is told: RFC 9457 problem documents (`application/problem+json`)."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

PROBLEM_MEDIA_TYPE = "application/problem+json"


class ServiceError(Exception):
    """Trouble that we expect: a status, a stable code, and words for the person or the client's developer."""

    status_code = 400
    code = "bad-request"
    detail = "The request could not be carried out."

    def __init__(
        self,
        detail: str | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        extensions: Mapping[str, Any] | None = None,
    ) -> None:
        self.detail = detail or self.detail
        self.headers = dict(headers or {})
        self.extensions = dict(extensions or {})
        super().__init__(self.detail)


def problem(
    status: int,
    code: str,
    detail: str,
    *,
    headers: Mapping[str, str] | None = None,
    **extensions: object,
) -> JSONResponse:
    """A problem document: `type` is about:blank, so `title` is the status's own name; `code` is ours."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": code,
        "detail": detail,
        **extensions,
    }
    return JSONResponse(body, status_code=status, media_type=PROBLEM_MEDIA_TYPE, headers=dict(headers or {}))


async def answer_service_error(request: Request, error: Exception) -> JSONResponse:
    """Tell a `ServiceError`."""
    assert isinstance(error, ServiceError)
    return problem(error.status_code, error.code, error.detail, headers=error.headers, **error.extensions)


async def answer_malformed_request(request: Request, error: Exception) -> JSONResponse:
    """Say which field is wrong and how, without repeating what was sent: it may be a victim's words."""
    assert isinstance(error, RequestValidationError)
    errors = [
        {"where": ".".join(str(step) for step in found["loc"]), "what": found["msg"]}
        for found in error.errors()
    ]
    detail = "; ".join(f"{found['where']}: {found['what']}" for found in errors)
    return problem(422, "malformed-request", detail, errors=errors)


async def answer_http_exception(request: Request, error: Exception) -> JSONResponse:
    """Tell the framework's own refusals (no such route, wrong method) in the same form."""
    assert isinstance(error, HTTPException)
    code = HTTPStatus(error.status_code).phrase.lower().replace(" ", "-")
    return problem(error.status_code, code, str(error.detail), headers=error.headers)
