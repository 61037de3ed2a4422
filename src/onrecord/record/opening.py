"""Opening a record for writing."""

from typing import TYPE_CHECKING

from onrecord.record.address import Place, place_of
from onrecord.record.keys import Passphrase

if TYPE_CHECKING:
    from onrecord.record.custody import Clock, Salt
    from onrecord.record.store import Store
    from onrecord.record.writer import Redate


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
