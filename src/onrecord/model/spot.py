"""Where words of a document stand in its original, as a person or a program finds them there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import quote, unquote

from onrecord.model.span import Span

Box = tuple[float, float, float, float]
"""Left, bottom, right and top edge on a page in points, from its lower left corner."""

_PRINTED = re.compile(r"page\[(\d+)(?::([^\]]*))?\]/box\[(-?\d+) (-?\d+) (-?\d+) (-?\d+)\]")


class PrintedLine(NamedTuple):
    """A line on a page: the number of the page from 1, what the file calls it ("" where it is its number), its box."""

    page: int
    label: str
    box: Box


def printed_path(lines: Iterable[tuple[int, str, Box]]) -> str:
    """Return the path of a block that was set on pages: ``page[3]/box[56 120 300 132] page[4:iv]/box[...]``.

    Each line has one, in order; edges are rounded to points. Labels are percent-encoded.
    """
    return " ".join(
        f"page[{page}{f':{quote(label)}' if label else ''}]/box[{' '.join(str(round(edge)) for edge in box)}]"
        for page, label, box in lines
    )


def printed_lines(path: str) -> tuple[PrintedLine, ...]:
    """Return the lines that such a path names; none where the block was not set on pages."""
    return tuple(
        PrintedLine(int(page), unquote(label), (float(left), float(bottom), float(right), float(top)))
        for page, label, left, bottom, right, top in _PRINTED.findall(path)
    )


@dataclass(frozen=True, slots=True)
class Spot:
    """One stretch of words in one block, line or page of the original.

    ``span`` is where they stand in the text. ``path`` is the DOM path of a page, the path in a Word file, ``page[3]``
    or ``line[7]``; ``offset`` counts characters from the beginning of that block's or line's text. ``page`` counts
    from 1, ``label`` is what a PDF calls it where that is not its number, ``box`` where the words stand on it. Within
    a line a box is cut by the share of its characters, so that its left and right edges may be off by some letters.
    """

    span: Span
    path: str
    offset: int
    page: int | None = None
    label: str | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where words stand in the original: in words for a footnote, and spot by spot.

    ``words`` is as in ``p. 12``, ``paragraph 4``, ``row 3``; empty where no more is known than the file.
    ``member`` is the name within an archive or mail, ``row`` the number of the row of a table, from 1.
    """

    words: str
    member: str | None = None
    row: int | None = None
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page of the original as a picture: ``content`` is a PNG file (or JPEG, of a picture that was added as such).

    ``width`` and ``height`` are those of the page in points; a box of a spot lies at ``left / width`` and
    ``1 - top / height`` of the picture. ``boxes`` are those of the words that were asked for.
    """

    page: int
    label: str | None
    content: bytes = field(repr=False)
    width: float
    height: float
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Captured:
    """A page that can be shown: ``html`` holds nothing that runs, loads or leads anywhere.

    All words of ``text`` stand in ``<span data-start="120" data-end="164">`` with their offsets in it; marked words in
    ``<mark id="at-120">``. ``left_out`` counts what was left out by the name of the element.
    """

    html: str
    text: str
    left_out: tuple[tuple[str, int], ...]
