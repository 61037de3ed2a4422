"""What runs beside the screens: adding documents takes longer than a page may."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread

from onrecord.api import Outcome
from onrecord.model import Handed, OnrecordError

KEPT = 30
"""Jobs that are remembered."""
WAITING_BYTES = 512 << 20
"""Files that wait to be added, and those that are being added, may have so many bytes together: they are in memory."""


class BusyError(OnrecordError):
    """So much waits to be added that nothing more is taken."""


@dataclass(slots=True)
class Job:
    """Files that are being added: how many there were, how many documents were read, how it ended.

    ``told`` says so in a sentence when it is over; ``skipped`` are files that are no documents, with why.
    """

    id: str
    files: int
    names: tuple[str, ...]
    read: int = 0
    over: bool = False
    failed: bool = False
    told: str = ""
    skipped: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Jobs:
    """The jobs of an open desk; files are added by one after the other.

    Files stay in memory until they are added: what goes into an encrypted record never lies open on a disk.
    """

    _held: dict[str, Job] = field(default_factory=dict)
    _turn: Lock = field(default_factory=Lock)
    _weighing: Lock = field(default_factory=Lock)
    _weight: int = 0

    def start(self, files: Sequence[Handed], add: Callable[[Job], Outcome]) -> Job:
        """Start to add files.

        Raises:
            BusyError: if too much waits already.
        """
        weight = sum(len(file.content) for file in files)
        with self._weighing:
            if self._weight and self._weight + weight > WAITING_BYTES:
                raise BusyError("Other files are still being added; these were not taken in. Add them after that.")
            self._weight += weight
        job = Job(secrets.token_urlsafe(9), len(files), tuple(file.name for file in files))
        self._held[job.id] = job
        for old in list(self._held)[: max(0, len(self._held) - KEPT)]:
            del self._held[old]
        Thread(target=self._run, args=(job, weight, add), daemon=True).start()
        return job

    def find(self, job: str) -> Job | None:
        """Return a job by its id."""
        return self._held.get(job)

    def _run(self, job: Job, weight: int, add: Callable[[Job], Outcome]) -> None:
        job.failed, job.told = True, "Adding was broken off. What was added before is kept; add the files again."
        try:
            with self._turn:
                outcome = add(job)
            job.failed, job.told = False, outcome.sentence()
            job.skipped = tuple((Path(item.path or "").name, item.message) for item in outcome.skipped)
        except OnrecordError as error:
            job.told = str(error)
        finally:
            with self._weighing:
                self._weight -= weight
            job.over = True
