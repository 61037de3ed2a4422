"""Statements as they are listed, and linked entities in numbers; triggers mark what is to be listed anew."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_DOCUMENT = "INSERT INTO stale_documents VALUES ({document}, {copied}) ON CONFLICT (document) DO UPDATE SET copied = stale_documents.copied OR excluded.copied"
_ENTITY = "INSERT INTO stale_entities VALUES ({side}.canonical) ON CONFLICT DO NOTHING"
_COPIES = "('copy_of', 'version_of', 'translation_of')"


def upgrade() -> None:
    """Make the tables and triggers; all that is there is to be listed."""
    _tables()
    op.execute("CREATE VIRTUAL TABLE statement_words USING fts5(words, tokenize='unicode61 remove_diacritics 2')")
    for change, side in (("INSERT", "NEW"), ("DELETE", "OLD")):
        name = change.lower()
        op.execute(
            f"CREATE TRIGGER statements_{name}_stale AFTER {change} ON statements BEGIN"
            f" {_DOCUMENT.format(document=f'{side}.document', copied='FALSE')}; END"
        )
        op.execute(
            f"CREATE TRIGGER judged_{name}_stale AFTER {change} ON judged BEGIN"
            f" {_DOCUMENT.format(document=f'{side}.document', copied=f'{side}.kind = {chr(39)}part{chr(39)}')}; END"
        )
        op.execute(
            f"CREATE TRIGGER links_{name}_stale AFTER {change} ON links WHEN {side}.kind IN {_COPIES} BEGIN"
            f" {_DOCUMENT.format(document=f'{side}.a_document', copied='TRUE')};"
            f" {_DOCUMENT.format(document=f'{side}.b_document', copied='TRUE')}; END"
        )
        op.execute(f"CREATE TRIGGER entities_{name}_stale AFTER {change} ON entities BEGIN {_ENTITY.format(side=side)}; END")
    op.execute(
        "CREATE TRIGGER entities_update_stale AFTER UPDATE OF canonical ON entities BEGIN"
        f" {_ENTITY.format(side='OLD')}; {_ENTITY.format(side='NEW')}; END"
    )
    op.execute("INSERT INTO stale_documents SELECT DISTINCT document, 0 FROM statements")
    op.execute("INSERT INTO stale_entities SELECT DISTINCT canonical FROM entities")


def _tables() -> None:
    op.create_table(
        "listed",
        sa.Column("number", sa.Integer(), nullable=False, comment="of the statement: its bit in the bitmaps"),
        sa.Column("document", sa.Integer(), nullable=False, comment="number of the document it stands in"),
        sa.Column("position", sa.Integer(), nullable=False, comment="its place in the reading"),
        sa.Column("day", sa.Text(), nullable=False, comment="first day of the saying, else of publication; ~ where undated"),
        sa.Column("held", sa.LargeBinary(), nullable=False, comment="numbers of its values: 4 bytes each, little end first"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_listed")),
        sa.UniqueConstraint("document", "position", name=op.f("uq_listed_document_position")),
        comment="statements in the order in which they are listed, derived",
    )
    op.create_index(op.f("ix_listed_day_document_position"), "listed", ["day", "document", "position"], unique=False)
    op.create_table(
        "listed_values",
        sa.Column("number", sa.Integer(), nullable=False, comment="for joining"),
        sa.Column("facet", sa.Text(), nullable=False, comment="speaker, outlet, event, manner ..."),
        sa.Column("value", sa.Text(), nullable=False, comment="what is sought: an id, a name, a month"),
        sa.Column("label", sa.Text(), nullable=False, comment="what is shown for it"),
        sa.Column("statements", sa.Integer(), nullable=False, comment="number of statements that bear it"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_listed_values")),
        sa.UniqueConstraint("facet", "value", name=op.f("uq_listed_values_facet_value")),
        comment="values that statements are sorted by, derived",
    )
    op.create_index(op.f("ix_listed_values_facet_statements"), "listed_values", ["facet", "statements"], unique=False)
    op.create_table(
        "listed_bits",
        sa.Column("value", sa.Integer(), autoincrement=False, nullable=False, comment="number of the value"),
        sa.Column("chunk", sa.Integer(), autoincrement=False, nullable=False, comment="for 65,536 statements: 0, 1, 2 ..."),
        sa.Column("bits", sa.LargeBinary(), nullable=False, comment="a bit for each statement, 8,192 bytes, or these packed"),
        sa.PrimaryKeyConstraint("value", "chunk", name=op.f("pk_listed_bits")),
        comment="which statements bear a value, derived",
    )
    op.create_table(
        "listed_entities",
        sa.Column("canonical", sa.Text(), nullable=False, comment="id of the linked entity"),
        sa.Column("kind", sa.Text(), nullable=False, comment="person, organisation, place ..."),
        sa.Column("named", sa.Boolean(), nullable=False, comment="false for unnamed sources, writers and outlets"),
        sa.Column("name", sa.Text(), nullable=True, comment="the name that most documents use, null where it has none"),
        sa.Column("documents", sa.Integer(), nullable=False, comment="number of documents it occurs in"),
        sa.Column("said", sa.Integer(), nullable=False, comment="number of statements it makes"),
        sa.Column("about", sa.Integer(), nullable=False, comment="number of statements that tell of it"),
        sa.PrimaryKeyConstraint("canonical", name=op.f("pk_listed_entities")),
        comment="linked entities in numbers, derived",
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_listed_entities_said_about_name_canonical"),
        "listed_entities",
        ["said", "about", "name", "canonical"],
        unique=False,
    )
    op.create_table(
        "stale_documents",
        sa.Column("document", sa.Integer(), autoincrement=False, nullable=False, comment="number of the document"),
        sa.Column("copied", sa.Boolean(), nullable=False, comment="what it repeats, or what repeats it, may be another"),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_stale_documents")),
        comment="documents whose statements are to be listed anew; filled by triggers",
    )
    op.create_table(
        "stale_entities",
        sa.Column("canonical", sa.Text(), nullable=False, comment="id of a linked entity"),
        sa.PrimaryKeyConstraint("canonical", name=op.f("pk_stale_entities")),
        comment="linked entities that are to be counted anew; filled by triggers",
        sqlite_with_rowid=False,
    )
