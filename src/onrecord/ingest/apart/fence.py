"""What a process that reads strange files may not do: connect, write, start programs, take more than its memory."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import Final

_FORBIDDEN: Final = (
    "socket.", "os.exec", "os.fork", "os.posix_spawn", "os.remove", "os.rename", "os.rmdir", "os.mkdir",
    "os.chmod", "os.chown", "os.link", "os.symlink", "os.truncate", "os.system", "os.startfile", "os.kill",
    "ftplib.", "http.client.", "urllib.Request", "smtplib.", "webbrowser.open", "shutil.", "sqlite3.connect",
)  # fmt: skip
"""Events of Python by their beginnings. Source: the audit events table of its documentation."""

_WRITES: Final = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_TRUNC


class ForbiddenError(PermissionError):
    """A library wanted to do what no reader may do."""

    def __init__(self, event: str) -> None:
        """Name the event."""
        super().__init__(f"a reader may not do this: {event}")


def put_up(programs: Sequence[str] = ()) -> None:
    """Forbid it from now on, for as long as the process lives; ``programs`` may be started, by their whole paths."""
    sys.addaudithook(_guard(frozenset(programs)))


def _guard(programs: frozenset[str]) -> Callable[[str, tuple[object, ...]], None]:
    def guard(event: str, details: tuple[object, ...]) -> None:
        if event == "open":
            _only_read(details)
        elif event == "subprocess.Popen":
            if str(details[0]) not in programs:
                raise ForbiddenError(f"start {details[0]}")
        elif event.startswith(_FORBIDDEN):
            raise ForbiddenError(event)

    return guard


def _only_read(details: tuple[object, ...]) -> None:
    path, mode, flags = details
    wants = isinstance(flags, int) and flags & _WRITES
    if wants and path != os.devnull and not isinstance(path, int):
        raise ForbiddenError(f"write {path} ({mode})")


def bound_memory(size: int) -> None:
    """Give this process so many bytes of address space and no more, where the system can say so.

    More than the system itself allows is not asked for.
    """
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (size if hard == resource.RLIM_INFINITY else min(size, hard), hard))
