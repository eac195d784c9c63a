"""Table: how often a topic was chosen among those offered, by week."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from api.kit.db import Base


class ChoiceCount(Base):
    """Ids and a number: no words, no conversation, and no day, from which somebody could be known.

    `answered` is the topic that was answered when the others were offered beside it, empty when none was.
    """

    __tablename__ = "choice_counts"

    week_on: Mapped[date] = mapped_column(sa.Date, primary_key=True)
    answered: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    offered_first: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    chosen: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    times: Mapped[int] = mapped_column(sa.Integer)
