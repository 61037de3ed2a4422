"""Claims and how they stand to each other; triggers mark what is to be compared anew."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_COPIES = "kind IN ('copy_of', 'version_of', 'translation_of')"


def upgrade() -> None:
    """Make the tables, triggers, and an index for copies; all that is there is to be compared."""
    _tables()
    for change, side in (("INSERT", "NEW"), ("DELETE", "OLD")):
        name = change.lower()
        op.execute(
            f"CREATE TRIGGER readings_{name}_claims AFTER {change} ON readings BEGIN"
            f" INSERT OR IGNORE INTO stale_claims VALUES ({side}.document); END"
        )
        op.execute(
            f"CREATE TRIGGER events_{name}_cells AFTER {change} ON events BEGIN"
            f" INSERT OR IGNORE INTO stale_cells VALUES ('event', {side}.canonical); END"
        )
        ends = " ".join(
            f"INSERT OR IGNORE INTO stale_cells SELECT 'event', canonical FROM events"
            f" WHERE document = {side}.{end}_document AND local = {side}.{end}_item;"
            for end in ("a", "b")
        )
        op.execute(
            f"CREATE TRIGGER links_{name}_cells AFTER {change} ON links"
            f" WHEN {side}.kind = 'same_event' AND {side}.relation <> 'same' BEGIN {ends} END"
        )
    op.execute(
        "CREATE TRIGGER events_update_cells AFTER UPDATE OF canonical ON events BEGIN"
        " INSERT OR IGNORE INTO stale_cells VALUES ('event', OLD.canonical);"
        " INSERT OR IGNORE INTO stale_cells VALUES ('event', NEW.canonical); END"
    )
    op.execute("INSERT INTO stale_claims SELECT document FROM readings")
    op.execute("INSERT INTO stale_cells SELECT DISTINCT 'event', canonical FROM events")
    for end in ("a", "b"):
        op.create_index(f"ix_links_copies_{end}", "links", [f"{end}_document"], unique=False, sqlite_where=sa.text(_COPIES))


def _tables() -> None:
    op.create_table(
        "claims",
        sa.Column("document", sa.Integer(), autoincrement=False, nullable=False, comment="number of the document"),
        sa.Column("body", sa.LargeBinary(), nullable=False, comment="what it claims, packed JSON that linking reads"),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_claims")),
        comment="what documents claim, as it is compared, derived",
    )
    op.create_table(
        "claim_tokens",
        sa.Column("kind", sa.Text(), nullable=False, comment="counted or deeds"),
        sa.Column("home", sa.Text(), nullable=False, comment="country that the document names most"),
        sa.Column("topic", sa.Text(), nullable=False, comment="unit that is counted, or family of deeds"),
        sa.Column("what", sa.Text(), nullable=False, comment="family of deeds that is counted, or what is claimed of deeds"),
        sa.Column("document", sa.Integer(), autoincrement=False, nullable=False, comment="number of the document"),
        sa.PrimaryKeyConstraint("kind", "home", "topic", "what", "document", name=op.f("pk_claim_tokens")),
        comment="under what claims of different documents meet, derived",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_claim_tokens_document"), "claim_tokens", ["document"], unique=False)
    op.create_table(
        "accords",
        sa.Column("number", sa.Integer(), nullable=False, comment="for joining"),
        sa.Column("kind", sa.Text(), nullable=False, comment="what both claims have in common: event, document, counted, deeds"),
        sa.Column("name", sa.Text(), nullable=False, comment="which event, document, unit or deeds"),
        sa.Column("key", sa.Text(), nullable=False, comment="the facet and the words compared; of one key the least order counts"),
        sa.Column("order", sa.Text(), nullable=False, comment="JSON list"),
        sa.Column("relation", sa.Text(), nullable=False, comment="agree, refine, update, differ or not-comparable"),
        sa.Column("a_document", sa.Integer(), nullable=False, comment="number of the document of the one"),
        sa.Column("a_item", sa.Text(), nullable=False, comment="the event, count, office or statement that claims"),
        sa.Column("a_statement", sa.Text(), nullable=True, comment="the statement it stands in"),
        sa.Column("b_document", sa.Integer(), nullable=False, comment="number of the document of the other"),
        sa.Column("b_item", sa.Text(), nullable=False, comment="what claims there"),
        sa.Column("b_statement", sa.Text(), nullable=True, comment="the statement it stands in"),
        sa.Column("body", sa.Text(), nullable=False, comment="both claims with the reason, JSON that linking reads"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_accords")),
        comment="how two claims stand to each other, derived",
    )
    for columns in (["kind", "name"], ["a_document"], ["b_document"]):
        op.create_index(op.f(f"ix_accords_{'_'.join(columns)}"), "accords", columns, unique=False)
    op.create_table(
        "stale_claims",
        sa.Column("document", sa.Integer(), autoincrement=False, nullable=False, comment="number of the document"),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_stale_claims")),
        comment="documents whose claims are to be gathered anew; filled by triggers",
    )
    op.create_table(
        "stale_cells",
        sa.Column("kind", sa.Text(), nullable=False, comment="event, document, counted or deeds"),
        sa.Column("name", sa.Text(), nullable=False, comment="which one"),
        sa.PrimaryKeyConstraint("kind", "name", name=op.f("pk_stale_cells")),
        comment="what is to be compared anew; filled by triggers",
        sqlite_with_rowid=False,
    )
