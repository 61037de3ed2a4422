"""The lines of a page: stretches of the text between line ends, wrapped lines joined, blocks of HTML respected."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.model import Block, Document, Span, trim

_ENDS = ".!?…。！？؟۔।‽"
_CLOSERS = "\"'”’»›)]*_ \u00a0"
_WRAP = range(45, 110)
_WIDE = 130
_OPENS = re.compile(r"(?:[QA]\d{0,2}[.:)] |By [A-Z]|[-*•–] |[A-Z][A-Z .'-]{1,30}: )")
_MARKED = re.compile(
    r"(?P<head>#{1,6}\s+|>\s+)(?:(?P<mark>[*_]{0,3})(?P<bare>[^\s*_].*?)(?P=mark))(?:\s+#+)?"
    r"|(?P<wrap>\*{1,3}|_{1,3})(?P<wrapped>[^\s*_](?:[^*\n]*[^\s*_])?)(?P=wrap)",
    re.DOTALL,
)
_SITE = re.compile(r"(?:[\w-]+\.)+(?:com|org|net|info|int|gov|edu|news|eu|co\.uk|[a-z]{2})(?=[A-Z][a-z]+ )")


@dataclass(frozen=True, slots=True)
class Line:
    """A line (or block) of the page without surrounding white space.

    ``words`` counts words, by length in scripts that write none apart. ``closed`` tells that it ends as a sentence
    does. ``gap`` tells that an empty line or a block border stands before it. ``tag``, ``path`` and ``body`` come
    from the block of an HTML page; in plain text ``tag`` says what the marks around a line make it (``# `` a heading).
    ``start`` is where the line begins with its marks, which are not in ``span``. ``bold``: all its words are.
    """

    span: Span
    start: int
    text: str
    words: int
    closed: bool
    gap: bool
    tag: str = ""
    path: str = ""
    body: bool | None = None
    bold: bool = False


def lines_of(document: Document) -> tuple[Line, ...]:
    """Cut the text of ``document`` into lines; everything but white space is in exactly one."""
    text = document.text
    found: list[Line] = []
    for span, block in _stretches(document):
        stretch = list(_lines(text, span, block))
        stretch = stretch if block is not None and block.tag == "pre" else _unwrapped(text, stretch)
        found += stretch if block is not None else [_unmarked(line) for line in stretch]
    return tuple(found)


def make_line(text: str, span: Span, *, gap: bool, block: Block | None = None) -> Line:
    """Measure the line of ``text`` at ``span``."""
    span = trim(span, text)
    words = span.of(text)
    tag, path, body = (block.tag, block.path, block.body) if block is not None else ("", "", None)
    bold = block is not None and block.bold
    return Line(span, span.start, words, _count(words), closes(words), gap, tag, path, body, bold)


def _unmarked(line: Line) -> Line:
    """Take the marks of Markdown off a line that is a heading, a quotation or set in bold or italics as a whole."""
    match = _MARKED.fullmatch(line.text)
    if match is None:
        return line
    head, words = match["head"] or "", match["bare"] if match["bare"] is not None else match["wrapped"]
    start = line.span.start + match.start("bare" if match["bare"] is not None else "wrapped")
    tag = "blockquote" if ">" in head else f"h{head.count('#')}" if "#" in head else "strong"
    return replace(
        line,
        span=Span(start, start + len(words)),
        text=words,
        words=_count(words),
        closed=closes(words),
        tag=tag,
        bold=tag == "strong",
    )


def closes(words: str) -> bool:
    """Tell whether ``words`` end as a sentence does, quotation marks and brackets aside."""
    bare = words.rstrip(_CLOSERS)
    return bare[-1:] in _ENDS if bare else False


def _count(words: str) -> int:
    spaced = words.count(" ") + 1
    return spaced if spaced * 20 > len(words) or words.isascii() else max(spaced, _unspaced(words) // 2)


def _unspaced(words: str) -> int:
    return sum(1 for mark in words if "\u3040" <= mark <= "\u9fff" or "\u0e00" <= mark <= "\u0eff")


def _stretches(document: Document) -> Iterator[tuple[Span, Block | None]]:
    """The blocks in order and what lies between them; a block that overlaps an earlier one is cut."""
    at = 0
    for block in sorted(document.blocks, key=lambda block: (block.span.start, -block.span.end)):
        start, end = max(block.span.start, at), min(block.span.end, len(document.text))
        if start >= end:
            continue
        if start > at:
            yield Span(at, start), None
        yield Span(start, end), block
        at = end
    if at < len(document.text):
        yield Span(at, len(document.text)), None


def _lines(text: str, stretch: Span, block: Block | None) -> Iterator[Line]:
    if block is not None and block.wrapped:
        yield make_line(text, stretch, gap=True, block=block)
        return
    at, gap = stretch.start, True
    for raw in stretch.of(text).splitlines(keepends=True):
        span = Span(at, at + len(raw))
        at = span.end
        if not raw.strip():
            gap = True
            continue
        for piece in _pieces(text, trim(span, text)):
            yield make_line(text, piece, gap=gap, block=block)
        gap = False


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """A line whose first word is a site name glued to the next word is two."""
    glued = _SITE.match(text, span.start, span.end) if "." in text[span.start : span.start + 60] else None
    if glued is None:
        yield span
    else:
        yield Span(span.start, glued.end())
        yield Span(glued.end(), span.end)


def _unwrapped(text: str, lines: list[Line]) -> list[Line]:
    """Join the lines of paragraphs that were wrapped at a column, where the whole stretch is written so."""
    if not _is_wrapped(lines):
        return lines
    joined: list[Line] = []
    width = 0
    for line in lines:
        if joined and not line.gap and (width in _WRAP or line.text[:1].islower()) and not _OPENS.match(line.text):
            words = Span(joined[-1].span.start, line.span.end).of(text)
            span = Span(joined[-1].span.start, line.span.end)
            joined[-1] = replace(joined[-1], span=span, text=words, words=_count(words), closed=line.closed)
        else:
            joined.append(line)
        width = len(line.text)
    return joined


def _is_wrapped(lines: list[Line]) -> bool:
    """Wrapped pages have no long lines, and most lines before a gapless next line fill the column.

    Short lines that stand alone (menus, headlines) tell nothing: of the longer ones half must be followed by another.
    """
    followed = [line for line, after in pairwise(lines) if not after.gap]
    longer = sum(len(line.text) in _WRAP for line in lines)
    if len(followed) < 3 or len(followed) * 2 < longer or max(len(line.text) for line in lines) > _WIDE:
        return False
    full = sum(len(line.text) in _WRAP for line in followed)
    return full * 10 >= len(followed) * 7
