"""One document as a page shows it: the part of it, in blocks of text that are cut into stretches."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from onrecord.desk.highlights import Highlight, Stretch, flatten
from onrecord.desk.marking import HERE
from onrecord.model import Span
from onrecord.views.turned import Window
from onrecord.views.values import MarkRow, Page, StatementRow


@dataclass(frozen=True, slots=True)
class Block:
    """A passage of the text; ``kind`` is empty where the text lies in no passage."""

    start: int
    end: int
    kind: str
    speaker: str | None
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks that follow each other and are folded together (furniture) or not."""

    furniture: bool
    blocks: tuple[Block, ...]

    def holds(self, place: int) -> bool:
        """Tell whether a place of the text is in it."""
        return self.blocks[0].start <= place < self.blocks[-1].end


def highlights_of(page: Page, marks: Iterable[MarkRow], spans: Iterable[Span]) -> Iterator[Highlight]:
    """Yield everything that is marked in a text; ``spans`` are those that the address asks for."""
    for row in page.statements:
        kind = kind_of(row)
        yield from (Highlight(quote.span.start, quote.span.end, kind, row.id) for quote in row.content)
        yield from (Highlight(quote.span.start, quote.span.end, "cue", row.id) for quote in row.cue)
    for event in page.events:
        yield from (Highlight(quote.span.start, quote.span.end, "event") for quote in event.trigger)
    for mark in marks:
        yield Highlight(mark.span.start, mark.span.end, mark.kind)
    for span in spans:
        yield Highlight(span.start, span.end, HERE)


def kind_of(row: StatementRow) -> str:
    """Return how a statement is drawn."""
    return {"author": "own", "turn": "turn"}.get(row.manner, "statement")


def runs_of(page: Page, window: Window, highlights: Iterable[Highlight]) -> tuple[Run, ...]:
    """Return the text of a window in blocks; joined again they are the text, character for character."""
    cover = list(_cover(page, window))
    edges = [edge for start, end, _, _ in cover for edge in _edges(page.text, start, end)]
    stretches = flatten(page.text, window.start, window.end, [*edges, *highlights])
    by_block: dict[int, list[Stretch]] = {}
    starts = [start for start, _, _, _ in cover]
    for stretch in stretches:
        by_block.setdefault(bisect_right(starts, stretch.start) - 1, []).append(stretch)
    blocks = [
        Block(start, end, kind, speaker, tuple(by_block.get(number, ())))
        for number, (start, end, kind, speaker) in enumerate(cover)
    ]
    grouped = groupby(blocks, key=lambda block: block.kind == "furniture")
    return tuple(Run(furniture, tuple(members)) for furniture, members in grouped)


def _edges(text: str, start: int, end: int) -> Iterator[Highlight]:
    """Yield a passage and the white space that ends it, which is not drawn as empty lines."""
    yield Highlight(start, end, "")
    words = text[start:end].rstrip()
    if words and start + len(words) < end:
        yield Highlight(start + len(words), end, "space")


def _cover(page: Page, window: Window) -> Iterator[tuple[int, int, str, str | None]]:
    """Yield the passages of a window and what lies between them."""
    at = window.start
    for passage in sorted(page.passages, key=lambda passage: passage.span):
        start, end = max(at, passage.span.start), min(window.end, passage.span.end)
        if start >= end:
            continue
        if at < start:
            yield at, start, "", None
        yield start, end, passage.kind, passage.speaker
        at = end
    if at < window.end:
        yield at, window.end, "", None
