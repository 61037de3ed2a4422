"""The database: tables, migrations, custody, write, query; the only room that knows its SQL.

``open_reader`` is light: questions are asked through it. ``open_record`` is for writing and loads the heavier library
only then.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.record.adding import Added as Added
    from onrecord.record.address import Address, Place, place_of
    from onrecord.record.checks import Finding
    from onrecord.record.custody import Clock, Head, Salt
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
    from onrecord.record.opening import open_record
    from onrecord.record.query_custody import head
    from onrecord.record.reader import Reader, open_reader
    from onrecord.record.store import Store as Store
    from onrecord.record.verification import Verification, verify
    from onrecord.record.writer import Redate as Redate
else:
    from onrecord.late import late

    __getattr__ = late(
        __name__,
        {
            ".adding": "Added",
            ".address": "Address Place place_of",
            ".checks": "Finding",
            ".custody": "Clock Head Salt",
            ".errors": (
                "AmbiguousItemError DamagedRecordError MissingRecordError NewerRecordError NotARecordError"
                " OlderRecordError OriginalNotKeptError PassphraseNeededError RecordError RecordLockedError"
                " RecordUnwritableError UnknownItemError WrongPassphraseError"
            ),
            ".keys": "Passphrase",
            ".opening": "open_record",
            ".query_custody": "head",
            ".reader": "Reader open_reader",
            ".store": "Store",
            ".verification": "Verification verify",
            ".writer": "Redate",
        },
    )

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
