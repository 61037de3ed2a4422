"""What is dated, without a document being opened: where each date stands."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from onrecord.record.reader import Reader

Lane = Literal["happened", "said", "published"]
"""What a date is of: an event, a saying, a document or a part of one."""


class DateAt(NamedTuple):
    """A date with the number of its document: of the event or statement ``local``, empty for a publication.

    Of a publication only what is known counts, not what is inferred.
    ``statement`` is the one that reports the event, or itself; empty for a publication.
    """

    edtf: str
    lane: Lane
    document: int
    local: str
    statement: str


_DATES: Mapping[Lane, str] = {
    "happened": "SELECT date ->> 0 AS edtf, document, local, statement FROM events WHERE date IS NOT NULL",
    "said": "SELECT said ->> 0 AS edtf, document, local, local AS statement FROM statements WHERE said IS NOT NULL",
    "published": "SELECT coalesce("
    "CASE WHEN p.masthead ->> '$.published[3]' <> 'inferred' THEN nullif(p.masthead ->> '$.published[0]', '') END, "
    "CASE WHEN r.masthead ->> '$.published[3]' <> 'inferred' THEN r.masthead ->> '$.published[0]' END) AS edtf, "
    "r.document, '' AS local, '' AS statement FROM readings AS r LEFT JOIN parts AS p"
    " ON p.document = r.document",
}


def dates_held(reader: Reader, *, documents: Iterable[int] | None = None) -> Iterator[DateAt]:
    """Yield the dates of the record: all, or those of some documents by their numbers."""
    conditions, values = ["edtf <> ''"], dict[str, str]()
    if documents is not None:
        conditions.append("document IN (SELECT value FROM json_each(:documents))")
        values["documents"] = json.dumps(list(documents))
    for lane, sql in _DATES.items():
        for row in reader.stream(f"SELECT * FROM ({sql}) AS dated WHERE {' AND '.join(conditions)}", **values):  # noqa: S608 - ours
            yield DateAt(row[0], lane, row[1], row[2], row[3])


def order_said(reader: Reader, number: int) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Return the places of the statements of a document in the order in which they were said, and those of its events.

    ``number`` is the document's.
    """
    statements, events = (
        reader.rows(f"SELECT local FROM {ordered}", number=number)  # noqa: S608 - ours
        for ordered in (
            "statements WHERE document = :number ORDER BY earliest IS NULL, earliest, position",
            "events WHERE document = :number ORDER BY position",
        )
    )
    said, told = ({row["local"]: place for place, row in enumerate(rows)} for rows in (statements, events))
    return said, told
