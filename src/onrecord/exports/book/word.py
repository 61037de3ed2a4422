"""A book as a Word file with real footnotes; python-docx knows none: their part is written here (ECMA-376, 17.11)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from onrecord.exports.book.values import Book, Figure, Note, Paragraph, Piece, Run, Table

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as WordParagraph

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_GREY: Final = "5F5F5F"
_MONOSPACED: Final = "DejaVu Sans Mono"
_WIDTH, _INDENT = 16.2, 0.8
"""Centimetres between the margins, and by which an aside is set in."""
_INK: Final = "1B2125"
_RULES: Final = (
    f'<w:tblBorders xmlns:w="{_W}"><w:top w:val="single" w:sz="8" w:color="{_INK}"/>'
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
    document.core_properties.title = _clean(book.title)
    document.core_properties.author = "onrecord"
    notes = _Notes(citing=citing)
    document.add_heading(_clean(book.title), 0)
    document.add_paragraph(f"Sourced record, made {book.made}")
    for paragraph in book.lead:
        notes.put(document.add_paragraph(), paragraph.pieces)
    for chapter in book.chapters:
        document.add_heading(_clean(chapter.title), chapter.level)
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
        shown._inline.docPr.set("descr", _clean(figure.words))  # noqa: SLF001 - python-docx has no other way to name it
    caption = document.add_paragraph().add_run(_clean(figure.words))
    caption.font.size = Pt(8.5)


@dataclass
class _Notes:
    """The footnotes of a document under way."""

    citing: bool
    elements: list[Any] = field(default_factory=list)
    met: dict[str, int] = field(default_factory=dict)

    def put(self, paragraph: "WordParagraph", pieces: Iterable[Piece]) -> None:
        """Put runs and references to footnotes into a paragraph."""
        from docx.shared import RGBColor

        for piece in pieces:
            if isinstance(piece, Run):
                run = paragraph.add_run(_clean(piece.text))
                run.bold = True if piece.face == "strong" else None
                run.italic = True if piece.face == "emphasis" else None
                if piece.face == "code":
                    run.font.name = _MONOSPACED
                elif piece.face == "quiet":
                    run.font.color.rgb = RGBColor.from_string(_GREY)
                continue
            if piece.key in self.met:
                paragraph._p.append(_again(self.met[piece.key]))  # noqa: SLF001 - as below
                continue
            self.elements.append(_footnote(len(self.elements) + 1, piece))
            number = len(self.elements)
            if piece.key:
                self.met[piece.key] = number
            for element in _reference(number, marked=bool(piece.key)):
                paragraph._p.append(element)  # noqa: SLF001 - the way to elements that python-docx lacks
            if self.citing and piece.statement:
                paragraph.add_run(f" [@s:{piece.statement[1:]}]")

    def attach(self, document: "Document") -> None:
        """Give the document the part that holds the footnotes."""
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        root = etree.Element(f"{{{_W}}}footnotes", nsmap={"w": _W})
        root.extend((_separator(-1, "separator"), _separator(0, "continuationSeparator"), *self.elements))
        content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(PackURI("/word/footnotes.xml"), _KIND, content, document.part.package)
        document.part.relate_to(part, _RELATION)


def _element(name: str, *children: Any, **attributes: str) -> Any:  # noqa: ANN401 - lxml's elements have no public type
    element = etree.Element(f"{{{_W}}}{name}", {f"{{{_W}}}{key}": value for key, value in attributes.items()})
    element.extend(children)
    return element


def _separator(number: int, kind: str) -> Any:  # noqa: ANN401 - as above
    return _element("footnote", _element("p", _element("r", _element(kind))), type=kind, id=str(number))


_STYLE: Final = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'


def _reference(number: int, *, marked: bool) -> Iterator[Any]:
    """Yield the reference to a footnote, in a bookmark where it is referred to again."""
    from docx.oxml import parse_xml

    if marked:
        yield parse_xml(f'<w:bookmarkStart xmlns:w="{_W}" w:id="{number}" w:name="_note{number}"/>')
    yield parse_xml(f'<w:r xmlns:w="{_W}">{_STYLE}<w:footnoteReference w:id="{number}"/></w:r>')
    if marked:
        yield parse_xml(f'<w:bookmarkEnd xmlns:w="{_W}" w:id="{number}"/>')


def _again(number: int) -> Any:  # noqa: ANN401 - as above
    """Return the number of a footnote that stands elsewhere: a field, which Word keeps up to date (ECMA-376, 17.16)."""
    from docx.oxml import parse_xml

    field = f'<w:fldSimple xmlns:w="{_W}" w:instr=" NOTEREF _note{number} \\f \\h ">'
    return parse_xml(f"{field}<w:r>{_STYLE}<w:t>{number}</w:t></w:r></w:fldSimple>")


def _footnote(number: int, note: Note) -> Any:  # noqa: ANN401 - as above
    style = _element("pPr", _element("pStyle", val="FootnoteText"))
    mark = _element("r", _element("rPr", _element("rStyle", val="FootnoteReference")), _element("footnoteRef"))
    runs = (_note_run(run) for run in (Run(" "), *note.runs))
    return _element("footnote", _element("p", style, mark, *runs), id=str(number))


def _note_run(run: Run) -> Any:  # noqa: ANN401 - as above
    text = _element("t")
    text.text = _clean(run.text)
    text.set(f"{{{_XML}}}space", "preserve")
    grey = (_element("rPr", _element("color", val=_GREY)),) if run.face == "quiet" else ()
    return _element("r", *grey, text)


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
    field = f'<w:fldSimple xmlns:w="{_W}" w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(field))  # noqa: SLF001 - python-docx knows no fields


def _table(document: "Document", table: Table, notes: "_Notes") -> None:
    from docx.oxml import parse_xml
    from docx.shared import Cm, Pt

    width = _WIDTH / sum(table.widths)
    drawn = document.add_table(1, len(table.head))
    drawn.autofit = False
    drawn._tblPr.append(parse_xml(_RULES))  # noqa: SLF001 - python-docx knows no borders
    drawn.rows[0]._tr.get_or_add_trPr().append(parse_xml(f'<w:tblHeader xmlns:w="{_W}"/>'))  # noqa: SLF001 - as above
    for column, share in zip(drawn.columns, table.widths, strict=True):
        column.width = Cm(width * share)
    for row, cells in ((drawn.rows[0], table.head), *((None, cells) for cells in table.rows)):
        held = (row or drawn.add_row()).cells
        drawn.rows[-1]._tr.get_or_add_trPr().append(parse_xml(f'<w:cantSplit xmlns:w="{_W}"/>'))  # noqa: SLF001 - as above
        for cell, text, share in zip(held, cells, table.widths, strict=True):
            cell.width = Cm(width * share)
            if not isinstance(text, str):
                _fill(cell, text, notes)
                continue
            run = cell.paragraphs[0].add_run(_clean(text))
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
            run.font.size = Pt(8)
            run.bold = True if row is not None else None


def _fill(cell: "_Cell", paragraphs: Iterable[Paragraph], notes: "_Notes") -> None:
    """Put paragraphs into a cell."""
    from docx.shared import Pt

    for number, one in enumerate(paragraphs):
        drawn = cell.add_paragraph() if number else cell.paragraphs[0]
        notes.put(drawn, one.pieces)
        drawn.paragraph_format.space_after = Pt(2)
        for run in drawn.runs:
            if run.text:
                run.font.size = Pt(8.5)


def _clean(text: str) -> str:
    """Return words without the characters that XML 1.0 cannot hold."""
    return _FORBIDDEN.sub("\ufffd", text)
