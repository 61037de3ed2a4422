"""The table of contents of a Word file: a field that Word fills (ECMA-376, 17.16.5.68), with its entries there already.

Each entry leads to its heading. The numbers of pages are fields that are empty until Word counts them, when somebody
updates the table (F9, or "Update Table" above it): how long a page gets is known to nobody before, and a number that
was guessed would be wrong. Having Word count when it opens the file would make it ask a question that alarms readers.
"""

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from onrecord.exports.book.values import Book
from onrecord.exports.book.word_notes import WORD, clean

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_NUMBERED: Final = 100_000
"""Where numbers of bookmarks at headings begin: those of footnotes lie below."""
_STYLE: Final = "toc 1"
_STYLE_ID: Final = "toc1"
"""The name under which Word knows the style of entries, and what they refer to it by."""
_END: Final = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_FIELD: Final = r' TOC \o "1-1" \h \z \u '


def contents(document: "Document", book: Book, width: float) -> None:
    """Put the table of contents, where the book has chapters enough for one; ``width`` between margins in cm."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.oxml import parse_xml
    from docx.shared import Cm, Pt

    if not book.contents:
        return
    style = document.styles.add_style(_STYLE, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    style.base_style = document.styles["Normal"]
    style.paragraph_format.space_after = Pt(2)
    style.paragraph_format.tab_stops.add_tab_stop(Cm(width), WD_TAB_ALIGNMENT.RIGHT)
    entries = [_entry(number, clean(book.chapters[number].title)) for number in book.contents]
    entries[0] = entries[0].replace("<w:hyperlink", f"{_begin(_FIELD)}<w:hyperlink", 1)
    words = (
        f'<w:sdt xmlns:w="{WORD}"><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{''.join(entries)}<w:p>{_END}</w:p></w:sdtContent></w:sdt>"
    )
    document.element.body.insert(len(document.element.body) - 1, parse_xml(words))


def marked(heading: "Paragraph", number: int) -> None:
    """Put the bookmark at the heading of a chapter to which its entry leads."""
    from docx.oxml import parse_xml

    at = f'xmlns:w="{WORD}" w:id="{_NUMBERED + number}"'
    heading._p.insert(1, parse_xml(f'<w:bookmarkStart {at} w:name="{_name(number)}"/>'))  # noqa: SLF001 - python-docx knows no bookmarks
    heading._p.append(parse_xml(f"<w:bookmarkEnd {at}/>"))  # noqa: SLF001 - as above


def _entry(number: int, title: str) -> str:
    """Return the entry of a chapter: its title, a tab, the number of its page."""
    name = _name(number)
    page = rf" PAGEREF {name} \h "
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{_STYLE_ID}"/></w:pPr><w:hyperlink w:anchor="{name}" w:history="1">'
        f'<w:r><w:t xml:space="preserve">{escape(title)}</w:t></w:r><w:r><w:tab/></w:r>{_begin(page)}{_END}'
        "</w:hyperlink></w:p>"
    )


def _begin(instruction: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(instruction)}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _name(number: int) -> str:
    return f"_Toc{_NUMBERED + number}"
