"""Follow-up: how each occurrence of an assignment stands day by day, how far that is computed, and mail that went out.

A version is never edited once it is out; what changes comes as the next one.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def upgrade() -> None:
    """Make the tables; none of them holds anything that the events do not say, but the outbox."""
    op.create_table(
        "spans",
        *_text("issuer", "assignment", "occurrence", "start_day", "end_day", "opens", "state", "kind", "printed"),
        sa.Column("due", sa.Text),
        sa.Column("first_due", sa.Text),
        sa.Column("late_from", sa.Text),
        *_text("waits_for"),
        sa.Column("extended", sa.Boolean, nullable=False),
        sa.Column("done_on", sa.Text),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("issuer", "assignment", "occurrence", "start_day"),
    )
    op.create_index("spans_late", "spans", ["issuer", "state", "late_from"])
    op.create_table(
        "follow_progress",
        *_text("issuer", "value"),
        sa.PrimaryKeyConstraint("issuer"),
    )
    op.create_table(
        "outbox",
        *_text("issuer", "message", "receiver", "subject", "digest", "state", "at", "who", "why"),
        sa.PrimaryKeyConstraint("issuer", "message"),
    )
