"""How errors are told: a problem document to a program, a page to a browser."""

from collections.abc import Awaitable, Callable

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException

from api.kit.errors import (
    ServiceError,
    answer_http_exception,
    answer_malformed_request,
    answer_service_error,
    problem,
)
from api.kit.http import HEADERS, RequestTooLarge

ERROR_PAGES = {403: "from-elsewhere", 404: "not-found", 413: "too-large"}

ErrorAnswer = Callable[[Request, Exception], Awaitable[Response]]

log = structlog.get_logger(__name__)


def as_page(request: Request, told: JSONResponse) -> Response:
    """The same as words for a person, when a browser asks; a program keeps the problem document."""
    is_browser = "text/html" in request.headers.get("accept", "")
    if not is_browser or not hasattr(request.app.state, "templates"):
        return told
    name = ERROR_PAGES.get(told.status_code, "went-wrong" if told.status_code >= 500 else "refused")
    page: HTMLResponse = request.app.state.templates.TemplateResponse(
        request, f"errors/{name}.html", status_code=told.status_code
    )
    about_the_document = ("content-length", "content-type")
    page.headers.update({key: told.headers[key] for key in told.headers if key not in about_the_document})
    return page


def for_readers(tell: Callable[[Request, Exception], Awaitable[JSONResponse]]) -> ErrorAnswer:
    """Tell an error as a problem document, and as a page to a browser."""

    async def answer(request: Request, error: Exception) -> Response:
        return as_page(request, await tell(request, error))

    return answer


async def answer_refusal(request: Request, error: Exception) -> JSONResponse:
    """Tell the framework's refusals. It calls all trouble with a body a 400; our limit on its size is 413."""
    if isinstance(error.__cause__, RequestTooLarge):
        return problem(413, "request-too-large", "A request may have at most 64 KiB.")
    return await answer_http_exception(request, error)


async def answer_bug(request: Request, error: Exception) -> JSONResponse:
    """Log that something broke, and say so. Made outside `SecurityHeaders`, the answer brings its own."""
    log.error("unexpected_error", error=type(error).__name__, route=request.scope.get("path"))
    words = "Something went wrong here. Please try again."
    return problem(500, "unexpected-error", words, headers=HEADERS)


def add_error_answers(app: FastAPI) -> None:
    """Every error is a problem document, and a page to a browser."""
    app.add_exception_handler(ServiceError, for_readers(answer_service_error))
    app.add_exception_handler(RequestValidationError, for_readers(answer_malformed_request))
    app.add_exception_handler(HTTPException, for_readers(answer_refusal))
    app.add_exception_handler(Exception, for_readers(answer_bug))
