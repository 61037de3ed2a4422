"""One process apart that stays: what is shown of a record is opened there, file after file."""

import atexit
from functools import cache
from threading import Lock

from onrecord.ingest.apart.process import Apart
from onrecord.model import Document, Options, Original, Problem


class Opener:
    """Opens files that hold others, for threads that take turns."""

    def __init__(self, apart: Apart | None = None) -> None:
        """Start nothing yet."""
        self._apart = apart or Apart()
        self._turn = Lock()

    def lying_in(self, original: Original, wanted: str, options: Options) -> Original | Problem | None:
        """Return what lies in a file under an id; None where nothing does, a problem where it cannot be opened."""
        with self._turn:
            return self._apart.lying_in(original, wanted, options)

    def documents_of(self, original: Original, options: Options) -> tuple[Document, ...]:
        """Return the documents of a file."""
        with self._turn:
            return tuple(self._apart.documents_of(original, options))

    def close(self) -> None:
        """End the process."""
        with self._turn:
            self._apart.close()


@cache
def opener() -> Opener:
    """Return the one of this process: to start it takes longer than to show a page. It ends with this process."""
    made = Opener()
    atexit.register(made.close)
    return made
