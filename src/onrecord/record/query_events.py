"""Where events are reported."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.record.codec import when_in
from onrecord.record.reader import Reader
from onrecord.record.sql import one_of


def documents_with_events(reader: Reader, types: tuple[str, ...] = ()) -> tuple[int, ...]:
    """Return the numbers of the documents that report an event, or one of these types, by path."""
    condition, values = one_of("e.type", "type", types) if types else ("1 = 1", {})
    rows = reader.rows(
        "SELECT DISTINCT d.number, d.path, d.id FROM events AS e JOIN documents AS d ON d.number = e.document"  # noqa: S608 - the condition is ours, values are bound
        f" WHERE {condition} ORDER BY d.path, d.id",
        **values,
    )
    return tuple(row["number"] for row in rows)


@dataclass(frozen=True, slots=True)
class TakingPart:
    """An event in which an entity takes part or is the place: where it stands, by ids within the reading."""

    document: int
    event: str
    entity: str
    date: str | None


def events_with(reader: Reader, wanted: Iterable[str]) -> tuple[TakingPart, ...]:
    """Return the events in which one of these linked entities takes part, by date (undated last), path and place."""
    condition, values = one_of("e.canonical", "wanted", wanted)
    rows = reader.rows(
        "SELECT v.document, v.local, v.date, v.position, e.local AS entity, d.path FROM entities AS e"  # noqa: S608 - as above
        " JOIN events AS v ON v.document = e.document"
        " AND (v.place = e.local OR v.roles LIKE '%\"' || e.local || '\"%')"
        f" JOIN documents AS d ON d.number = v.document WHERE {condition}",
        **values,
    )
    dated = ((row, when_in(json.loads(row["date"])) if row["date"] else None) for row in rows)
    found = sorted(
        ((when.edtf if when else None, row["path"], row["document"], row["position"], row) for row, when in dated),
        key=lambda item: (item[0] is None, *(part or "" for part in item[:2]), *item[2:4]),
    )
    return tuple(TakingPart(row["document"], row["local"], row["entity"], edtf) for edtf, *_, row in found)
