"""Passages cut into stretches, so that marked words can be drawn in place and still read back."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from onrecord.model import PassageKind, Span
from onrecord.views.values import Page, PassageRow, StatementRow

Starts = Mapping[int, Sequence[str]]
"""Offset -> the statements whose content begins there."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that are drawn in one way; ``ids`` are the statements that begin with them."""

    text: str
    marked: bool
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One passage of a whole text; ``kind`` is None where the text lies in no passage, ``space`` ends it."""

    kind: PassageKind | None
    speaker: str | None
    stretches: tuple[Stretch, ...]
    space: str


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks that follow each other and are folded together (furniture) or not."""

    furniture: bool
    blocks: tuple[Block, ...]


def marked_context(row: StatementRow) -> tuple[Stretch, ...]:
    """Return the sentences of a statement with its content marked; the content alone where it lies outside them."""
    context = row.context
    spans = [quote.span for quote in row.content]
    if not all(span.within(context.span) for span in spans):
        return tuple(Stretch(quote.text, marked=True) for quote in row.content)
    shift = context.span.start
    inside = Span(0, len(context.text))
    return _cut(context.text, inside, _union(Span(span.start - shift, span.end - shift) for span in spans), {})


def whole_text(page: Page, cited: Iterable[StatementRow]) -> tuple[Run, ...]:
    """Return the text in blocks that cover all of it, with what the report quotes marked.

    Own voice is numbered like everything else but not marked: it would colour whole pages.
    """
    rows = sorted(cited, key=lambda row: row.content[0].span)
    starts: dict[int, list[str]] = {}
    for row in rows:
        starts.setdefault(row.content[0].span.start, []).append(row.id)
    marks = _union(quote.span for row in rows if row.manner != "author" for quote in row.content)
    blocks = [
        Block(
            kind,
            speaker,
            _cut(page.text, words, _inside(marks, words), starts),
            Span(words.end, span.end).of(page.text),
        )
        for kind, speaker, span in _cover(page)
        for words in [_without_tail(span, page.text)]
    ]
    runs = groupby(blocks, key=lambda block: block.kind == "furniture")
    return tuple(Run(furniture, tuple(members)) for furniture, members in runs)


def _cover(page: Page) -> list[tuple[PassageKind | None, str | None, Span]]:
    """Return the passages and what lies between them, so that no character of the text is lost."""
    found: list[tuple[PassageKind | None, str | None, Span]] = []
    at = 0
    for passage in sorted(page.passages, key=_place):
        start = max(at, passage.span.start)
        if at < start:
            found.append((None, None, Span(at, start)))
        if start < passage.span.end:
            found.append((passage.kind, passage.speaker, Span(start, passage.span.end)))
            at = passage.span.end
    if at < len(page.text):
        found.append((None, None, Span(at, len(page.text))))
    return found


def _without_tail(span: Span, text: str) -> Span:
    """Return a passage without the white space that ends it; one that is nothing else stays whole."""
    words = span.of(text).rstrip()
    return Span(span.start, span.start + len(words)) if words else span


def _place(passage: PassageRow) -> Span:
    return passage.span


def _union(spans: Iterable[Span]) -> list[Span]:
    """Return the smallest sorted list of disjoint spans that covers ``spans``."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _inside(marks: Sequence[Span], frame: Span) -> list[Span]:
    """Return the marks, clipped to a frame; ``marks`` are sorted and disjoint."""
    first = max(0, bisect_left(marks, Span(frame.start, frame.start)) - 1)
    clipped: list[Span] = []
    for mark in marks[first:]:
        if mark.start >= frame.end:
            break
        if mark.overlaps(frame):
            clipped.append(Span(max(mark.start, frame.start), min(mark.end, frame.end)))
    return clipped


def _cut(text: str, frame: Span, marks: Sequence[Span], starts: Starts) -> tuple[Stretch, ...]:
    """Cut ``text`` inside ``frame`` wherever the way it is drawn changes."""
    edges = {frame.start, frame.end}
    edges.update(edge for mark in marks for edge in (mark.start, mark.end))
    edges.update(offset for offset in starts if frame.start <= offset < frame.end)
    stretches: list[Stretch] = []
    for start, end in pairwise(sorted(edges)):
        marked = any(mark.start <= start and end <= mark.end for mark in marks)
        stretches.append(Stretch(text[start:end], marked, tuple(starts.get(start, ()))))
    return tuple(stretches)
