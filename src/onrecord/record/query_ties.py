"""Why entities of different documents are taken for one, or possibly one."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Link, Occurrence
from onrecord.record.codec import evidence_in
from onrecord.record.reader import Reader
from onrecord.record.sql import one_of


@dataclass(frozen=True, slots=True)
class Tied:
    """A link between entities, with the linked entities of its ends and their names within their documents."""

    link: Link
    a: str
    b: str
    a_name: str
    b_name: str


def ties_of(reader: Reader, wanted: Iterable[str]) -> tuple[Tied, ...]:
    """Return the links that have one of these linked entities at an end, in order of score, then document."""
    condition, values = one_of("e.canonical", "wanted", wanted)
    rows = {
        row["number"]: row
        for side in ("a", "b")
        for row in reader.rows(
            "SELECT l.*, a.canonical AS a_is, b.canonical AS b_is, a.name AS a_name, b.name AS b_name"  # noqa: S608 - conditions are ours, values are bound
            f" FROM entities AS e JOIN documents AS d ON d.number = e.document"
            f" JOIN links AS l ON l.{side}_document = d.id AND l.{side}_item = e.local"
            " JOIN documents AS da ON da.id = l.a_document"
            " JOIN entities AS a ON a.document = da.number AND a.local = l.a_item"
            " JOIN documents AS db ON db.id = l.b_document"
            " JOIN entities AS b ON b.document = db.number AND b.local = l.b_item"
            f" WHERE {condition} AND l.kind = 'same_entity'",
            **values,
        )
    }
    found = (
        Tied(
            Link(
                kind=row["kind"],
                a=Occurrence(row["a_document"], row["a_item"]),
                b=Occurrence(row["b_document"], row["b_item"]),
                relation=row["relation"],
                score=row["score"],
                evidence=evidence_in(json.loads(row["evidence"])),
                rule=row["rule"],
            ),
            row["a_is"],
            row["b_is"],
            row["a_name"] or "",
            row["b_name"] or "",
        )
        for row in rows.values()
    )
    return tuple(sorted(found, key=lambda tied: (-tied.link.score, tied.link.a.document, tied.link.b.document)))
