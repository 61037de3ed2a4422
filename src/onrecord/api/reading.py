"""Reading without a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.api.held import AnyPath
from onrecord.model import Document, OnrecordError, Options, Problem, Reading


def read(path: AnyPath, options: Options | None = None) -> list[tuple[Document, Reading]]:
    """Read a file, folder or archive without touching a record. Problems of single documents stand in their readings.

    Raises:
        OnrecordError: if the path itself cannot be read.
    """
    found: list[tuple[Document, Reading]] = []
    for item in read_pile([path], options, workers=1):
        if isinstance(item, Problem):
            raise OnrecordError(f"{item.path}: {item.message}")
        found.append(item)
    return found


def read_pile(
    paths: Iterable[AnyPath], options: Options | None = None, *, workers: int | None = None
) -> Iterator[tuple[Document, Reading] | Problem]:
    """Read files, folders and archives one after the other; ``workers`` None uses all cores for a pile."""
    from onrecord import build

    return build.read_pile([Path(path) for path in paths], options or Options(), workers=workers)
