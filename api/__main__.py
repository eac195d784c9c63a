"""The commands: `python -m api --help` lists them."""

import asyncio
from collections.abc import Callable, Sequence
from typing import TypeVar

import typer
import uvicorn
from fastapi import FastAPI

from api.app import create_internal_app, create_public_app, make_service
from api.choices import service as choices
from api.choices.models import ChoiceCount
from api.content.checks.report import check_content as report_on_content
from api.content.dates import london_day
from api.content.files import ContentWrong
from api.content.library import Library
from api.content.loader import load_library
from api.conversations.client import RasaClient
from api.directory.loader import load_directory
from api.directory.wording import find_wording_problems
from api.kit.clock import utc_now
from api.kit.db import Database
from api.kit.logging import configure_logging
from api.migrations.current import migrate as migrate_database
from api.settings import Settings, read_settings

commands = typer.Typer(
    help="Alongside's public service and its upkeep.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


Made = TypeVar("Made")


def checked(make: Callable[[], Made]) -> Made:
    """What `make` makes of the content; wrong content ends the command with one line for each thing wrong."""
    try:
        return make()
    except ContentWrong as error:
        raise SystemExit(f"The content files are wrong.\n{error}") from error


def read_content(settings: Settings) -> Library:
    """The content, or what is wrong with it."""
    return checked(lambda: load_library(today=london_day(utc_now()), area=settings.area))


def listen(app: FastAPI, settings: Settings, *, host: str, port: int) -> None:
    """Serve until told to stop. No access log: an address in it would say who came, and when."""
    uvicorn.run(
        app,
        host=host,
        port=port,
        access_log=False,
        log_config=None,
        proxy_headers=True,
        forwarded_allow_ips=settings.trusted_proxies,
        server_header=False,
        timeout_graceful_shutdown=2,
    )


@commands.command()
def serve() -> None:
    """Serve what faces outside: the page, the chat API, the content."""
    settings = read_settings()
    configure_logging(settings.log_level)
    app = checked(lambda: create_public_app(settings))
    listen(app, settings, host=settings.host, port=settings.port)


@commands.command()
def serve_internal() -> None:
    """Serve what the action server asks."""
    settings = read_settings()
    configure_logging(settings.log_level)
    app = checked(lambda: create_internal_app(settings))
    listen(
        app, settings,
        host=settings.internal_host, port=settings.internal_port,
    )  # fmt: skip


@commands.command()
def migrate(revision: str = "head") -> None:
    """Bring the database up to its newest migration."""
    migrate_database(read_settings().database_url, revision)


@commands.command()
def check_content() -> None:
    """Check every content file: what a start checks, and how the words read. Overdue reviews are listed."""
    report = checked(lambda: report_on_content(today=london_day(utc_now())))
    directory = checked(lambda: load_directory(report.library.facts))
    problems = [*report.problems, *find_wording_problems(report.library, directory)]
    for answer in report.overdue:
        typer.echo(f"Review overdue since {answer.review_due_on}: {answer.topic}")
    if problems:
        raise SystemExit("\n".join([*problems, f"{len(problems)} problems in the content."]))
    library = report.library
    typer.echo(
        f"{len(library.answers)} answers to {len(library.topics)} topics, {len(library.terms)} terms, "
        f"{len(library.facts)} facts, {len(directory.services)} services: no problem found. "
        f"{len(report.overdue)} reviews overdue."
    )


@commands.command()
def list_choices() -> None:
    """Tell how often each topic was chosen among those offered, by week: where understanding fails."""
    settings = read_settings()

    async def read() -> Sequence[ChoiceCount]:
        database = Database(settings.database_url)
        async with database.unit_of_work() as session:
            counts = await choices.list_counts(session)
        await database.close()
        return counts

    typer.echo("week\tanswered\toffered first\tchosen\ttimes")
    for count in asyncio.run(read()):
        answered = count.answered or "-"
        typer.echo(f"{count.week_on}\t{answered}\t{count.offered_first}\t{count.chosen}\t{count.times}")


@commands.command()
def purge_expired() -> None:
    """Erase conversations past their time (the service does so by itself once a minute)."""
    settings = read_settings()
    configure_logging(settings.log_level)

    async def purge() -> int:
        database = Database(settings.database_url)
        rasa = RasaClient(settings.rasa_url, settings.shared_secret, settings.rasa_timeout_seconds)
        erased = await make_service(settings, read_content(settings), database, rasa).purge_expired(
            now=utc_now()
        )
        await rasa.close()
        await database.close()
        return erased

    typer.echo(f"Erased: {asyncio.run(purge())}")


if __name__ == "__main__":
    commands()
