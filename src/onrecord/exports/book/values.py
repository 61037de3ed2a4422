"""What a book is made of; nothing here knows how it is set."""

from dataclasses import dataclass
from typing import Final, Literal

LISTED_FROM: Final = 3
"""So many headings, those of sections too, make a table of contents worth its place."""

Face = Literal["plain", "quote", "strong", "emphasis", "quiet", "code"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one face: ``quote`` are words of a document between quotation marks, ``quiet`` stand back."""

    text: str
    face: Face = "plain"


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote at this place. ``statement`` is what is cited, None where a note cites none.

    Notes of one ``key`` are one note: where it is met again, its number stands there again. Empty: a note of its own.
    """

    runs: tuple[Run, ...]
    statement: str | None = None
    key: str = ""


Piece = Run | Note


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``bullet`` for an item of a list, ``aside`` for what is set apart: a quotation, a remark."""

    pieces: tuple[Piece, ...]
    bullet: bool = False
    aside: bool = False


Cell = str | tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: headings, then rows of cells; ``widths`` are shares of the width.

    ``listed`` says the same as a list, for forms whose tables hold no notes; empty where the table does as it is.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    listed: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing: SVG that needs nothing else, its caption, and its size in units of the drawing."""

    svg: str
    words: str
    width: int
    height: int


Block = Paragraph | Table | Figure


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter, or a section of one (``level`` 2)."""

    title: str
    level: Literal[1, 2]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """A report as a book."""

    title: str
    made: str
    lead: tuple[Paragraph, ...]
    chapters: tuple[Chapter, ...]

    @property
    def contents(self) -> tuple[int, ...]:
        """Return the places of the chapters that a table of contents names; none where a reader needs no such table."""
        if len(self.chapters) < LISTED_FROM:
            return ()
        return tuple(number for number, chapter in enumerate(self.chapters) if chapter.level == 1)


def plain(*words: str) -> Paragraph:
    """Return a paragraph of plain words."""
    return Paragraph((Run(" ".join(words)),))
