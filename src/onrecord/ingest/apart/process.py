"""The parent's side: hands files to the process apart, and says what became of those that ended it."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self, cast

from onrecord.ingest.apart.child_process import BEGIN, Child
from onrecord.ingest.apart.frames import Drawing, Found, Lying, Page, Task, Wanted
from onrecord.ingest.catalogue import Item
from onrecord.ingest.documents import documents_of, unread
from onrecord.ingest.formats import format_of
from onrecord.ingest.names import last_name
from onrecord.ingest.problems import READING_FAILED
from onrecord.ingest.sidecar import Fields
from onrecord.model import Captured, Document, Options, Original, PageImage, Problem, Span, content_id

_PLAIN: Final = ("text", "csv", "jsonl", "catalogue", "binary", "unread")
"""Kinds of file that are read here: no library but Python's own looks at them."""

_HOLDING: Final = ("zip", "warc", "mail")
"""Kinds of file that hold others, which may be read where one of them cannot."""

MOST: Final = 20
"""So many members of one file may end their reader; then the file is given up."""


class Apart:
    """Reads files in a process apart, which is started with the first that needs it. Close it, or use ``with``."""

    def __init__(self, begin: str = BEGIN, *, most: int = MOST) -> None:
        """Start nothing yet.

        ``begin`` is the line of Python that the process will begin with; a file of which ``most`` members end it is
        given up.
        """
        self._begin = begin
        self._most = most
        self._child: Child | None = None

    def documents_of(
        self, original: Original, options: Options, sidecar: Fields | None = None, *, entry: Item | None = None
    ) -> Iterator[Document]:
        """Yield the documents of one file, as ``ingest.documents_of`` does.

        A file or member that ends its reader, or takes too long or too much memory, becomes a document with that
        problem; the others are read. Where the archive around them does so, what came before is kept.
        """
        kind = format_of(last_name(original.path), original.content).kind
        if kind in _PLAIN or not original.content:
            yield from documents_of(original, options, sidecar, entry=entry)
            return
        given_up: dict[int, Problem] = {}
        progress = _Progress()
        while True:
            done = progress.opening or 0
            problem = yield from self._run(Task(original, options, sidecar, entry, done, given_up), progress)
            if problem is None:
                return
            if (
                kind not in _HOLDING
                or progress.is_between
                or progress.opening in given_up
                or len(given_up) >= self._most
            ):
                yield unread(original, options, sidecar, problem, entry=entry)
                return
            given_up[progress.opening] = problem

    def start(self) -> None:
        """Start the process now, so that the first file need not wait for it."""
        self._child = self._child or Child(self._begin)

    def lying_in(self, original: Original, wanted: str, options: Options) -> Original | Problem | None:
        """Return what lies in a file under an id, however deep; None where nothing does, a problem where it ended."""
        found = self._wanted(original, options, Lying(wanted))
        if isinstance(found, Problem):
            return found
        return found if isinstance(found, Original) and content_id(found.content) == wanted else None

    def page_of(self, original: Original, options: Options, marks: Sequence[Span]) -> Captured | Problem | None:
        """Return the page of HTML that a file is or holds, as it can be shown; None where it has none."""
        found = self._wanted(original, options, Page(tuple(marks)))
        return found if isinstance(found, Captured | Problem) else None

    def drawing_of(self, original: Original, options: Options, page: int, dpi: int) -> PageImage | Problem | None:
        """Return a page of a PDF as a picture; None where it is none, or has no such page."""
        found = self._wanted(original, options, Drawing(page, dpi))
        return found if isinstance(found, PageImage | Problem) else None

    def _wanted(self, original: Original, options: Options, wanted: Wanted) -> Found | Problem | None:
        self.start()
        child, whole = cast("Child", self._child), False
        try:
            child.ask(Task(original, options, None, None, 0, {}, wanted))
            answer = child.answer()
            whole = answer is None or isinstance(answer, Found)
        finally:
            if not whole:
                child.stop()
                self._child = None
        return answer if isinstance(answer, Found | Problem) else None

    def close(self) -> None:
        """End the process apart."""
        if self._child is not None:
            self._child.leave()
            self._child = None

    def __enter__(self) -> Self:
        """Use it in a ``with`` statement."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def _run(self, task: Task, progress: "_Progress") -> Generator[Document, None, Problem | None]:
        """Yield what is new of one try; return the problem with which it ended, None where all was read."""
        child = self._child = self._child or Child(self._begin)
        seen, whole = 0, False
        progress.is_between = True
        try:
            child.ask(task)
            while (answer := child.answer()) is not None:
                if isinstance(answer, Problem):
                    whole = answer.kind == READING_FAILED
                    return answer
                if isinstance(answer, int):
                    progress.opening, progress.is_between = answer, False
                    continue
                if not isinstance(answer, Document):
                    continue  # nobody asked for it
                seen += 1
                progress.is_between = True
                if seen > progress.delivered:
                    progress.delivered = seen
                    yield answer
            whole = True
            return None
        finally:
            if not whole:
                child.stop()
                self._child = None


@dataclass(slots=True)
class _Progress:
    """How far the reading of one file has come, over all tries.

    ``opening`` is the number of what was opened last; ``is_between`` says that it was read to its end.
    """

    delivered: int = 0
    opening: int = 0
    is_between: bool = True
