"""Slips; links between documents by number, with what they hang on; linked events."""

import hashlib
import sqlite3
from typing import cast

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of slips; keep links and events that are there. What is linked is linked anew at the next run."""
    raw = cast(sqlite3.Connection, op.get_bind().connection.dbapi_connection)
    raw.create_function("first_canonical", 1, _canonical, deterministic=True)
    _slips()
    _links()
    _events()
    op.add_column(
        "readings",
        sa.Column(
            "slips", sa.Integer(), nullable=True, comment="number of slips made of it, null where they have to be made; derived"
        ),
    )
    op.create_index(
        "ix_readings_unslipped", "readings", ["document"], unique=False, sqlite_where=sa.text("slips IS NULL")
    )
    op.drop_index("ix_entities_canonical", table_name="entities")
    op.create_index(op.f("ix_entities_canonical_id"), "entities", ["canonical", "id"], unique=False)
    op.execute("DELETE FROM settings WHERE name = 'links'")


def _canonical(member: str) -> str:
    return f"h{hashlib.sha256(member.encode()).hexdigest()[:16]}"


def _slips() -> None:
    op.create_table(
        "slips_waiting",
        sa.Column("number", sa.Integer(), nullable=False, comment="in order"),
        sa.Column("document", sa.Integer(), nullable=False, comment="of which document"),
        sa.Column("layer", sa.Text(), nullable=False, comment="entity, part or event: what is linked"),
        sa.Column("item", sa.Text(), nullable=False, comment="id of the item within the reading"),
        sa.Column("node", sa.Text(), nullable=False, comment="name of what it is linked by"),
        sa.Column(
            "keys", sa.LargeBinary(), nullable=False, comment="numbers it is found under: 8 bytes each, little end first"
        ),
        sa.Column("body", sa.Text(), nullable=False, comment="what linking needs of the item, as JSON of its layer"),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.number"], name=op.f("fk_slips_waiting_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_slips_waiting")),
        comment="what linking keeps of items that it has not looked at yet",
    )
    op.create_index(op.f("ix_slips_waiting_document"), "slips_waiting", ["document"], unique=False)
    op.create_index(op.f("ix_slips_waiting_layer_document"), "slips_waiting", ["layer", "document"], unique=False)
    op.create_table(
        "slip_nodes",
        sa.Column("number", sa.Integer(), nullable=False, comment="for joining"),
        sa.Column("layer", sa.Text(), nullable=False, comment="entity, part or event"),
        sa.Column("name", sa.Text(), nullable=False, comment="as in person ada moran"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_slip_nodes")),
        sa.UniqueConstraint("layer", "name", name=op.f("uq_slip_nodes_layer_name")),
        comment="what slips are linked by: those of one node as one",
    )
    op.create_table(
        "slips",
        sa.Column("number", sa.Integer(), nullable=False, comment="for joining"),
        sa.Column("document", sa.Integer(), nullable=False, comment="of which document"),
        sa.Column("node", sa.Integer(), nullable=False, comment="what it is linked by"),
        sa.Column(
            "rank",
            sa.Integer(),
            nullable=False,
            comment="first 15 digits of the document's id: slips are in that order",
        ),
        sa.Column("item", sa.Text(), nullable=False, comment="id of the item within the reading"),
        sa.Column(
            "gone", sa.Boolean(), nullable=False, comment="its reading is gone, and linking has not noticed yet"
        ),
        sa.Column(
            "keys", sa.LargeBinary(), nullable=False, comment="numbers it is found under: 8 bytes each, little end first"
        ),
        sa.Column("body", sa.Text(), nullable=False, comment="what linking needs of the item, as JSON of its layer"),
        sa.ForeignKeyConstraint(["document"], ["documents.number"], name=op.f("fk_slips_document")),
        sa.ForeignKeyConstraint(["node"], ["slip_nodes.number"], name=op.f("fk_slips_node")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_slips")),
        comment="what linking keeps of items, so that a document more need not be compared with the texts of all",
    )
    op.create_index(op.f("ix_slips_document"), "slips", ["document"], unique=False)
    op.create_index("ix_slips_gone", "slips", ["document"], unique=False, sqlite_where=sa.text("gone"))
    op.create_index(
        op.f("ix_slips_node_rank_document_item"), "slips", ["node", "rank", "document", "item"], unique=False
    )
    op.create_table(
        "slip_keys",
        sa.Column("layer", sa.Integer(), autoincrement=False, nullable=False, comment="0 entity, 1 part, 2 event"),
        sa.Column(
            "key", sa.Integer(), autoincrement=False, nullable=False, comment="a number under which slips meet"
        ),
        sa.Column("node", sa.Integer(), autoincrement=False, nullable=False, comment="node of the slip"),
        sa.Column("rank", sa.Integer(), autoincrement=False, nullable=False, comment="rank of the slip"),
        sa.Column("slip", sa.Integer(), autoincrement=False, nullable=False, comment="number of the slip"),
        sa.PrimaryKeyConstraint("layer", "key", "node", "rank", "slip", name=op.f("pk_slip_keys")),
        comment="where linking looks slips up",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "unsettled",
        sa.Column("kind", sa.Text(), nullable=False, comment="same_entity or same_event"),
        sa.Column("canonical", sa.Text(), nullable=False, comment="id of a linked entity or event"),
        sa.PrimaryKeyConstraint("kind", "canonical", name=op.f("pk_unsettled")),
        comment="what lost members since it was linked, and is formed anew at the next linking",
        sqlite_with_rowid=False,
    )


def _links() -> None:
    op.drop_index("ix_links_kind", table_name="links")
    op.rename_table("links", "links_before")
    op.create_table(
        "links",
        sa.Column("number", sa.Integer(), nullable=False, comment="in order"),
        sa.Column("kind", sa.Text(), nullable=False, comment="same_entity, copy_of ..."),
        sa.Column("a_document", sa.Integer(), nullable=False, comment="document of the one"),
        sa.Column("a_item", sa.Text(), nullable=False, comment="the one, by its id within its document's reading"),
        sa.Column("b_document", sa.Integer(), nullable=False, comment="document of the other"),
        sa.Column("b_item", sa.Text(), nullable=False, comment="the other"),
        sa.Column("relation", sa.Text(), nullable=False, comment="how they stand, as in verbatim"),
        sa.Column("score", sa.Float(), nullable=False, comment="0-1 with three decimals"),
        sa.Column("rule", sa.Text(), nullable=False, comment="the rule that proposed it"),
        sa.Column(
            "evidence",
            sa.JSON(none_as_null=True),
            nullable=False,
            comment="spans that support it: 0 for the one, 1 for the other or a document's id, start, end",
        ),
        sa.Column(
            "hangs_a",
            sa.Integer(),
            nullable=True,
            comment="number of what of linking it depends on, null for nothing",
        ),
        sa.Column(
            "hangs_b",
            sa.Integer(),
            nullable=True,
            comment="number of the second thing it depends on, null for nothing",
        ),
        sa.ForeignKeyConstraint(
            ["a_document"], ["documents.number"], name=op.f("fk_links_a_document"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["b_document"], ["documents.number"], name=op.f("fk_links_b_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_links")),
        comment="proposals that join readings; made anew when what they depend on changes",
    )
    op.execute(
        "INSERT INTO links (number, kind, a_document, a_item, b_document, b_item, relation, score, rule, evidence)"
        " SELECT l.number, l.kind, a.number, l.a_item, b.number, l.b_item, l.relation, l.score, l.rule, l.evidence"
        " FROM links_before AS l JOIN documents AS a ON a.id = l.a_document"
        " JOIN documents AS b ON b.id = l.b_document ORDER BY l.number"
    )
    op.drop_table("links_before")
    for columns in (["kind"], ["a_document", "a_item"], ["b_document", "b_item"], ["hangs_a"], ["hangs_b"]):
        op.create_index(op.f(f"ix_links_{'_'.join(columns)}"), "links", columns, unique=False)


def _events() -> None:
    op.drop_index("ix_events_id", table_name="events")
    op.rename_table("events", "events_before")
    op.create_table(
        "events",
        sa.Column("document", sa.Integer(), nullable=False, comment="read where"),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False, comment="0, 1, 2 ... in the reading"),
        sa.Column("id", sa.Text(), nullable=False, comment="id in the record, derived"),
        sa.Column("local", sa.Text(), nullable=False, comment="id within the reading"),
        sa.Column("type", sa.Text(), nullable=False, comment="search key of the codebook"),
        sa.Column("trigger", sa.JSON(none_as_null=True), nullable=False, comment="spans of the words that report it"),
        sa.Column("statement", sa.Text(), nullable=False, comment="the statement that reports it"),
        sa.Column("roles", sa.JSON(none_as_null=True), nullable=False, comment="participants: role, entity, span"),
        sa.Column("plover", sa.Text(), nullable=True, comment="type in the PLOVER ontology"),
        sa.Column("place", sa.Text(), nullable=True, comment="entity"),
        sa.Column("date", sa.JSON(none_as_null=True), nullable=True, comment="EDTF value and span"),
        sa.Column("polarity", sa.Text(), nullable=False, comment="affirmed or denied"),
        sa.Column("modality", sa.Text(), nullable=False, comment="actual, alleged, planned ..."),
        sa.Column("canonical", sa.Text(), nullable=False, comment="id of the linked event it belongs to, derived"),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.number"], name=op.f("fk_events_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "position", name=op.f("pk_events")),
        comment="what is reported to have happened",
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO events SELECT *, first_canonical(id) FROM events_before ORDER BY document, position")
    op.drop_table("events_before")
    op.create_index(op.f("ix_events_id"), "events", ["id"], unique=False)
    op.create_index(op.f("ix_events_canonical_id"), "events", ["canonical", "id"], unique=False)
