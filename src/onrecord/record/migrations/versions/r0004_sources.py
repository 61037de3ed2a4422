"""The source register."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of the source register."""
    op.create_table(
        "source_register",
        sa.Column("number", sa.Integer(), nullable=False, comment="the latest of a name holds"),
        sa.Column("key", sa.Text(), nullable=False, comment="key of the name"),
        sa.Column("name", sa.Text(), nullable=False, comment="what the outlet or organisation is called"),
        sa.Column("aliases", sa.JSON(none_as_null=True), nullable=False, comment="other names of it"),
        sa.Column("domains", sa.JSON(none_as_null=True), nullable=False, comment="hosts of its pages, without www."),
        sa.Column("owner", sa.Text(), nullable=False, comment="to whom it belongs, empty where not known"),
        sa.Column("affiliation", sa.Text(), nullable=False, comment="with whom it stands, empty where not known"),
        sa.Column("described", sa.Text(), nullable=False, comment="how it describes itself, empty where not known"),
        sa.Column("note", sa.Text(), nullable=False, comment="anything else"),
        sa.Column("by", sa.Text(), nullable=False, comment="who says so"),
        sa.Column("date", sa.Text(), nullable=False, comment="as of when, ISO 8601"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_source_register")),
        comment="what people know of outlets and organisations; only ever added to",
    )
    op.create_index(op.f("ix_source_register_key"), "source_register", ["key"], unique=False)
