"""What stands on every page of a PDF: running heads, page numbers, and notes at the foot of a page."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final, Literal

from onrecord.ingest.pdf.lines import Line

Margin = Literal["header", "footer"]

_EDGE: Final = 0.12
"""The share of a page, from its upper and its lower edge, in which running heads stand."""

_STEP: Final = 4.0
"""Points within which heights are one."""

_SHARE: Final = 0.3
"""A line that comes back on this share of the pages, numbers aside, is a running head."""

_DIGITS: Final = re.compile(r"\d+")
_NUMBER: Final = re.compile(r"\W*(?:page|p\.)?\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE)
_NOTE: Final = re.compile(r"(?:\d{1,3}|[*†‡§])[\s.)]*\S")
_SMALL: Final = 0.9
"""Type of notes, as a share of the type of the text."""


def margins(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> Mapping[Line, Margin]:
    """Return the lines that are running heads or feet, and page numbers that stand alone."""
    near = [(line, margin) for lines in pages for line in lines if (margin := _margin(line, heights[line.page]))]
    on = defaultdict[tuple[str, int], set[int]](set)
    for line, _ in near:
        on[_plain(line)].add(line.page)
    needed = max(2, round(_SHARE * len(pages)))
    return {
        line: margin
        for line, margin in near
        if len(on[_plain(line)]) >= needed or _NUMBER.fullmatch(line.text) is not None
    }


def body_size(lines: Sequence[Line]) -> float:
    """Return the size of type in which most of the text is set, in points; 0 for no text."""
    weights = Counter[float]()
    for line in lines:
        weights[line.size] += len(line.text)
    return max(weights, key=lambda size: (weights[size], size), default=0.0)


def notes(lines: Sequence[Line], size: float) -> frozenset[Line]:
    """Return the lines of a page that are notes at its foot: small, begun by a number or mark, below the text."""
    found: set[Line] = set()
    open_ = False
    floor = min((line.box.bottom for line in lines if line.size > _SMALL * size), default=0.0)
    for line in lines:
        small = 0 < line.size <= _SMALL * size and line.box.bottom < floor + 2 * size
        open_ = small and (open_ or _NOTE.match(line.text) is not None)
        if open_:
            found.add(line)
    return frozenset(found)


def _margin(line: Line, height: float) -> Margin | None:
    if line.box.bottom > (1 - _EDGE) * height:
        return "header"
    return "footer" if line.box.top < _EDGE * height else None


def _plain(line: Line) -> tuple[str, int]:
    """Return the words of a line, numbers aside, with its height on the page: running heads stand at one height."""
    return _DIGITS.sub("#", line.text), round(line.box.bottom / _STEP)
