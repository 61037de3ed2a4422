"""A record opened for questions: the standard library alone, because a question may take 0.3 s with all imports."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from onrecord.record.address import Address, Place, place_of
from onrecord.record.dialect import FILE, Dialect
from onrecord.record.errors import (
    DamagedRecordError,
    FileOnlyError,
    MissingRecordError,
    NewerRecordError,
    NotARecordError,
    OlderRecordError,
    RecordError,
    RecordLockedError,
    WrongPassphraseError,
)
from onrecord.record.format import APPLICATION_ID, SCHEMA
from onrecord.record.keys import Key, Passphrase, connect, key_of, row_type

Row = sqlite3.Row
Value = str | int | float | bytes | None

_CACHE = 64 * 1024
"""KiB of the file that are kept in memory at most: questions on a large record jump about in it."""

_NOT_A_DATABASE = "not a database"
_LOCKED = ("database is locked", "database table is locked")


class Reader:
    """A connection that cannot write. SQL is portable text with ``:name`` parameters."""

    dialect: Dialect = FILE
    path: Place
    key: Key | None
    _failure: type[Exception]
    _row: Callable[[Any, Any], Row]

    def __init__(self, connection: sqlite3.Connection, path: Place, key: Key | None = None) -> None:
        """Take over an open connection; ``path`` is for messages, ``key`` the one it was opened with."""
        self.path = path
        self.key = key
        self._connection = connection
        self._row = row_type(connection)
        self._failure = connection.DatabaseError  # sqlite3's, or that of the library that encrypts

    def rows(self, sql: str, **values: Value) -> list[Row]:
        """Return all rows that ``sql`` asks for.

        Raises:
            RecordError: if the file is damaged or locked.
        """
        cursor = self._connection.cursor()
        cursor.row_factory = self._factory(sql, values)
        try:
            return cursor.execute(sql, values).fetchall()
        except self._failure as error:
            raise failure(self.path, error) from error

    def stream(self, sql: str, **values: Value) -> Iterator[Row]:
        """Yield the rows that ``sql`` asks for, one at a time.

        Raises:
            RecordError: if the file is damaged or locked.
        """
        cursor = self._connection.cursor()
        cursor.row_factory = self._factory(sql, values)
        try:
            for row in cursor.execute(sql, values):  # noqa: UP028 - who stops early would close the cursor, perhaps late
                yield row
        except self._failure as error:
            raise failure(self.path, error) from error

    def row(self, sql: str, **values: Value) -> Row | None:
        """Return the first row, or None."""
        rows = self.rows(sql, **values)
        return rows[0] if rows else None

    def number(self, sql: str, **values: Value) -> int:
        """Return the one number that ``sql`` asks for."""
        return int(self.rows(sql, **values)[0][0])

    def is_changed(self, document: str) -> bool:  # noqa: ARG002 - what others see may be changed
        """Tell whether names in a document give way, so that its id is no hash of its bytes; never for oneself."""
        return False

    def unpacked(self, text: str, document: int) -> str:  # noqa: ARG002 - others may not see it as it is
        """Return what was kept packed, of a document by its number, as whoever asks may see it."""
        return text

    def arrange(self, sql: str, **values: Value) -> None:
        """Set up something for this connection alone, such as a view; the file stays as it is.

        Raises:
            RecordError: if the file is damaged or locked.
        """
        try:
            self._connection.execute(sql, values)
        except self._failure as error:
            raise failure(self.path, error) from error

    def _take_over(self, reader: "Reader") -> None:
        """Go on with the connection of another reader, which must not be asked any more."""
        Reader.__init__(self, reader._connection, reader.path, reader.key)  # noqa: SLF001 - it is taken over

    def _factory(self, sql: str, values: Mapping[str, Value]) -> Callable[[sqlite3.Cursor, Any], Row]:  # noqa: ARG002 - who shows rows otherwise needs them
        """Return what makes rows of the answer to a question."""
        return self._row

    def require_file(self, what: str, instead: str) -> Path:
        """Return the path of a record that is a file; ``what`` can be done with such a one only.

        Raises:
            FileOnlyError: if it is a database; ``instead`` says what to do there.
        """
        if isinstance(self.path, Address):
            raise FileOnlyError(self.path, what, instead)
        return self.path

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_reader(path: Place | str, *, patience: float = 30.0, passphrase: Passphrase | None = None) -> Reader:
    """Open a record for questions; ``patience`` is how many seconds to wait for a writer.

    ``passphrase`` is asked where the record is encrypted.

    Raises:
        RecordError: if there is no file, it is no record, it has another schema, or it is locked or damaged; if it is
            encrypted, and the passphrase does not open it or there is none.
    """
    path = place_of(path)
    if isinstance(path, Address):
        from onrecord.record.postgres.asking import open_server_reader

        return open_server_reader(path, patience=patience)
    key = key_of(path, passphrase)
    schema = schema_of(path, patience=patience, key=key)
    if schema == 0:
        raise NotARecordError(path)
    if schema < SCHEMA:
        raise OlderRecordError(path, schema, SCHEMA)
    connection = _connect(path, patience, key)
    try:
        connection.execute(f"PRAGMA cache_size = {-_CACHE}")
    except connection.DatabaseError as error:
        connection.close()
        raise failure(path, error) from error
    return Reader(connection, path, key)


def schema_of(path: Path, *, patience: float, key: Key | None = None) -> int:
    """Return the schema of the record at ``path``; 0 for an empty file, which may become one.

    Raises:
        RecordError: if there is no file, or it is something else or from a newer version.
    """
    if not path.exists():
        raise MissingRecordError(path)
    if not path.is_file():
        raise NotARecordError(path)
    connection = _connect(path, patience, key)
    try:
        application, schema = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in _HEADER)
        empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    except connection.DatabaseError as error:
        if key is not None and _NOT_A_DATABASE in str(error):
            raise WrongPassphraseError(path) from error
        raise failure(path, error) from error
    finally:
        connection.close()
    if application == APPLICATION_ID and schema > SCHEMA:
        raise NewerRecordError(path, schema, SCHEMA)
    if application == APPLICATION_ID and schema > 0:
        return int(schema)
    if application == 0 and empty:
        return 0
    raise NotARecordError(path)


_HEADER: Sequence[str] = ("application_id", "user_version")


def failure(path: Place, error: BaseException) -> RecordError:
    """Return what a failure of the database means for a person."""
    why = str(error)
    if _NOT_A_DATABASE in why:
        return NotARecordError(path)
    if any(words in why for words in _LOCKED):
        return RecordLockedError(path)
    return DamagedRecordError(path, why)


def _connect(path: Path, patience: float, key: Key | None) -> sqlite3.Connection:
    """Open the file, never make it. Where it may not be written, take it as it is, without a lock beside it.

    A connection that may only read leaves the files of the write-ahead log behind, so the connection may write, and is
    told not to.
    """
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    mode = "mode=rw" if writable else "mode=ro&immutable=1"
    try:
        connection = connect(f"{path.resolve().as_uri()}?{mode}", key, patience=patience, uri=True)
    except sqlite3.OperationalError as error:
        raise DamagedRecordError(path, str(error)) from error
    connection.execute("PRAGMA query_only = ON")
    return connection
