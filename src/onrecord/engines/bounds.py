"""How long one document may be read: by the work of this process, with no other process needed."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import current_thread, main_thread
from types import FrameType


class OutOfTimeError(BaseException):
    """The work took too long. No library's ``except Exception`` may take it for a fault of its own."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise OutOfTimeError after so many seconds of work.

    Only in a main thread, and where the system counts work (not on Windows); elsewhere nothing is limited. It reaches
    whatever Python does, also in the middle of a regular expression.
    """
    if not hasattr(signal, "setitimer") or current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _raise)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before if before is not None else signal.SIG_DFL)


@contextmanager
def more_memory(size: int) -> Iterator[None]:
    """Let this process take so many bytes of address space beside what it has now, and no more.

    Only where the system says what a process has and can bound it (Linux); elsewhere nothing is bound.
    """
    taken = _address_space()
    if taken is None:
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = min([taken + size, *(limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY)])
    resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _address_space() -> int | None:
    """Return the bytes of address space of this process; None where the system does not say."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return None
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _raise(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise OutOfTimeError
