"""A reader that dies, hangs, eats memory or fails over files that say so: for the tests of the process apart."""

import os
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

from onrecord.ingest import documents
from onrecord.ingest.apart.child import main
from onrecord.ingest.archive import Member
from onrecord.ingest.assemble import Content
from onrecord.ingest.formats import Format, Kind
from onrecord.model import Problem

BEGIN = "from tests.ingest.deadly import begin; begin()"
_read, _open = documents._opened, documents._members


def begin() -> None:
    """Be the process apart, with this reader."""
    documents._opened, documents._members = _deadly, _deadly_within
    main()


def _deadly_within(source: documents._Source, found: Format) -> Iterator[Member | Problem]:
    if b"opening kills" in source.original.content:
        signal.raise_signal(signal.SIGKILL)
    return _open(source, found)


def _deadly(source: documents._Source, kind: Kind, content: bytes) -> Content:
    words = content.decode("utf-8", "replace")
    if "deadly" in words:
        signal.raise_signal(signal.SIGKILL) if "kill" in words else os.abort()
    if "slow" in words:
        time.sleep(600)
    if "hungry" in words:
        return Content("x" * 10**12)
    if "faulty" in words:
        raise ValueError("a fault of a library")
    if "calling" in words:
        socket.create_connection(("127.0.0.1", 9))
    if "writing" in words:
        Path("written.txt").write_text("written", encoding="utf-8")
    return _read(source, kind, content)
