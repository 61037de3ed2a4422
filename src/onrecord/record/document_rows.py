"""A document as rows of the tables: itself, its problems, the stretches that full text finds."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.model import Document, Problem, Reading, Span
from onrecord.record import codec

Record = dict[str, Any]
"""One row: column to value."""

LONGEST_STRETCH = 2_000
"""Characters of a piece of text that full text finds as one."""


def document_row(document: Document) -> Record:
    """Return the row of ``documents``, without its number."""
    return {
        "id": document.id,
        "source_id": document.source_id,
        "path": document.path,
        "media_type": document.media_type,
        "language": document.language,
        "text": document.text,
        "text_sha256": text_hash(document.text),
        "length": len(document.text),
        "words": len(document.text.split()),
        "container": codec.container_out(document.container),
        "given": codec.given_out(document.given),
    }


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def problem_rows(number: int | None, stage: str, problems: Iterable[Problem]) -> list[Record]:
    """Return the rows of ``problems``; ``stage`` is pile, document or reading."""
    return [
        {
            "document": number,
            "stage": stage,
            "kind": problem.kind,
            "message": problem.message,
            "start": None if problem.span is None else problem.span.start,
            "stop": None if problem.span is None else problem.span.end,
            "path": problem.path,
        }
        for problem in problems
    ]


def stretches(text: str, reading: Reading) -> Iterator[Span]:
    """Yield what full text finds as one: each passage, long ones in pieces; the whole text where nothing was read."""
    place = 0
    for passage in reading.passages:
        start, stop = max(place, passage.span.start), max(place, passage.span.end)
        yield from _pieces(text, Span(place, start))
        yield from _pieces(text, Span(start, stop))
        place = stop
    yield from _pieces(text, Span(place, len(text)))


def _pieces(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > LONGEST_STRETCH:
        cut = max(text.rfind(mark, start + LONGEST_STRETCH // 2, start + LONGEST_STRETCH) for mark in "\n .")
        stop = cut + 1 if cut >= 0 else start + LONGEST_STRETCH
        yield Span(start, stop)
        start = stop
    if text[start : span.end].strip():
        yield Span(start, span.end)
