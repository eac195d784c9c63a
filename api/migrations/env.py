"""Runs the migrations against the database that `api.migrations.current` names."""

from alembic import context
from sqlalchemy import create_engine

from api.choices import models as choice_models
from api.conversations import models as conversation_models
from api.kit.db import Base, make_folder_of, prepare_sqlite, with_driver

# Importing a module of tables is what tells Base of them.
TABLES = (choice_models, conversation_models)


def run() -> None:
    """Apply the migrations in one transaction each."""
    url = with_driver(context.config.attributes["database_url"], is_async=False)
    make_folder_of(url)
    engine = create_engine(url)
    if url.get_backend_name() == "sqlite":
        prepare_sqlite(engine)
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
            compare_type=True,
        )
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


run()
