"""A book as Markdown: a draft to be edited, whose citations ``onrecord check`` understands."""

import re
from collections.abc import Iterator

from onrecord.exports.book.values import Block, Book, Cell, Figure, Note, Paragraph, Piece, Table

_SPECIAL = re.compile(r"([\\`*_{}<>#|])|(?<=\w)(\[)|^([-+]|\d+\.)(?=\s)")


def markdown(book: Book) -> str:
    """Return a book as Markdown; a footnote that cites a statement is a citation, the others are left out."""
    return "\n\n".join(_blocks(book)) + "\n"


def _blocks(book: Book) -> Iterator[str]:
    yield f"# {_plain(book.title)}"
    yield from map(_paragraph, book.lead)
    for chapter in book.chapters:
        yield f"{'#' * (chapter.level + 1)} {_plain(chapter.title)}"
        for block in chapter.blocks:
            yield _block(block)


def _block(block: Block) -> str:
    if isinstance(block, Figure):
        return f"> {_plain(block.words)} (The drawing stands in the other forms of this report.)"
    if isinstance(block, Table):
        return "\n\n".join(map(_paragraph, block.listed)) if block.listed else _table(block)
    return _paragraph(block)


def _paragraph(paragraph: Paragraph) -> str:
    mark = "- " if paragraph.bullet else "> " if paragraph.aside else ""
    return mark + "".join(map(_piece, paragraph.pieces))


def _piece(piece: Piece) -> str:
    if isinstance(piece, Note):
        return f" [@s:{piece.statement[1:]}]" if piece.statement else ""
    words = _plain(piece.text)
    return {"strong": f"**{words}**", "emphasis": f"*{words}*", "code": f"`{piece.text}`"}.get(piece.face, words)


def _table(table: Table) -> str:
    rows = [table.head, tuple("---" for _ in table.head), *table.rows]
    return "\n".join("| " + " | ".join(_cell(cell).replace("\n", " ") for cell in row) + " |" for row in rows)


def _cell(cell: Cell) -> str:
    return _plain(cell) if isinstance(cell, str) else " ".join(map(_paragraph, cell))


def _plain(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", text)
