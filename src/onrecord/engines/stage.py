"""One stage over one document, guarded: whatever fails becomes a problem of that document."""

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.model import Document, Problem, Reading

Read = TypeVar("Read")
"""What a stage makes of a document: its reading, or its reading with something beside it."""


@dataclass(frozen=True, slots=True)
class Stage(Generic[Read]):
    """A picklable stage: ``read`` reads a document, ``reader`` names the version that does.

    ``bare`` makes the same of a reading alone, for documents that could not be read. Both must be importable by name,
    so that a worker process can find them.
    """

    read: Callable[[Document], Read]
    bare: Callable[[Reading], Read]
    reader: str

    def __call__(self, document: Document) -> Read:
        """Return what is read of ``document``, or of an empty reading with the traceback as its problem."""
        try:
            return self.read(document)
        except Exception:  # noqa: BLE001 - the one broad except: a bad document never stops a pile
            trace = traceback.format_exc(limit=-6)
            message = f"The document is kept and searchable, but reading it failed. Please report this:\n{trace}"
            return self._failed(document, Problem("reading-failed", message))

    def died(self, document: Document) -> Read:
        """Return what is made of a document whose worker process ended while reading it."""
        message = "The document is kept, but the process that read it ended. Memory may have run out; try it alone."
        return self._failed(document, Problem("reader-died", message))

    def _failed(self, document: Document, problem: Problem) -> Read:
        return self.bare(Reading(document.id, self.reader, problems=(problem,)))


def reading_alone(reading: Reading) -> Reading:
    """Return a reading as it is: what a stage makes that has nothing beside it."""
    return reading
