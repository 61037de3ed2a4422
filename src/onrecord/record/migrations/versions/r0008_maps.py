"""The way back from a text to its original."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of maps; those of documents that are held are made when the record is rebuilt."""
    op.create_table(
        "maps",
        sa.Column("document", sa.Integer(), nullable=False, comment="of which text"),
        sa.Column(
            "blocks",
            sa.LargeBinary(),
            nullable=False,
            comment="gap, length and path of each block in order, zlib of JSON",
        ),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.number"], name=op.f("fk_maps_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_maps")),
        comment="where the blocks of a text stand in its original",
    )
