"""Where a document leaves traces outside its own tables: files that hold it, labels, what the custody log tells."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.lexicon.spelling import name_key
from onrecord.record.query_custody import Opened, entries
from onrecord.record.query_labels import DOCUMENT, labels
from onrecord.record.reader import Reader
from onrecord.record.writer import Transaction


@dataclass(frozen=True, slots=True)
class Traces:
    """What is erased, as the custody log names it: ids of documents, originals and judgements, numbers of labels."""

    documents: frozenset[str]
    originals: Collection[str]
    labels: Collection[int]
    judgements: Collection[str]

    def in_entry(self, opened: Opened) -> bool:
        """Tell whether the details of an entry tell of any of it."""
        told = opened.told()
        if told.get("action") == "label":
            return told.get("number") in self.labels
        if told.get("action") == "judge":
            return told.get("judgement") in self.judgements
        return told.get("original") in self.originals or any(
            document in (opened.details or "") for document in self.documents
        )


def homes_of(reader: Reader) -> Mapping[str, frozenset[str]]:
    """Return the ids of the documents that lie in each original, by its id; each time they were met counts."""
    homes = defaultdict[str, set[str]](set)
    kept = {row["id"] for row in reader.rows("SELECT id FROM originals")}
    held = set()
    for row in reader.rows("SELECT id, container FROM documents"):
        held.add(row["id"])
        homes[row["id"]].add(row["id"])
        homes[_container(row["container"])].add(row["id"])
    for opened in entries(reader):
        told = opened.told()
        if told.get("document") in held:
            homes[str(told.get("container"))].add(str(told["document"]))
    return {original: frozenset(inmates) for original, inmates in homes.items() if original in kept}


def _container(written: str | None) -> str:
    held: Any = json.loads(written or "null")
    return str(held[0]) if held else ""


@dataclass(frozen=True, slots=True)
class People:
    """Who stands in some documents: keys of their names, ids of their linked entities."""

    names: frozenset[str]
    entities: frozenset[str]


def people_in(reader: Reader, documents: Collection[str]) -> People:
    """Return who and what is mentioned in some documents."""
    rows = [
        row
        for document in documents
        for row in reader.rows(
            "SELECT e.name, e.named, e.canonical FROM entities AS e JOIN documents AS d ON d.number = e.document"
            " WHERE d.id = :id",
            id=document,
        )
    ]
    names = frozenset(name_key(row["name"]) for row in rows if row["named"] and row["name"])
    return People(names, frozenset(row["canonical"] for row in rows))


def forget_labels(inside: Transaction, documents: Collection[str], people: People) -> tuple[int, ...]:
    """Remove the labels of documents, and those of their people who stand nowhere else now; return their numbers."""
    rows = inside.reader.stream("SELECT DISTINCT name FROM entities WHERE named AND name IS NOT NULL")
    left = frozenset(name_key(row["name"]) for row in rows)
    gone = []
    for labelled in labels(inside.reader):
        subject = labelled.subject
        if subject.kind == DOCUMENT:
            erased = subject.item in documents
        elif subject.names:
            erased = not people.names.isdisjoint(subject.names) and left.isdisjoint(subject.names)
        else:
            held = inside.reader.row("SELECT 1 FROM entities WHERE canonical = :id", id=subject.item)
            erased = subject.item in people.entities and held is None
        if erased:
            gone.append(labelled.number)
            inside.connection.exec_driver_sql("DELETE FROM labels WHERE number = ?", (labelled.number,))
    return tuple(gone)


def forget_details(inside: Transaction, traces: Traces) -> tuple[int, ...]:
    """Remove what the custody log tells of what was erased; return the positions of the entries, which stay."""
    found = tuple(opened.entry.position for opened in entries(inside.reader) if traces.in_entry(opened))
    for position in found:
        inside.connection.exec_driver_sql("DELETE FROM custody_details WHERE position = ?", (position,))
    return found
