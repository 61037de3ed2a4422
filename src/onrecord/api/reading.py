"""Reading without a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.api.held import AnyPath
from onrecord.model import Document, OnrecordError, Options, Problem, Reading

if TYPE_CHECKING:
    from onrecord.build.watching import Watch
    from onrecord.engines import EngineName


def read(path: AnyPath, options: Options | None = None) -> list[tuple[Document, Reading]]:
    """Read a file, folder or archive without touching a record. Problems of single documents stand in their readings.

    Raises:
        OnrecordError: if the path itself cannot be read.
    """
    found: list[tuple[Document, Reading]] = []
    for item in read_pile([path], options, engine="here"):
        if isinstance(item, Problem):
            raise OnrecordError(f"{item.path}: {item.message}")
        found.append(item)
    return found


def read_pile(
    paths: Iterable[AnyPath],
    options: Options | None = None,
    *,
    workers: int | None = None,
    engine: EngineName = "cores",
    address: str | None = None,
    watch: Watch | None = None,
) -> Iterator[tuple[Document, Reading] | Problem]:
    """Read files, folders and archives one after the other; ``workers`` None uses all cores for a pile.

    ``engine``, ``address``: where; see ``engines.Engine``. ``watch`` is told how it goes.

    Raises:
        OnrecordError: if the engine cannot be used.
    """
    from onrecord import build
    from onrecord.engines import Engine

    found = [Path(path) for path in paths]
    return build.read_pile(found, options or Options(), engine=Engine(engine, workers, address), watch=watch)


def size_of(paths: Iterable[AnyPath]) -> int:
    """Return how many bytes the files of a pile have; they are not read."""
    from onrecord.ingest import size_of

    return size_of([Path(path) for path in paths])
