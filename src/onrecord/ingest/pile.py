"""A pile of paths becomes originals, documents and problems, lazily and in order."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from onrecord.ingest.apart import Apart
from onrecord.ingest.catalogue import Item
from onrecord.ingest.catalogues import Catalogues
from onrecord.ingest.folders import Inode, files_under, shown, unreadable
from onrecord.ingest.handed import Beside
from onrecord.ingest.limits import MAX_FILE_BYTES
from onrecord.ingest.problems import EMPTY_FILE, FILE_TOO_LARGE
from onrecord.ingest.sidecar import Fields, is_sidecar, parse_sidecar, sidecar_names
from onrecord.model import Document, Handed, Options, Original, Problem, content_id

Taken = Original | Document | Problem
"""What comes of a pile, in order."""


def take_in(paths: Iterable[Path | Handed], options: Options) -> Iterator[Taken]:
    """Yield each file as its original, then the documents made of it; folders in order of names.

    A problem on its own concerns the pile: a path that is missing, a folder that cannot be read, a file that was
    skipped. Everything else that goes wrong is a problem of a document. Bad input never raises. Files that are handed
    over in memory come after the others; what lies beside them is what is handed over with them.

    Files that are more than text are read in a process apart, within the bounds of ``options``.
    """
    yield from _each_empty_one_told(_taken_in(paths, options))


def _each_empty_one_told(taken: Iterable[Taken]) -> Iterator[Taken]:
    """Yield a problem of the pile for each empty file after the first: they are one document, and would not be seen."""
    met = False
    for item in taken:
        yield item
        if isinstance(item, Original) and not item.content:
            if met:
                message = f"{item.path} is empty. See whether it was saved or downloaded to its end."
                yield Problem(EMPTY_FILE, message, path=item.path)
            met = True


def _taken_in(paths: Iterable[Path | Handed], options: Options) -> Iterator[Taken]:
    visited: set[Inode] = set()
    handed: list[Handed] = []
    catalogues = Catalogues()
    with Apart() as apart:
        for path in paths:
            if isinstance(path, Handed):
                handed.append(path)
                continue
            for found in files_under(path, visited):
                if isinstance(found, Problem):
                    yield found
                else:
                    yield from _take_file(found, options, catalogues, apart)
        yield from _take_handed(handed, options, apart)


def size_of(paths: Iterable[Path]) -> int:
    """Return how many bytes the files have that would be taken in; what cannot be told counts nothing."""
    visited: set[Inode] = set()
    size = 0
    for path in paths:
        for found in files_under(path, visited):
            with suppress(OSError):
                size += 0 if isinstance(found, Problem) else found.stat().st_size
    return size


def _take_file(path: Path, options: Options, catalogues: Catalogues, apart: Apart) -> Iterator[Taken]:
    content = _read(path)
    if isinstance(content, Problem):
        yield content
        return
    original = Original(content_id(content), shown(path), content)
    yield from _taken(original, options, apart, _sidecar(path), catalogues.entry(path))


def _take_handed(handed: Iterable[Handed], options: Options, apart: Apart) -> Iterator[Taken]:
    beside = Beside(handed)
    yield from beside.orphans()
    for file in handed:
        if is_sidecar(file.name):
            continue
        original = Original(content_id(file.content), file.name, file.content)
        yield from _taken(original, options, apart, beside.sidecar(file.name), beside.entry(file.name))


def _taken(
    original: Original, options: Options, apart: Apart, sidecar: Fields | Problem | None, entry: Item | None
) -> Iterator[Original | Document]:
    """Yield an original and its documents; what is wrong with its sidecar is a problem of each."""
    yield original
    if isinstance(sidecar, Problem):
        for document in apart.documents_of(original, options, entry=entry):
            yield replace(document, problems=(sidecar, *document.problems))
    else:
        yield from apart.documents_of(original, options, sidecar, entry=entry)


def _read(path: Path) -> bytes | Problem:
    try:
        if path.stat().st_size <= MAX_FILE_BYTES:
            return path.read_bytes()
    except OSError as error:
        return unreadable(path, error)
    message = f"{shown(path)} has more than {MAX_FILE_BYTES:,} bytes and was not taken in. Split it and add the pieces."
    return Problem(FILE_TOO_LARGE, message, path=shown(path))


def _sidecar(path: Path) -> Fields | Problem | None:
    for name in sidecar_names(path.name):
        beside = path.with_name(name)
        try:
            content = beside.read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            return unreadable(beside, error)
        return parse_sidecar(content, name)
    return None
