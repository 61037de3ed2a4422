"""Where the passphrase of an encrypted record comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.record import Passphrase

_asked: ContextVar[Passphrase | None] = ContextVar("passphrase", default=None)


@contextmanager
def passphrase_from(ask: Callable[[], str]) -> Iterator[None]:
    """Have encrypted records that are opened within ask there for their passphrase; it is asked for once.

    >>> with passphrase_from(getpass.getpass):  # doctest: +SKIP
    ...     record = onrecord.open("border.db")
    """
    from onrecord.record import Passphrase

    token = _asked.set(Passphrase(ask))
    try:
        yield
    finally:
        _asked.reset(token)


def are_asked_for() -> bool:
    """Tell whether somebody has said where passphrases come from."""
    return _asked.get() is not None


def passphrase_of(given: str | Callable[[], str] | None) -> Passphrase | None:
    """Return the passphrase that was given for one record, else the one that is asked for here; None without any."""
    if given is None:
        return _asked.get()
    from onrecord.record import Passphrase

    return Passphrase(given if callable(given) else lambda: given)
