"""What must hold whatever a file is: it is read or named as a problem, and nothing else happens."""

import socket
import threading
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from evaluation.mutants.files import ESCAPED, RAN, SECRET, Seed, seeds, sidecar
from evaluation.mutants.hurts import hurt_bytes, mutant
from onrecord.build import stage
from onrecord.ingest import take_in
from onrecord.model import Bounds, Document, Options, Problem, Reading, Span
from onrecord.reading.page import lay_out

_FAILED: Final = ("reader-died", "reader-stopped", "reading-failed")
_MOST_CHARS: Final = 50_000_000
_OPTIONS: Final = Options(max_chars=5_000, bounds=Bounds(seconds=60, memory=2_000))
_READ: Final = 10
"""One document in so many is read to its end; the others are laid out as pages."""

_WITH_SIDECAR: Final = 7
"""One file in so many has a sidecar beside it, hurt as well."""


@dataclass(slots=True)
class Found:
    """What became of files: how many of each ending, documents, problems by kind, and each law that was broken."""

    files: Counter[str] = field(default_factory=Counter)
    documents: int = 0
    analysed: int = 0
    problems: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    calls: int = 0
    escaped: list[str] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Whether every law held."""
        return not (self.broken or self.calls or self.escaped)


def try_mutants(numbers: Iterable[int], folder: Path, found: Found) -> None:
    """Write the mutants of these numbers into a folder in ``folder``, read it as a pile, and note what became of it.

    The folder is emptied again. A server on this machine counts what calls.
    """
    pile = folder / "inner" / "pile"
    pile.mkdir(parents=True)
    secret = folder / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    with _listening() as (port, calls):
        made = seeds(port, str(secret))
        written = {path for number in numbers for path in _write(made, number, pile, found)}
        for item in take_in([pile], _OPTIONS):
            if isinstance(item, Problem):
                found.problems[item.kind] += 1
            elif isinstance(item, Document):
                _take(item, found)
        found.calls += calls()
    _clear(folder, {secret, *written}, found)


def _write(made: Sequence[Seed], number: int, pile: Path, found: Found) -> Iterator[Path]:
    ending, content = mutant(made, number)
    path = pile / f"{number:06}.{ending}"
    path.write_bytes(content)
    found.files[ending] += 1
    yield path
    if number % _WITH_SIDECAR == 0:
        beside = pile / f"{path.name}.meta.json"
        beside.write_bytes(hurt_bytes(sidecar(), number))
        found.files["meta.json"] += 1
        yield beside


def _take(document: Document, found: Found) -> None:
    """Lay a document out; read one in so many to the end, as the pile is read."""
    found.documents += 1
    if found.documents % _READ == 0:
        reading = stage(_OPTIONS)(document)
        found.analysed += reading.analysed
    else:
        try:
            layout = lay_out(document)
        except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
            found.broken.append(f"{document.path}: {traceback.format_exc(limit=-6)}")
            return
        reading = Reading(document.id, "", parts=layout.parts, passages=layout.passages, problems=layout.problems)
    _check(document, reading, found)


def _check(document: Document, reading: Reading, found: Found) -> None:
    text = document.text
    for problem in (*document.problems, *reading.problems):
        found.problems[problem.kind] += 1
        if problem.kind in _FAILED:
            found.broken.append(f"{document.path}: {problem.kind}: {problem.message[-1500:]}")
    if SECRET in text or RAN in text:
        found.broken.append(f"{document.path}: a trap worked")
    if len(text) > _MOST_CHARS or "\0" in text or text != text.encode("utf-8", "replace").decode():
        found.broken.append(f"{document.path}: the text cannot be one")
    if ".." in Path(document.path).parts:
        found.broken.append(f"{document.path}: the path leads out of the archive")
    spans = [block.span for block in document.blocks]
    spans += [problem.span for problem in (*document.problems, *reading.problems) if problem.span is not None]
    spans += [passage.span for passage in reading.passages]
    if not all(0 <= span.start <= span.end <= len(text) for span in spans) or not _is_covered(text, reading):
        found.broken.append(f"{document.path}: a span leads out of the text, or passages do not cover it")


def _is_covered(text: str, reading: Reading) -> bool:
    """Tell whether the passages cover the text in order, each character in exactly one."""
    if not reading.passages:
        return not text.strip()
    edges: list[Span] = [passage.span for passage in reading.passages]
    following = [span.start for span in edges[1:]] + [len(text)]
    return edges[0].start == 0 and all(span.end == start for span, start in zip(edges, following, strict=True))


def _clear(folder: Path, expected: set[Path], found: Found) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            path.rmdir()
        else:
            if path not in expected:
                found.escaped.append(str(path))
            path.unlink()
    for path in (folder.parent / "escaped.txt", Path(ESCAPED)):
        if path.exists():
            found.escaped.append(str(path))


@contextmanager
def _listening() -> Iterator[tuple[int, "Calls"]]:
    """Listen on a port of this machine; the second value counts the calls that came."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        calls = Calls(server)
        thread = threading.Thread(target=calls.take, daemon=True)
        thread.start()
        yield server.getsockname()[1], calls
        server.shutdown(socket.SHUT_RDWR)
    thread.join()


class Calls:
    """The calls that a server got."""

    def __init__(self, server: socket.socket) -> None:
        """Count from nought."""
        self._server = server
        self._count = 0

    def take(self) -> None:
        """Take calls until the server is shut."""
        while True:
            try:
                connection, _ = self._server.accept()
            except OSError:
                return
            self._count += 1
            connection.close()

    def __call__(self) -> int:
        """Return how many came."""
        return self._count
