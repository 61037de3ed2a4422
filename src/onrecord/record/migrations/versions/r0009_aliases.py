"""Other names that users give."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of aliases."""
    op.create_table(
        "aliases",
        sa.Column("number", sa.Integer(), nullable=False, comment="the latest of a key holds"),
        sa.Column("key", sa.Text(), nullable=False, comment="kind, and key of the first name"),
        sa.Column("names", sa.JSON(none_as_null=True), nullable=False, comment="names of one, the first one it goes by"),
        sa.Column("kind", sa.Text(), nullable=False, comment="person, organisation or place"),
        sa.Column("note", sa.Text(), nullable=False, comment="anything else"),
        sa.Column("by", sa.Text(), nullable=False, comment="who says so"),
        sa.Column("date", sa.Text(), nullable=False, comment="as of when, ISO 8601"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_aliases")),
        comment="names that people gave as those of one; only ever added to",
    )
    op.create_index(op.f("ix_aliases_key"), "aliases", ["key"], unique=False)
