"""Links as they were proposed, with their items by the ids of the record."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from onrecord.model import Evidence, LinkKind
from onrecord.record.codec import evidence_in
from onrecord.record.reader import Reader


@dataclass(frozen=True, slots=True)
class HeldLink:
    """A link between two items; ``a`` and ``b`` are ids of the record, of entities, parts or statements."""

    kind: LinkKind
    a: str
    b: str
    relation: str
    score: float
    evidence: tuple[Evidence, ...]
    rule: str


_ITEM = (
    "(SELECT i.id FROM {table} AS i JOIN documents AS d ON d.number = i.document"
    " WHERE d.id = links.{side}_document AND i.local = links.{side}_item)"
)


def held_links(reader: Reader) -> Iterator[HeldLink]:
    """Yield all links in order."""
    a, b = (
        f"coalesce({', '.join(_ITEM.format(table=table, side=side) for table in ('entities', 'parts', 'statements'))})"
        for side in ("a", "b")
    )
    sql = f"SELECT *, {a} AS a, {b} AS b FROM links ORDER BY number"  # noqa: S608 - no value of anybody's is part of it
    for row in reader.rows(sql):
        yield HeldLink(
            kind=cast("LinkKind", row["kind"]),
            a=row["a"],
            b=row["b"],
            relation=row["relation"],
            score=row["score"],
            evidence=evidence_in(json.loads(row["evidence"])),
            rule=row["rule"],
        )
