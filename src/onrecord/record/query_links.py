"""Links between documents."""

import json
from collections.abc import Iterable, Iterator

from onrecord.model import Link, LinkKind, Occurrence
from onrecord.record.codec import link_evidence_in
from onrecord.record.reader import Reader, Row

LINK_COLUMNS = (
    "l.number, l.kind, da.id AS a_document, l.a_item, db.id AS b_document, l.b_item, l.relation, l.score, l.rule,"
    " l.evidence"
)
"""What ``link_of`` needs of ``FROM_LINKS``."""

FROM_LINKS = (
    "links AS l JOIN documents AS da ON da.number = l.a_document JOIN documents AS db ON db.number = l.b_document"
)


def read_links(reader: Reader, kind: LinkKind | None = None) -> tuple[Link, ...]:
    """Return all links, or those of one kind, in order of their ends, without what they hang on."""
    return tuple(map(link_of, link_rows(reader, kind)))


def link_rows(reader: Reader, kind: LinkKind | None = None, among: Iterable[int] | None = None) -> Iterator[Row]:
    """Yield the rows of ``LINK_COLUMNS`` of all links, or of those of one kind, in order of their ends.

    ``among`` are the numbers of the links that are looked at, all of them if not given.
    """
    condition = "" if kind is None else " WHERE l.kind = :kind"
    if among is not None:
        chosen = "l.number IN (SELECT value FROM json_each(:among))"
        condition = f"{condition} AND {chosen}" if condition else f" WHERE {chosen}"
    return reader.stream(
        f"SELECT {LINK_COLUMNS} FROM {FROM_LINKS}{condition}"  # noqa: S608 - the words are ours
        " ORDER BY da.id, l.a_item, db.id, l.b_item, l.kind, l.rule, l.relation, l.evidence",
        **({} if kind is None else {"kind": kind}),
        **({} if among is None else {"among": json.dumps(sorted(among))}),
    )


def link_of(row: Row) -> Link:
    """Return the link of a row of ``LINK_COLUMNS``."""
    return Link(
        kind=row["kind"],
        a=Occurrence(row["a_document"], row["a_item"]),
        b=Occurrence(row["b_document"], row["b_item"]),
        relation=row["relation"],
        score=row["score"],
        evidence=link_evidence_in(row["evidence"], row["a_document"], row["b_document"]),
        rule=row["rule"],
    )
