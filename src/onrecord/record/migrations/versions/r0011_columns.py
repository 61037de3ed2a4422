"""What is listed, in columns too; who takes part in events, and cases in numbers."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; all that is there is to be listed."""
    op.create_table(
        "listed_columns",
        sa.Column("facet", sa.Text(), nullable=False, comment="of those that have many values"),
        sa.Column("chunk", sa.Integer(), autoincrement=False, nullable=False, comment="for 65,536 statements: 0, 1, 2 ..."),
        sa.Column("held", sa.LargeBinary(), nullable=False, comment="numbers of values, 4 bytes each, then of statements, 2 each"),
        sa.PrimaryKeyConstraint("facet", "chunk", name=op.f("pk_listed_columns")),
        comment="which values statements bear, by facet, derived",
    )
    op.create_table(
        "listed_parts",
        sa.Column("document", sa.Integer(), autoincrement=False, nullable=False, comment="number of the document"),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False, comment="place of the event in the reading"),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False, comment="place among the roles of the event"),
        sa.Column("event", sa.Text(), nullable=False, comment="the event, by its id within the reading"),
        sa.Column("type", sa.Text(), nullable=False, comment="type of the event"),
        sa.Column("entity", sa.Text(), nullable=False, comment="who takes part, by the id within the reading, empty for words alone"),
        sa.Column("words", sa.Text(), nullable=False, comment="words for somebody who is no entity"),
        sa.Column("told", sa.Text(), nullable=False, comment="role and place of the words: alike where it is one report"),
        sa.Column("denied", sa.Boolean(), nullable=False, comment="whoever reports it denies it"),
        sa.PrimaryKeyConstraint("document", "position", "place", name=op.f("pk_listed_parts")),
        comment="who takes part in events, derived",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_listed_parts_document_entity"), "listed_parts", ["document", "entity"], unique=False)
    op.create_table(
        "listed_cases",
        sa.Column("type", sa.Text(), nullable=False, comment="type of the events, empty for any"),
        sa.Column("entity", sa.Text(), nullable=False, comment="id of the linked entity, empty for somebody described"),
        sa.Column("document", sa.Integer(), autoincrement=False, nullable=False, comment="number of its document, 0 for an entity"),
        sa.Column("words", sa.Text(), nullable=False, comment="words that describe somebody, empty for an entity"),
        sa.Column("rank", sa.Integer(), nullable=False, comment="least first: the named ones, of most documents, of most reports"),
        sa.Column("named", sa.Boolean(), nullable=False, comment="false for somebody described"),
        sa.Column("name", sa.Text(), nullable=False, comment="how the case is called"),
        sa.Column("documents", sa.Integer(), nullable=False, comment="number of documents that report something"),
        sa.Column("reports", sa.Integer(), nullable=False, comment="number of reports"),
        sa.Column("denied", sa.Integer(), nullable=False, comment="number of those that deny it"),
        sa.Column("first", sa.Text(), nullable=False, comment="JSON: the first reports, each document, event and role"),
        sa.PrimaryKeyConstraint("type", "entity", "document", "words", name=op.f("pk_listed_cases")),
        comment="to whom something is reported to have happened, in numbers, derived",
        sqlite_with_rowid=False,
    )
    for column in ("entity", "document"):
        op.create_index(op.f(f"ix_listed_cases_{column}"), "listed_cases", [column], unique=False)
    op.create_index(
        op.f("ix_listed_cases_type_rank_name_entity_document_words"),
        "listed_cases",
        ["type", "rank", "name", "entity", "document", "words"],
        unique=False,
    )
    for table in ("listed", "listed_values", "listed_bits", "statement_words"):
        op.execute(f"DELETE FROM {table}")
    op.execute("INSERT INTO stale_documents SELECT document, FALSE FROM readings WHERE true ON CONFLICT DO NOTHING")
    op.execute("INSERT INTO stale_entities SELECT DISTINCT canonical FROM entities WHERE true ON CONFLICT DO NOTHING")
