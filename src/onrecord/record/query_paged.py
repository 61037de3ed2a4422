"""Documents, linked entities and problems a stretch at a time: each begins where the one before ended."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.lexicon.spelling import name_key
from onrecord.model import EntityKind, Problem, Span
from onrecord.record.listing.spoken import SPOKEN_OF
from onrecord.record.query_labels import Subject, full_names
from onrecord.record.query_pile import Raised
from onrecord.record.reader import Reader, Row, Value
from onrecord.record.sql import one_of


def documents_after(reader: Reader, after: int, limit: int) -> tuple[int, ...]:
    """Return the numbers of the next documents, in the order in which they were added."""
    rows = reader.rows(
        "SELECT number FROM documents WHERE number > :after ORDER BY number LIMIT :most", after=after, most=limit
    )
    return tuple(row[0] for row in rows)


def documents_until(reader: Reader, number: int) -> int:
    """Count the documents up to a number."""
    return reader.number("SELECT count(*) FROM documents WHERE number <= :number", number=number)


@dataclass(frozen=True, slots=True)
class Heard:
    """A linked entity in numbers: ``documents`` it occurs in, statements that it makes and that tell of it.

    ``spellings`` are the most used ones.
    """

    id: str
    kind: EntityKind
    named: bool
    name: str
    documents: int
    said: int
    about: int
    spellings: tuple[str, ...]


HeardAt = tuple[int, int, str, str]
"""Where a linked entity stands in the list: said, about, name, id."""


@dataclass(frozen=True, slots=True)
class Whom:
    """Which linked entities are listed: of some kinds, named or not, of some ids; () and None is any.

    In any case those alone that speak, or that are named and of a kind that it is worth listing among those spoken of.
    """

    kinds: tuple[EntityKind, ...] = ()
    named: bool | None = None
    ids: tuple[str, ...] | None = None


def bearing(reader: Reader, words: str) -> tuple[str, ...] | None:
    """Return the ids of linked entities that bear a spelling with these words in it; None where no words are given."""
    key = name_key(words)
    if not key:
        return None
    rows = reader.rows(
        "SELECT DISTINCT e.canonical FROM (SELECT DISTINCT key FROM entity_names WHERE key LIKE :part)"
        " AS k CROSS JOIN entity_names AS n ON n.key = k.key"
        " CROSS JOIN entities AS e ON e.document = n.document AND e.position = n.entity",
        part=f"%{key.replace('%', '').replace('_', '')}%",
    )
    return tuple(row[0] for row in rows)


def heard_after(reader: Reader, whom: Whom, after: HeardAt | None, limit: int) -> tuple[Heard, ...]:
    """Return the next linked entities: most heard first, then those most spoken of, then by name."""
    condition, values = _who(whom)
    if after is not None:
        condition += (
            " AND said <= :said AND (said < :said OR about < :about"
            " OR (about = :about AND (name, canonical) > (:name, :id)))"
        )
        values |= dict(zip(("said", "about", "name", "id"), after, strict=True))
    rows = reader.rows(
        f"SELECT t.* FROM {_among(whom)} WHERE {condition}"  # noqa: S608 - conditions are ours, values are bound
        " ORDER BY said DESC, about DESC, name, canonical LIMIT :most",
        most=limit,
        **values,
    )
    return tuple(map(_heard, rows))


def heard_counted(reader: Reader, whom: Whom) -> dict[tuple[EntityKind, bool], int]:
    """Count them by kind, and by whether they are named."""
    condition, values = _who(whom)
    rows = reader.rows(
        f"SELECT kind, named, count(*) FROM {_among(whom)} WHERE {condition} GROUP BY kind, named",  # noqa: S608 - as above
        **values,
    )
    return {(row[0], bool(row[1])): row[2] for row in rows}


def heard_until(reader: Reader, whom: Whom, at: HeardAt) -> int:
    """Count those up to a place in the list."""
    condition, values = _who(whom)
    values |= dict(zip(("said", "about", "name", "id"), at, strict=True))
    return reader.number(
        f"SELECT count(*) FROM {_among(whom)} WHERE {condition} AND said >= :said"  # noqa: S608 - as above
        " AND (said > :said OR about > :about OR (about = :about AND (name, canonical) <= (:name, :id)))",
        **values,
    )


def _among(whom: Whom) -> str:
    """Return where they are looked for; some that are known are not sought among all."""
    if whom.ids is None:
        return "listed_entities AS t"
    return "json_each(:ids) AS w CROSS JOIN listed_entities AS t ON t.canonical = w.value"


def _who(whom: Whom) -> tuple[str, dict[str, Value]]:
    listed, values = one_of("kind", "listed", sorted(SPOKEN_OF))
    condition = f"name IS NOT NULL AND (said > 0 OR (named AND {listed}))"
    found = dict(values)
    if whom.kinds:
        narrowed, more = one_of("kind", "kind", whom.kinds)
        condition += f" AND {narrowed}"
        found |= more
    if whom.named is not None:
        condition += " AND named = :named"
        found["named"] = whom.named
    if whom.ids is not None:
        found["ids"] = json.dumps(whom.ids)
    return condition, found


def _heard(row: Row) -> Heard:
    return Heard(
        row["canonical"],
        row["kind"],
        bool(row["named"]),
        row["name"],
        row["documents"],
        row["said"],
        row["about"],
        tuple(json.loads(row["spellings"])),
    )


def subjects(reader: Reader, found: Iterable[Heard]) -> dict[str, Subject]:
    """Return linked entities as what bears a label, by their ids."""
    names: dict[str, list[str]] = {}
    found = tuple(found)
    for row in reader.rows(
        "SELECT DISTINCT e.canonical, e.name FROM json_each(:wanted) AS w CROSS JOIN entities AS e"
        " ON e.canonical = w.value WHERE e.named",
        wanted=json.dumps([one.id for one in found]),
    ):
        names.setdefault(row["canonical"], []).append(row["name"])
    return {one.id: Subject(one.kind, one.id, full_names(names.get(one.id, ()))) for one in found}


ProblemAt = tuple[int, int]
"""Where a problem stands in the list: the number of its document (0 for one of the pile), its own."""


def problems_after(
    reader: Reader, kinds: Sequence[str], after: ProblemAt, limit: int
) -> tuple[tuple[ProblemAt, Raised, str | None], ...]:
    """Return the next problems, those of the pile first, then by document; each with its words where it is short."""
    narrowed, values = one_of("p.kind", "kind", kinds) if kinds else ("1 = 1", {})
    found: list[Row] = []
    for condition in (
        "p.document IS NULL AND :document = 0 AND p.number > :number",
        "(p.document, p.number) > (:document, :number)",
    ):
        if len(found) < limit:
            found += reader.rows(
                "SELECT p.number, p.document, p.kind, p.message, p.start, p.stop, p.path AS file, d.id, d.path,"  # noqa: S608 - as above
                " CASE WHEN p.stop - p.start <= 500 THEN substr(d.text, p.start + 1, p.stop - p.start) END AS words"
                f" FROM problems AS p LEFT JOIN documents AS d ON d.number = p.document WHERE {condition}"
                f" AND {narrowed} ORDER BY p.document, p.number LIMIT :most",
                document=after[0],
                number=after[1] if after[0] or condition.startswith("p.document IS NULL") else 0,
                most=limit - len(found),
                **values,
            )
    return tuple(((row["document"] or 0, row["number"]), _raised(row), row["words"]) for row in found)


def problems_in_all(reader: Reader) -> tuple[tuple[str, int], ...]:
    """Return the kinds of problems with the number of each, the most frequent first."""
    rows = reader.rows("SELECT kind, count(*) AS times FROM problems GROUP BY kind ORDER BY times DESC, kind")
    return tuple((row["kind"], row["times"]) for row in rows)


def _raised(row: Row) -> Raised:
    span = None if row["start"] is None else Span(row["start"], row["stop"])
    return Raised(
        f"x{row['number']}", row["id"], row["file"] or row["path"], Problem(row["kind"], row["message"], span)
    )
