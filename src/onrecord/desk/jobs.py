"""What runs beside the screens: adding documents takes longer than a page may."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread

from onrecord.api import Outcome
from onrecord.model import OnrecordError

KEPT = 30


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
    """The jobs of an open desk; files are added by one after the other."""

    _held: dict[str, Job] = field(default_factory=dict)
    _turn: Lock = field(default_factory=Lock)

    def start(self, folder: Path, names: tuple[str, ...], add: Callable[[Job], Outcome]) -> Job:
        """Start to add the files of a folder, which is thrown away afterwards."""
        job = Job(secrets.token_urlsafe(9), len(names), names)
        self._held[job.id] = job
        for old in list(self._held)[: max(0, len(self._held) - KEPT)]:
            del self._held[old]
        Thread(target=self._run, args=(job, folder, add), daemon=True).start()
        return job

    def find(self, job: str) -> Job | None:
        """Return a job by its id."""
        return self._held.get(job)

    def _run(self, job: Job, folder: Path, add: Callable[[Job], Outcome]) -> None:
        job.failed, job.told = True, "Adding was broken off. What was added before is kept; add the files again."
        try:
            with self._turn:
                outcome = add(job)
            job.failed, job.told = False, outcome.sentence()
            job.skipped = tuple((Path(item.path or "").name, item.message) for item in outcome.skipped)
        except OnrecordError as error:
            job.told = str(error)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            job.over = True
