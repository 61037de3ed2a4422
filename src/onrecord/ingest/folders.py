"""Paths become files: folders in order of names, links followed once, and a problem for all that is left out."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from onrecord.ingest.characters import clean
from onrecord.ingest.names import hidden_reason
from onrecord.ingest.problems import (
    HIDDEN_FILE,
    NOT_A_FILE,
    NOT_FOUND,
    SIDECAR_WITHOUT_FILE,
    SYMLINK_LOOP,
    SYSTEM_FILE,
    UNREADABLE,
)
from onrecord.ingest.sidecar import is_sidecar, orphans
from onrecord.model import Problem

_DATABASES: Final = frozenset({".db", ".sqlite", ".sqlite3"})
_SQLITE: Final = b"SQLite format 3\0"

Inode = tuple[int, int]
"""Device and number: what a folder is, whatever path leads to it."""


def shown(path: Path) -> str:
    """Return a path as text that encodes as UTF-8: bytes of a name that are no UTF-8 become U+FFFD."""
    return clean(os.fsencode(path).decode("utf-8", "replace"))


def files_under(path: Path, visited: set[Inode]) -> Iterator[Path | Problem]:
    """Yield ``path`` if it is a file, or the files below it, depth first, each folder in order of names.

    ``visited`` holds the folders that were read; a link to one of them is not followed again. A path that the caller
    names is read even if it is hidden; inside folders hidden and system files are skipped with a problem.
    """
    waiting: list[Path | Problem] = [path]
    while waiting:
        found = waiting.pop()
        if isinstance(found, Problem):
            yield found
            continue
        status = _status(found)
        if isinstance(status, Problem):
            yield status
        elif stat.S_ISDIR(status.st_mode):
            waiting.extend(reversed(_folder(found, (status.st_dev, status.st_ino), visited)))
        elif stat.S_ISREG(status.st_mode):
            yield from _file(found, named=found == path)
        else:
            yield _problem(NOT_A_FILE, found, "is neither a file nor a folder; it was not opened.")


def unreadable(path: Path, error: Exception) -> Problem:
    """Return the problem of a path that the system does not let us read."""
    return _problem(UNREADABLE, path, f"cannot be read ({_reason(error)}). See who may read it, then add it again.")


def _status(path: Path) -> os.stat_result | Problem:
    try:
        return path.stat()
    except FileNotFoundError:
        what = "is a link that leads nowhere." if path.is_symlink() else "does not exist."
        return _problem(NOT_FOUND, path, f"{what} See whether the name is right.")
    except (OSError, ValueError) as error:
        return unreadable(path, error)


def _folder(path: Path, inode: Inode, visited: set[Inode]) -> list[Path | Problem]:
    """Return what is in a folder, in order of names."""
    if inode in visited and path.is_symlink():
        return [_problem(SYMLINK_LOOP, path, "is a link to a folder that was already read; it was not followed.")]
    visited.add(inode)
    try:
        names = sorted(entry.name for entry in path.iterdir())
    except OSError as error:
        return [unreadable(path, error)]
    return [_entry(path / name) for name in names if not is_sidecar(name)] + [
        _orphan(path / name) for name in orphans(names)
    ]


def _entry(path: Path) -> Path | Problem:
    kind = hidden_reason(path.name)
    if kind == HIDDEN_FILE:
        return _problem(kind, path, "is hidden and was skipped. Name it itself to add it.")
    if kind == SYSTEM_FILE:
        return _problem(kind, path, "belongs to a system or program and was skipped. Name it itself to add it.")
    return path


def _file(path: Path, *, named: bool) -> Iterator[Path | Problem]:
    if named and is_sidecar(path.name):
        yield from _lonely(path)
    elif not named and path.suffix.lower() in _DATABASES and _is_database(path):
        yield _problem(SYSTEM_FILE, path, "is a database, no document, and was skipped. Name it itself to add it.")
    else:
        yield path


def _lonely(path: Path) -> Iterator[Problem]:
    """Yield a problem if a sidecar that the caller names describes no file beside it; it is no document either way."""
    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError as error:
        yield unreadable(path.parent, error)
        return
    if path.name in orphans(names):
        yield _orphan(path)


def _is_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False  # reading it whole will say so


def _orphan(path: Path) -> Problem:
    return _problem(SIDECAR_WITHOUT_FILE, path, "is a sidecar, but no file beside it has its name. Rename it.")


def _problem(kind: str, path: Path, words: str) -> Problem:
    name = shown(path)
    return Problem(kind, f"{name} {words}", path=name)


def _reason(error: Exception) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)
