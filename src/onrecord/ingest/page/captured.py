"""A captured page to look at: its own words and structure, written anew from a list of what is allowed.

Nothing of the source is passed on as markup: elements and attributes of the lists below are written again, all words
are escaped, everything else becomes a plain box or is left out. So there is nothing that a browser could run or fetch,
and nothing that it could read otherwise than it was read here.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Final

from lxml import etree

from onrecord.ingest.page.elements import INLINE, RANKS
from onrecord.ingest.page.text import Flow, walk
from onrecord.ingest.page.tree import parse
from onrecord.model import Captured, Span

_KEPT: Final = frozenset({
    "abbr", "address", "article", "aside", "b", "bdi", "bdo", "blockquote", "caption", "center", "cite", "code", "dd",
    "del", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "i", "ins", "kbd", "li", "main", "mark", "nav", "ol", "p", "pre", "q", "s", "samp", "section", "small",
    "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var",
})  # fmt: skip
"""Elements that are written as they are: they only group and style words. Source: HTML Standard, 4.3 to 4.9."""

_VOID: Final = frozenset({"br", "hr", "wbr"})
_SHOWN_AS: Final = {"textarea": "pre", "listing": "pre", "xmp": "pre", "plaintext": "pre", "search": "nav"}
_PICTURES: Final = frozenset({
    "audio", "canvas", "embed", "frame", "iframe", "img", "image", "object", "picture", "video",
})  # fmt: skip
"""What shows something from elsewhere: a mark stands in its place."""

_SILENT: Final = frozenset({"head", "title", "meta", "link", "base", "desc", "metadata", "defs", "source", "track"})
"""What is left out and not worth telling."""

_NUMBERS: Final[Mapping[str, frozenset[str]]] = {
    "colspan": frozenset({"td", "th"}),
    "rowspan": frozenset({"td", "th"}),
    "start": frozenset({"ol"}),
    "value": frozenset({"li"}),
}
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,2}")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}")
_STYLES: Final[Mapping[str, frozenset[str]]] = {
    "text-align": frozenset({"left", "right", "center", "justify", "start", "end"}),
    "font-weight": frozenset({"bold", "bolder", "normal", "500", "600", "700", "800"}),
    "font-style": frozenset({"italic", "oblique", "normal"}),
    "text-decoration": frozenset({"underline", "line-through", "none"}),
    "direction": frozenset({"ltr", "rtl"}),
    "vertical-align": frozenset({"sub", "super", "baseline", "top", "middle", "bottom"}),
}
"""Inline styles that are kept, with their values: none of them hides, moves or covers words, or loads anything."""

_TITLE_CHARS: Final = 500
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")

_HEAD: Final = """<!DOCTYPE html>
<html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'">
<meta name="referrer" content="no-referrer">
<style>
body { font: 1rem/1.5 serif; margin: 1rem; color: #111; background: #fff; overflow-wrap: anywhere }
mark { background: #ffe38a; color: #111 }
.link { text-decoration: underline dotted }
.left-out { color: #777; font-size: .85em }
table { border-collapse: collapse } td, th { border: 1px solid #ccc; padding: .2em .5em; vertical-align: top }
</style></head><body>
"""  # noqa: E501 - one header
_TAIL: Final = "</body></html>\n"


def captured(page: str, marks: Sequence[Span] = ()) -> Captured:
    """Return a page as it can be shown; the words at ``marks`` (spans of its text) are marked."""
    tree = parse(page)
    if tree.root is None:
        return Captured(f"{_HEAD}{_TAIL}", "", ())
    shown = _Shown(marks)
    walk(tree.root, shown)
    text, _ = shown.finish()
    return Captured(f"{_HEAD}{shown.html()}{_TAIL}", text, tuple(sorted(shown.left_out.items())))


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of the page; those from ``first`` to ``last`` are in its text, from ``start`` on."""

    words: str
    start: int = 0
    first: int = 0
    last: int = 0


class _Shown(Flow):
    """Writes the page while its text is built, so that each word is known by its place in the text."""

    def __init__(self, marks: Sequence[Span]) -> None:
        """Begin an empty page on which the words at ``marks`` will be marked."""
        super().__init__()
        self.left_out: Counter[str] = Counter()
        self._marks = sorted(marks)
        self._out: list[str | _Words] = []
        self._ends: list[str] = []
        self._pending: list[tuple[int, int]] = []
        self._count = 0

    def enter(self, element: etree._Element) -> bool:
        """Write how an element begins; return False where nothing in it is shown."""
        tag = element.tag if isinstance(element.tag, str) else ""
        place = len(self._out)
        self._out.append("")
        shown = super().enter(element)
        if not shown or tag in _PICTURES:
            self._out[place] = self._mark_of(element, tag)
        start, end = _tags(element, tag) if shown else ("", "")
        self._out[place] = f"{self._out[place]}{start}"
        self._ends.append(end)
        return shown

    def leave(self) -> None:
        """Write how the element entered last ends."""
        super().leave()
        self._out.append(self._ends.pop())

    def words(self, text: str | None) -> None:
        """Write text at the current place, with the white space around it."""
        collapses = bool(text) and bool(self._frames) and not self._frames[-1].preformatted
        if collapses and text and text[0] in _WHITE:
            self._out.append(" ")
        super().words(text)
        if collapses and text and text[-1] in _WHITE:
            self._out.append(" ")

    def html(self) -> str:
        """Return what is shown, after ``finish``."""
        return "".join(item if isinstance(item, str) else "".join(self._drawn(item)) for item in self._out)

    def _write(self, text: str) -> None:
        parted = bool(self._run) and (self._breaks > 0 or self._space)
        at = self._count + parted
        self._pending.append((len(self._out), at))
        self._out.append(_Words(text))
        self._count = at + len(text)
        super()._write(text)

    def _flush(self) -> None:
        """Tell the words of the run that ends here where they stand."""
        run, before = "".join(self._run), self._length
        super()._flush()
        pending, self._pending, self._count = self._pending, [], 0
        if self._length == before:
            return
        start = self._length - len(run.strip("\r\n").rstrip())
        begin = start - (len(run) - len(run.lstrip("\r\n")))
        for place, at in pending:
            held = self._out[place]
            if isinstance(held, _Words):
                there = begin + at
                first, last = max(0, start - there), min(len(held.words), self._length - there)
                self._out[place] = _Words(held.words, there + first, first, max(first, last))

    def _mark_of(self, element: etree._Element, tag: str) -> str:
        """Return what stands in the place of something that is not shown."""
        if tag in _SILENT or not tag:
            return ""
        self.left_out[tag] += 1
        if tag not in _PICTURES:
            return ""
        told = _told(element.get("alt") or element.get("src") or element.get("data") or "")
        return (
            f'<span class="left-out" title="{told}">[{"picture" if tag in ("img", "image", "picture") else tag}]</span>'
        )

    def _drawn(self, item: _Words) -> Iterator[str]:
        """Yield words with their place in the text, cut where a mark begins or ends."""
        begin, end = item.start, item.start + item.last - item.first
        edges = {begin, end}
        for mark in self._marks:
            edges |= {edge for edge in (mark.start, mark.end) if begin < edge < end}
        yield escape(item.words[: item.first])
        for start, stop in pairwise(sorted(edges)):
            words = escape(item.words[item.first + start - begin : item.first + stop - begin])
            span = f'<span data-start="{start}" data-end="{stop}">{words}</span>'
            marked = any(mark.start <= start and stop <= mark.end for mark in self._marks)
            yield f'<mark id="at-{start}">{span}</mark>' if marked else span
        yield escape(item.words[item.last :])


_WHITE: Final = " \t\n\r\f"


def _tags(element: etree._Element, tag: str) -> tuple[str, str]:
    """Return how an element begins and ends where it is shown."""
    if tag in _VOID:
        return f"<{tag}>", ""
    if tag in ("html", "frameset") or tag in _PICTURES:
        return "", ""
    name = _SHOWN_AS.get(tag, tag)
    if name not in _KEPT:
        name = "span" if RANKS.get(tag, INLINE) == INLINE else "div"
    if tag == "a":
        target = _told(element.get("href") or "")
        return f'<span class="link" title="{target}"{_attributes(element, tag)}>', "</span>"
    return f"<{name}{_attributes(element, tag)}>", f"</{name}>"


def _attributes(element: etree._Element, tag: str) -> str:
    """Return the attributes that are kept, each with a value of a closed form."""
    found: list[str] = []
    direction = (element.get("dir") or "").strip().lower()
    if direction in ("ltr", "rtl", "auto"):
        found.append(f' dir="{direction}"')
    language = (element.get("lang") or "").strip()
    if _LANGUAGE.fullmatch(language):
        found.append(f' lang="{language}"')
    for name, tags in _NUMBERS.items():
        value = (element.get(name) or "").strip()
        if tag in tags and _NUMBER.fullmatch(value):
            found.append(f' {name}="{value}"')
    style = "; ".join(_styles(element.get("style") or ""))
    return "".join([*found, f' style="{style}"' if style else ""])


def _styles(style: str) -> Iterator[str]:
    for declaration in style.split(";"):
        name, _, value = (part.strip().lower() for part in declaration.partition(":"))
        if value in _STYLES.get(name, ()):
            yield f"{name}: {value}"


def _told(value: str) -> str:
    """Return a target or description as the value of a title."""
    return escape(_CONTROLS.sub(" ", value).strip()[:_TITLE_CHARS])
