"""Opening a record for writing: made where there is none, migrated where it is of an older schema."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from onrecord.record.address import Address, Place
from onrecord.record.custody import Clock, Salt, moment
from onrecord.record.errors import (
    FileOnlyError,
    MissingRecordError,
    NotARecordError,
    NotEncryptedError,
    PassphraseNeededError,
)
from onrecord.record.format import SCHEMA
from onrecord.record.keys import Key, Passphrase, key_of
from onrecord.record.log import append
from onrecord.record.reader import open_reader, schema_of
from onrecord.record.store.whole import Store
from onrecord.record.writer import Redate, Transaction, Writer, as_judged


def now() -> datetime:
    """Return this moment: the clock where no other is passed in."""
    return datetime.now(UTC)


def fresh_salt() -> bytes:
    """Return 32 random bytes: the salt where no other source is passed in."""
    return secrets.token_bytes(32)


def open_store(  # noqa: PLR0913 - see ``open_record``
    path: Place,
    *,
    create: bool,
    clock: Clock | None,
    salt: Salt | None,
    patience: float,
    passphrase: Passphrase | None,
    encrypted: bool,
    redate: Redate = as_judged,
) -> Store:
    """Open a record for writing, make or migrate it where that is needed; see ``onrecord.record.open_record``."""
    if isinstance(path, Address):
        return _open_server(
            path,
            create=create,
            logged=_logged(clock or now, salt or fresh_salt),
            patience=patience,
            salt=salt or fresh_salt,
            encrypted=encrypted,
            redate=redate,
        )
    exists = path.exists()
    if not exists and not create:
        raise MissingRecordError(path)
    key = key_of(path, passphrase) if exists else None
    schema = schema_of(path, patience=patience, key=key) if exists else 0
    if schema == 0 and not create:
        raise NotARecordError(path)
    if encrypted and key is None:
        key = _new_key(path, passphrase, schema)
    writer = Writer(path, patience=patience, key=key, redate=redate)
    if schema < SCHEMA:
        writer.migrate(_logged(clock or now, salt or fresh_salt))
    store = Store(writer, open_reader(path, patience=patience, passphrase=passphrase), salt or fresh_salt)
    if 0 < schema < SCHEMA:
        store.list_anew()
    return store


def _open_server(  # noqa: PLR0913 - as above
    address: Address,
    *,
    create: bool,
    logged: Callable[[Transaction, int], None],
    salt: Salt,
    patience: float,
    encrypted: bool,
    redate: Redate,
) -> Store:
    """Open a record on a server for writing; everything of it is loaded here."""
    from onrecord.record.postgres.asking import open_server_reader, schema_at
    from onrecord.record.postgres.writing import ServerWriter

    if encrypted:
        raise FileOnlyError(address, "--encrypted", "Have the disk of the server encrypted.")
    schema = schema_at(address, patience=patience)
    if schema == 0 and not create:
        raise MissingRecordError(address)
    writer = ServerWriter(address, patience=patience, redate=redate)
    try:
        if schema < SCHEMA:
            writer.migrate(logged)
        store = Store(writer, open_server_reader(address, patience=patience), salt)
    except BaseException:
        writer.close()
        raise
    if 0 < schema < SCHEMA:
        store.list_anew()
    return store


def _new_key(path: Path, passphrase: Passphrase | None, schema: int) -> Key:
    """Return the key of a record that is to be made.

    Raises:
        RecordError: if there is a record already, or no passphrase.
    """
    if schema:
        raise NotEncryptedError(path)
    if passphrase is None:
        raise PassphraseNeededError(path)
    return passphrase.new_key()


def _logged(clock: Clock, salt: Salt) -> Callable[[Transaction, int], None]:
    """Return what enters the making or migrating of a record into its log."""

    def enter(inside: Transaction, schema: int) -> None:
        action = "migrate" if schema else "create"
        append(inside, salt, {"action": action, "who": "onrecord", "at": moment(clock()), "schema": SCHEMA})

    return enter
