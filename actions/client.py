"""Asks `api/` over its internal routes; the only module here that opens a connection."""

import httpx

from actions.settings import ActionSettings

TIMEOUT_SECONDS = 3.0


async def list_stage_topics(stage: str) -> list[str]:
    """The ids of the topics that apply at `stage` (`any`: at every stage), most useful first.

    Raises `httpx.HTTPError` when `api/` does not answer.
    """
    settings = ActionSettings()
    headers = {"Authorization": settings.authorization}
    async with httpx.AsyncClient(
        base_url=settings.api_internal_url, headers=headers, timeout=TIMEOUT_SECONDS
    ) as http:
        answer = await http.get(f"/internal/stages/{stage}/topics")
        answer.raise_for_status()
        return [str(topic) for topic in answer.json()["topics"]]
