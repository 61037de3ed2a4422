"""Links between documents."""

import json

from onrecord.model import Link, LinkKind, Occurrence
from onrecord.record.codec import evidence_in
from onrecord.record.reader import Reader


def read_links(reader: Reader, kind: LinkKind | None = None) -> tuple[Link, ...]:
    """Return all links, or those of one kind, in the order in which they were made."""
    return tuple(
        Link(
            kind=row["kind"],
            a=Occurrence(row["a_document"], row["a_item"]),
            b=Occurrence(row["b_document"], row["b_item"]),
            relation=row["relation"],
            score=row["score"],
            evidence=evidence_in(json.loads(row["evidence"])),
            rule=row["rule"],
        )
        for row in reader.rows("SELECT * FROM links WHERE :kind IS NULL OR kind = :kind ORDER BY number", kind=kind)
    )
