"""The sentences of a draft with what they cite: Markdown and Word files."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from onrecord.exports.drafts.values import Sentence
from onrecord.model import OnrecordError, Span
from onrecord.views.context import sentences as cut

CITATION: Final = re.compile(r"\[\s*@s:[^\[\]]*\]")
"""``[@s:ID]`` or ``[@s:ID; @s:ID]``: statements of the record by their ids."""

_ID: Final = re.compile(r"@s:\s*s?([0-9a-zA-Z]+)")
_TRAILING: Final = re.compile(rf"(?:\s*{CITATION.pattern})+\s*[.!?…]?")
_HEADING: Final = re.compile(r"#{1,6}\s|(?:-{3,}|={3,}|\*{3,})\s*$|```")
_MARKS: Final = re.compile(r"^(?:[>\s]+|[-*+]\s+|\d+[.)]\s+)+")
_ESCAPED: Final = re.compile(r"\\([\\`*_{}\[\]<>()#+\-.!|])")
_OPENS, _CLOSES = "“«„", "”»"


class DraftError(OnrecordError):
    """A draft that cannot be read."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a draft; headings are no sentences and cite nothing."""

    text: str
    heading: bool = False


def read_draft(path: Path) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a draft.

    Raises:
        DraftError: if it is neither Markdown nor a Word file, or cannot be read.
    """
    ending = path.suffix.lower()
    if ending == ".docx":
        from onrecord.exports.drafts.word import paragraphs_of

        return tuple(Paragraph(text, heading) for text, heading in paragraphs_of(path))
    if ending not in (".md", ".markdown", ".txt"):
        raise DraftError(f"{path} is no draft that can be checked: a .docx or .md file is wanted.")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DraftError(f"{path} is not in UTF-8: {error.reason} at byte {error.start}. Save it as UTF-8.") from error
    blocks = (block for block in re.split(r"\n\s*\n|(?<=\n)(?=#{1,6}\s)", text) if block.strip())
    return tuple(Paragraph(_unmarked(block.strip()), bool(_HEADING.match(block.strip()))) for block in blocks)


def _unmarked(block: str) -> str:
    """Return a block of Markdown without the marks of lists and quotations, and without escapes."""
    return _ESCAPED.sub(r"\1", _MARKS.sub("", block))


def sentences_of(paragraphs: Sequence[Paragraph]) -> tuple[Sentence, ...]:
    """Return the sentences of a draft. A citation behind the full stop belongs to the sentence before it."""
    return tuple(
        sentence
        for number, paragraph in enumerate(paragraphs)
        if not paragraph.heading
        for sentence in _sentences(number, paragraph.text)
    )


def _sentences(number: int, text: str) -> Iterator[Sentence]:
    masked = CITATION.sub(lambda found: "\u2060" * len(found[0]), text)
    start = 0
    for end in _ends(text, masked):
        words, cited = text[start:end], CITATION.findall(text[start:end])
        plain = " ".join(CITATION.sub("", words).split())
        plain = re.sub(r"\s+([.,;:!?])", r"\1", plain)
        if plain.strip(" .!?…*_"):
            ids = tuple(f"s{found}" for citation in cited for found in _ID.findall(citation))
            yield Sentence(number, Span(start, end), plain, ids)
        start = end


def _ends(text: str, masked: str) -> list[int]:
    """Return where sentences end: never within a quotation, behind the citations that follow."""
    ends: list[int] = []
    for piece in cut(masked, Span(0, len(masked))):
        end = piece.end
        follow = _TRAILING.match(text, end)
        end = follow.end() if follow else end
        begun = ends[-1] if ends else 0
        if end <= begun:
            continue
        if end < len(text.rstrip()) and (_open(text[begun:end]) or masked[begun:end].rstrip().endswith("…")):
            continue
        ends.append(end)
    if not ends or ends[-1] < len(text.rstrip()):
        ends.append(len(text))
    return ends


def _open(words: str) -> bool:
    """Tell whether a quotation is open at the end of words."""
    typographic = sum(words.count(mark) for mark in _OPENS) - sum(words.count(mark) for mark in _CLOSES)
    return typographic > 0 or words.count('"') % 2 == 1
