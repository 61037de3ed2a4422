"""Cases in numbers: to whom something is reported to have happened, by how many; listed with documents and entities."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from onrecord.model import flat
from onrecord.record.query_events import Part, parts_in
from onrecord.record.reader import Reader, Row, Value

if TYPE_CHECKING:
    from onrecord.record.writer import Transaction

DESCRIBED_ROLE: Final = "who"
"""Words that denote nobody the text names are a case in this role alone: whom it is said to have happened to."""

FIRST_REPORTS: Final = 4
"""So many reports of a case, the first by path and place, are kept with its numbers."""

NAMELESS: Final = "not named"

_POINTING = frozenset(
    (
        *("i", "me", "my", "mine", "you", "your", "yours", "he", "him", "his", "she", "her", "hers", "it", "its"),
        *("we", "us", "our", "ours", "they", "them", "their", "theirs", "who", "whom", "whose", "which", "that"),
        *("this", "these", "those", "one", "ones", "someone", "somebody", "anyone", "anybody", "everyone"),
        *("everybody", "nobody", "none", "all", "others", "both", "each", "many", "some", "several", "few"),
    )
)
"""Words that tell of nobody by themselves: where they could not be resolved there is no case."""


def case_of(part: Part) -> tuple[str, str] | None:
    """Return what makes reports one case: the linked entity, else the document's id and the words; None for nobody."""
    if part.canonical is not None:
        return (part.canonical, "") if part.kind == "person" else None
    if not part.span or part.role != DESCRIBED_ROLE or part.words.lower() in _POINTING:
        return None
    return part.id, part.words


