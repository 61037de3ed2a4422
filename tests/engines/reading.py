"""A stage that makes little of a document, and what a reader may meet: bad, endless, hungry, deadly documents."""

import os
import re
import signal
from collections.abc import Callable
from pathlib import Path

from onrecord.engines import Stage, reading_alone
from onrecord.model import Document, Problem, Reading


def _fail() -> None:
    raise ValueError("cannot be read")


def _loop() -> None:
    while True:
        re.match(r"(a*)*b", "a" * 24)


MEETS: dict[str, Callable[[], object]] = {
    "bad": _fail,
    "endless": _loop,
    "hungry": lambda: bytearray(10**13),
    "deadly": lambda: os.kill(os.getpid(), signal.SIGKILL),
}


def a_reading(document: Document) -> Reading:
    """Read a document: fail for bad ones, end the process for deadly ones."""
    MEETS.get(document.text, lambda: None)()
    return Reading(document.id, "v1", problems=(Problem("seen", document.text),))


STAGE = Stage(a_reading, reading_alone, "v1")


def pile(*texts: str) -> list[Document]:
    """Return documents with these texts."""
    return [Document(f"id{n}", f"{n}.txt", f"{n}.txt", "text/plain", text) for n, text in enumerate(texts)]


def once_deadly(document: Document) -> Reading:
    """Read a document; where its text is the path of a file, take the file away and end the process."""
    switch = Path(document.text)
    if switch.is_absolute() and switch.exists():
        switch.unlink()
        os.kill(os.getpid(), signal.SIGKILL)
    return a_reading(document)


def another_version() -> str:
    """Return a version that is not that of the stage."""
    return "v2"
