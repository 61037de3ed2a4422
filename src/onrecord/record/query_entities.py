"""Linked entities over the whole record: their names, how often they speak and are spoken of."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.lexicon.spelling import name_key
from onrecord.model import EntityKind
from onrecord.record.query_labels import Subject, full_names
from onrecord.record.reader import Reader, Row, Value
from onrecord.record.sql import Values, one_of

_ID = re.compile(r"[a-z][0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class LinkedEntity:
    """Entities of several documents that are proposed to be one, or a single one.

    ``name`` is the name most documents use. ``spellings`` are (name, number of documents), most frequent first.
    ``said`` and ``about`` count statements.
    """

    id: str
    kind: EntityKind
    name: str | None
    named: bool
    names: tuple[str, ...]
    spellings: tuple[tuple[str, int], ...]
    documents: tuple[str, ...]
    said: int
    about: int

    @property
    def subject(self) -> Subject:
        """Return this entity as what bears a label."""
        return Subject(self.kind, self.id, self.names)


def linked_entities(reader: Reader, wanted: Iterable[str] | None = None) -> tuple[LinkedEntity, ...]:
    """Return linked entities, all or those of these ids; most heard first, then most spoken of, then by name."""
    where, values = ("1 = 1", dict[str, Value]()) if wanted is None else one_of("e.canonical", "wanted", wanted)
    members = defaultdict[str, list[Row]](list)
    for row in reader.rows(
        "SELECT e.canonical, e.kind, e.named, e.name, d.id AS document FROM entities AS e"  # noqa: S608 - as below
        f" JOIN documents AS d ON d.number = e.document WHERE {where} ORDER BY e.document, e.position",
        **values,
    ):
        members[row["canonical"]].append(row)
    spellings = _spellings(reader, where, values)
    told = _listed(reader) if wanted is None else None
    told = _told(reader, where, values) if told is None else told
    found = (_entity(canonical, rows, spellings, told) for canonical, rows in members.items())
    return tuple(sorted(found, key=lambda item: (-item.said, -item.about, item.name or "", item.id)))


def names_borne(reader: Reader, wanted: Iterable[str]) -> Mapping[str, tuple[bool, str | None]]:
    """Return of linked entities whether they are named, and the name that most documents use, by their ids."""
    wanted = tuple(wanted)
    if reader.row("SELECT 1 FROM stale_entities LIMIT 1") is not None:
        return {entity.id: (entity.named, entity.name) for entity in linked_entities(reader, wanted)}
    rows = reader.rows(
        "SELECT t.canonical, t.named, t.name FROM json_each(:wanted) AS w CROSS JOIN listed_entities AS t"
        " ON t.canonical = w.value",
        wanted=json.dumps(wanted),
    )
    return {row["canonical"]: (bool(row["named"]), row["name"]) for row in rows}


def _entity(
    canonical: str,
    rows: list[Row],
    spellings: Mapping[str, tuple[tuple[str, int], ...]],
    told: Mapping[tuple[str, str], int],
) -> LinkedEntity:
    names = Counter(str(row["name"]) for row in rows if row["name"] is not None)
    return LinkedEntity(
        id=canonical,
        kind=cast("EntityKind", rows[0]["kind"]),
        name=max(sorted(names), key=lambda name: (names[name], len(name))) if names else None,
        named=bool(rows[0]["named"]),
        names=full_names(names) if rows[0]["named"] else (),
        spellings=spellings.get(canonical, ()),
        documents=tuple(dict.fromkeys(row["document"] for row in rows)),
        said=told.get((canonical, "speaker"), 0),
        about=told.get((canonical, "about"), 0),
    )


def _spellings(reader: Reader, where: str, values: Values) -> Mapping[str, tuple[tuple[str, int], ...]]:
    found = defaultdict[str, list[tuple[str, int]]](list)
    for row in reader.rows(
        "SELECT e.canonical, n.name, count(DISTINCT n.document) AS documents FROM entities AS e"  # noqa: S608 - conditions are ours, values are bound
        " JOIN entity_names AS n ON n.document = e.document AND n.entity = e.position"
        f" WHERE {where} GROUP BY e.canonical, n.name ORDER BY documents DESC, n.name",
        **values,
    ):
        found[row["canonical"]].append((row["name"], row["documents"]))
    return {canonical: tuple(names) for canonical, names in found.items()}


_MANY = 300
"""Names from which on all entities are looked through, instead of those that bear one of them."""


def kinds_read(reader: Reader, names: Iterable[str]) -> Mapping[str, Counter[EntityKind]]:
    """Return for the key of each name how many documents have an entity of that name, by the kind it is read as.

    Only fullest names count: that somebody is called Moran for short says nothing of a company Moran.
    """
    wanted = {key for name in names if (key := name_key(name))}
    if len(wanted) > _MANY:
        rows = reader.stream("SELECT DISTINCT name, kind, document FROM entities WHERE named")
    else:
        condition, values = one_of("n.key", "wanted", wanted)
        rows = reader.stream(
            "SELECT DISTINCT e.name, e.kind, e.document FROM entity_names AS n"  # noqa: S608 - the condition is ours, values are bound
            f" JOIN entities AS e ON e.document = n.document AND e.position = n.entity WHERE {condition} AND e.named",
            **values,
        )
    keyed = cache(name_key)  # the same names stand in many documents
    read = {(key, row["kind"], row["document"]) for row in rows if (key := keyed(row["name"] or "")) in wanted}
    found = defaultdict[str, Counter[EntityKind]](Counter)
    for key, kind, _ in read:
        found[key][kind] += 1
    return found


def documents_of(reader: Reader, wanted: Iterable[str]) -> frozenset[int]:
    """Return the numbers of the documents in which one of these linked entities occurs."""
    condition, values = one_of("canonical", "wanted", wanted)
    sql = f"SELECT DISTINCT document FROM entities WHERE {condition}"  # noqa: S608 - the condition is ours, values are bound
    return frozenset(row[0] for row in reader.rows(sql, **values))


def speakers_in(reader: Reader, document: str) -> tuple[str, ...]:
    """Return the names of those who speak in a document, by its id, in order of the alphabet."""
    rows = reader.rows(
        "SELECT DISTINCT e.name, e.document FROM documents AS d CROSS JOIN statement_entities AS x"
        " ON x.document = d.number AND x.role = 'speaker' CROSS JOIN entities AS e"
        " ON e.document = x.document AND e.position = x.entity WHERE d.id = :document AND e.name <> ''",
        document=document,
    )
    return tuple(sorted({str(row["name"]) for row in rows}))


def first_spellings(reader: Reader, canonical: str) -> Mapping[str, tuple[int, str]]:
    """Return for each spelling of a linked entity the first document with it (its number) and the entity there."""
    found: dict[str, tuple[int, str]] = {}
    for row in reader.rows(
        "SELECT n.name, n.document, e.local FROM entities AS e"
        " JOIN entity_names AS n ON n.document = e.document AND n.entity = e.position"
        " WHERE e.canonical = :canonical ORDER BY n.document, e.position",
        canonical=canonical,
    ):
        found.setdefault(row["name"], (row["document"], row["local"]))
    return found


def _listed(reader: Reader) -> Mapping[tuple[str, str], int] | None:
    """Return of all linked entities how many statements there are in each role; None where that is not up to date."""
    if reader.row("SELECT 1 FROM stale_entities LIMIT 1") is not None:
        return None
    rows = reader.rows("SELECT canonical, said, about FROM listed_entities")
    return {(row[0], role): row[place] for row in rows for place, role in ((1, "speaker"), (2, "about"))}


def _told(reader: Reader, where: str, values: Values) -> Mapping[tuple[str, str], int]:
    """Count statements by linked entity and role; two members in one statement count once."""
    rows = reader.rows(
        "SELECT canonical, role, count(*) AS statements FROM ("  # noqa: S608 - as above
        " SELECT DISTINCT e.canonical, x.role, x.document, x.statement FROM entities AS e"
        " JOIN statement_entities AS x ON x.document = e.document AND x.entity = e.position"
        f" WHERE {where}) AS told GROUP BY canonical, role",
        **values,
    )
    return {(row["canonical"], row["role"]): row["statements"] for row in rows}


def entity_occurrences(reader: Reader) -> Iterator[tuple[str, str, str]]:
    """Yield the id of the linked entity, the document's id and the entity's own id, for each entity of a document."""
    for row in reader.rows(
        "SELECT e.canonical, e.id, d.id AS document FROM entities AS e JOIN documents AS d ON d.number = e.document"
        " ORDER BY e.document, e.position"
    ):
        yield row["canonical"], row["document"], row["id"]


def entities_named(reader: Reader, name: str) -> tuple[str, ...]:
    """Return the ids of linked entities that bear a name in any spelling of the record, or have it as their id.

    One word finds people by their last name too ("Moran" finds "Ada Moran"). Where nothing is found so, names that
    hold all words of ``name`` are taken.
    """
    key = name_key(name)
    rows = reader.rows(
        "SELECT canonical FROM entities WHERE canonical = :name UNION SELECT canonical FROM entities WHERE id = :name",
        name=name,
    )
    if rows and _ID.fullmatch(name):
        return tuple(sorted({row["canonical"] for row in rows}))  # nobody is called so
    rows += reader.rows(
        "SELECT DISTINCT e.canonical FROM entity_names AS n"
        " JOIN entities AS e ON e.document = n.document AND e.position = n.entity WHERE n.key = :key",
        key=key,
    )
    if key and " " not in key:
        rows += reader.rows(
            "SELECT DISTINCT e.canonical FROM (SELECT DISTINCT key FROM entity_names WHERE key LIKE :last) AS k"
            " CROSS JOIN entity_names AS n ON n.key = k.key"  # in this order: else all entities are read
            " CROSS JOIN entities AS e ON e.document = n.document AND e.position = n.entity"
            " WHERE e.kind = 'person' AND e.named",
            last=f"% {_plain(key)}",
        )
    if not rows and key:
        longest = max(key.split(), key=len)
        words = set(key.split())
        rows = [
            row
            for row in reader.rows(
                "SELECT DISTINCT e.canonical, n.key FROM (SELECT DISTINCT key FROM entity_names WHERE key LIKE :part)"
                " AS k CROSS JOIN entity_names AS n ON n.key = k.key"
                " CROSS JOIN entities AS e ON e.document = n.document AND e.position = n.entity",
                part=f"%{_plain(longest)}%",
            )
            if words <= set(str(row["key"]).replace("-", " ").split())
        ]
    return tuple(sorted({row["canonical"] for row in rows}))


def spellings_of(reader: Reader, name: str) -> tuple[str, ...]:
    """Return all spellings of whoever bears a name exactly, the most used first; none where nobody does."""
    rows = reader.rows(
        "SELECT m.name, count(*) AS times FROM (SELECT DISTINCT e.canonical FROM entity_names AS n"
        " CROSS JOIN entities AS e ON e.document = n.document AND e.position = n.entity"
        " WHERE n.key = :key AND e.named) AS found CROSS JOIN entities AS e ON e.canonical = found.canonical"
        " CROSS JOIN entity_names AS m ON m.document = e.document AND m.entity = e.position"
        " GROUP BY m.name ORDER BY times DESC, m.name",
        key=name_key(name),
    )
    return tuple(row["name"] for row in rows)


def _plain(word: str) -> str:
    """Return a word without the signs that stand for any characters."""
    return word.replace("%", "").replace("_", "")
