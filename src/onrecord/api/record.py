"""A record with all its verbs."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.api.adding import Adding
from onrecord.api.asking import Asking
from onrecord.api.audience import is_seen_by_others
from onrecord.api.comparing import Comparing
from onrecord.api.handing import Handing
from onrecord.api.held import AnyPlace
from onrecord.api.importing import Importing
from onrecord.api.judging import Judging
from onrecord.api.keeping import Keeping
from onrecord.api.registering import Registering
from onrecord.api.reporting import Reporting
from onrecord.api.showing import Showing
from onrecord.record import place_of


class Record(Asking, Comparing, Showing, Judging, Registering, Keeping, Adding, Importing, Reporting, Handing):
    """A record. Questions change nothing; what changes it is logged. Use it in a ``with`` statement, or close it."""


def open(  # noqa: A001 - `onrecord.open` reads best
    path: AnyPlace = "onrecord.db",
    *,
    create: bool = False,
    passphrase: str | Callable[[], str] | None = None,
    encrypted: bool = False,
    for_others: bool = False,
    purpose: str | None = None,
) -> Record:
    """Open a record; ``create`` makes it where there is none, and ``encrypted`` has it made so.

    ``path`` is a file, or the address of a database of PostgreSQL: ``postgresql://user@host/database``.

    ``for_others``: what it answers is as others may see it: protected people are named by pseudonyms, labelled
    documents, and those that may not be used for ``purpose``, are left out. It cannot be changed then.

    ``passphrase`` opens an encrypted record: the words, or what asks for them when they are needed.

    Raises:
        OnrecordError: if there is none, or the file is not a record or from a newer version; if it is encrypted, and
            the passphrase does not open it or there is none.
    """
    if for_others or is_seen_by_others():
        from onrecord.api.seen import Seen

        return Seen(place_of(path), passphrase=passphrase, purpose=purpose)
    return Record(place_of(path), create=create, passphrase=passphrase, encrypted=encrypted)
