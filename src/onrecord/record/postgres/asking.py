"""A record on a server opened for questions."""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import TYPE_CHECKING, Any, cast

from onrecord.record.address import Address
from onrecord.record.errors import MissingRecordError, NewerRecordError, NotARecordError, OlderRecordError
from onrecord.record.format import SCHEMA
from onrecord.record.postgres.connecting import connect, failure
from onrecord.record.postgres.dialect import SERVER
from onrecord.record.postgres.wording import asked
from onrecord.record.reader import Reader, Row, Value

if TYPE_CHECKING:
    import psycopg
    from psycopg.rows import RowFactory

_AT_ONCE = 500
"""Rows that are fetched at once where they are streamed."""


class ServerReader(Reader):
    """A connection that asks a database; ``within`` says that it stands in a transaction that writes."""

    dialect = SERVER

    def __init__(self, connection: "psycopg.Connection", address: Address, *, within: bool = False) -> None:
        """Take over an open connection; ``address`` is for messages."""
        from psycopg import DatabaseError

        self.path = address
        self.key = None
        self._server = connection
        self._address = address
        self._within = within
        self._failure = DatabaseError
        self._names = count()
        self._row = _row

    def rows(self, sql: str, **values: Value) -> list[Row]:
        """Return all rows that ``sql`` asks for.

        Raises:
            RecordError: if the server fails.
        """
        from psycopg import ClientCursor

        try:
            with ClientCursor(self._server, row_factory=self._rows_of(sql, values)) as cursor:
                found = cursor.execute(asked(sql), values).fetchall()
        except self._failure as error:
            raise failure(self._address, error) from error
        return found

    def stream(self, sql: str, **values: Value) -> Iterator[Row]:
        """Yield the rows that ``sql`` asks for; the server keeps those that were not fetched yet.

        Raises:
            RecordError: if the server fails.
        """
        from psycopg import ClientCursor, ServerCursor

        try:
            rows_of = self._rows_of(sql, values)
            written = ClientCursor(self._server).mogrify(asked(sql), values)
            name = f"rows{next(self._names)}"
            with ServerCursor(self._server, name, row_factory=rows_of, withhold=not self._within) as cursor:
                cursor.itersize = _AT_ONCE
                yield from cursor.execute(written)
        except self._failure as error:
            raise failure(self._address, error) from error

    def arrange(self, sql: str, **values: Value) -> None:
        """Set up something for this connection alone, such as a view; the record stays as it is.

        Raises:
            RecordError: if the server fails, or does not let this user do so.
        """
        from psycopg import ClientCursor

        try:
            with ClientCursor(self._server) as cursor:
                cursor.execute(asked(sql), values)
        except self._failure as error:
            raise failure(self._address, error) from error

    def _take_over(self, reader: Reader) -> None:
        taken = cast("ServerReader", reader)
        ServerReader.__init__(self, taken._server, taken._address, within=taken._within)  # noqa: SLF001 - it is taken over

    def _rows_of(self, sql: str, values: Mapping[str, Value]) -> "RowFactory[Row]":
        """Return what makes rows of the answer to a question, as psycopg takes it."""
        from onrecord.record.postgres.rows import named

        make = self._factory(sql, values)
        if make is _row:
            return cast("RowFactory[Row]", named)
        return lambda cursor: lambda data: make(cast("Any", cursor), tuple(data))

    def close(self) -> None:
        """Let go of the connection, which the writer closes where it is one that writes."""
        if not self._within:
            self._server.close()


def _row(cursor: Any, data: tuple[Any, ...]) -> Row:  # noqa: ANN401 - as sqlite3 calls it
    """Return one row of a cursor."""
    from onrecord.record.postgres.rows import named

    return cast("Row", named(cursor)(data))


def open_server_reader(address: Address, *, patience: float) -> ServerReader:
    """Open a record on a server for questions; ``patience`` is how many seconds to wait for it.

    Raises:
        RecordError: if there is none, it has another schema, or the server cannot be reached or does not let us in.
    """
    reader = ServerReader(connect(address, patience=patience, reading=True), address)
    try:
        _require_current(address, schema_on(reader))
    except BaseException:
        reader.close()
        raise
    return reader


def _require_current(address: Address, schema: int) -> None:
    if schema == 0:
        raise MissingRecordError(address)
    if schema < SCHEMA:
        raise OlderRecordError(address, schema, SCHEMA)


def schema_at(address: Address, *, patience: float) -> int:
    """Return the schema of the record in a database; see ``schema_on``."""
    with ServerReader(connect(address, patience=patience, reading=True), address) as reader:
        return schema_on(reader)


def schema_on(reader: Reader) -> int:
    """Return the schema of the record in a database; 0 for an empty one, which may become a record.

    Raises:
        RecordError: if it holds something else, or a record of a newer version.
    """
    held = reader.rows(
        "SELECT CAST(to_regclass('settings') AS text) AS settings, (SELECT count(*) FROM pg_class"
        " WHERE relnamespace = CAST(current_schema() AS regnamespace) AND relkind = 'r') AS tables"
    )[0]
    if held["settings"] is None:
        if held["tables"]:
            raise NotARecordError(reader.path)
        return 0
    row = reader.row("SELECT value FROM settings WHERE name = 'schema'")
    if row is None:
        raise NotARecordError(reader.path)
    schema = int(row["value"])
    if schema > SCHEMA:
        raise NewerRecordError(reader.path, schema, SCHEMA)
    return schema
