"""Linked events: events of single statements that are proposed to be one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model import Link
from onrecord.record.errors import AmbiguousItemError, UnknownItemError
from onrecord.record.query_links import FROM_LINKS, LINK_COLUMNS, link_of
from onrecord.record.reader import Reader, Value
from onrecord.record.sql import one_of

_LEAST_PREFIX = 4
"""Characters of an id that are enough to ask for it."""


@dataclass(frozen=True, slots=True)
class Happening:
    """A linked event in numbers: how many statements report it, in how many documents."""

    id: str
    events: int
    documents: int


@dataclass(frozen=True, slots=True)
class Told:
    """Where an event of a linked event stands: the number of the document, the id within the reading."""

    happening: str
    document: int
    event: str


def happenings(
    reader: Reader,
    *,
    types: Iterable[str] = (),
    least: int = 1,
    limit: int | None = None,
    after: Happening | None = None,
) -> Iterator[Happening]:
    """Yield linked events that at least so many documents report: those of most documents first.

    ``after`` is the one behind which they begin.
    """
    held, values = _held(reader, tuple(types))
    following = ""
    if after is not None:
        following = (
            " AND documents <= :documents AND (documents < :documents OR events < :events"
            " OR (events = :events AND canonical < :id))"
        )
        values |= {"documents": after.documents, "events": after.events, "id": after.id}
    rows = reader.stream(
        f"SELECT canonical, events, documents FROM {held} AND documents >= :least{following}"  # noqa: S608 - conditions are ours, values are bound
        " ORDER BY documents DESC, events DESC, canonical DESC LIMIT :most",
        least=least,
        most=-1 if limit is None else limit,
        **values,
    )
    return (Happening(row["canonical"], row["events"], row["documents"]) for row in rows)


def happenings_in_all(reader: Reader, *, types: Iterable[str] = (), least: int = 1) -> int:
    """Count them."""
    held, values = _held(reader, tuple(types))
    return reader.number(f"SELECT count(*) FROM {held} AND documents >= :least", least=least, **values)  # noqa: S608 - as above


def _held(reader: Reader, types: tuple[str, ...]) -> tuple[str, dict[str, Value]]:
    """Return where linked events are counted: in their list, or in their accounts where that is not up to date."""
    if len(types) <= 1 and reader.row("SELECT 1 FROM stale_events LIMIT 1") is None:
        return "listed_events WHERE type = :type", {"type": next(iter(types), "")}
    condition, values = one_of("type", "type", types)
    narrowed = f" WHERE canonical IN (SELECT canonical FROM events WHERE {condition})" if types else ""  # noqa: S608 - as above
    counted = "SELECT canonical, count(*) AS events, count(DISTINCT document) AS documents FROM events"
    return f"({counted}{narrowed} GROUP BY canonical) AS counted WHERE 1 = 1", dict(values)


def told(reader: Reader, wanted: Iterable[str]) -> tuple[Told, ...]:
    """Return the events of these linked events, by path and place."""
    condition, values = one_of("v.canonical", "wanted", wanted)
    rows = reader.rows(
        "SELECT v.canonical, v.document, v.local FROM events AS v JOIN documents AS d ON d.number = v.document"  # noqa: S608 - as above
        f" WHERE {condition} ORDER BY d.path, d.id, v.position",
        **values,
    )
    return tuple(Told(row["canonical"], row["document"], row["local"]) for row in rows)


def told_by_several(reader: Reader, least: int = 2) -> tuple[Told, ...]:
    """Return the events of all linked events that so many statements report, by path and place."""
    rows = reader.rows(
        "SELECT v.canonical, v.document, v.local FROM events AS v JOIN documents AS d ON d.number = v.document"
        " WHERE v.canonical IN (SELECT canonical FROM events GROUP BY canonical HAVING count(*) >= :least)"
        " ORDER BY d.path, d.id, v.position",
        least=least,
    )
    return tuple(Told(row["canonical"], row["document"], row["local"]) for row in rows)


def linked_events(reader: Reader, events: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    """Return the linked events that hold these events (document number, id within the reading)."""
    wanted = set(events)
    condition, values = one_of("document", "number", {number for number, _ in wanted})
    sql = f"SELECT document, local, canonical FROM events WHERE {condition}"  # noqa: S608 - as above
    return tuple(dict.fromkeys(row["canonical"] for row in reader.rows(sql, **values) if (row[0], row[1]) in wanted))


def happening_of(reader: Reader, asked: str) -> str:
    """Return the linked event that has this id, or holds an event or the only event of a statement of this id.

    The beginning of an id is enough where it is the only one.

    Raises:
        UnknownItemError: if there is none.
        AmbiguousItemError: if there are several.
    """
    rows = reader.rows(
        "SELECT canonical FROM events WHERE canonical = :asked UNION SELECT canonical FROM events WHERE id = :asked"
        " UNION SELECT v.canonical FROM statements AS s CROSS JOIN events AS v"
        " ON v.document = s.document AND v.statement = s.local WHERE s.id = :asked",
        asked=asked,
    )
    if not rows and len(asked) >= _LEAST_PREFIX and asked.isalnum():
        rows = reader.rows(
            "SELECT DISTINCT canonical FROM events WHERE canonical LIKE :start OR id LIKE :start", start=f"{asked}%"
        )
    found = [str(row["canonical"]) for row in rows]
    if not found:
        raise UnknownItemError(f"an event {asked}")
    if len(found) > 1:
        raise AmbiguousItemError(asked, found)
    return found[0]


@dataclass(frozen=True, slots=True)
class Kin:
    """A link between events of two linked events (``possible``, or ``part`` of an aggregate), with both of them."""

    link: Link
    a: str
    b: str


def kin_of(reader: Reader, wanted: Iterable[str] | None = None) -> tuple[Kin, ...]:
    """Return the links between events that join nothing, of these linked events or of all; by falling score."""
    narrowed, values = "", dict[str, Value]()
    if wanted is not None:
        condition, found = one_of("v.canonical", "wanted", wanted)
        values |= found
        sides = (
            f"SELECT l.number FROM events AS v CROSS JOIN links AS l ON l.{side}_document = v.document"  # noqa: S608 - as above
            f" AND l.{side}_item = v.local WHERE {condition} AND l.kind = 'same_event' AND l.relation <> 'same'"
            for side in ("a", "b")
        )
        narrowed = f" AND l.number IN ({' UNION '.join(sides)})"
    rows = reader.rows(
        f"SELECT {LINK_COLUMNS}, a.canonical AS a_is, b.canonical AS b_is FROM {FROM_LINKS}"  # noqa: S608 - as above
        " JOIN events AS a ON a.document = l.a_document AND a.local = l.a_item"
        " JOIN events AS b ON b.document = l.b_document AND b.local = l.b_item"
        f" WHERE l.kind = 'same_event' AND l.relation <> 'same' AND a.canonical <> b.canonical{narrowed}"
        " ORDER BY l.score DESC, da.id, l.a_item, db.id, l.b_item",
        **values,
    )
    return tuple(Kin(link_of(row), row["a_is"], row["b_is"]) for row in rows)
