"""Words of whoever writes a report, in a little Markdown, as paragraphs of a book.

Paragraphs are parted by empty lines; ``-`` begins an item of a list, ``>`` what is set apart; ``**strong**``,
``*emphasis*`` and ``code`` between backticks are faces. ``[@s:ID]`` cites a statement and becomes its footnote. All
else stands as it is written: what is no Markdown of ours is words.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from onrecord.exports.book.values import Face, Note, Paragraph, Piece, Run
from onrecord.exports.drafts.sentences import CITATION

_ITEM: Final = re.compile(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+(?=\S)")
_ASIDE: Final = re.compile(r"[ \t]*>[ \t]?")
_HEADING: Final = re.compile(r"#{1,6}[ \t]+")
_FACED: Final = re.compile(
    rf"(?P<note>[ \t]*{CITATION.pattern})|\\(?P<plain>[\\`*_\[\]<>#+\-.!>])|`(?P<code>[^`\n]+)`"
    r"|\*\*(?P<strong>(?=\S)[^*]+?(?<=\S))\*\*|(?<![\w*])[*_](?P<emphasis>(?=\S)[^*_]+?(?<=\S))[*_](?![\w*])"
)
_ID: Final = re.compile(r"@s:\s*s?([0-9a-zA-Z]+)")

Noting = Callable[[str], Note]
"""Gives the footnote of a statement of this id."""


def cited_in(text: str) -> tuple[str, ...]:
    """Return the ids of the statements that a text cites, in order, each once."""
    found = (f"s{one}" for citation in CITATION.findall(text) for one in _ID.findall(citation))
    return tuple(dict.fromkeys(found))


def paragraphs(text: str, note: Noting) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text; ``note`` gives the footnotes."""
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        held: list[str] = []
        for line in block.split("\n"):
            if held and (_ITEM.match(line) or bool(_ASIDE.match(line)) != bool(_ASIDE.match(held[0]))):
                yield from _paragraph(held, note)
                held = []
            held.append(line)
        yield from _paragraph(held, note)


def _paragraph(lines: list[str], note: Noting) -> Iterator[Paragraph]:
    aside = bool(lines and _ASIDE.match(lines[0]))
    words = " ".join(_ASIDE.sub("", line, count=1).strip() if aside else line.strip() for line in lines).strip()
    bullet = _ITEM.match(words)
    heading = None if bullet else _HEADING.match(words)
    words = words[(bullet or heading).end() :] if (bullet or heading) else words  # type: ignore[union-attr]  # one is there
    pieces = tuple(_faced(words, note))
    if heading:
        pieces = tuple(Run(one.text, "strong") if isinstance(one, Run) else one for one in pieces)
    if pieces:
        yield Paragraph(pieces, bullet=bullet is not None, aside=aside)


def _faced(words: str, note: Noting) -> Iterator[Piece]:
    at = 0
    for found in _FACED.finditer(words):
        if found.start() > at:
            yield Run(words[at : found.start()])
        at = found.end()
        if found["note"]:
            yield from map(note, cited_in(found["note"])) if cited_in(found["note"]) else (Run(found["note"]),)
        elif found["plain"]:
            yield Run(found["plain"])
        else:
            face: Face = "code" if found["code"] else "strong" if found["strong"] else "emphasis"
            yield Run(found[face], face)
    if at < len(words):
        yield Run(words[at:])
