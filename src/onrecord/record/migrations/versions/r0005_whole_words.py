"""Full text sees words whole that a soft hyphen or the end of a printed line parts."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let the index be made of texts without soft hyphens, and make it anew."""
    op.execute("DROP VIEW stretch_texts")
    op.execute(
        "CREATE VIEW stretch_texts AS SELECT stretches.number AS number,"
        " replace(replace(substr(documents.text, stretches.start + 1, stretches.stop - stretches.start),"
        " char(173) || char(10), ''), char(173), '') AS words"
        " FROM stretches JOIN documents ON documents.number = stretches.document"
    )
    op.execute("INSERT INTO stretch_words(stretch_words) VALUES ('rebuild')")
