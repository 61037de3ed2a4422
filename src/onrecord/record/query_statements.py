"""Which statements are wanted: by whom, about whom, when, how."""

import json
from dataclasses import dataclass

from onrecord.record.listing.asking import Interval, Sifted, sift
from onrecord.record.listing.bits import Bits, Members, met
from onrecord.record.listing.pages import by_month
from onrecord.record.reader import Reader, Value
from onrecord.record.sql import one_of


@dataclass(frozen=True, slots=True)
class Sought:
    """What statements are sought; None means whatever.

    ``by`` and ``about`` are ids of linked entities, ``since`` and ``until`` ISO dates, ``documents`` numbers; ``limit``
    is the most that are returned. ``among`` is a set of listed statements (``listing.asking.sift``).
    """

    by: tuple[str, ...] | None = None
    about: tuple[str, ...] | None = None
    since: str | None = None
    until: str | None = None
    manners: tuple[str, ...] | None = None
    documents: tuple[int, ...] | None = None
    stances: tuple[str, ...] | None = None
    limit: int | None = None
    among: Bits | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands: the number of its document, its id within the reading."""

    document: int
    local: str


def find_statements(reader: Reader, sought: Sought) -> tuple[Place, ...]:
    """Return the statements sought, by date (undated ones last), path and place.

    A statement is dated by its saying, else by the publication of its part or document. One whose date is an open
    interval is found on its open side; one that is undated is not found by date.
    """
    if _is_listed(reader, sought):
        return _first(reader, sought, sought.limit or 0)
    conditions, values = ["1 = 1"], dict[str, Value]()
    for name, value in (("since", sought.since), ("until", sought.until)):
        if value is not None:
            conditions.append(_DATED[name])
            values[name] = value
    for role, entities in (("speaker", sought.by), ("about", sought.about)):
        if entities is not None:
            condition, wanted = one_of("e.canonical", role, entities)
            conditions.append(_CONCERNS.format(role=role, condition=condition))
            values |= wanted
    for column, listed in (
        ("s.manner", sought.manners),
        ("s.stance", sought.stances),
        ("s.document", sought.documents),
    ):
        if listed is not None:
            condition, wanted = one_of(column, column[2:], listed)
            conditions.append(condition)
            values |= wanted
    number, joined = "NULL", ""
    if sought.among is not None:
        number, joined = "l.number", " JOIN listed AS l ON l.document = s.document AND l.position = s.position"
    rows = reader.rows(
        f"SELECT s.document, s.local, {number} AS number FROM statements AS s"  # noqa: S608 - conditions are ours, values are bound
        f" JOIN documents AS d ON d.number = s.document{joined}"
        f" WHERE {' AND '.join(conditions)}"
        " ORDER BY s.earliest IS NULL, s.earliest, d.path, d.id, s.position LIMIT :most",
        most=-1 if sought.limit is None or sought.among is not None else sought.limit,
        **values,
    )
    if sought.among is not None:
        members = Members(sought.among)
        rows = [row for row in rows if row["number"] in members][: sought.limit]
    return tuple(Place(row["document"], row["local"]) for row in rows)


def _is_listed(reader: Reader, sought: Sought) -> bool:
    """Tell whether the first of what is sought is found by lists, without all of it being put in order."""
    if sought.limit is None or sought.limit < 0 or sought.by is not None or sought.about is not None:
        return False
    return reader.row("SELECT 1 FROM stale_documents LIMIT 1") is None


def _first(reader: Reader, sought: Sought, limit: int) -> tuple[Place, ...]:
    """Return the first of the statements sought, going from month to month."""
    values = (("manner", sought.manners), ("stance", sought.stances))
    said = Interval(sought.since, sought.until)
    found = sift(
        reader,
        Sifted(
            values=tuple((facet, held) for facet, held in values if held is not None),
            said=None if said == Interval() else said,
            documents=sought.documents,
        ),
    )
    if sought.among is not None:
        found = met(found, sought.among)
    places: list[Place] = []
    for days in by_month(reader, found):
        if len(places) >= limit:
            break
        days.sort()
        last = days[min(limit - len(places), len(days)) - 1][0]
        among = [place for day, *place in days if day <= last]  # of one day the first are known by their paths only
        rows = reader.rows(
            "SELECT s.document, s.local FROM json_each(:among) AS w CROSS JOIN statements AS s"
            " ON s.document = w.value ->> 0 AND s.position = w.value ->> 1"
            " CROSS JOIN documents AS d ON d.number = s.document"
            " ORDER BY s.earliest IS NULL, s.earliest, d.path, d.id, s.position",
            among=json.dumps(among),
        )
        places += (Place(row["document"], row["local"]) for row in rows)
    return tuple(places[:limit])


_DATED = {
    "since": "(s.latest >= :since OR (s.latest IS NULL AND s.earliest IS NOT NULL))",
    "until": "(s.earliest <= :until OR (s.earliest IS NULL AND s.latest IS NOT NULL))",
}

_CONCERNS = (
    "(s.document, s.position) IN (SELECT x.document, x.statement FROM entities AS e"
    " JOIN statement_entities AS x ON x.document = e.document AND x.entity = e.position"
    " WHERE x.role = '{role}' AND {condition})"
)
