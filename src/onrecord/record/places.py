"""Where words stand in the original: the page, the paragraph, the row, and what a program needs to find them there."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from onrecord.model import Box, PrintedLine, Span, Spot, Whereabouts, printed_lines
from onrecord.record.query_placing import Lying

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_LAST: Final = re.compile(r"([\w-]+)(?:\[\d+\])?$")
_CELL: Final = re.compile(r".*/tbl\[(\d+)\]/.*?tr\[(\d+)\]/.*?tc\[(\d+)\]")
_NOTE: Final = re.compile(r"/(footnote|endnote)\[(-?\d+)\]")
_NAMES: Final[Mapping[str, str]] = {
    "p": "paragraph",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "li": "list item",
    **dict.fromkeys(("td", "th"), "table cell"),
    "blockquote": "quotation",
    "figcaption": "caption",
}
"""What blocks of a page are called; all others are blocks. They are counted by what they are called."""


class Chart:
    """A document in which words are looked up."""

    def __init__(self, text: str, lying: Lying) -> None:
        """Take the text of a document and where it lies."""
        self._text = text
        self._lying = lying

    def whereabouts(self, spans: Iterable[Span]) -> Whereabouts:
        """Return where the words at ``spans`` stand, in their order."""
        container = self._lying.container
        spots = tuple(spot for span in spans for spot in self._spots(span))
        if container is None:
            return Whereabouts(self._words(spots), spots=spots)
        words = self._words(spots) if container.row is None else f"row {container.row}"
        return Whereabouts(words, container.member, container.row, spots)

    def _spots(self, span: Span) -> Iterator[Spot]:
        blocks = self._lying.blocks
        if not blocks:
            for number, words, offset in self._frames.under(span):
                yield Spot(words, f"line[{number + 1}]", offset)
            return
        for number, words, offset in self._frames.under(span):
            path = blocks[number].path
            lines = printed_lines(path)
            if lines:
                yield from self._printed(blocks[number].span, words, lines)
            else:
                yield Spot(words, path, offset)

    def _printed(self, block: Span, words: Span, lines: Sequence[PrintedLine]) -> Iterator[Spot]:
        """Yield a spot for each line; where the lines of a block are not known singly, its boxes for all words."""
        spans = _lines_of(self._text, block)
        if len(spans) != len(lines):
            for line in lines:
                yield Spot(words, f"page[{line.page}]", words.start - block.start, *line)
            return
        for number, part, offset in Frames(spans).under(words):
            page, label, box = lines[number]
            cut = _cut(box, offset, offset + len(part), len(spans[number]))
            yield Spot(part, f"page[{page}]", offset, page, label or None, cut)

    @cached_property
    def _frames(self) -> "Frames":
        blocks = self._lying.blocks
        return Frames([block.span for block in blocks] or _lines_of(self._text, Span(0, len(self._text))))

    @cached_property
    def _called(self) -> Mapping[str, tuple[str, int]]:
        """By path, what each block is called, and the how manieth of this name it is."""
        counts = Counter[str]()
        found: dict[str, tuple[str, int]] = {}
        for block in self._lying.blocks:
            last = _LAST.search(block.path)
            name = _NAMES.get(last[1], "block") if last else "block"
            counts[name] += 1
            found.setdefault(block.path, (name, counts[name]))
        return found

    def _words(self, spots: Sequence[Spot]) -> str:
        """Return in words where the first to the last spot stands."""
        if not spots:
            return ""
        if self._lying.blocks and any(spot.page is not None for spot in spots):
            return _pages([spot for spot in spots if spot.page is not None])
        if not self._lying.blocks:
            numbers = [int(spot.path[len("line[") : -1]) for spot in spots]
            return _several("line", min(numbers), max(numbers)) if len(spots) > 1 else f"line {numbers[0]}"
        ordered = sorted(spots, key=lambda spot: spot.span)
        first, last = self._block(ordered[0].path), self._block(ordered[-1].path)
        if first[0] == last[0] and first[1] is not None and last[1] is not None:
            return _several(first[0], first[1], last[1])
        words = [name if number is None else f"{name} {number}" for name, number in (first, last)]
        return " to ".join(dict.fromkeys(words))

    def _block(self, path: str) -> tuple[str, int | None]:
        """Return what a block is called and its number; None where the name says it all."""
        if cell := _CELL.match(path):
            return f"table {cell[1]}, row {cell[2]}, cell {cell[3]}", None
        if note := _NOTE.match(path):
            return f"{note[1]} {note[2]}", None
        if path.startswith(("/header", "/footer")):
            return "head of the page" if path.startswith("/header") else "foot of the page", None
        return self._called[path]


def _lines_of(text: str, frame: Span) -> list[Span]:
    """Return the lines within a frame, without their ends."""
    lines: list[Span] = []
    start = frame.start
    for end in _LINE_END.finditer(text, frame.start, frame.end):
        lines.append(Span(start, end.start()))
        start = end.end()
    lines.append(Span(start, frame.end))
    return lines


class Frames:
    """Stretches of a text in order, in which words are looked up."""

    def __init__(self, frames: Sequence[Span]) -> None:
        """Take the stretches."""
        self._frames = frames
        self._starts = [frame.start for frame in frames]

    def under(self, span: Span) -> Iterator[tuple[int, Span, int]]:
        """Yield the numbers of those that words stand in, the words there, and how far within they begin."""
        frames = self._frames
        for number in range(max(0, bisect_right(self._starts, span.start) - 1), len(frames)):
            frame = frames[number]
            if frame.start >= span.end:
                return
            start, end = max(frame.start, span.start), min(frame.end, span.end)
            if start < end:
                yield number, Span(start, end), start - frame.start


def _cut(box: Box, start: int, end: int, length: int) -> Box:
    """Return where in a line's box its characters from ``start`` to ``end`` stand, as if all were of one width."""
    left, bottom, right, top = box
    wide = (right - left) / max(1, length)
    return (round(left + start * wide, 1), bottom, round(left + end * wide, 1), top)


def _pages(spots: Sequence[Spot]) -> str:
    """Return pages as they are cited: by what the file calls them, beside it their number in the file."""
    pages = {spot.page or 0: spot.label for spot in spots}
    first, last = min(pages), max(pages)
    names = [pages[page] or str(page) for page in dict.fromkeys((first, last))]
    words = f"p. {names[0]}" if len(names) == 1 else f"pp. {'–'.join(names)}"
    if not any(pages.values()):
        return words
    return f"{words} (page {first} of the file)" if first == last else f"{words} (pages {first}–{last} of the file)"


def _several(name: str, first: int, last: int) -> str:
    return f"{name} {first}" if first == last else f"{name}s {first}–{last}"
