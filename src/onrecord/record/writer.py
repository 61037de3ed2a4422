"""The file opened for writing: one transaction at a time, all or nothing, brought up to date by migrations."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import cast

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError

from onrecord.model import Reading
from onrecord.record.address import Place
from onrecord.record.dialect import Dialect
from onrecord.record.errors import RecordError, RecordUnwritableError
from onrecord.record.format import APPLICATION_ID, REVISION, SCHEMA
from onrecord.record.keys import Key, cipher, connect
from onrecord.record.linked import canonical_id
from onrecord.record.reader import Reader, failure

_UNWRITABLE = ("disk is full", "disk I/O", "readonly", "unable to open", "too big")

_CACHE = "cache_size = -65536"
"""64 MB of pages kept in memory: linking writes all over its indexes, which do not fit into the 2 MB of the default."""

_SWEEPING = 3_000
"""Milliseconds to wait for other programs when the file is written anew."""


Redate = Callable[[str, Reading, Reading], Reading]
"""Counts the dates of a judged reading anew: given the text, what the machine read, and that as people judged it."""


def as_judged(_text: str, _machine: Reading, judged: Reading) -> Reading:
    """Return a judged reading as it is, where nobody says how to count its dates anew."""
    return judged


@dataclass(frozen=True, slots=True)
class Transaction:
    """An open transaction: where to write, and a reader that sees what was written so far.

    ``redate`` is called where people said when something was published.
    """

    connection: Connection
    reader: Reader
    redate: Redate = as_judged

    @property
    def dialect(self) -> Dialect:
        """Return what the database does in its own way."""
        return self.reader.dialect


class Writer:
    """The one way to change a record."""

    def __init__(self, path: Path, *, patience: float, key: Key | None = None, redate: Redate = as_judged) -> None:
        """Prepare to write to ``path``; ``patience`` is how many seconds to wait for another writer."""
        self._redate = redate
        self.path: Place = path
        self._engine = _engine(path, patience, key)
        self._failures = tuple({sqlite3.DatabaseError, self._engine.dialect.loaded_dbapi.DatabaseError})

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Yield a transaction that has the record to itself; everything done with it is kept, or nothing.

        Raises:
            RecordError: if the file is locked, full, damaged or may not be written.
        """
        try:
            with self._engine.begin() as connection:
                yield Transaction(connection, self._reader(connection), self._redate)
        except DatabaseError as error:
            raise self._failure(error.orig or error) from error
        except self._failures as error:  # from the pragmas of a new connection
            raise self._failure(error) from error

    def migrate(self, then: Callable[[Transaction, int], None]) -> None:
        """Bring the schema up to date; ``then`` is called within with the schema it had (0: the file was empty)."""
        with self.transaction() as inside:
            schema = int(inside.connection.exec_driver_sql("PRAGMA user_version").scalar_one())
            if schema < SCHEMA:  # not so where another program was faster
                upgrade(inside.connection)
                inside.connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
                inside.connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
                then(inside, schema)

    def sweep(self) -> bool:
        """Write the file anew, so that nothing of what was deleted is left in it or in its write-ahead log.

        Returns False where another program has the record open, so that its log could not be emptied.

        Raises:
            RecordError: if there is no room for it, or the file is locked or damaged.
        """
        pooled = self._engine.raw_connection()
        try:
            connection = cast("sqlite3.Connection", pooled.dbapi_connection)
            patience = connection.execute("PRAGMA busy_timeout").fetchone()[0]
            connection.execute(f"PRAGMA busy_timeout = {_SWEEPING}")
            try:
                if not _empty_log(connection):
                    return False
                connection.execute("VACUUM")
                return _empty_log(connection)
            finally:
                connection.execute(f"PRAGMA busy_timeout = {patience}")
        except self._failures as error:
            raise self._failure(error) from error
        finally:
            pooled.close()

    def rekey(self, key: Key) -> None:
        """Write all pages anew under another key with the same salt.

        Raises:
            RecordError: if there is no room for it, or the file is locked or damaged.
        """
        pooled = self._engine.raw_connection()
        try:
            connection = cast("sqlite3.Connection", pooled.dbapi_connection)
            connection.execute(f"PRAGMA rekey = \"x'{key.secret.hex()}'\"")
            _empty_log(connection)
        except self._failures as error:
            raise self._failure(error) from error
        finally:
            pooled.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def _reader(self, connection: Connection) -> Reader:
        return Reader(cast("sqlite3.Connection", connection.connection.dbapi_connection), self.path)

    def _failure(self, error: BaseException) -> RecordError:
        why = str(error)
        if any(words in why for words in _UNWRITABLE):
            return RecordUnwritableError(self.path, why)
        return failure(self.path, error)


def _empty_log(connection: sqlite3.Connection) -> bool:
    """Move the write-ahead log into the file and cut it off; return False where another program still needs it."""
    return bool(connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)


def _engine(path: Path, patience: float, key: Key | None) -> Engine:
    url = URL.create("sqlite", database=str(path))
    if key is None:
        engine = create_engine(url, connect_args={"timeout": patience}, json_serializer=json_written)
    else:
        opened = partial(connect, str(path), key, patience=patience)
        engine = create_engine(url, module=cipher(), creator=opened, json_serializer=json_written)

    @event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # transactions are begun below, so that two writers queue up
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", _CACHE):
            connection.execute(f"PRAGMA {pragma}")
        connection.create_function("canonical_id", 1, lambda member: canonical_id([member]), deterministic=True)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def json_written(value: object) -> str:
    """Return a value as JSON as it is kept."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def upgrade(connection: Connection) -> None:
    """Run the migrations; alembic is loaded only here."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, REVISION)
