"""How the OpenAPI schema tells of errors: every one is a problem document (RFC 9457)."""

from http import HTTPStatus
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Problem(BaseModel):
    """What went wrong; some problems have members of their own beside these."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(description="always `about:blank`: `code` tells one problem from another")
    title: str = Field(description="the status in words")
    status: int
    code: str = Field(description="stable, for programs")
    detail: str = Field(description="what happened and what to do, for people")


def problem_responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route that may answer with these statuses."""
    schema = Problem.model_json_schema()
    return {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {"application/problem+json": {"schema": schema}},
        }
        for status in statuses
    }
