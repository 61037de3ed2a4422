"""An open record: the file, the connection that asks and the one that writes, each opened when first needed."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from os import PathLike
from types import TracebackType
from typing import TYPE_CHECKING, Self

from onrecord.api.passphrases import passphrase_of
from onrecord.record import Address, Passphrase, Place, Reader, open_reader

if TYPE_CHECKING:
    from onrecord.model import Reading
    from onrecord.record.dialect import Act
    from onrecord.record.store import Store

AnyPath = str | PathLike[str]
AnyPlace = AnyPath | Address
"""Where a record lies: a path, or the address of a database."""


def _redate(text: str, machine: Reading, judged: Reading) -> Reading:
    """Count dates anew from the day that people said; the rooms that read are loaded only then."""
    from onrecord import build

    return build.redated(text, machine, judged)


def somebody() -> str:
    """Return the name of the account that runs this, where nobody gave a name."""
    return getpass.getuser()


class Held:
    """A record that is open. Use it in a ``with`` statement, or close it."""

    def __init__(
        self,
        path: Place,
        *,
        create: bool = False,
        passphrase: str | Callable[[], str] | None = None,
        encrypted: bool = False,
    ) -> None:
        """Open the record at ``path``; see ``open``."""
        self.path = path
        self._passphrase = passphrase_of(passphrase)
        self._store: Store | None = None
        if create:
            self._writing(create=True, encrypted=encrypted)
        self._reader: Reader | None = None if create else self._opened()

    def may(self, act: Act) -> bool:
        """Tell whether whoever opened the record may judge in it, or add to it: on a server not everybody may."""
        reader = self._asking()
        return reader.dialect.may(reader, act)

    def close(self) -> None:
        """Let go of the file."""
        if self._store is not None:
            self._store.close()
        if self._reader is not None:
            self._reader.close()

    def _forget(self, passphrase: Passphrase | None) -> None:
        """Let go of the connections and open others with another passphrase when they are needed."""
        self.close()
        self._store, self._reader, self._passphrase = None, None, passphrase

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _asking(self) -> Reader:
        """Return the light connection that cannot write, opened when first needed."""
        if self._reader is None:
            self._reader = self._opened()
        return self._reader

    def _listing(self) -> Reader:
        """Return the same for questions that are answered from kept lists, which count all documents."""
        return self._asking()

    @contextmanager
    def _leaving(self, purpose: str | None, *, for_self: bool) -> Iterator[Reader]:
        """Open the record as whoever receives something may see it: names, ids and documents that give way are gone."""
        from onrecord.record.guard.guarded import guarded, is_needed

        if not is_needed(self._asking(), purpose, others=not for_self):
            yield self._asking()
            return
        key = self._guard_key()
        seen = guarded(self._opened(), purpose, key, others=not for_self)
        try:
            yield seen
        finally:
            seen.close()

    def _guard_key(self) -> bytes:
        from onrecord.record.settings import guard_key

        return guard_key(self._asking()) or self._writing().guard_key()

    def _opened(self) -> Reader:
        return open_reader(self.path, passphrase=self._passphrase)

    def _writing(self, *, create: bool = False, encrypted: bool = False) -> Store:
        """Return the connection that writes, opened when first needed."""
        if self._store is None:
            from onrecord.record import open_record

            self._store = open_record(
                self.path, create=create, passphrase=self._passphrase, encrypted=encrypted, redate=_redate
            )
        return self._store
