"""The two apps: the public one, and the internal one that only our own processes may ask."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from pathlib import Path

import structlog
from fastapi import Depends, FastAPI, Request
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from sqlalchemy.exc import SQLAlchemyError

from api.chat import routes as chat_routes
from api.chat.pages import make_templates
from api.content import internal as content_internal
from api.content import routes as content_routes
from api.content.dates import london_day
from api.content.library import Library
from api.content.lines import Lines
from api.content.loader import load_library
from api.conversations import routes as conversation_routes
from api.conversations.client import RasaClient
from api.conversations.limits import ConversationLimits
from api.conversations.service import ConversationService
from api.directory import pages as directory_pages
from api.directory import routes as directory_routes
from api.directory.loader import load_directory
from api.error_pages import add_error_answers
from api.health import routes as health_routes
from api.health.service import Health
from api.kit.clock import utc_now
from api.kit.db import Database
from api.kit.http import RequestSizeLimit, SecurityHeaders
from api.kit.rate_limits import RateLimits
from api.kit.security import require_shared_secret
from api.pages import routes as pages_routes
from api.safety.recognise import DangerRules
from api.settings import Settings

ASSETS = Path(__file__).parent / "assets" / "dist"
PURGE_EVERY_SECONDS = 60

log = structlog.get_logger(__name__)


def load_today(settings: Settings) -> Library:
    """The content. Raises `ContentWrong` when the files are."""
    return load_library(today=london_day(utc_now()), area=settings.area)


def make_service(
    settings: Settings, library: Library, database: Database, rasa: RasaClient
) -> ConversationService:
    """The conversation service as the settings want it."""
    return ConversationService(
        database=database,
        rasa=rasa,
        library=library,
        danger=DangerRules(),
        secret_key=settings.secret_key,
        kept=timedelta(minutes=settings.conversation_kept_minutes),
        time_limit_seconds=settings.rasa_timeout_seconds,
    )


def make_limits(settings: Settings, lines: Lines) -> ConversationLimits:
    """The limits as the settings want them."""
    return ConversationLimits(
        limits=RateLimits(settings.rate_limit_storage, is_on=settings.rate_limits == "on"),
        words=lines.too_many_messages.web,
        messages=settings.messages_per_minute,
        messages_per_address=settings.messages_per_minute_per_address,
        conversations_per_address=settings.conversations_per_minute_per_address,
    )


async def purge_from_time_to_time(service: ConversationService) -> None:
    """Erase expired conversations once a minute, for as long as the process lives."""
    while True:
        try:
            erased = await service.purge_expired(now=utc_now())
            if erased:
                log.info("expired_conversations_erased", count=erased)
        except SQLAlchemyError as error:
            log.error("purge_failed", error=type(error).__name__)
        await asyncio.sleep(PURGE_EVERY_SECONDS)


def make_lifespan(
    service: ConversationService, database: Database, rasa: RasaClient
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """Purge while the app runs; give everything back when it stops."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        purging = asyncio.create_task(purge_from_time_to_time(service))
        yield
        purging.cancel()
        await rasa.close()
        await database.close()

    return lifespan


def create_public_app(settings: Settings) -> FastAPI:
    """Everything that faces outside. Raises `ContentWrong` when the content files are."""
    library = load_today(settings)
    database = Database(settings.database_url)
    rasa = RasaClient(settings.rasa_url, settings.shared_secret, settings.rasa_timeout_seconds)
    service = make_service(settings, library, database, rasa)
    app = FastAPI(
        title="Alongside",
        summary="What victims of crime are entitled to, stage by stage",
        version="0.1.0",
        docs_url=None,
        redoc_url=None,
        lifespan=make_lifespan(service, database, rasa),
    )
    app.state.settings = settings
    app.state.library = library
    app.state.directory = load_directory(library.facts)
    app.state.conversations = service
    app.state.conversation_limits = make_limits(settings, service.content.lines)
    app.state.health = Health(database, rasa, settings.actions_url, settings.shared_secret)
    app.state.templates = make_templates()
    for routes in (chat_routes, pages_routes, conversation_routes, content_routes, health_routes):
        app.include_router(routes.router)
    for routes in (directory_routes, directory_pages):
        app.include_router(routes.router)
    app.mount("/assets", StaticFiles(directory=ASSETS), name="assets")

    @app.get("/docs", include_in_schema=False)
    async def show_docs(request: Request) -> HTMLResponse:
        """The API's documentation, from our own assets: nothing is fetched from elsewhere."""
        page: HTMLResponse = app.state.templates.TemplateResponse(request, "docs.html")
        return page

    add_error_answers(app)
    app.add_middleware(RequestSizeLimit)
    app.add_middleware(SecurityHeaders, assets="/assets/")
    return app


def create_internal_app(settings: Settings) -> FastAPI:
    """What only the action server asks. Every route wants the shared secret."""

    async def require_secret(request: Request) -> None:
        require_shared_secret(request.headers.get("Authorization"), settings.shared_secret)

    app = FastAPI(
        title="Alongside, internal", docs_url=None, redoc_url=None, openapi_url=None,
        dependencies=[Depends(require_secret)],
    )  # fmt: skip
    app.state.library = load_today(settings)
    app.include_router(content_internal.router)

    @app.get("/health/live")
    async def is_live() -> dict[str, str]:
        """This process runs."""
        return {"status": "live"}

    add_error_answers(app)
    return app
