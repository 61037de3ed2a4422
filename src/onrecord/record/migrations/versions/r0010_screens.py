"""Dates in order of time, linked events in numbers, what waits for a judgement; triggers mark what is stale."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_DOCUMENT = "INSERT INTO stale_documents VALUES ({side}.document, FALSE) ON CONFLICT (document) DO NOTHING"
_EVENT = "INSERT INTO stale_events VALUES ({side}.canonical) ON CONFLICT DO NOTHING"


def upgrade() -> None:
    """Make the tables and triggers; all that is there is to be listed."""
    _tables()
    for change, side in (("INSERT", "NEW"), ("DELETE", "OLD")):
        name = change.lower()
        op.execute(
            f"CREATE TRIGGER readings_{name}_stale AFTER {change} ON readings BEGIN {_DOCUMENT.format(side=side)}; END"
        )
        op.execute(f"CREATE TRIGGER events_{name}_stale AFTER {change} ON events BEGIN {_EVENT.format(side=side)}; END")
        for kind, table, stale in (
            ("same_entity", "entities", "stale_entities"),
            ("same_event", "events", "stale_events"),
        ):
            ends = " ".join(
                f"INSERT INTO {stale} SELECT canonical FROM {table} WHERE document = {side}.{end}_document"
                f" AND local = {side}.{end}_item ON CONFLICT DO NOTHING;"
                for end in ("a", "b")
            )
            op.execute(
                f"CREATE TRIGGER links_{name}_{stale} AFTER {change} ON links"
                f" WHEN {side}.kind = '{kind}' AND {side}.relation = 'possible' BEGIN {ends} END"
            )
    op.execute(
        "CREATE TRIGGER events_update_stale AFTER UPDATE OF canonical ON events BEGIN"
        f" {_EVENT.format(side='OLD')}; {_EVENT.format(side='NEW')}; END"
    )
    op.execute("INSERT INTO stale_documents SELECT document, FALSE FROM readings WHERE true ON CONFLICT DO NOTHING")
    op.execute("INSERT INTO stale_entities SELECT DISTINCT canonical FROM entities WHERE true ON CONFLICT DO NOTHING")
    op.execute("INSERT INTO stale_events SELECT DISTINCT canonical FROM events")


def _tables() -> None:
    op.execute("DELETE FROM listed_entities")
    op.add_column(
        "listed_entities",
        sa.Column("spellings", sa.Text(), nullable=False, server_default="[]", comment="JSON: most used ones first, at most 6"),
    )
    op.create_index(
        op.f("ix_listed_entities_named_said_about_name_canonical"),
        "listed_entities",
        ["named", "said", "about", "name", "canonical"],
        unique=False,
    )
    op.create_table(
        "listed_dates",
        sa.Column("first", sa.Text(), nullable=False, comment="first day, 0000-01-01 where open"),
        sa.Column("last", sa.Text(), nullable=False, comment="last day, 9999-12-31 where open"),
        sa.Column("lane", sa.Text(), nullable=False, comment="happened, said or published"),
        sa.Column("document", sa.Integer(), autoincrement=False, nullable=False, comment="number of the document"),
        sa.Column("local", sa.Text(), nullable=False, comment="the event or statement that is dated, empty for a publication"),
        sa.Column("edtf", sa.Text(), nullable=False, comment="the date"),
        sa.Column("statement", sa.Text(), nullable=False, comment="the statement that reports it, empty for a publication"),
        sa.PrimaryKeyConstraint("first", "last", "lane", "document", "local", "edtf", name=op.f("pk_listed_dates")),
        comment="what is dated, in order of time, derived",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_listed_dates_document"), "listed_dates", ["document"], unique=False)
    op.create_index("ix_listed_dates_long", "listed_dates", ["last"], unique=False, sqlite_where=sa.text("first <> last"))
    op.create_table(
        "listed_events",
        sa.Column("canonical", sa.Text(), nullable=False, comment="id of the linked event"),
        sa.Column("type", sa.Text(), nullable=False, comment="one of its types; empty for the event itself"),
        sa.Column("documents", sa.Integer(), nullable=False, comment="number of documents that report it"),
        sa.Column("events", sa.Integer(), nullable=False, comment="number of statements that report it"),
        sa.PrimaryKeyConstraint("canonical", "type", name=op.f("pk_listed_events")),
        comment="linked events in numbers, derived",
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_listed_events_type_documents_events_canonical"),
        "listed_events",
        ["type", "documents", "events", "canonical"],
        unique=False,
    )
    op.create_table(
        "listed_waiting",
        sa.Column("kind", sa.Text(), nullable=False, comment="statement in doubt, or the kind of link that is possible"),
        sa.Column("a", sa.Text(), nullable=False, comment="id of the statement, part, linked entity or linked event"),
        sa.Column("b", sa.Text(), nullable=False, comment="what it may be one with, empty for a statement"),
        sa.Column("weight", sa.Integer(), nullable=False, comment="statements and documents that a judgement would touch"),
        sa.Column("rank", sa.Float(), nullable=False, comment="score of the link; of a statement what it lacks to 1"),
        sa.Column("link", sa.Integer(), nullable=True, comment="number of the best link of both, null for a statement"),
        sa.Column("document", sa.Integer(), nullable=False, comment="number of the document of the one"),
        sa.Column("other", sa.Integer(), nullable=True, comment="number of the document of the other"),
        sa.PrimaryKeyConstraint("kind", "a", "b", name=op.f("pk_listed_waiting")),
        comment="what waits for a judgement, derived",
        sqlite_with_rowid=False,
    )
    for columns in (("kind", "b"), ("document",), ("other",), ("weight", "kind", "rank", "a", "b")):
        op.create_index(op.f(f"ix_listed_waiting_{'_'.join(columns)}"), "listed_waiting", list(columns), unique=False)
    op.create_table(
        "stale_events",
        sa.Column("canonical", sa.Text(), nullable=False, comment="id of a linked event"),
        sa.PrimaryKeyConstraint("canonical", name=op.f("pk_stale_events")),
        comment="linked events that are to be counted anew; filled by triggers",
        sqlite_with_rowid=False,
    )
