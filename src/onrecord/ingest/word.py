"""Word files (``.docx``): all visible text with its blocks, notes and margins, and what the properties say."""

from collections.abc import Iterator
from io import BytesIO
from lzma import LZMAError
from typing import TYPE_CHECKING, Final, NamedTuple
from zipfile import BadZipFile
from zlib import error as ZlibError  # noqa: N812 - its own name says nothing

from lxml import etree

from onrecord.ingest.archive import too_large
from onrecord.ingest.assemble import Content
from onrecord.ingest.given import given
from onrecord.ingest.limits import ZipLimits
from onrecord.ingest.problems import BAD_WORD
from onrecord.model import Block, Given, Problem, Span

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.opc.part import Part

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SHOWN_AS: Final = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011"}
_HIDDEN: Final = (f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback", f"{_W}instrText", f"{_W}pPr", f"{_W}sectPr")
"""What Word does not show: text that was deleted under review, a second version of drawings, field codes."""

_BOX: Final = f"{_W}txbxContent"
_STYLES: Final = {"title": "h1", "subtitle": "h2", "quote": "blockquote", "caption": "figcaption", "list": "li"}
_FAILURES: Final = (
    BadZipFile, LookupError, ValueError, TypeError, OSError, etree.LxmlError, AttributeError, EOFError, RuntimeError,
    ArithmeticError, ZlibError, LZMAError,
)  # fmt: skip
"""What opening a damaged package raises."""


class _Piece(NamedTuple):
    """A paragraph: its place in the file, what HTML would call it, its text."""

    path: str
    tag: str
    text: str
    bold: bool = False


def read_word(content: bytes, limits: ZipLimits) -> Content:
    """Return text, blocks and given values of a Word file. Nothing in it is run, fetched or expanded.

    Text that was deleted under review is left out, text that was inserted is there, as Word shows the file. Heads and
    feet of pages come first and last; footnotes and endnotes behind the text.
    """
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    reason = too_large(content, limits)
    if reason is not None:
        return Content(problems=(Problem(BAD_WORD, f"The Word file {reason}; it was not opened."),))
    try:
        word = Document(BytesIO(content))
        pieces = list(_pieces(word))
    except (*_FAILURES, PackageNotFoundError) as error:
        message = f"This is no Word file that can be opened ({type(error).__name__}). Save it anew, as .docx or .txt."
        return Content(problems=(Problem(BAD_WORD, message),))
    text, blocks = _joined(pieces)
    return Content(text, blocks, _given(word))


def _pieces(word: "Word") -> Iterator[_Piece]:
    parts: dict[str, list[Part]] = {}
    for relation in word.part.rels.values():
        if not relation.is_external:
            parts.setdefault(relation.reltype.rsplit("/", 1)[-1], []).append(relation.target_part)
    styles = {style.style_id: (style.name or "").lower() for style in word.styles}
    for part in parts.get("header", ()):
        yield from _margin(part, "header")
    yield from _inside(word.element.body, "/body", None, styles)
    for kind in ("footnote", "endnote"):
        for part in parts.get(f"{kind}s", ()):
            yield from _notes(part, kind, styles)
    for part in parts.get("footer", ()):
        yield from _margin(part, "footer")


def _margin(part: "Part", tag: str) -> Iterator[_Piece]:
    for piece in _inside(etree.fromstring(part.blob, _parser()), f"/{tag}", tag, {}):
        if not piece.text.strip().isdigit():
            yield piece


def _notes(part: "Part", kind: str, styles: dict[str, str]) -> Iterator[_Piece]:
    for note in etree.fromstring(part.blob, _parser()):
        if note.get(f"{_W}type") is None:  # the others are separators
            yield from _inside(note, f"/{kind}[{note.get(f'{_W}id')}]", None, styles)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def _inside(element: etree._Element, path: str, tag: str | None, styles: dict[str, str]) -> Iterator[_Piece]:
    """Yield the paragraphs of a body, cell, note or box in order, those of tables row by row."""
    counts: dict[str, int] = {}
    for child in element:
        name = str(child.tag).removeprefix(_W)
        counts[name] = counts.get(name, 0) + 1
        place = f"{path}/{name}[{counts[name]}]"
        if name == "p":
            yield from _paragraph(child, place, tag, styles)
        elif name in ("tbl", "tr", "tc"):
            yield from _inside(child, place, "table", styles)
        elif name in ("sdt", "sdtContent", "ins", "customXml", "smartTag"):
            yield from _inside(child, place, tag, styles)


def _paragraph(element: etree._Element, path: str, tag: str | None, styles: dict[str, str]) -> Iterator[_Piece]:
    text = "".join(_words(element)).strip("\n")
    if text.strip():
        yield _Piece(path, tag or _tag(element, styles), text, _is_bold(element))
    for number, box in enumerate(_boxes(element), 1):
        yield from _inside(box, f"{path}/box[{number}]", "aside", styles)


def _is_bold(element: etree._Element) -> bool:
    """Tell whether all words of a paragraph are set in bold type."""
    runs = [run for run in element.iter(f"{_W}r") if any((text.text or "").strip() for text in run.iter(f"{_W}t"))]
    marks = [run.find(f"{_W}rPr/{_W}b") for run in runs]
    return bool(runs) and all(mark is not None and mark.get(f"{_W}val") not in ("0", "false") for mark in marks)


def _words(element: etree._Element) -> Iterator[str]:
    """Yield the visible text of a paragraph, without that of boxes anchored in it."""
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SHOWN_AS:
            yield _SHOWN_AS[str(child.tag)]
        elif child.tag not in _HIDDEN and child.tag != _BOX:
            yield from _words(child)


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag not in _HIDDEN:
            yield from _boxes(child)


def _tag(element: etree._Element, styles: dict[str, str]) -> str:
    style = element.find(f"{_W}pPr/{_W}pStyle")
    name = styles.get(style.get(f"{_W}val") or "", "") if style is not None else ""
    if name.startswith("heading "):
        level = name.removeprefix("heading ")[:1]
        return f"h{level}" if level in "123456" and level else "h6"
    found = next((tag for words, tag in _STYLES.items() if words in name), None)
    if found is None and element.find(f"{_W}pPr/{_W}numPr") is not None:
        return "li"
    return found or "p"


def _joined(pieces: list[_Piece]) -> tuple[str, tuple[Block, ...]]:
    """Put an empty line between paragraphs, a line break between rows and list items, a tab between cells."""
    text: list[str] = []
    blocks: list[Block] = []
    length = 0
    for before, piece in zip([None, *pieces], pieces, strict=False):
        gap = "" if before is None else _gap(before, piece)
        start = length + len(gap) + len(piece.text) - len(piece.text.lstrip())
        length += len(gap) + len(piece.text)
        text += [gap, piece.text]
        blocks.append(Block(Span(start, start + len(piece.text.strip())), piece.path, piece.tag, bold=piece.bold))
    return "".join(text), tuple(blocks)


def _gap(before: _Piece, piece: _Piece) -> str:
    if before.tag == piece.tag == "table":
        row, other = (item.path.rpartition("/tc[")[0] for item in (before, piece))
        return "\t" if row == other else "\n" if row.rpartition("/")[0] == other.rpartition("/")[0] else "\n\n"
    return "\n" if before.tag == piece.tag == "li" else "\n\n"


def _given(word: "Word") -> tuple[Given, ...]:
    told = word.core_properties
    values = [given("title", told.title, "docx:title"), given("author", told.author, "docx:creator")]
    return tuple(value for value in values if value is not None and value.value.lower() != "python-docx")
