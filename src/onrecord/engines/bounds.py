"""How long one document may be read: by the work of this process, with no other process needed."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
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


def _raise(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise OutOfTimeError
