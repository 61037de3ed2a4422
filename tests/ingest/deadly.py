"""A reader that dies, hangs, eats memory or fails over files that say so: for the tests of the process apart."""

import os
import signal
import socket
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.ingest import documents
from onrecord.ingest.apart import child
from onrecord.ingest.apart.child import main
from onrecord.ingest.archive import Member
from onrecord.ingest.assemble import Content
from onrecord.ingest.formats import Format, Kind
from onrecord.ingest.looks import drawing_of, page_of
from onrecord.model import Captured, Options, Original, PageImage, Problem, Span

BEGIN = "from tests.ingest.deadly import begin; begin()"
_read, _open = documents._opened, documents._members


def begin() -> None:
    """Be the process apart, with this reader."""
    documents._opened, documents._members = _deadly, _deadly_within
    vars(child).update(page_of=_deadly_page, drawing_of=_deadly_drawing)
    main()


def _deadly_within(source: documents._Source, found: Format) -> Iterator[Member | Problem]:
    if b"opening kills" in source.original.content:
        signal.raise_signal(signal.SIGKILL)
    return _open(source, found)


def _deadly_page(file: Original, options: Options, marks: Sequence[Span]) -> Captured | None:
    _act(file.content.decode())
    return page_of(file, options, marks)


def _deadly_drawing(file: Original, page: int, dpi: int) -> PageImage | None:
    _act(file.content.decode())
    return drawing_of(file, page, dpi)


def _deadly(source: documents._Source, kind: Kind, content: bytes) -> Content:
    _act(content.decode("utf-8", "replace"))
    return _read(source, kind, content)


def _act(words: str) -> None:
    """Do what the words say."""
    if "deadly" in words:
        signal.raise_signal(signal.SIGKILL) if "kill" in words else os.abort()
    if "slow" in words:
        time.sleep(600)
    if "hungry" in words:
        bytearray(10**12)
    if "faulty" in words:
        raise ValueError("a fault of a library")
    if "calling" in words:
        socket.create_connection(("127.0.0.1", 9))
    if "writing" in words:
        Path("written.txt").write_text("written", encoding="utf-8")
