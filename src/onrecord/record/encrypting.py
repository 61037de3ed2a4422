"""A record as an encrypted file, and back: always a new file; the one that was there stays as it is."""

import sqlite3
from pathlib import Path

from onrecord.record.errors import DamagedRecordError, RecordError
from onrecord.record.format import APPLICATION_ID, SCHEMA
from onrecord.record.keys import Key, Passphrase, cipher, connect
from onrecord.record.query_custody import head
from onrecord.record.reader import Reader, failure, open_reader


class ConversionError(RecordError):
    """A record that cannot be written to that place."""


def copy_with_key(source: Reader, path: Path, key: Key | None, passphrase: Passphrase | None) -> None:
    """Write the record that ``source`` reads to a new file with ``key``, or without one; check that nothing is missing.

    ``passphrase`` is the one of the new file.

    Raises:
        RecordError: if there is a file at ``path``, there is no room, or the copy is not equal.
    """
    source.require_file("A passphrase", "Have the disk of the server encrypted.")
    if path.exists():
        raise ConversionError(f"{path} is there already. Choose another path for the new record.")
    try:
        _write(source, path, key)
        _compare(source, path, passphrase)
    except BaseException:
        for ending in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        raise


def _write(source: Reader, path: Path, key: Key | None) -> None:
    connection = _opened(source)
    try:
        words = "" if key is None else key.written
        connection.execute(f'ATTACH DATABASE ? AS other KEY "{words}"', (str(path),))
        connection.execute("BEGIN IMMEDIATE")  # nobody else writes meanwhile
        connection.execute("SELECT sqlcipher_export('other')").fetchall()
        connection.execute(f"PRAGMA other.application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA other.user_version = {SCHEMA}")
        connection.execute("COMMIT")
        connection.execute("DETACH DATABASE other")
    except (sqlite3.DatabaseError, connection.DatabaseError) as error:
        raise failure(source.path, error) from error
    finally:
        connection.close()


def _opened(source: Reader) -> sqlite3.Connection:
    """Open the source with the library that encrypts, also where it is not encrypted itself."""
    if source.key is not None:
        connection = connect(str(source.path), source.key, patience=30.0)
    else:
        connection = cipher().connect(str(source.path), timeout=30.0)
        connection.execute("PRAGMA temp_store = MEMORY")
    connection.isolation_level = None
    return connection


def _compare(source: Reader, path: Path, passphrase: Passphrase | None) -> None:
    """Compare custody log and tables of the copy with those of the source."""
    with open_reader(path, passphrase=passphrase) as copy:
        names = [row["name"] for row in source.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        counts = (f"SELECT count(*) FROM {name}" for name in sorted(names) if not name.startswith("sqlite_"))  # noqa: S608 - its own names
        whole = copy.rows("PRAGMA quick_check(1)")[0][0] == "ok" and head(copy) == head(source)
        if not whole or any(copy.number(count) != source.number(count) for count in counts):
            raise DamagedRecordError(source.path, "the copy is not equal to it")
