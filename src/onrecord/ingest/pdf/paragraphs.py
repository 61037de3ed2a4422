"""From lines on pages to paragraphs: what belongs together runs on over columns and pages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Final

from onrecord.ingest.pdf.lines import Line
from onrecord.ingest.pdf.running import body_size, margins, notes

_ENDS: Final = re.compile(r"[.!?…:;][\"'”’»)\]\d]*$")
_ITEM: Final = re.compile(r"(?:[•▪‣◦–—*-]|\(?[a-z0-9]{1,2}[.)])\s")
_OTHER_SIZE: Final = 0.12
"""By how much of its size the type of two lines differs when they are set differently."""
_WIDER: Final = 0.45
_INDENT: Final = 0.6
"""Gaps and indents that begin a paragraph, in sizes of the type."""
_SHORT: Final = 0.85
"""A line that ends as a sentence and fills less of its column than this ends a paragraph."""
_ROOM: Final = 1.3
"""How much of the room that a word needs must be there: widths are those of a line on average."""
_HEADING, _LONGEST_HEADING = 1.15, 30
"""How much larger than the text a heading is set, and how many words it may have."""


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; ``tag`` is what a page of HTML would call them."""

    lines: list[Line]
    tag: str = "p"
    after: "list[Paragraph]" = field(default_factory=list)
    """What stands on the page within it and is put behind it: running heads, notes."""


def paragraphs(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[Paragraph]:
    """Return the paragraphs of a document in reading order.

    What stands at the edges of a page, and notes at its foot, come behind the paragraph that runs on over them, so that
    no sentence is torn apart.
    """
    edges = margins(pages, heights)
    size = body_size([line for lines in pages for line in lines if line not in edges])
    largest = max((line.size for line in (pages[0] if pages else ()) if line not in edges), default=0.0)
    found: list[Paragraph] = []
    for lines in pages:
        text = [line for line in lines if line not in edges]
        feet = notes(text, size)
        column = _Column(text)
        heads = [Paragraph([line], edges[line]) for line in lines if line in edges and edges[line] == "header"]
        below = [Paragraph([line], edges[line]) for line in lines if line in edges and edges[line] == "footer"]
        _place(found, heads)
        _flow(found, [line for line in text if line not in feet], column, size)
        _place(found, [*_grouped([line for line in text if line in feet], column), *below])
    done = [item for paragraph in found for item in (paragraph, *paragraph.after)]
    for paragraph in done:
        if paragraph.tag == "p":
            paragraph.tag = _tag(paragraph, size, largest)
    return done


class _Column:
    """How the lines of one page usually follow each other, and where those that stand together end."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._right: dict[Line, float] = {}
        run: list[Line] = []
        gaps: list[float] = []
        for line in lines:
            if run and _below(run[-1], line):
                gaps.append(_gap(run[-1], line))
                if _alike(run[-1], line):
                    run.append(line)
                    continue
            self._close(run)
            run = [line]
        self._close(run)
        self.usual = max(median(gaps) if gaps else 0.0, 0.0)

    def _close(self, run: Sequence[Line]) -> None:
        self._right |= dict.fromkeys(run, max((line.box.right for line in run), default=0.0))

    def right(self, line: Line) -> float:
        """Return where the lines that stand together with a line end, at the farthest."""
        return self._right.get(line, line.box.right)


def _place(found: list[Paragraph], apart: Sequence[Paragraph]) -> None:
    """Put paragraphs behind the last one, which may still run on."""
    if found:
        found[-1].after += apart
    else:
        found.extend(apart)


def _flow(found: list[Paragraph], lines: Sequence[Line], column: _Column, size: float) -> None:
    for line in lines:
        last = found[-1] if found else None
        if last is not None and last.tag == "p" and _goes_on(last.lines[-1], line, column, size):
            last.lines.append(line)
        else:
            found.append(Paragraph([line]))


def _grouped(lines: Sequence[Line], column: _Column) -> Iterator[Paragraph]:
    groups: list[Paragraph] = []
    _flow(groups, lines, column, body_size(lines))
    yield from groups


def _goes_on(one: Line, other: Line, column: _Column, size: float) -> bool:
    """Tell whether a line belongs to the paragraph of the line before it; ``size`` is that of the text."""
    if one.parted or not _alike(one, other):
        return one.parted
    if not _below(one, other):
        return not _ENDS.search(one.text) and (other.text[:1].islower() or one.text[-1:] == ",")
    if _gap(one, other) > column.usual + _WIDER * one.size or _ITEM.match(other.text):
        return False
    return one.size >= _HEADING * size or not (_ended(one, other, column) or _fits(one, other, column))


def _ended(one: Line, other: Line, column: _Column) -> bool:
    """Tell whether a line ends as a sentence, and as the last one of a paragraph: it is short, or an indent follows."""
    if not _ENDS.search(one.text):
        return False
    short = one.box.right - one.box.left < _SHORT * (column.right(one) - one.box.left)
    return short or other.box.left - one.box.left > _INDENT * one.size


def _fits(one: Line, other: Line, column: _Column) -> bool:
    """Tell whether the first word of a line had room in the line before: then that line was meant to end."""
    first = other.text.split()[0]
    wide = (other.box.right - other.box.left) / len(other.text) * (len(first) + 1)
    return column.right(one) - one.box.right > _ROOM * wide


def _alike(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= _OTHER_SIZE * max(one.size, other.size)


def _below(one: Line, other: Line) -> bool:
    """Tell whether a line stands below another one on one page and in one column."""
    return one.page == other.page and other.box.top < one.box.top and _overlap(one, other)


def _overlap(one: Line, other: Line) -> bool:
    return one.box.left < other.box.right and other.box.left < one.box.right


def _gap(one: Line, other: Line) -> float:
    return one.box.bottom - other.box.top


def _tag(paragraph: Paragraph, size: float, largest: float) -> str:
    first = paragraph.lines[0]
    words = sum(len(line.text.split()) for line in paragraph.lines)
    if first.size < _HEADING * size or words > _LONGEST_HEADING:
        return "li" if _ITEM.match(first.text) else "p"
    return "h1" if first.page == 0 and first.size == largest else "h2"
