"""One process apart that stays: what is shown of a record is opened there, file after file."""

import atexit
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from threading import Lock
from typing import Final

from onrecord.ingest.apart.process import Apart
from onrecord.model import Bounds, Captured, Document, Options, Original, PageImage, Problem, Span

SHOWING: Final = Bounds(seconds=20, memory=2_000)
"""What showing one page may take: somebody waits for it, and whoever looks at other pages waits too."""


class Opener:
    """Opens files that hold others, for threads that take turns."""

    def __init__(self, apart: Apart | None = None, bounds: Bounds = SHOWING) -> None:
        """Start nothing yet; ``bounds`` are those of what is shown."""
        self._apart = apart or Apart()
        self._bounds = bounds
        self._turn = Lock()

    def lying_in(self, original: Original, wanted: str, options: Options) -> Original | Problem | None:
        """Return what lies in a file under an id; None where nothing does, a problem where it cannot be opened."""
        with self._turn:
            return self._apart.lying_in(original, wanted, options)

    def documents_of(self, original: Original, options: Options) -> tuple[Document, ...]:
        """Return the documents of a file."""
        with self._turn:
            return tuple(self._apart.documents_of(original, options))

    def page_of(self, original: Original, options: Options, marks: Sequence[Span]) -> Captured | Problem | None:
        """Return the page of HTML that a file is or holds, as it can be shown; None where it has none."""
        with self._turn:
            return self._apart.page_of(original, replace(options, bounds=self._bounds), marks)

    def drawing_of(self, original: Original, page: int, dpi: int) -> PageImage | Problem | None:
        """Return a page of a PDF as a picture; None where it is none, or has no such page."""
        with self._turn:
            return self._apart.drawing_of(original, Options(bounds=self._bounds), page, dpi)

    def start(self) -> None:
        """Start the process before it is needed."""
        with self._turn:
            self._apart.start()

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
