"""One stage over one document, guarded: whatever fails becomes a problem of that document."""

import traceback
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.model import Document, Problem, Reading


@dataclass(frozen=True, slots=True)
class Stage:
    """A picklable stage: ``read`` turns a document into its reading, ``reader`` names the version that did.

    ``read`` must be importable by name, so that a worker process can find it.
    """

    read: Callable[[Document], Reading]
    reader: str

    def __call__(self, document: Document) -> Reading:
        """Return the reading of ``document``, or an empty one with the traceback as its problem."""
        try:
            return self.read(document)
        except Exception:  # noqa: BLE001 - the one broad except: a bad document never stops a pile
            trace = traceback.format_exc(limit=-6)
            message = f"The document is kept and searchable, but reading it failed. Please report this:\n{trace}"
            return Reading(document.id, self.reader, problems=(Problem("reading-failed", message),))

    def died(self, document: Document) -> Reading:
        """Return the reading of a document whose worker process ended while reading it."""
        message = "The document is kept, but the process that read it ended. Memory may have run out; try it alone."
        return Reading(document.id, self.reader, problems=(Problem("reader-died", message),))
