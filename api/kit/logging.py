"""Log lines: a fixed phrase with ids and counts, as JSON. Never words, names or numbers of people."""

import logging
import sys

import structlog


def configure_logging(level: str) -> None:
    """Send structlog and the standard library's loggers to standard error in one form."""
    logging.basicConfig(level=level, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
    # httpx writes the address of every call; at DEBUG, the database's drivers write what was said.
    for talkative in ("httpx", "httpcore", "aiosqlite", "sqlalchemy", "psycopg"):
        logging.getLogger(talkative).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
