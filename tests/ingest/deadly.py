"""A reader that dies, hangs, eats memory or fails over files that say so: for the tests of the process apart."""

import os
import signal
import socket
import time
from pathlib import Path

from onrecord.ingest import documents
from onrecord.ingest.apart.child import main
from onrecord.ingest.assemble import Content
from onrecord.ingest.formats import Kind

BEGIN = "from tests.ingest.deadly import begin; begin()"
_read = documents._opened


def begin() -> None:
    """Be the process apart, with this reader."""
    documents._opened = _deadly
    main()


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
