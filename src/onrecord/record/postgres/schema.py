"""The tables of a record in a database: those of a file, with types, defaults and triggers as PostgreSQL has them.

Triggers are read off a fresh file that the migrations made, so that there is one declaration of them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Connection,
    DefaultClause,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    create_engine,
    text,
)
from sqlalchemy.dialects.postgresql import TSVECTOR

from onrecord.record.accords import tables as accord_tables  # noqa: F401 - its tables belong to the schema
from onrecord.record.dialect import INDEXES
from onrecord.record.judgements import tables as judgement_tables  # noqa: F401 - as above
from onrecord.record.listing import tables as listing_tables  # noqa: F401 - as above
from onrecord.record.postgres.functions import FUNCTIONS
from onrecord.record.postgres.wording import ruled
from onrecord.record.reading_tables import OF_A_READING

APPEND_ONLY: Final = ("custody", "judgements")
"""Tables whose rows are only ever added to."""

_TRIGGER: Final = re.compile(
    r"CREATE TRIGGER (?P<name>\w+) (?P<when>(?:BEFORE|AFTER) (?:INSERT|DELETE|UPDATE(?: OF \w+)?)) ON (?P<table>\w+)"
    r"(?: WHEN (?P<condition>.*?))? BEGIN (?P<body>.*?);? END",
    re.DOTALL,
)
_REFUSE: Final = re.compile(r"SELECT RAISE\(ABORT, ('[^']*')\)")


def make_schema(connection: Connection) -> None:
    """Make functions, tables, full-text indexes and triggers in an empty database."""
    for function in FUNCTIONS:
        connection.exec_driver_sql(function)
    server_tables().create_all(connection)
    for trigger in triggers():
        connection.exec_driver_sql(trigger)


def server_tables() -> MetaData:
    """Return the tables as they are on a server.

    Text is compared by its code points, as in a file; whole numbers have 64 bits; JSON is kept as it was written.
    """
    made = MetaData(naming_convention=OF_A_READING[0].metadata.naming_convention)
    for table in OF_A_READING[0].metadata.sorted_tables:
        _as_on_a_server(table.to_metadata(made))
    for name in INDEXES:
        words, size = Column("words", TSVECTOR, nullable=False), Column("size", BigInteger, nullable=False)
        Table(
            name,
            made,
            Column("number", BigInteger, primary_key=True, autoincrement=False),
            words,
            size,
            Index(f"ix_{name}", words, postgresql_using="gin"),
            Index(f"ix_{name}_size", size),
        )
    return made


def _as_on_a_server(table: Table) -> None:
    for column in table.columns:
        if isinstance(column.type, Text | JSON):
            column.type = Text(collation="C")
        elif isinstance(column.type, Integer) or column.foreign_keys:
            column.type = BigInteger()
        if column.primary_key:
            column.autoincrement = False
        if column.primary_key and column.name == "number":
            column.server_default = DefaultClause(text(f"next_number('{table.name}')"))
    for index in table.indexes:
        index.dialect_options["postgresql"]["where"] = index.dialect_options["sqlite"]["where"]


def triggers() -> Iterator[str]:
    """Yield what makes the triggers: those of a file, and one more that keeps logs from being emptied at once."""
    for sql in _file_triggers():
        found = _TRIGGER.fullmatch(sql.strip())
        if found is None:
            raise ValueError(f"This trigger cannot be put into the words of PostgreSQL: {sql}")
        yield from _made(found)
    for table in APPEND_ONLY:
        yield (
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}"
            f" FOR EACH STATEMENT EXECUTE FUNCTION {table}_no_delete()"
        )


def _made(found: re.Match[str]) -> Iterator[str]:
    name = found["name"]
    body = "; ".join(_REFUSE.sub(r"RAISE EXCEPTION \1", ruled(action.strip())) for action in found["body"].split(";"))
    yield f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body}; RETURN NULL; END $$"
    condition = f" WHEN ({found['condition']})" if found["condition"] else ""
    yield (
        f"CREATE TRIGGER {name} {found['when']} ON {found['table']} FOR EACH ROW{condition} EXECUTE FUNCTION {name}()"
    )


def _file_triggers() -> Sequence[str]:
    """Return the triggers of a file that the migrations just made, in memory."""
    from onrecord.record.writer import upgrade

    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        upgrade(connection)
        made = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
        found = [str(sql) for sql in made.scalars()]
    engine.dispose()
    return found
