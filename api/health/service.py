"""Asks every part that an answer needs."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass

import httpx
import sqlalchemy as sa

from api.conversations.client import RasaClient
from api.kit.db import Database
from api.kit.security import shared_secret_header
from api.migrations.current import newest_revision

TIMEOUT_SECONDS = 2.0


async def in_time(check: Awaitable[bool]) -> bool:
    """The check's answer; one that takes too long is a no."""
    try:
        return await asyncio.wait_for(check, TIMEOUT_SECONDS)
    except TimeoutError:
        return False


@dataclass(frozen=True)
class Health:
    """What an answer needs: the database, its newest migration, Rasa with a model, the action server."""

    database: Database
    rasa: RasaClient
    actions_url: str
    shared_secret: str

    async def find_missing(self) -> list[str]:
        """The names of the parts that do not answer; empty when the service is ready."""
        checks = {
            "database": self._has_database(),
            "migrations": self._has_newest_migration(),
            "rasa": self.rasa.has_model(),
            "actions": self._has_actions(),
        }
        results = await asyncio.gather(*(in_time(check) for check in checks.values()))
        return [name for name, is_there in zip(checks, results, strict=True) if not is_there]

    async def _find(self, query: str) -> object:
        """The one value the query gives; None when the database or the table is not there."""
        try:
            async with self.database.engine.connect() as connection:
                return (await connection.execute(sa.text(query))).scalar_one_or_none()
        except sa.exc.SQLAlchemyError:
            return None

    async def _has_database(self) -> bool:
        return await self._find("SELECT 1") == 1

    async def _has_newest_migration(self) -> bool:
        return await self._find("SELECT version_num FROM alembic_version") == newest_revision()

    async def _has_actions(self) -> bool:
        headers = shared_secret_header(self.shared_secret)
        try:
            async with httpx.AsyncClient(timeout=TIMEOUT_SECONDS, headers=headers) as http:
                answer = await http.get(f"{self.actions_url}/health")
        except httpx.HTTPError:
            return False
        return answer.is_success
