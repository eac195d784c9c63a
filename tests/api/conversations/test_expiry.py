"""A conversation past its time is closed at once, and erased soon."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from api.content.library import Library
from api.conversations.client import RasaClient
from api.conversations.schemas import MessageRequest, StartedConversation
from api.conversations.service import ConversationService, TokenWrong
from api.kit.clock import utc_now
from api.kit.db import Database
from api.safety.recognise import DangerRules
from tests.api.conftest import Serve
from tests.api.serving import NOBODY, SECRET, stand_in
from tests.running_service import start_talk

pytestmark = pytest.mark.anyio

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
KEPT = timedelta(minutes=30)
A_MOMENT = timedelta(seconds=1)
# The rules answer it, so no Rasa is needed.
DANGER = MessageRequest(text="hes outside my house now")


@pytest.fixture
def conversations(database: Database, library: Library) -> ConversationService:
    """The service over each kind of database."""
    return ConversationService(
        database=database,
        rasa=RasaClient(NOBODY, SECRET, 1),
        library=library,
        danger=DangerRules(),
        secret_key=SECRET,
        kept=KEPT,
        time_limit_seconds=1,
    )


async def count(conversations: ConversationService, table: str) -> int:
    async with conversations.database.unit_of_work() as session:
        return int((await session.execute(sa.text(f"SELECT count(*) FROM {table}"))).scalar_one())


async def start(conversations: ConversationService, *, now: datetime = NOW) -> StartedConversation:
    return await conversations.start("web", now=now)


@pytest.mark.parametrize("after", [KEPT, KEPT + timedelta(days=1)], ids=["at its end", "a day later"])
async def test_token_of_an_expired_conversation_is_refused(
    conversations: ConversationService, after: timedelta
) -> None:
    started = await start(conversations)

    with pytest.raises(TokenWrong):
        await conversations.get(started.id, started.token, now=NOW + after)


async def test_token_is_good_until_the_conversation_expires(conversations: ConversationService) -> None:
    started = await start(conversations)

    found = await conversations.get(started.id, started.token, now=NOW + KEPT - A_MOMENT)

    assert started.expires_at == NOW + KEPT
    assert found.id == started.id


async def test_turn_keeps_the_conversation_for_longer(conversations: ConversationService) -> None:
    began = utc_now() - timedelta(minutes=20)
    started = await start(conversations, now=began)
    conversation = await conversations.get(started.id, started.token, now=utc_now())

    await conversations.take_turn(conversation, DANGER, key=None, now=utc_now())

    later = began + KEPT + timedelta(minutes=10)
    assert (await conversations.get(started.id, started.token, now=later)).id == started.id


async def test_purge_erases_only_what_has_expired_and_its_turns(conversations: ConversationService) -> None:
    now = utc_now()
    old = await start(conversations, now=now)
    conversation = await conversations.get(old.id, old.token, now=now)
    await conversations.take_turn(conversation, DANGER, key=None, now=now)
    young = await start(conversations, now=now + timedelta(hours=1))
    assert await count(conversations, "turns") == 1

    erased = await conversations.purge_expired(now=now + KEPT + timedelta(minutes=15))

    assert erased == 1
    assert await count(conversations, "conversations") == 1
    assert await count(conversations, "turns") == 0
    assert (await conversations.get(young.id, young.token, now=now)).id == young.id


async def test_purge_tells_rasa_to_forget_what_has_expired_and_nothing_else(
    conversations: ConversationService,
) -> None:
    with stand_in(lambda method, path, said: (204, b"")) as rasa:
        asking = replace(conversations, rasa=RasaClient(rasa.address, SECRET, 5))
        await start(asking)
        await start(asking, now=NOW + KEPT)

        await asking.purge_expired(now=NOW + KEPT + A_MOMENT)

        assert [method for method, _, _ in rasa.calls] == ["DELETE"]


async def test_purge_of_nothing_erases_nothing(conversations: ConversationService) -> None:
    started = await start(conversations)

    erased = await conversations.purge_expired(now=started.expires_at - A_MOMENT)

    assert erased == 0
    assert await count(conversations, "conversations") == 1


async def test_token_is_kept_nowhere(conversations: ConversationService) -> None:
    started = await start(conversations)

    async with conversations.database.unit_of_work() as session:
        [row] = (await session.execute(sa.text("SELECT * FROM conversations"))).all()

    assert started.id in row
    assert started.token not in str(row)


def test_expired_token_gets_401_over_http(serve_public: Serve, database_url: str) -> None:
    talk = start_talk(serve_public(database_url=database_url))
    assert talk.say("hes outside my house now").status_code == 200
    engine = sa.create_engine(database_url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        expire = sa.text("UPDATE conversations SET expires_at = :at")
        connection.execute(expire, {"at": (utc_now() - A_MOMENT).isoformat(sep=" ")})
    engine.dispose()

    answers = [
        talk.say("hello"),
        talk.http.delete(f"/api/conversations/{talk.id}", headers={"Authorization": f"Bearer {talk.token}"}),
    ]

    assert [answer.status_code for answer in answers] == [401, 401]
