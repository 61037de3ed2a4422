"""What waits for a judgement: pairs that may be one, statements that are in doubt."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.model import Link, LinkKind, Occurrence
from onrecord.record.codec import spans_in
from onrecord.record.judgements.links import judged_links
from onrecord.record.listing.waiting import Waits
from onrecord.record.query_text import text_at
from onrecord.record.reader import Reader, Row


@dataclass(frozen=True, slots=True)
class End:
    """One of two things that may be one: its id, that of what it is linked to, its document, its words."""

    id: str
    group: str
    document: str
    words: str


@dataclass(frozen=True, slots=True)
class Possible:
    """Two things that may be one: ``weight`` counts the statements and documents that a judgement would touch."""

    kind: LinkKind
    a: End
    b: End
    score: float
    rule: str
    weight: int


_ENDS: Mapping[LinkKind, tuple[str, str]] = {
    "same_entity": ("entities", "x.canonical AS group_, x.name AS words"),
    "same_event": ("events", "x.canonical AS group_, x.trigger AS words"),
    "copy_of": ("parts", "x.id AS group_, d.source_id AS words"),
}
"""For each kind of link the table of its ends, and what tells them apart."""


def possible_events(reader: Reader, links: Iterable[Link]) -> Iterator[Possible]:
    """Yield pairs of events that ``links`` propose and the record does not hold; judged ones are not in question."""
    judged = {(link.kind, link.pair) for link in judged_links(reader)}
    held = {
        frozenset((Occurrence(row["one"], row["a_item"]), Occurrence(row["other"], row["b_item"])))
        for row in reader.rows(
            "SELECT l.a_item, l.b_item, da.id AS one, db.id AS other FROM links AS l JOIN documents AS da"
            " ON da.number = l.a_document JOIN documents AS db ON db.number = l.b_document WHERE l.kind = 'same_event'"
        )
    }
    numbers = {row["id"]: row["number"] for row in reader.rows("SELECT id, number FROM documents")}
    for link in sorted(links, key=lambda link: -link.score):
        pair = frozenset((link.a, link.b))
        if pair in held or ("same_event", pair) in judged:
            continue
        a, b = (_end(reader, "same_event", numbers[end.document], end.item) for end in (link.a, link.b))
        if a is not None and b is not None and a.group != b.group:
            told = min(
                reader.number("SELECT count(*) FROM events WHERE canonical = :group", group=end.group) for end in (a, b)
            )
            yield Possible("same_event", a, b, link.score, link.rule, told + len({a.document, b.document}))


def possible_of(reader: Reader, waits: Waits) -> Possible | None:
    """Return a pair that waits for a judgement, by its best link; None where that is gone."""
    row = reader.row("SELECT * FROM links WHERE number = :link", link=waits.link)
    if row is None:
        return None
    kind: LinkKind = row["kind"]
    a, b = (_end(reader, kind, row[f"{side}_document"], row[f"{side}_item"]) for side in ("a", "b"))
    if a is None or b is None:
        return None
    return Possible(kind, a, b, row["score"], row["rule"], waits.weight)


def _end(reader: Reader, kind: LinkKind, number: int, local: str) -> End | None:
    table, told = _ENDS[kind]
    row = reader.row(
        f"SELECT x.id, d.id AS document, {told} FROM {table} AS x JOIN documents AS d ON d.number = x.document"  # noqa: S608 - ours
        " WHERE x.document = :number AND x.local = :local",
        number=number,
        local=local,
    )
    if row is None:
        return None
    return End(id=row["id"], group=row["group_"], document=row["document"], words=_words(reader, kind, number, row))


def _words(reader: Reader, kind: LinkKind, number: int, row: Row) -> str:
    if kind != "same_event":
        return row["words"] or "unnamed"
    return " … ".join(text_at(reader, number, span) for span in spans_in(json.loads(row["words"])))


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A statement of a low score that nobody judged, with the number of claims that it encloses."""

    id: str
    document: str
    words: str
    score: float
    rule: str
    claims: int


def doubtful_of(reader: Reader, waits: Waits) -> Doubtful | None:
    """Return a statement in doubt that waits for a judgement; None where it is gone."""
    row = reader.row(
        "SELECT s.document AS number, s.id, s.content, s.score, s.rule, d.id AS document FROM statements AS s"
        " JOIN documents AS d ON d.number = s.document WHERE s.id = :id",
        id=waits.a,
    )
    if row is None:
        return None
    words = " […] ".join(text_at(reader, row["number"], span) for span in spans_in(json.loads(row["content"])))
    return Doubtful(row["id"], row["document"], words, row["score"], row["rule"], waits.weight - 1)
