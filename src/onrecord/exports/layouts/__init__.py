"""The forms in which a record is handed to other programs, one module for each."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Final, Literal, get_args

from onrecord.exports.leaving.handed import write_searched
from onrecord.record import Reader

Layout = Literal["jsonl", "csv", "parquet", "ftm", "jsonld", "graphml", "timelinejs", "uwazi", "csl", "bundle"]
"""Names of the forms, as the command line takes them."""

_MODULES: Final[Mapping[Layout, str]] = {"csv": "tables", "jsonl": "json_lines"}

LAYOUTS: Final[tuple[Layout, ...]] = get_args(Layout)


def write_layout(reader: Reader, out: Path, layout: Layout) -> tuple[Path, ...]:
    """Write the record into the folder ``out``, made where it is missing; return the files in order.

    Raises:
        OSError: if the folder cannot be written.
        OnrecordError: if the form needs a library that is not installed, or it is for others and would name somebody
            who is protected.
    """
    out.mkdir(parents=True, exist_ok=True)
    module = import_module(f"onrecord.exports.layouts.{_MODULES.get(layout, layout)}")
    write: Callable[[Reader, Path], tuple[Path, ...]] = module.write
    with _all_kept():
        return write_searched(reader, out, "The export", lambda folder: write(reader, folder))


@contextmanager
def _all_kept() -> Iterator[None]:
    """Let Python not look for circles in memory: an export makes millions of small things and leaves none."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()
