"""What waits for a judgement: pairs that may be one, statements that are in doubt."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.model import Link, LinkKind, Occurrence
from onrecord.record.codec import spans_in
from onrecord.record.judgements.links import judged_links
from onrecord.record.query_pile import text_of
from onrecord.record.reader import Reader, Row


@dataclass(frozen=True, slots=True)
class End:
    """One of two things that may be one: its id, that of what it is linked to, the statements that hang on it."""

    id: str
    group: str
    document: str
    words: str
    statements: int


@dataclass(frozen=True, slots=True)
class Possible:
    """Two things of which linking says that they may be one, and nobody judged them."""

    kind: LinkKind
    a: End
    b: End
    score: float
    rule: str


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
        a, b = (_end(reader, "same_event", numbers[end.document], end) for end in (link.a, link.b))
        if a is not None and b is not None and a.group != b.group:
            yield Possible("same_event", a, b, link.score, link.rule)


def possible_pairs(reader: Reader) -> Iterator[Possible]:
    """Yield pairs that linking leaves possible; those in one group, or judged, are not in question."""
    judged = {(link.kind, link.pair) for link in judged_links(reader)}
    for kind in _ENDS:
        ends: dict[Occurrence, End] = {}
        for row in reader.rows(
            "SELECT l.*, da.id AS one, db.id AS other FROM links AS l JOIN documents AS da ON da.number = l.a_document"
            " JOIN documents AS db ON db.number = l.b_document WHERE l.kind = :kind AND l.relation = 'possible'"
            " ORDER BY l.score DESC, l.number",
            kind=kind,
        ):
            pair = (Occurrence(row["one"], row["a_item"]), Occurrence(row["other"], row["b_item"]))
            if (kind, frozenset(pair)) in judged:
                continue
            for end, number in zip(pair, (row["a_document"], row["b_document"]), strict=True):
                if end not in ends and (found := _end(reader, kind, number, end)) is not None:
                    ends[end] = found
            a, b = (ends.get(end) for end in pair)
            if a is not None and b is not None and a.group != b.group:
                yield Possible(kind, a, b, row["score"], row["rule"])


def _end(reader: Reader, kind: LinkKind, number: int, end: Occurrence) -> End | None:
    table, told = _ENDS[kind]
    row = reader.row(
        f"SELECT x.id, {told} FROM {table} AS x JOIN documents AS d ON d.number = x.document"  # noqa: S608 - ours
        " WHERE x.document = :number AND x.local = :local",
        number=number,
        local=end.item,
    )
    if row is None:
        return None
    return End(
        id=row["id"],
        group=row["group_"],
        document=end.document,
        words=_words(reader, kind, end.document, row),
        statements=_statements(reader, kind, number, row["group_"]),
    )


def _words(reader: Reader, kind: LinkKind, document: str, row: Row) -> str:
    if kind != "same_event":
        return row["words"] or "unnamed"
    text = text_of(reader, document)
    return " … ".join(span.of(text) for span in spans_in(json.loads(row["words"])))


def _statements(reader: Reader, kind: LinkKind, number: int, group: str) -> int:
    """Count the statements that hang on something: where it speaks or is spoken of, that report it, that it holds."""
    if kind == "same_entity":
        return reader.number(
            "SELECT count(*) FROM (SELECT DISTINCT x.document, x.statement FROM entities AS e JOIN statement_entities"
            " AS x ON x.document = e.document AND x.entity = e.position WHERE e.canonical = :group) AS told",
            group=group,
        )
    if kind == "same_event":
        return reader.number("SELECT count(*) FROM events WHERE canonical = :group", group=group)
    return reader.number("SELECT count(*) FROM statements WHERE document = :number", number=number)


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A statement of a low score that nobody judged, with the number of claims that it encloses."""

    id: str
    document: str
    words: str
    score: float
    rule: str
    claims: int


def doubtful_statements(reader: Reader, below: float, limit: int) -> Iterator[Doubtful]:
    """Yield statements whose score is lower than ``below``, those with most claims first."""
    for row in reader.rows(
        "SELECT s.id, s.content, s.score, s.rule, d.id AS document,"
        " (SELECT count(*) FROM events AS v WHERE v.document = s.document AND v.statement = s.local)"
        " + (SELECT count(*) FROM offices AS o WHERE o.document = s.document AND o.statement = s.local)"
        " + (SELECT count(*) FROM counts AS c WHERE c.document = s.document AND c.statement = s.local) AS claims"
        " FROM statements AS s JOIN documents AS d ON d.number = s.document WHERE s.score < :below AND NOT EXISTS"
        " (SELECT 1 FROM judged AS p WHERE p.document = s.document AND p.kind = 'statement' AND p.local = s.local)"
        " ORDER BY claims DESC, s.score, s.id LIMIT :most",
        below=below,
        most=limit,
    ):
        text = text_of(reader, row["document"])
        words = " […] ".join(span.of(text) for span in spans_in(json.loads(row["content"])))
        yield Doubtful(row["id"], row["document"], words, row["score"], row["rule"], row["claims"])
