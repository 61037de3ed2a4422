"""Where events are reported."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.record.codec import spans_in, when_in
from onrecord.record.reader import Reader, Value
from onrecord.record.sql import one_of


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody's part in an event: the document by its number and id, the event and the place among its roles.

    ``kind`` and ``canonical`` are those of the entity, None where the reading has none, and ``entity`` its id within
    the reading, then empty. ``span`` is where it is told, empty where that is not stated, ``words`` are those of
    somebody who is no entity.
    """

    document: int
    id: str
    event: str
    place: int
    role: str
    span: str
    words: str
    kind: str | None
    canonical: str | None
    entity: str


_START, _STOP = (f"CAST(r.value ->> '$[2][{edge}]' AS INTEGER)" for edge in (0, 1))
"""Where the words of a role begin and end."""


def parts_in(
    reader: Reader, types: tuple[str, ...] = (), role: str | None = None, documents: Iterable[int] | None = None
) -> Iterator[Part]:
    """Yield the parts in events of these types, by path and place; ``role`` and ``documents`` (numbers) narrow them."""
    conditions, values = ["1 = 1"], dict[str, Value]()
    if types:
        condition, found = one_of("v.type", "type", types)
        conditions.append(condition)
        values |= found
    if documents is not None:
        conditions.append("v.document IN (SELECT value FROM json_each(:documents))")
        values["documents"] = json.dumps(list(documents))
    if role is not None:
        conditions.append("r.value ->> 0 = :role")
        values["role"] = role
    for row in reader.stream(
        "SELECT v.document, d.id, v.local, r.key AS place, r.value ->> 0 AS role, coalesce(r.value ->> 2, '') AS span,"  # noqa: S608 - conditions are ours, values are bound
        " CASE WHEN e.local IS NULL AND r.value ->> 2 IS NOT NULL THEN"
        f" substr(d.text, {_START} + 1, {_STOP} - {_START}) ELSE '' END AS words, e.kind, e.canonical,"
        " coalesce(e.local, '') AS entity"
        " FROM events AS v CROSS JOIN json_each(v.roles) AS r CROSS JOIN documents AS d ON d.number = v.document"
        " LEFT JOIN entities AS e ON e.document = v.document AND e.local = r.value ->> 1"
        f" WHERE {' AND '.join(conditions)} ORDER BY d.path, d.id, v.position, r.key",
        **values,
    ):
        yield Part(*row)


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


def triggers_in(reader: Reader, documents: Iterable[int]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the type of each event of some documents, by number, with the words that report it."""
    texts: dict[int, str] = {}
    for row in reader.rows(
        "SELECT v.document, v.type, v.trigger FROM json_each(:wanted) AS w CROSS JOIN events AS v"
        " ON v.document = w.value ORDER BY v.document, v.position",
        wanted=json.dumps(list(documents)),
    ):
        number = row["document"]
        if number not in texts:
            held = reader.rows("SELECT text FROM documents WHERE number = :number", number=number)
            texts[number] = held[0]["text"]
        yield row["type"], tuple(span.of(texts[number]) for span in spans_in(json.loads(row["trigger"])))
