"""Lines of what lies over all documents, written by a process of its own: on the second core, while others are made.

It opens the record itself, so it is started for a record that is a plain file, seen by its owner, and for a large one.
"""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from onrecord.exports.items import Items, write_rows
from onrecord.record import Reader, open_reader

_KINDS: Final = ("entities", "origins")
"""What is written beside: what needs no ids of other items, and takes about as long as links do."""

_MANY: Final = 1_000
"""Documents from which on that is worth the start of a process."""

_BEGIN: Final = "from onrecord.exports.beside import main; main()"


class Beside:
    """A process that writes lines, where there is one."""

    def __init__(self, reader: Reader, out: Path) -> None:
        """Start it for the record behind ``reader``, if that is worth it; it writes into the folder ``out``."""
        self.kinds: Sequence[str] = ()
        self._process: subprocess.Popen[bytes] | None = None
        if not _is_worth_it(reader):
            return
        paths = os.pathsep.join(path for path in sys.path if path)
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own Python
                [sys.executable, "-P", "-c", _BEGIN, json.dumps([str(reader.path), str(out)])],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": paths},
            )
        except OSError:
            return
        self.kinds = _KINDS

    def is_done(self) -> bool:
        """Wait for it; tell whether it wrote all: what it did not is to be written here, where errors are told."""
        return self._process is not None and self._process.wait() == 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()


def main() -> None:
    """Write what the first argument says: the record, and the folder, as JSON."""
    gc.disable()  # it ends soon
    record, out = json.loads(sys.argv[1])
    with open_reader(Path(record)) as reader:
        for kind, rows in Items(reader).joined():
            if kind in _KINDS:
                write_rows(Path(out), kind, rows)


def _is_worth_it(reader: Reader) -> bool:
    if type(reader) is not Reader or reader.key is not None or not sys.executable or (os.cpu_count() or 1) < 2:
        return False
    return reader.number("SELECT count(*) FROM readings") >= _MANY
