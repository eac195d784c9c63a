"""Asks `api/` over its internal routes; the only module here that opens a connection."""

from typing import Any

import httpx

from actions.settings import ActionSettings

TIMEOUT_SECONDS = 3.0


async def _call(method: str, path: str, **options: Any) -> Any:
    settings = ActionSettings()
    headers = {"Authorization": settings.authorization}
    async with httpx.AsyncClient(
        base_url=settings.api_internal_url, headers=headers, timeout=TIMEOUT_SECONDS
    ) as http:
        answer = await http.request(method, f"/internal/{path}", **options)
        answer.raise_for_status()
        return answer.json()


async def list_stage_topics(stage: str) -> list[str]:
    """The ids of the topics that apply at `stage` (`any`: at every stage), most useful first.

    Raises `httpx.HTTPError` when `api/` does not answer.
    """
    answer = await _call("GET", f"stages/{stage}/topics")
    return [str(topic) for topic in answer["topics"]]


async def find_following_stage(stage: str) -> str | None:
    """The stage that a case reaches after this one; None after the last. Raises `httpx.HTTPError`."""
    following = (await _call("GET", f"stages/{stage}/topics"))["following"]
    return None if following is None else str(following)


async def find_term(words: str) -> dict[str, str | None] | None:
    """The first term of the glossary in the words, and the topic that says more of it: `term`, `topic`.

    None when the words hold no term. Raises `httpx.HTTPError`.
    """
    found: dict[str, str | None] | None = await _call("POST", "terms", json={"words": words})
    return found