def list_parts(inside: "Transaction", documents: Iterable[int]) -> None:
    """List who takes part in the events of some documents, by number, and the cases that are described there."""
    documents = list(documents)
    wanted = json.dumps(documents)
    for table in ("listed_parts", "listed_cases"):
        inside.connection.exec_driver_sql(
            f"DELETE FROM {table} WHERE document IN (SELECT value FROM json_each(?))",  # noqa: S608 - the tables are ours
            (wanted,),
        )
    told = {
        (row["document"], row["local"]): row
        for row in inside.reader.rows(
            "SELECT v.document, v.local, v.position, v.type, v.polarity, s.stance FROM json_each(:documents) AS w"
            " CROSS JOIN events AS v ON v.document = w.value LEFT JOIN statements AS s"
            " ON s.document = v.document AND s.local = v.statement",
            documents=wanted,
        )
    }
    rows: list[tuple[Value, ...]] = []
    for part in parts_in(inside.reader, documents=documents):
        event = told[part.document, part.event]
        denied = event["stance"] == "deny" or event["polarity"] == "denied"
        words = "" if part.entity or case_of(part) is None else part.words
        if part.entity or words:
            key = (part.document, event["position"], part.place, part.event, event["type"])
            rows.append((*key, part.entity, words, f"{part.role} {part.span}", denied))
    if rows:
        inside.connection.exec_driver_sql(
            "INSERT INTO listed_parts (document, position, place, event, type, entity, words, told, denied)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
    described = inside.reader.rows(
        f"SELECT '' AS canonical, {_PART} FROM json_each(:wanted) AS w CROSS JOIN listed_parts AS p"  # noqa: S608 - as above
        " ON p.document = w.value WHERE p.entity = '' ORDER BY p.document, p.position, p.place",
        wanted=wanted,
    )
    cases = _cases(described, lambda row: (row["document"], row["words"]))
    _write(
        inside,
        (
            (type_, "", document, words, *_numbers(rows, flat(words), named=False))
            for (type_, (document, words)), rows in cases.items()
        ),
    )


def list_cases(inside: "Transaction", entities: Iterable[str]) -> None:
    """List the cases of some linked entities, by their ids; what takes part in events is up to date."""
    wanted = json.dumps(list(entities))
    inside.connection.exec_driver_sql(
        "DELETE FROM listed_cases WHERE entity IN (SELECT value FROM json_each(?))", (wanted,)
    )
    parts = inside.reader.rows(
        f"SELECT e.canonical, {_PART} FROM json_each(:wanted) AS w CROSS JOIN entities AS e"  # noqa: S608 - as above
        " ON e.canonical = w.value CROSS JOIN listed_parts AS p ON p.document = e.document AND p.entity = e.local"
        " CROSS JOIN documents AS d ON d.number = p.document WHERE e.kind = 'person'"
        " ORDER BY d.path, d.id, p.position, p.place",
        wanted=wanted,
    )
    cases = _cases(parts, lambda row: row["canonical"])
    called = {
        row["canonical"]: row
        for row in inside.reader.rows(
            "SELECT t.canonical, t.named, t.name FROM json_each(:wanted) AS w CROSS JOIN listed_entities AS t"
            " ON t.canonical = w.value",
            wanted=json.dumps(list({entity for _, entity in cases})),
        )
    }
    _write(
        inside,
        (
            (type_, entity, 0, "", *_numbers(rows, flat(held["name"] or NAMELESS), named=bool(held["named"])))
            for (type_, entity), rows in cases.items()
            for held in (called[entity],)
        ),
    )


_PART = "p.document, p.event, p.place, p.type, p.words, p.told, p.denied"
_Key = TypeVar("_Key")


def _cases(parts: Iterable[Row], key: Callable[[Row], _Key]) -> Mapping[tuple[str, _Key], list[Row]]:
    """Return by type of event, empty for any, and by what makes it one, the parts in events that are one case."""
    found = defaultdict[tuple[str, _Key], dict[tuple[Value, ...], Row]](dict)
    for row in parts:
        for type_ in ("", row["type"]):
            found[type_, key(row)].setdefault((row["document"], row["event"], row["told"]), row)
    return {case: list(rows.values()) for case, rows in found.items()}


def _numbers(rows: Sequence[Row], name: str, *, named: bool) -> tuple[int, bool, str, int, int, int, str]:
    """Return the rank and name, how many documents and reports there are, how many deny it, and the first reports."""
    first = [(row["document"], row["event"], row["place"]) for row in rows[:FIRST_REPORTS]]
    denied = sum(bool(row["denied"]) for row in rows)
    documents = len({row["document"] for row in rows})
    rank = -((named << 2 * _BITS) | (documents << _BITS) | min(len(rows), (1 << _BITS) - 1))
    return rank, named, name, documents, len(rows), denied, json.dumps(first, separators=(",", ":"))


_BITS = 24


def _write(inside: "Transaction", rows: Iterable[tuple[Value, ...]]) -> None:
    if held := list(rows):
        inside.connection.exec_driver_sql(
            "INSERT INTO listed_cases"
            " (type, entity, document, words, rank, named, name, documents, reports, denied, first)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            held,
        )


@dataclass(frozen=True, slots=True)
class CaseAt:
    """A case in numbers: the linked entity, or the number of the document and the words of who is described there.

    ``first`` are its first reports: numbers of documents, events in them, places among the roles of these.
    """

    entity: str
    document: int
    words: str
    rank: int
    named: bool
    name: str
    documents: int
    reports: int
    denied: int
    first: tuple[tuple[int, str, int], ...]

    @property
    def key(self) -> str:
        """Return what the case is found by again, in which no name stands."""
        return self.entity or "-".join(map(str, self.first[0]))


def cases_after(reader: Reader, event: str, limit: int, after: "CaseAt | None" = None) -> Iterator[CaseAt]:
    """Yield cases of a type of event, of any if empty: named people first, those of most documents first, by name."""
    following, values = "", dict[str, Value]()
    if after is not None:
        following = " AND (rank, name, entity, document, words) > (:rank, :name, :entity, :document, :words)"
        values = {"rank": after.rank, "name": after.name, "entity": after.entity}
        values |= {"document": after.document, "words": after.words}
    for row in reader.rows(
        f"SELECT * FROM listed_cases WHERE type = :event{following}"  # noqa: S608 - conditions are ours, values are bound
        " ORDER BY rank, name, entity, document, words LIMIT :limit",
        event=event,
        limit=limit,
        **values,
    ):
        yield _at(row)


def case_at(reader: Reader, event: str, key: str) -> CaseAt | None:
    """Return a case of a type of event, of any if empty, by its key; None where there is none."""
    entity, document, words = key, 0, ""
    if described := _KEY.fullmatch(key):
        entity, document = "", int(described["document"])
        row = reader.row(
            "SELECT words FROM listed_parts WHERE document = :document AND event = :of AND place = :place",
            document=document,
            of=described["event"],
            place=int(described["place"]),
        )
        words = "" if row is None else row["words"]
    row = reader.row(
        "SELECT * FROM listed_cases WHERE type = :event AND entity = :entity AND document = :document"
        " AND words = :words",
        event=event,
        entity=entity,
        document=document,
        words=words,
    )
    return None if row is None else _at(row)


_KEY = re.compile(r"(?P<document>\d{1,18})-(?P<event>\w{1,20})-(?P<place>\d{1,9})")


def cases_in_all(reader: Reader, event: str) -> int:
    """Count the cases of a type of event, of any if empty."""
    return reader.number("SELECT count(*) FROM listed_cases WHERE type = :event", event=event)


def types_of_cases(reader: Reader) -> tuple[str, ...]:
    """Return the types of events of which there are cases, in order of the alphabet."""
    return tuple(row[0] for row in reader.rows("SELECT DISTINCT type FROM listed_cases WHERE type <> '' ORDER BY type"))


def _at(row: Row) -> CaseAt:
    return CaseAt(
        row["entity"],
        row["document"],
        row["words"],
        row["rank"],
        bool(row["named"]),
        row["name"],
        row["documents"],
        row["reports"],
        row["denied"],
        tuple((document, event, place) for document, event, place in json.loads(row["first"])),
    )


def reports_after(reader: Reader, event: str, case: CaseAt, limit: int, skip: int) -> tuple[tuple[int, str, int], ...]:
    """Return reports of a case, by path and place, as in ``CaseAt.first``; ``skip`` of them are left out."""
    whose = (
        "entities AS e CROSS JOIN listed_parts AS p ON p.document = e.document AND p.entity = e.local"
        " CROSS JOIN documents AS d ON d.number = p.document WHERE e.canonical = :entity AND e.kind = 'person'"
    )
    values: dict[str, Value] = {"entity": case.entity}
    if not case.entity:
        whose = (
            "listed_parts AS p CROSS JOIN documents AS d ON d.number = p.document"
            " WHERE p.document = :document AND p.entity = '' AND p.words = :words"
        )
        values = {"document": case.document, "words": case.words}
    rows = reader.rows(
        f"SELECT p.document, p.event, min(p.place) AS place FROM {whose}"  # noqa: S608 - conditions are ours, values are bound
        " AND (:event = '' OR p.type = :event) GROUP BY d.path, d.id, p.document, p.position, p.event, p.told"
        " ORDER BY d.path, d.id, p.position, min(p.place) LIMIT :limit OFFSET :skip",
        event=event,
        limit=limit,
        skip=skip,
        **values,
    )
    return tuple((row["document"], row["event"], row["place"]) for row in rows)
