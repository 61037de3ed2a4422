"""What all screens share: the record, what was worked out of it, what hides names, who may write."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable
from contextvars import Context, copy_context
from dataclasses import dataclass, field
from hashlib import blake2b
from threading import Lock
from typing import TypeVar, cast

from onrecord import api
from onrecord.desk.jobs import Jobs
from onrecord.record import Place

Worked = TypeVar("Worked")

KEPT = 64
"""So many things that were worked out are kept; what was not asked for longest goes first."""


@dataclass(slots=True)
class Memory:
    """What was worked out of a record, as long as the record is as it was; each thing is worked out once."""

    _held: OrderedDict[tuple[str, ...], object] = field(default_factory=OrderedDict)
    _busy: dict[tuple[str, ...], Lock] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def of(self, head: str, name: str, work: Callable[[], Worked]) -> Worked:
        """Return what ``work`` works out for a state of the record, from memory where it was done."""
        key = (head, name)
        with self._lock:
            busy = self._busy.setdefault(key, Lock())
        with busy:
            if key not in self._held:
                worked = work()
                with self._lock:
                    self._held[key] = worked
                    self._forget(head)
            self._held.move_to_end(key)
            return cast("Worked", self._held[key])

    def has(self, head: str, name: str) -> bool:
        """Tell whether something is worked out already."""
        return (head, name) in self._held

    def _forget(self, head: str) -> None:
        old = [key for key in self._held if key[0] != head]
        for key in [*old, *list(self._held)[: max(0, len(self._held) - KEPT)]]:
            self._held.pop(key, None)
            self._busy.pop(key, None)


@dataclass(slots=True)
class Veil:
    """Keeps names and words out of addresses: a handle stands there, which means something to this desk alone.

    Addresses are kept by browsers, and this desk does not know who else reads them. ``drawn`` tells whether the record
    holds anything that is not public. Handles are forgotten when the desk is closed.
    """

    drawn: bool
    _key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    _meant: OrderedDict[str, str] = field(default_factory=OrderedDict)

    SIGN = "~"
    MOST = 50_000

    def hide(self, words: str) -> str:
        """Return what stands in an address for ``words``."""
        if not self.drawn or not words:
            return words
        handle = self.SIGN + blake2b(words.encode("utf-8", "replace"), key=self._key, digest_size=9).hexdigest()
        self._meant[handle] = words
        if len(self._meant) > self.MOST:
            self._meant.popitem(last=False)
        return handle

    def shown(self, given: str) -> str | None:
        """Return the words that something in an address means; None for a handle of another desk."""
        return self._meant.get(given) if given.startswith(self.SIGN) else given


@dataclass(slots=True)
class Desk:
    """An open desk."""

    path: Place
    memory: Memory = field(default_factory=Memory)
    veil: Veil = field(default_factory=lambda: Veil(drawn=False))
    may: str = "judge add"
    """What whoever opened the desk may do beside asking; the pages show nothing else."""
    jobs: Jobs = field(default_factory=Jobs)
    surroundings: Context = field(default_factory=copy_context)
    """Where the passphrase of an encrypted record comes from; threads would not know it."""
    writing: Lock = field(default_factory=Lock)
    """Held while something is judged, so that what a page was shown is compared with what is there now."""

    def open(self) -> api.Record:
        """Open the record for one answer: a connection belongs to one thread."""
        return self.surroundings.copy().run(api.open, self.path)
