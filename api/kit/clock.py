"""The present instant, so that rules take `now` as an argument and tests choose it."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """Now, aware, in UTC."""
    return datetime.now(UTC)
