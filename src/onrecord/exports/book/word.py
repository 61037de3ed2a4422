"""A book as a Word file, with real footnotes and a table of contents."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from onrecord.exports.book.values import Book, Figure, Paragraph, Table
from onrecord.exports.book.word_contents import contents, marked
from onrecord.exports.book.word_notes import WORD, Notes, clean

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as WordParagraph

_WIDTH, _INDENT = 16.2, 0.8
"""Centimetres between the margins, and by which an aside is set in."""
_INK: Final = "1B2125"
_RULES: Final = (
    f'<w:tblBorders xmlns:w="{WORD}"><w:top w:val="single" w:sz="8" w:color="{_INK}"/>'
    f'<w:bottom w:val="single" w:sz="8" w:color="{_INK}"/><w:insideH w:val="single" w:sz="4" w:color="C8CFCE"/>'
    "</w:tblBorders>"
)
"""Lines of a table: between its rows, none between its columns."""


def write_word(book: Book, out: Path, *, citing: bool = False) -> None:
    """Write a book as a Word file; see ``word_bytes``.

    Raises:
        OSError: if the file cannot be written.
    """
    out.write_bytes(word_bytes(book, citing=citing))


def word_bytes(book: Book, *, citing: bool = False) -> bytes:
    """Return a book as a Word file; ``citing``: each sentence also bears ``[@s:ID]``, for ``onrecord check``."""
    from docx import Document

    document = Document()
    _styles(document)
    document.core_properties.title = clean(book.title)
    document.core_properties.author = "onrecord"
    notes = Notes(citing=citing)
    document.add_heading(clean(book.title), 0)
    document.add_paragraph(f"Sourced record, made {book.made}")
    for paragraph in book.lead:
        notes.put(document.add_paragraph(), paragraph.pieces)
    contents(document, book, _WIDTH)
    for number, chapter in enumerate(book.chapters):
        marked(document.add_heading(clean(chapter.title), chapter.level), number)
        for block in chapter.blocks:
            if isinstance(block, Table):
                _table(document, block, notes)
            elif isinstance(block, Figure):
                _figure(document, block)
            else:
                notes.put(_paragraph(document, block), block.pieces)
    notes.attach(document)
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def _paragraph(document: "Document", paragraph: Paragraph) -> "WordParagraph":
    drawn = document.add_paragraph(style="List Bullet" if paragraph.bullet else None)
    if paragraph.aside:
        from docx.shared import Cm

        drawn.paragraph_format.left_indent = Cm(_INDENT)
    return drawn


def _figure(document: "Document", figure: Figure) -> None:
    """Put a drawing as a picture, and its caption; the caption alone where nothing can make a picture of it."""
    from docx.shared import Cm, Pt

    from onrecord.exports.book.typst import picture

    drawn = picture(figure)
    if drawn is not None:
        shown = document.add_picture(BytesIO(drawn), width=Cm(_WIDTH))
        shown._inline.docPr.set("descr", clean(figure.words))  # noqa: SLF001 - python-docx has no other way to name it
    caption = document.add_paragraph().add_run(clean(figure.words))
    caption.font.size = Pt(8.5)


def _styles(document: "Document") -> None:
    """Give the document the styles of footnotes under the names that Word itself uses, and its own looks."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm, Pt, RGBColor

    text = document.styles.add_style("Footnote Text", WD_STYLE_TYPE.PARAGRAPH)
    text.base_style = document.styles["Normal"]
    text.font.size = Pt(8.5)
    text.paragraph_format.space_after = Pt(2)
    text.paragraph_format.line_spacing = 1.0
    reference = document.styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER)
    reference.font.superscript = True
    document.styles["Normal"].font.size = Pt(10.5)
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    for name in ("Title", "Heading 1", "Heading 2"):
        document.styles[name].font.color.rgb = RGBColor.from_string(_INK)
    for section in document.sections:
        _page_numbers(section.footer.paragraphs[0])
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.4)


def _page_numbers(paragraph: "WordParagraph") -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import parse_xml

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = f'<w:fldSimple xmlns:w="{WORD}" w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(field))  # noqa: SLF001 - python-docx knows no fields


def _table(document: "Document", table: Table, notes: "Notes") -> None:
    from docx.oxml import parse_xml
    from docx.shared import Cm, Pt

    width = _WIDTH / sum(table.widths)
    drawn = document.add_table(1, len(table.head))
    drawn.autofit = False
    drawn._tblPr.append(parse_xml(_RULES))  # noqa: SLF001 - python-docx knows no borders
    drawn.rows[0]._tr.get_or_add_trPr().append(parse_xml(f'<w:tblHeader xmlns:w="{WORD}"/>'))  # noqa: SLF001 - as above
    for column, share in zip(drawn.columns, table.widths, strict=True):
        column.width = Cm(width * share)
    for row, cells in ((drawn.rows[0], table.head), *((None, cells) for cells in table.rows)):
        held = (row or drawn.add_row()).cells
        drawn.rows[-1]._tr.get_or_add_trPr().append(parse_xml(f'<w:cantSplit xmlns:w="{WORD}"/>'))  # noqa: SLF001 - as above
        for cell, text, share in zip(held, cells, table.widths, strict=True):
            cell.width = Cm(width * share)
            if not isinstance(text, str):
                _fill(cell, text, notes)
                continue
            run = cell.paragraphs[0].add_run(clean(text))
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
            run.font.size = Pt(8)
            run.bold = True if row is not None else None


def _fill(cell: "_Cell", paragraphs: Iterable[Paragraph], notes: "Notes") -> None:
    """Put paragraphs into a cell."""
    from docx.shared import Pt

    for number, one in enumerate(paragraphs):
        drawn = cell.add_paragraph() if number else cell.paragraphs[0]
        notes.put(drawn, one.pieces)
        drawn.paragraph_format.space_after = Pt(2)
        for run in drawn.runs:
            if run.text:
                run.font.size = Pt(8.5)
