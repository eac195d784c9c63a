"""Where the migrations are, which is the newest, and how to bring a database there."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

FOLDER = Path(__file__).parent


def migration_config(database_url: str) -> Config:
    """Alembic's configuration, without a file: there is nothing in it to set by hand."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("version_locations", str(FOLDER / "versions"))
    config.set_main_option("path_separator", "newline")
    config.attributes["database_url"] = database_url
    return config


@cache
def newest_revision() -> str | None:
    """The revision that this code expects."""
    return ScriptDirectory.from_config(migration_config("sqlite://")).get_current_head()


def migrate(database_url: str, revision: str = "head") -> None:
    """Bring the database up to `revision`."""
    command.upgrade(migration_config(database_url), revision)
