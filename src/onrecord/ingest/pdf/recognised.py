"""Lines of words that are recognised on a picture, each with its place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median
from typing import Final, NamedTuple

from onrecord.ingest.ocr import Ocr, table_of
from onrecord.ingest.pdf.lines import Box, Line

_LARGER: Final = 1.35
"""How much higher than most lines one is that is set larger; less is due to the letters that it happens to have."""

_PAGE, _WORD = 1, 5
"""Levels of the table. Source: tesseract's documentation of its TSV output."""

_COLUMNS: Final = 12
_FIGURES: Final = slice(0, 10)


@dataclass(frozen=True, slots=True)
class Page:
    """A recognised page: its lines in reading order, its height, how sure its words are on average (0-100)."""

    lines: tuple[Line, ...]
    height: float
    sure: float


class _Word(NamedTuple):
    page: int
    block: int
    paragraph: int
    line: int
    box: Box
    sure: float
    text: str


def recognise(picture: bytes, ocr: Ocr, *, first: int = 0, scale: float = 1.0) -> tuple[Page, ...]:
    """Return the pages of a picture: PNG, JPEG, TIFF (which may have several), PNM.

    Places are in pixels times ``scale``, from the lower left corner; pages are counted from ``first``.

    Raises:
        NoOcrError: no text can be recognised here.
    """
    rows = [line.split("\t") for line in table_of(picture, ocr).splitlines()[1:]]
    rows = [row for row in rows if len(row) == _COLUMNS and _is_figures(row)]
    heights = {int(row[1]): int(row[9]) for row in rows if int(row[0]) == _PAGE}
    words = [_word(row, heights, scale) for row in rows if int(row[0]) == _WORD and row[11].strip()]
    return tuple(
        _page([word for word in words if word.page == page], first + number, height * scale)
        for number, (page, height) in enumerate(sorted(heights.items()))
    )


def _is_figures(row: list[str]) -> bool:
    return all(re.fullmatch(r"-?\d+", figure) for figure in row[_FIGURES])


def _word(row: list[str], heights: Mapping[int, int], scale: float) -> _Word:
    _, page, block, paragraph, line, _, left, top, width, height = map(int, row[_FIGURES])
    lower = heights.get(page, 0) - top - height
    box = Box(left * scale, lower * scale, (left + width) * scale, (lower + height) * scale)
    return _Word(page, block, paragraph, line, box, float(row[10]), row[11].strip())


def _page(words: list[_Word], number: int, height: float) -> Page:
    groups = [list(group) for _, group in groupby(words, key=lambda word: word[1:4])]
    usual = median([_tall(group) for group in groups]) if groups else 0.0
    lines = [_line(group, number, usual) for group in groups]
    both = pairwise(zip(lines, groups, strict=True))
    parted = [*(_is_parted(line, group, after, behind) for (line, group), (after, behind) in both), False][: len(lines)]
    lines = [_without_hyphen(line) if cut else line for line, cut in zip(lines, parted, strict=True)]
    sure = sum(word.sure for word in words) / len(words) if words else 0.0
    return Page(tuple(lines), height, sure)


def _tall(words: list[_Word]) -> float:
    return float(median(word.box.top - word.box.bottom for word in words))


def _line(words: list[_Word], number: int, usual: float) -> Line:
    box = words[0].box
    for word in words[1:]:
        box = box.around(word.box)
    tall = _tall(words)
    return Line(" ".join(word.text for word in words), number, box, tall if tall > _LARGER * usual else usual)


def _is_parted(line: Line, words: list[_Word], after: Line, behind: list[_Word]) -> bool:
    """Tell whether the last word of a line goes on in the next one of its paragraph."""
    together = words[0][1:3] == behind[0][1:3]
    return together and re.search(r"[^\W\d_]-$", line.text) is not None and after.text[:1].islower()


def _without_hyphen(line: Line) -> Line:
    return Line(line.text[:-1], line.page, line.box, line.size, parted=True)
