"""Asks the Rasa server what to say, and tells it to forget."""

import asyncio
from typing import Any

import httpx
import structlog
from pydantic import TypeAdapter, ValidationError

from api.conversations.schemas import Decision
from api.kit.security import shared_secret_header

log = structlog.get_logger(__name__)
decisions = TypeAdapter(list[Decision])


class RasaUnavailable(Exception):
    """Rasa gave no answer in time, or one that makes no sense; the reason holds no words of the person."""


class RasaClient:
    """One conversation server; `timeout_seconds` bounds a whole turn."""

    def __init__(self, url: str, secret: str, timeout_seconds: float) -> None:
        self._timeout_seconds = timeout_seconds
        self._http = httpx.AsyncClient(
            base_url=f"{url}/webhooks/alongside",
            headers=shared_secret_header(secret),
            timeout=timeout_seconds,
        )

    async def close(self) -> None:
        """Give back the connections."""
        await self._http.aclose()

    async def _call(self, method: str, path: str, **options: Any) -> httpx.Response:
        try:
            # httpx bounds each read alone; an answer that comes in drops would take for ever.
            async with asyncio.timeout(self._timeout_seconds):
                answer = await self._http.request(method, path, **options)
            answer.raise_for_status()
        except (httpx.HTTPError, TimeoutError) as error:
            raise RasaUnavailable(type(error).__name__) from error
        return answer

    async def take_turn(self, sender: str, message: str, channel: str) -> list[Decision]:
        """What the dialogue decided on, in order; never empty. Raises `RasaUnavailable`."""
        body = {"sender": sender, "message": message, "input_channel": channel}
        answer = await self._call("POST", "/turns", json=body)
        try:
            decided = decisions.validate_python(
                [message["custom"] for message in answer.json() if "custom" in message]
            )
        except (ValidationError, ValueError, TypeError) as error:
            raise RasaUnavailable("answer not understood") from error
        if not decided:
            # Rasa answers with nothing when the action server cannot be reached.
            raise RasaUnavailable("empty answer")
        return decided

    async def forget(self, sender: str) -> None:
        """Erase what Rasa keeps of the conversation. Raises `RasaUnavailable`."""
        await self._call("DELETE", f"/conversations/{sender}")

    async def has_model(self) -> bool:
        """Whether Rasa answers and has a model loaded."""
        try:
            await self._call("GET", "/")
        except RasaUnavailable:
            return False
        return True
