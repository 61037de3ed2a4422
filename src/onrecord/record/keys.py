"""Encrypted records: what tells them apart, the key that a passphrase gives, and connections that use it.

The file is one of SQLCipher 4 with its ordinary settings (AES-256 in CBC mode with HMAC-SHA512 for each page), so that
any program that knows SQLCipher opens it with the passphrase. The key is derived here, once for each file, because a
question opens several connections: PBKDF2 with HMAC-SHA512, 256,000 rounds, the salt being the first 16 bytes of the
file. Source: SQLCipher, design and API documentation.
"""

import hashlib
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Final, cast

from onrecord.record.errors import MissingExtraError, PassphraseNeededError

_PLAIN: Final = b"SQLite format 3\0"
_PAGE: Final = 4_096
_ROUNDS: Final = 256_000
_SALT: Final = 16


@dataclass(frozen=True, slots=True)
class Key:
    """The key of one file; never printed."""

    secret: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @property
    def written(self) -> str:
        """Return the key as SQLCipher takes it."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"


class Passphrase:
    """A passphrase that is asked for when it is first needed, and the keys that it gives."""

    def __init__(self, ask: Callable[[], str]) -> None:
        """``ask`` returns the passphrase; it is called once at most."""
        self._ask = ask
        self._words: bytes | None = None
        self._keys: dict[bytes, Key] = {}

    def again(self) -> str:
        """Return the passphrase once more, to open the same record beside itself; it is not asked for twice."""
        if self._words is None:
            self._words = self._ask().encode()
        return self._words.decode()

    def key(self, salt: bytes) -> Key:
        """Return the key for a file with this salt."""
        if self._words is None:
            self._words = self._ask().encode()
        if salt not in self._keys:
            secret = hashlib.pbkdf2_hmac("sha512", self._words, salt, _ROUNDS, 32)
            self._keys[salt] = Key(secret, salt)
        return self._keys[salt]

    def new_key(self) -> Key:
        """Return the key for a file that is to be made."""
        return self.key(os.urandom(_SALT))


def seems_encrypted(path: Path) -> bool:
    """Tell whether a file may be an encrypted record: whole pages, and no database that could be read as it is."""
    try:
        size = path.stat().st_size if path.is_file() else 0
        if size == 0 or size % _PAGE:
            return False
        with path.open("rb") as file:
            return file.read(len(_PLAIN)) != _PLAIN
    except OSError:
        return False  # opening it says what is wrong


def key_of(path: Path, passphrase: Passphrase | None) -> Key | None:
    """Return the key of the record at ``path``; None where it is not encrypted.

    Raises:
        PassphraseNeededError: if it seems to be encrypted and there is no passphrase.
    """
    if not seems_encrypted(path):
        return None
    if passphrase is None:
        raise PassphraseNeededError(path)
    with path.open("rb") as file:
        return passphrase.key(file.read(_SALT))


def cipher() -> ModuleType:
    """Return the module of the database that encrypts.

    Raises:
        MissingExtraError: if it is not installed.
    """
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise MissingExtraError from error
    return cast("ModuleType", dbapi2)


def connect(database: str, key: Key | None, *, patience: float, uri: bool = False) -> sqlite3.Connection:
    """Open a connection, with a key or without; one with a key behaves like one of ``sqlite3`` and is none.

    What is put aside while a statement runs stays in memory, so that nothing is written that is not encrypted.
    """
    if key is None:
        return sqlite3.connect(database, uri=uri, timeout=patience)
    connection = cipher().connect(database, uri=uri, timeout=patience, check_same_thread=False)
    connection.execute("PRAGMA cipher_log_level = NONE")  # what goes wrong is said by whoever opened it
    connection.execute(f'PRAGMA key = "{key.written}"')
    connection.execute("PRAGMA temp_store = MEMORY")
    return cast("sqlite3.Connection", connection)


def row_type(connection: sqlite3.Connection) -> type[sqlite3.Row]:
    """Return the rows that a connection makes."""
    return sqlite3.Row if isinstance(connection, sqlite3.Connection) else cast("type[sqlite3.Row]", cipher().Row)
