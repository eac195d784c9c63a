"""Count which topics are chosen when several are offered."""

import sqlalchemy as sa
from alembic import op

revision = "0002_choice_counts"
down_revision = "0001_conversations"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "choice_counts",
        sa.Column("week_on", sa.Date(), nullable=False),
        sa.Column("answered", sa.String(64), nullable=False),
        sa.Column("offered_first", sa.String(64), nullable=False),
        sa.Column("chosen", sa.String(64), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("week_on", "answered", "offered_first", "chosen", name="pk_choice_counts"),
    )


def downgrade() -> None:
    """Remove the table and its counts."""
    op.drop_table("choice_counts")
