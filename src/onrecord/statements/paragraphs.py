"""Paragraphs: the stretches within which quotation marks pair, in text order."""

import re
from dataclasses import dataclass

from onrecord.model import Passage, Reading, Span, trim

_BREAK = re.compile(r"\n[^\S\n]*\n\s*|\r\n[^\S\n]*\r\n\s*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without surrounding white space, inside one passage."""

    span: Span
    passage: Passage


def paragraphs(text: str, reading: Reading) -> tuple[Paragraph, ...]:
    """Split the passages at empty lines; paragraphs without words are left out."""
    found = []
    for passage in reading.passages:
        start = passage.span.start
        for stop in [*_BREAK.finditer(text, passage.span.start, passage.span.end), None]:
            end = stop.start() if stop else passage.span.end
            span = trim(Span(start, max(start, end)), text)
            if len(span):
                found.append(Paragraph(span, passage))
            start = stop.end() if stop else end
    return tuple(found)
