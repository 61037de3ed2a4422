"""A page of a document: the part of it that holds a place, with what stands there and nothing more."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.record import Reader
from onrecord.record.query_leaf import Leaf
from onrecord.record.query_pile import find_document
from onrecord.views.marks import marks_in
from onrecord.views.pile import page_in
from onrecord.views.values import MarkRow, Page

MOST_CHARS = 40_000
MOST_STATEMENTS = 160
"""A page holds so much of a long document; it ends with a passage."""


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a document that a page shows; ``pages`` are where the pages of it begin."""

    start: int
    end: int
    pages: tuple[int, ...]

    @property
    def span(self) -> Span:
        """The part of the text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Turned:
    """A document, turned to a page of it.

    ``page`` has the whole text and its passages, but only the statements, events and problems of the window;
    ``statements`` are the ids of all statements of the document.
    """

    page: Page
    window: Window
    marks: tuple[MarkRow, ...]
    statements: frozenset[str]


def turned(reader: Reader, document: str, at: int = 0) -> Turned:
    """Return the page of a document that shows the place ``at``; short documents have one page.

    Raises:
        RecordError: if there is no such document, or several.
    """
    leaf = Leaf(reader, find_document(reader, document))
    starts = [statement.content[0].start for statement in leaf.in_order]
    window = window_of(starts, (passage.span.start for passage in leaf.passages), len(leaf.text), at)
    ids = frozenset(leaf.statement_ids.values())
    return Turned(page_in(reader, leaf, window.span), window, marks_in(reader, leaf, window.span), ids)


def window_of(starts: Sequence[int], edges: Iterable[int], length: int, at: int) -> Window:
    """Return the page that shows a place of a text.

    ``starts`` are where its statements begin, ``edges`` where its passages do, ``length`` is that of the text.
    """
    begun = sorted(starts)
    pages = [0]
    for edge in sorted(set(edges)):
        here = pages[-1]
        held = bisect_right(begun, edge - 1) - bisect_right(begun, here - 1)
        if edge > here and (edge - here > MOST_CHARS or held > MOST_STATEMENTS):
            pages.append(edge)
    number = max(0, bisect_right(pages, at) - 1)
    return Window(pages[number], pages[number + 1] if number + 1 < len(pages) else length, tuple(pages))
