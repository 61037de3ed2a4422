"""A book as Markdown: a draft to be edited, whose citations ``onrecord check`` understands."""

import re
from collections.abc import Iterator

from onrecord.exports.book.values import Book, Note, Paragraph, Piece, Table

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
            yield _table(block) if isinstance(block, Table) else _paragraph(block)


def _paragraph(paragraph: Paragraph) -> str:
    return ("- " if paragraph.bullet else "") + "".join(map(_piece, paragraph.pieces))


def _piece(piece: Piece) -> str:
    if isinstance(piece, Note):
        return f" [@s:{piece.statement[1:]}]" if piece.statement else ""
    words = _plain(piece.text)
    return {"strong": f"**{words}**", "code": f"`{piece.text}`"}.get(piece.face, words)


def _table(table: Table) -> str:
    rows = [table.head, tuple("---" for _ in table.head), *table.rows]
    return "\n".join("| " + " | ".join(_plain(cell).replace("\n", " ") for cell in row) + " |" for row in rows)


def _plain(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", text)
