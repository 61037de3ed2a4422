"""Footnotes of a Word file; python-docx knows none: their part is written here (ECMA-376, 17.11)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from onrecord.exports.book.values import Note, Piece, Run

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
GREY: Final = "5F5F5F"
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MONOSPACED: Final = "DejaVu Sans Mono"


@dataclass
class Notes:
    """The footnotes of a document under way."""

    citing: bool
    elements: list[Any] = field(default_factory=list)
    met: dict[str, int] = field(default_factory=dict)

    def put(self, paragraph: "Paragraph", pieces: Iterable[Piece]) -> None:
        """Put runs and references to footnotes into a paragraph."""
        from docx.shared import RGBColor

        for piece in pieces:
            if isinstance(piece, Run):
                run = paragraph.add_run(clean(piece.text))
                run.bold = True if piece.face == "strong" else None
                run.italic = True if piece.face == "emphasis" else None
                if piece.face == "code":
                    run.font.name = _MONOSPACED
                elif piece.face == "quiet":
                    run.font.color.rgb = RGBColor.from_string(GREY)
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

        root = etree.Element(f"{{{WORD}}}footnotes", nsmap={"w": WORD})
        root.extend((_separator(-1, "separator"), _separator(0, "continuationSeparator"), *self.elements))
        content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(PackURI("/word/footnotes.xml"), _KIND, content, document.part.package)
        document.part.relate_to(part, _RELATION)


def _element(name: str, *children: Any, **attributes: str) -> Any:  # noqa: ANN401 - lxml's elements have no public type
    element = etree.Element(f"{{{WORD}}}{name}", {f"{{{WORD}}}{key}": value for key, value in attributes.items()})
    element.extend(children)
    return element


def _separator(number: int, kind: str) -> Any:  # noqa: ANN401 - as above
    return _element("footnote", _element("p", _element("r", _element(kind))), type=kind, id=str(number))


_STYLE: Final = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'


def _reference(number: int, *, marked: bool) -> Iterator[Any]:
    """Yield the reference to a footnote, in a bookmark where it is referred to again."""
    from docx.oxml import parse_xml

    if marked:
        yield parse_xml(f'<w:bookmarkStart xmlns:w="{WORD}" w:id="{number}" w:name="_note{number}"/>')
    yield parse_xml(f'<w:r xmlns:w="{WORD}">{_STYLE}<w:footnoteReference w:id="{number}"/></w:r>')
    if marked:
        yield parse_xml(f'<w:bookmarkEnd xmlns:w="{WORD}" w:id="{number}"/>')


def _again(number: int) -> Any:  # noqa: ANN401 - as above
    """Return the number of a footnote that stands elsewhere: a field, which Word keeps up to date (ECMA-376, 17.16)."""
    from docx.oxml import parse_xml

    field = f'<w:fldSimple xmlns:w="{WORD}" w:instr=" NOTEREF _note{number} \\f \\h ">'
    return parse_xml(f"{field}<w:r>{_STYLE}<w:t>{number}</w:t></w:r></w:fldSimple>")


def _footnote(number: int, note: Note) -> Any:  # noqa: ANN401 - as above
    style = _element("pPr", _element("pStyle", val="FootnoteText"))
    mark = _element("r", _element("rPr", _element("rStyle", val="FootnoteReference")), _element("footnoteRef"))
    runs = (_note_run(run) for run in (Run(" "), *note.runs))
    return _element("footnote", _element("p", style, mark, *runs), id=str(number))


def _note_run(run: Run) -> Any:  # noqa: ANN401 - as above
    text = _element("t")
    text.text = clean(run.text)
    text.set(f"{{{_XML}}}space", "preserve")
    grey = (_element("rPr", _element("color", val=GREY)),) if run.face == "quiet" else ()
    return _element("r", *grey, text)


def clean(text: str) -> str:
    """Return words without the characters that XML 1.0 cannot hold."""
    return _FORBIDDEN.sub("\ufffd", text)
