"""Who sits at the desk: browsers that were let in, each with its own secret for writing."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from hmac import compare_digest
from threading import Lock

MOST = 100
"""So many browsers are remembered; the one that was let in first is forgotten first."""


@dataclass(slots=True)
class Session:
    """A browser that was let in: ``csrf`` has to come with everything it writes, ``who`` works there.

    ``question`` is the chapter of the report to which that browser adds: place and mark, empty for the last one.
    """

    id: str
    csrf: str
    who: str
    question: str = ""


@dataclass(slots=True)
class Sessions:
    """The browsers that were let in since the desk was opened.

    ``token`` lets in whoever opens the printed address, ``password`` (None: nobody) whoever comes from elsewhere.
    """

    who: str
    password: str | None = None
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    _open: dict[str, Session] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def enter(self, *, token: str = "", password: str = "") -> Session | None:
        """Let a browser in that knows the token or the password; None for everybody else."""
        known = bool(token) and _same(token, self.token)
        known = known or (self.password is not None and bool(password) and _same(password, self.password))
        if not known:
            return None
        session = Session(secrets.token_urlsafe(24), secrets.token_urlsafe(24), self.who)
        with self._lock:
            self._open[session.id] = session
            while len(self._open) > MOST:
                del self._open[next(iter(self._open))]
        return session

    def find(self, session_id: str | None) -> Session | None:
        """Return the session of this id, if a browser was let in with it."""
        return self._open.get(session_id or "")


def _same(given: str, known: str) -> bool:
    """Compare in a time that tells nothing of where two secrets differ."""
    return compare_digest(given.encode("utf-8", "replace"), known.encode("utf-8", "replace"))
