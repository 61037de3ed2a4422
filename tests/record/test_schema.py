"""The schema: migrations lead to the tables, every column says what it means, the page is made of them."""

import re
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from onrecord.record.format import REVISION
from onrecord.record.reading_tables import OF_A_READING
from onrecord.record.schema_page import schema_page
from tests.record.conftest import make_record

FULL_TEXT = ("stretch_words", "statement_words")
METADATA = OF_A_READING[0].metadata


def test_migrations_lead_to_the_tables(path: Path) -> None:
    """A column that is added to the tables alone fails here."""
    make_record(path).close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert context.get_current_revision() == REVISION
        differences = [
            item for item in compare_metadata(context, METADATA) if not any(name in str(item) for name in FULL_TEXT)
        ]
    engine.dispose()
    assert differences == []


def test_every_table_and_column_says_what_it_means() -> None:
    for table in METADATA.tables.values():
        assert table.comment, table.name
        for column in table.columns:
            assert column.comment, f"{table.name}.{column.name}"


def test_the_schema_page_shows_all_of_them() -> None:
    page = schema_page()
    assert re.findall(r"^## (\w+)$", page, re.MULTILINE) == sorted(METADATA.tables)
    assert page.count("\n| `") == sum(len(table.columns) for table in METADATA.tables.values())
    assert "| `original` | integer | key, of originals | of which file |" in page
    assert "| `language` | text | may be null | ISO 639-1, null where it could not be told |" in page
