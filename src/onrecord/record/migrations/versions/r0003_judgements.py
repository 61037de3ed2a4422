"""Judgements: what people decided or added, and where it was found."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and the triggers that keep the log of judgements append-only."""
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer(), nullable=False, comment="in order of entry; they hold in order of time"),
        sa.Column("id", sa.Text(), nullable=False, comment="hash of everything else: the same in every record"),
        sa.Column("at", sa.Text(), nullable=False, comment="when, UTC, with microseconds"),
        sa.Column("who", sa.Text(), nullable=False, comment="by whom"),
        sa.Column("why", sa.Text(), nullable=False, comment="the reason"),
        sa.Column("action", sa.Text(), nullable=False, comment="same, reject, set, note, undo ..."),
        sa.Column(
            "targets",
            sa.JSON(none_as_null=True),
            nullable=False,
            comment="what is judged: documents, places, words, what tells things of one place apart",
        ),
        sa.Column(
            "settings",
            sa.JSON(none_as_null=True),
            nullable=False,
            comment="what is set: fields with their words or things",
        ),
        sa.Column("undoes", sa.Text(), nullable=True, comment="id of the judgement that is taken back"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_judgements")),
        sa.UniqueConstraint("id", name=op.f("uq_judgements_id")),
        comment="what people decided or added; triggers refuse changes",
    )
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER judgements_no_{change.lower()} BEFORE {change} ON judgements"
            " BEGIN SELECT RAISE(ABORT, 'judgements are only ever added to'); END"
        )
    op.create_table(
        "judgement_documents",
        sa.Column("judgement", sa.Integer(), nullable=False, comment="which judgement"),
        sa.Column(
            "document", sa.Text(), nullable=False, comment="id of a document that it is on, whether or not it is held"
        ),
        sa.ForeignKeyConstraint(["judgement"], ["judgements.number"], name=op.f("fk_judgement_documents_judgement")),
        sa.PrimaryKeyConstraint("judgement", "document", name=op.f("pk_judgement_documents")),
        comment="which documents are judged",
    )
    op.create_index(op.f("ix_judgement_documents_document"), "judgement_documents", ["document"], unique=False)
    op.create_table(
        "judged_documents",
        sa.Column("document", sa.Integer(), nullable=False, comment="which document"),
        sa.Column(
            "machine",
            sa.LargeBinary(),
            nullable=True,
            comment="the reading as the machine made it, null where nobody changed it",
        ),
        sa.Column(
            "given",
            sa.JSON(none_as_null=True),
            nullable=False,
            comment="fields of the document that people said: name, value, by whom",
        ),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.number"], name=op.f("fk_judged_documents_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_judged_documents")),
        comment="documents on which judgements are in force, derived except for the machine's reading",
    )
    op.create_table(
        "judged",
        sa.Column("document", sa.Integer(), nullable=False, comment="found where"),
        sa.Column("judgement", sa.Integer(), nullable=False, comment="a judgement in force"),
        sa.Column("target", sa.Integer(), autoincrement=False, nullable=False, comment="0, 1 ... of what is judged"),
        sa.Column("kind", sa.Text(), nullable=False, comment="document, statement, event ..."),
        sa.Column(
            "local", sa.Text(), nullable=False, comment="id within the reading, empty for a document and for words"
        ),
        sa.Column("item", sa.Text(), nullable=False, comment="id that it has in the record as the machine read it, empty for mere words"),
        sa.Column("held", sa.Boolean(), nullable=False, comment="false where it was rejected, or is not found"),
        sa.Column("lost", sa.Text(), nullable=True, comment="why it is not found, null where it is"),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.number"], name=op.f("fk_judged_document"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["judgement"], ["judgements.number"], name=op.f("fk_judged_judgement")),
        sa.PrimaryKeyConstraint("document", "judgement", "target", name=op.f("pk_judged")),
        comment="where judgements in force find what they are on, derived",
    )
    op.create_index(op.f("ix_judged_item"), "judged", ["item"], unique=False)
