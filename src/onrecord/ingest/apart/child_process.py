"""The process apart as its parent sees it: started, asked, stopped after a time."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from threading import Event, Thread
from typing import Final

from onrecord.ingest.apart.frames import Answer, BrokenFrameError, Drawing, Page, Task, read_answer, write_task
from onrecord.ingest.problems import READER_DIED, READER_STOPPED
from onrecord.model import Problem

BEGIN: Final = "from onrecord.ingest.apart.child import main; main()"

_LOOK: Final = 0.2
"""Seconds between two looks at the clock."""

_LEAVE: Final = 2.0
"""Seconds in which the process must end when there is no more to do."""


class Child:
    """One process. When it has died or was stopped, another one must be started."""

    def __init__(self, begin: str = BEGIN) -> None:
        """Start it with a line of Python, the paths of this process to look for modules, and nowhere else to look."""
        paths = os.pathsep.join(path for path in sys.path if path)
        self._process = process = subprocess.Popen(  # noqa: S603 - our own Python
            [sys.executable, "-P", "-c", begin],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
            start_new_session=True,  # what it has started ends with it
        )
        if process.stdin is None or process.stdout is None:
            raise ValueError("a process that was started with pipes has them")
        self._tasks, self._answers = process.stdin, process.stdout
        self._seconds = 0.0
        self._deadline = float("inf")
        self._was_slow = False
        self._over = Event()
        Thread(target=self._watch, daemon=True).start()

    def ask(self, task: Task) -> None:
        """Hand it a task; each answer must come within the seconds that the file may take.

        For what is drawn while somebody waits a large file gets no more than a small one.
        """
        bounds = task.options.bounds
        waited_for = isinstance(task.wanted, Page | Drawing)
        self._seconds = bounds.seconds if waited_for else bounds.for_file(len(task.original.content))
        with suppress(OSError):  # it has died; that there is no answer will say so
            write_task(self._tasks, task)

    def answer(self) -> Answer:
        """Return its next answer; a problem where it has died or was too slow. None at the end of the task."""
        self._deadline = time.monotonic() + self._seconds
        try:
            return read_answer(self._answers)
        except BrokenFrameError:
            return self._ending()
        finally:
            self._deadline = float("inf")

    def stop(self) -> None:
        """End it now, whatever it does."""
        self._kill()
        self._process.wait()
        self._close()

    def leave(self) -> None:
        """Tell it that there is no more to do."""
        with suppress(OSError):
            self._tasks.close()
        try:
            self._process.wait(_LEAVE)
        except subprocess.TimeoutExpired:
            self._kill()
            self._process.wait()
        self._close()

    def _close(self) -> None:
        self._over.set()
        for pipe in (self._tasks, self._answers):
            with suppress(OSError):  # what was not yet written to a process that has ended
                pipe.close()

    def _watch(self) -> None:
        """Look at the clock until it is over."""
        while not self._over.wait(_LOOK):
            if time.monotonic() > self._deadline:
                self._was_slow = True
                self._kill()
                return

    def _kill(self) -> None:
        if self._process.poll() is not None:
            return
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
        else:
            self._process.kill()

    def _ending(self) -> Problem:
        if self._was_slow:
            message = (
                f"Reading it took longer than {self._seconds:,.0f} seconds and was stopped; the file is kept. "
                "Raise --max-seconds to give it more, or save its text as .txt and add that file."
            )
            return Problem(READER_STOPPED, message)
        message = (
            "The process that read it ended; the file is kept. It may be damaged, or need more memory than there is: "
            "open it with another program and save it anew, or as .txt."
        )
        return Problem(READER_DIED, message)
