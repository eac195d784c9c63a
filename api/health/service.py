"""Asks every part that an answer needs."""

import asyncio
from dataclasses import dataclass

import httpx
import sqlalchemy as sa

from api.conversations.client import RasaClient
from api.kit.db import Database
from api.kit.security import shared_secret_header
from api.migrations.current import newest_revision

TIMEOUT_SECONDS = 2.0


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
            "database": self._has_migrated_database(),
            "rasa": self.rasa.has_model(),
            "actions": self._has_actions(),
        }
        results = await asyncio.gather(*checks.values())
        return [name for name, is_there in zip(checks, results, strict=True) if not is_there]

    async def _has_migrated_database(self) -> bool:
        query = sa.text("SELECT version_num FROM alembic_version")
        try:
            async with self.database.engine.connect() as connection:
                revision = (await connection.execute(query)).scalar_one_or_none()
        except sa.exc.SQLAlchemyError:
            return False
        return revision == newest_revision()

    async def _has_actions(self) -> bool:
        headers = shared_secret_header(self.shared_secret)
        try:
            async with httpx.AsyncClient(timeout=TIMEOUT_SECONDS, headers=headers) as http:
                answer = await http.get(f"{self.actions_url}/health")
        except httpx.HTTPError:
            return False
        return answer.is_success
