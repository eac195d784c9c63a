"""Loads the content at the start, and refuses what does not fit together."""

from datetime import date
from pathlib import Path

import structlog

from api.content.conditions import Area
from api.content.files import ContentWrong
from api.content.library import FOLDER, Library, read_library
from api.content.references import check_every_topic_is_answered, check_references

log = structlog.get_logger(__name__)


def load_library(folder: Path = FOLDER, *, today: date, area: Area = "london") -> Library:
    """Read and check everything. Raises `ContentWrong`; an overdue review is a warning in the log."""
    library, problems = read_library(folder, area=area)
    problems += (*check_references(library), *check_every_topic_is_answered(library))
    if problems:
        raise ContentWrong(problems)
    for answer in library.list_overdue(today):
        log.warning("answer_review_overdue", topic_id=answer.topic, due_on=str(answer.review_due_on))
    return library
