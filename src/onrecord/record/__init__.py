"""The database: tables, migrations, custody, write, query; the only room that knows its SQL.

``open_reader`` is light: questions are asked through it. ``open_record`` is for writing and loads the heavier library
only then.
"""

from typing import TYPE_CHECKING

from onrecord.record.address import Address, Place, place_of
from onrecord.record.errors import (
    AmbiguousItemError,
    DamagedRecordError,
    MissingRecordError,
    NewerRecordError,
    NotARecordError,
    OlderRecordError,
    OriginalNotKeptError,
    PassphraseNeededError,
    RecordError,
    RecordLockedError,
    RecordUnwritableError,
    UnknownItemError,
    WrongPassphraseError,
)
from onrecord.record.keys import Passphrase
from onrecord.record.reader import Reader, open_reader

if TYPE_CHECKING:
    from onrecord.record.adding import Added as Added
    from onrecord.record.checks import Finding
    from onrecord.record.custody import Clock, Head, Salt
    from onrecord.record.query_custody import head
    from onrecord.record.store import Store as Store
    from onrecord.record.verification import Verification, verify
    from onrecord.record.writer import Redate as Redate

__all__ = [
    "Address",
    "AmbiguousItemError",
    "Clock",
    "DamagedRecordError",
    "Finding",
    "Head",
    "MissingRecordError",
    "NewerRecordError",
    "NotARecordError",
    "OlderRecordError",
    "OriginalNotKeptError",
    "Passphrase",
    "PassphraseNeededError",
    "Place",
    "Reader",
    "RecordError",
    "RecordLockedError",
    "RecordUnwritableError",
    "Salt",
    "UnknownItemError",
    "Verification",
    "WrongPassphraseError",
    "head",
    "open_reader",
    "open_record",
    "place_of",
    "verify",
]

_ELSEWHERE = {
    "Clock": "custody",
    "Finding": "checks",
    "Head": "custody",
    "Salt": "custody",
    "Verification": "verification",
    "head": "query_custody",
    "verify": "verification",
}


def __getattr__(name: str) -> object:
    """Find what proves the record in its module: a question needs none of it."""
    from importlib import import_module

    if name not in _ELSEWHERE:
        raise AttributeError(f"module 'onrecord.record' has no attribute '{name}'")
    return getattr(import_module(f"onrecord.record.{_ELSEWHERE[name]}"), name)


def open_record(  # noqa: PLR0913 - how a file is opened
    path: Place | str,
    *,
    create: bool = False,
    clock: "Clock | None" = None,
    salt: "Salt | None" = None,
    patience: float = 30.0,
    redate: "Redate | None" = None,
    passphrase: Passphrase | None = None,
    encrypted: bool = False,
) -> "Store":
    """Open a record for writing; make it where there is none and ``create`` says so; bring an older one up to date.

    ``clock`` dates the making of the record and ``salt`` gives 32 bytes for each entry of the custody log; without
    them the system's are used. ``patience`` is how many seconds to wait for another writer. ``redate`` counts
    dates anew where people said when a text was published; without it they stay as they were read. ``passphrase`` is
    asked where the record is encrypted; ``encrypted`` has a new one made so.

    Raises:
        RecordError: if there is no file, it is no record or a newer one, or it is locked, damaged or unwritable; if it
            is encrypted, and the passphrase does not open it or there is none.
    """
    from onrecord.record.store import open_store
    from onrecord.record.writer import as_judged

    return open_store(
        place_of(path),
        create=create,
        clock=clock,
        salt=salt,
        patience=patience,
        passphrase=passphrase,
        encrypted=encrypted,
        redate=redate or as_judged,
    )
