"""A record with all its verbs."""

from __future__ import annotations

from pathlib import Path

from onrecord.api.adding import Adding
from onrecord.api.asking import Asking
from onrecord.api.comparing import Comparing
from onrecord.api.handing import Handing
from onrecord.api.held import AnyPath
from onrecord.api.judging import Judging
from onrecord.api.keeping import Keeping
from onrecord.api.registering import Registering


class Record(Asking, Comparing, Judging, Registering, Keeping, Adding, Handing):
    """A record. Questions change nothing; what changes it is logged. Use it in a ``with`` statement, or close it."""


def open(path: AnyPath = "onrecord.db", *, create: bool = False) -> Record:  # noqa: A001 - `onrecord.open` reads best
    """Open a record; ``create`` makes it where there is none.

    Raises:
        OnrecordError: if there is none, or the file is not a record or from a newer version.
    """
    return Record(Path(path), create=create)
