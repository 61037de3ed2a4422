"""The page of the schema for the docs, made from the tables themselves."""

from collections.abc import Iterator

from sqlalchemy import Column, Table

from onrecord.record.accords import tables as accord_tables  # noqa: F401 - its tables belong on the page
from onrecord.record.format import SCHEMA
from onrecord.record.judgements import tables as judgement_tables  # noqa: F401 - its tables belong on the page
from onrecord.record.listing import tables as listing_tables  # noqa: F401 - as above
from onrecord.record.reading_tables import OF_A_READING


def schema_page() -> str:
    """Return all tables and columns with their comments, as Markdown, in order of their names.

    The order in which they are defined is that in which modules happened to be imported.
    """
    tables = sorted(OF_A_READING[0].metadata.tables.values(), key=lambda table: table.name)
    return "\n".join([*_head(len(tables)), *(line for table in tables for line in _table(table))])


def _head(count: int) -> Iterator[str]:
    yield "# The tables of a record"
    yield ""
    yield (
        f"Schema {SCHEMA}, {count} tables. A record is one SQLite file (application id `onrc`); full text stands in "
        "the FTS5 tables `stretch_words` and `statement_words`, whose rows are those of `stretches` and `listed`. "
        "On a server of PostgreSQL the tables are the same, with 64-bit numbers, and full text stands in columns of "
        "`tsvector`."
    )


def _table(table: Table) -> Iterator[str]:
    yield ""
    yield f"## {table.name}"
    yield ""
    yield _sentence(table.comment or "")
    yield ""
    yield "| column | type | | meaning |"
    yield "|---|---|---|---|"
    for column in table.columns:
        yield f"| `{column.name}` | {_type(column)} | {', '.join(_marks(column))} | {column.comment} |"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _type(column: Column[object]) -> str:
    return str(column.type).lower()


def _marks(column: Column[object]) -> Iterator[str]:
    if column.primary_key:
        yield "key"
    for foreign in column.foreign_keys:
        yield f"of {foreign.column.table.name}"
    if column.nullable:
        yield "may be null"
