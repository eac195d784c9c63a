"""Migrations go up, fit the tables of the code, go down to nothing and up again, on both databases."""

import sqlalchemy as sa
from alembic import command

from api.kit.db import with_driver
from api.migrations.current import migrate, migration_config, newest_revision


def tables(url: str) -> set[str]:
    """The tables there are, and the revision they are at."""
    engine = sa.create_engine(with_driver(url, is_async=False))
    names = set(sa.inspect(engine).get_table_names())
    engine.dispose()
    return names - {"alembic_version"}


def revision(url: str) -> str | None:
    """Where the database says it is."""
    engine = sa.create_engine(with_driver(url, is_async=False))
    with engine.connect() as connection:
        found = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    engine.dispose()
    return found


def test_migrations_bring_a_new_database_to_the_newest_revision(database_url: str) -> None:
    assert tables(database_url) == set()

    migrate(database_url)

    assert tables(database_url) == {"choice_counts", "conversations", "turns"}
    assert revision(database_url) == newest_revision() is not None


def test_migrations_again_change_nothing(database_url: str) -> None:
    migrate(database_url)
    migrate(database_url)

    assert tables(database_url) == {"choice_counts", "conversations", "turns"}


def test_migrated_database_fits_the_tables_of_the_code(database_url: str) -> None:
    migrate(database_url)

    command.check(migration_config(database_url))


def test_migrations_go_down_to_nothing_and_up_again(database_url: str) -> None:
    migrate(database_url)

    command.downgrade(migration_config(database_url), "base")
    assert tables(database_url) == set()

    migrate(database_url)
    assert tables(database_url) == {"choice_counts", "conversations", "turns"}
    command.check(migration_config(database_url))
