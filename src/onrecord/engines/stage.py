"""One stage over one document, guarded: whatever fails becomes a problem of that document."""

import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from onrecord.engines.bounds import OutOfTimeError, limited
from onrecord.engines.packing import pack, unpack
from onrecord.ingest.apart.fence import bound_memory
from onrecord.model import Bounds, Document, Problem, Reading

Read = TypeVar("Read")
"""What a stage makes of a document: its reading, or its reading with something beside it."""


@dataclass(frozen=True, slots=True)
class Stage(Generic[Read]):
    """A picklable stage: ``read`` reads a document, ``reader`` names the version that does.

    ``bare`` makes the same of a reading alone, for documents that could not be read. All functions must be importable
    by name, so that a worker process can find them. ``bounds`` says how long a document is read at most. ``version``
    tells on another machine which version would read there; None where nobody asks.
    """

    read: Callable[[Document], Read]
    bare: Callable[[Reading], Read]
    reader: str
    bounds: Bounds = field(default_factory=Bounds)
    version: Callable[[], str] | None = None

    def __call__(self, document: Document) -> Read:
        """Return what is read of ``document``, or of an empty reading with the traceback as its problem."""
        seconds = self.bounds.for_text(len(document.text))
        try:
            with limited(seconds):
                return self.read(document)
        except OutOfTimeError:
            message = (
                f"The document is kept and searchable, but reading it took more than {seconds:,.0f} seconds of work "
                "and was stopped. Raise --max-seconds to give it more."
            )
            return self._failed(document, Problem("reader-stopped", message))
        except MemoryError:
            message = "The document is kept and searchable, but reading it needs more memory; raise --max-memory."
            return self._failed(document, Problem("reader-stopped", message))
        except Exception:  # noqa: BLE001 - the one broad except: a bad document never stops a pile
            trace = traceback.format_exc(limit=-6)
            message = f"The document is kept and searchable, but reading it failed. Please report this:\n{trace}"
            return self._failed(document, Problem("reading-failed", message))

    def in_worker(self, packed: bytes) -> bytes:
        """Return the same in a process that is there for nothing else: its memory is bound too. Packed in and out."""
        document: Document = unpack(packed)
        bound_memory(self.bounds.memory_for_text(len(document.text)))
        return pack(self(document))

    def died(self, document: Document) -> Read:
        """Return what is made of a document whose worker process ended while reading it."""
        message = "The document is kept, but the process that read it ended. Memory may have run out; try it alone."
        return self._failed(document, Problem("reader-died", message))

    def _failed(self, document: Document, problem: Problem) -> Read:
        return self.bare(Reading(document.id, self.reader, problems=(problem,)))


def reading_alone(reading: Reading) -> Reading:
    """Return a reading as it is: what a stage makes that has nothing beside it."""
    return reading
