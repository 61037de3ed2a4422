"""Copies in a dossier: under which document of its column each one stands, and what it changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.api import Record
from onrecord.desk.differing import Comparison, compare
from onrecord.model import Span
from onrecord.views.values import CopyRow, Dossier


@dataclass(frozen=True, slots=True)
class Copied:
    """A document that repeats another one of its column.

    ``compared`` from the first to the last line with words of both; None where words say nothing: of a translation.
    """

    row: CopyRow
    compared: Comparison | None


def copied_in(record: Record, one: Dossier) -> Mapping[str, Copied]:
    """Return by document what repeats another one that tells the event from the same origin: the closest."""
    found: dict[str, CopyRow] = {}
    for column in one.columns:
        if not column.repeating:
            continue
        for row in record.copies(among=column.documents):
            held = found.get(row.document)
            if row.relation != "possible" and (held is None or held.score < row.score):
                found[row.document] = row
    return {document: _compared(record, row) for document, row in found.items()}


def _compared(record: Record, row: CopyRow) -> Copied:
    if row.kind == "translation_of" or not len(row.span):
        return Copied(row, None)
    texts = record.text(row.of_document), record.text(row.document)
    return Copied(row, compare(_whole_lines(texts[0], row.of_span), _whole_lines(texts[1], row.span)))


def _whole_lines(text: str, span: Span) -> str:
    """Return words with what stands before and behind them in the lines that they begin and end in."""
    start = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    ends = [end for end in (text.find("\n", span.end), text.find("\r", span.end)) if end >= 0]
    return text[start : min(ends, default=len(text))]
