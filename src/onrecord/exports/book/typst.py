"""A book as PDF, set by Typst (extra ``pdf``); nothing is fetched, and what is set is only ever text."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from onrecord.exports.book.values import Block, Book, Cell, Chapter, Figure, Note, Paragraph, Piece, Run, Table
from onrecord.model import OnrecordError

_SHARP: Final = 200.0
"""Points per inch of a drawing as PNG."""

_HEAD: Final = """
#set document(title: {title}, date: none)
#set page(paper: "a4", margin: (x: 2.4cm, y: 2.6cm), numbering: "1")
#set text(size: 10.5pt, font: (
  "Noto Serif", "DejaVu Serif", "Libertinus Serif", "Noto Naskh Arabic", "Noto Sans Arabic",
))
#set par(justify: true, leading: 0.62em, spacing: 0.95em)
#set footnote.entry(gap: 0.5em)
#show footnote.entry: set text(size: 8.5pt)
#show footnote.entry: set par(justify: false, leading: 0.5em)
#show heading.where(level: 1): it => block(above: 2.2em, below: 1em, text(size: 15pt, weight: "semibold", it.body))
#show heading.where(level: 2): it => block(above: 1.7em, below: 0.8em, text(size: 11.5pt, weight: "semibold", it.body))
#show figure: set block(above: 1.4em, below: 1.4em)
#show figure.caption: set text(size: 0.82em, fill: luma(95))
#show figure.caption: set align(left)
#let met = state("met", ())
#let noted(key, it) = context {
  if key in met.get() { footnote(label(key)) } else { [#footnote(it) #label(key)]; met.update(it => it + (key,)) }
}
#let aside(it) = pad(left: 1.2em, text(fill: luma(60), it))
#let quiet(it) = text(size: 0.86em, fill: luma(95), it)
#let code(it) = text(font: ("DejaVu Sans Mono", "Noto Sans Mono"), size: 0.8em, it)
#align(left, text(size: 22pt, weight: "semibold", {title}))
#quiet[Sourced record, made #{made}]
#v(0.4em)
#set outline.entry(fill: repeat(text(fill: luma(190))[.#h(0.25em)]))
#show outline.entry: set block(above: 0.62em)
"""


def write_pdf(book: Book, out: Path) -> None:
    """Write a book as PDF; see ``pdf_bytes``.

    Raises:
        OnrecordError: if Typst is not installed.
        OSError: if the file cannot be written.
    """
    out.write_bytes(pdf_bytes(book))


def pdf_bytes(book: Book) -> bytes:
    """Return a book as PDF.

    Raises:
        OnrecordError: if Typst is not installed.
    """
    try:
        import typst
    except ImportError as error:
        raise OnrecordError("PDF needs the extra: pip install 'onrecord[pdf]'") from error
    return bytes(typst.compile(source(book).encode()))


def source(book: Book) -> str:
    """Return a book in Typst's language; every word of it stands in a string, so that none is taken for markup."""
    parts = [_HEAD.replace("{title}", _string(book.title)).replace("{made}", _string(book.made))]
    parts += [_paragraph(paragraph) for paragraph in book.lead]
    if book.contents:
        parts.append("#v(0.6em)\n#outline(depth: 1, title: none)\n#v(0.6em)")
    parts += [block for chapter in book.chapters for block in _chapter(chapter)]
    return "\n\n".join(parts)


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f"#heading(level: {chapter.level}, {_string(chapter.title)})"
    yield from map(_block, chapter.blocks)


def _block(block: Block) -> str:
    if isinstance(block, Figure):
        return _figure(block)
    return _table(block) if isinstance(block, Table) else _paragraph(block)


def _paragraph(paragraph: Paragraph) -> str:
    words = "".join(map(_piece, paragraph.pieces))
    if paragraph.aside:
        return f"#aside[{words}]"
    return f"#list[{words}]" if paragraph.bullet else words


def _figure(figure: Figure) -> str:
    drawing = f'image(bytes({_string(figure.svg)}), format: "svg", width: 100%, alt: {_string(figure.words)})'
    return f"#figure({drawing}, caption: {_string(figure.words)}, supplement: none, numbering: none)"


def picture(figure: Figure) -> bytes | None:
    """Return a drawing as PNG for programs that show no SVG; None where Typst is not installed."""
    try:
        import typst
    except ImportError:
        return None
    page = f"#set page(width: {figure.width}pt, height: {figure.height}pt, margin: 0pt)\n"
    drawing = f'#image(bytes({_string(figure.svg)}), format: "svg", width: 100%)'
    return bytes(typst.compile((page + drawing).encode(), format="png", ppi=_SHARP))


def _piece(piece: Piece) -> str:
    if isinstance(piece, Note):
        words = "".join(map(_run, piece.runs))
        return f"#noted({_string(piece.key)}, [{words}])" if piece.key else f"#footnote[{words}]"
    return _run(piece)


def _run(run: Run) -> str:
    words = f"#{_string(run.text)}"
    return {
        "strong": f"#strong[{words}]",
        "emphasis": f"#emph[{words}]",
        "quiet": f"#quiet[{words}]",
        "code": f"#code[{words}]",
    }.get(run.face, words)


def _table(table: Table) -> str:
    columns = ", ".join(f"{width}fr" for width in table.widths)
    head = ", ".join(f"strong({_string(cell)})" for cell in table.head)
    rows = ",\n".join(", ".join(map(_cell, row)) for row in table.rows)
    settings = f"columns: ({columns}), stroke: none, inset: (x: 3pt, y: 3.5pt), align: left"
    return (
        f"#text(size: 8pt)[#set par(justify: false)\n#table({settings}, table.header({head}), table.hline(),\n{rows})]"
    )


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return _string(_breaking(cell))
    return f"[{'#parbreak()'.join(''.join(map(_piece, one.pieces)) for one in cell)}]"


def _breaking(cell: str) -> str:
    """Return a cell whose long words can be broken: a hash would run over the edge."""
    longest = 32
    return " ".join(
        word if len(word) <= longest else "\u200b".join(word[at : at + 8] for at in range(0, len(word), 8))
        for word in cell.split(" ")
    )


def _string(text: str) -> str:
    """Return words as a string of Typst's language."""
    clean = "".join(max(mark, " ") for mark in text).encode("utf-8", "replace").decode("utf-8")
    return json.dumps(clean, ensure_ascii=False)
