"""What lies over all documents: linked entities, links, origins, problems; as lines, or as rows of cells."""

import json
from collections.abc import Iterator, Mapping, Sequence
from json.encoder import encode_basestring

from onrecord.exports.cells import NULL, Row, dumps
from onrecord.exports.lines import Line
from onrecord.linking.accord import Agreement, Claim, rule_of
from onrecord.model import Link, Occurrence
from onrecord.record import Reader
from onrecord.record.judgements.links import laid_over
from onrecord.record.query_entities import entity_occurrences, linked_entities
from onrecord.record.query_lots import article_ids
from onrecord.record.query_pile import raised_problems
from onrecord.record.reader import Row as Held
from onrecord.views.all_accords import all_accords
from onrecord.views.all_origins import all_origins
from onrecord.views.kinds import kind_votes

Ids = dict[str, Mapping[str, str]]
"""By the id of a document what its items are called in the record, by their ids within the reading, as cells."""


def entity_rows(reader: Reader) -> Iterator[Row]:
    """Yield the rows of linked entities with where they occur: the ids of the entities of single documents."""
    occurrences: dict[str, list[str]] = {}
    for linked, document, within in entity_occurrences(reader):
        occurrences.setdefault(linked, []).append(f'{{"document": "{document}", "entity": "{within}"}}')
    entities = linked_entities(reader)
    votes = kind_votes(reader, entities)
    for entity in entities:
        voted = votes.get(entity.id)
        names = dict.fromkeys(name for name, _ in entity.spellings)
        votes_cell = dumps([{"kind": kind, "documents": number} for kind, number in voted.votes]) if voted else "[]"
        yield (
            f'"{entity.id}"',
            f'"{entity.kind}"',
            "true" if entity.named else "false",
            NULL if entity.name is None else encode_basestring(entity.name),
            f"[{', '.join(map(encode_basestring, names))}]",
            f"[{', '.join(occurrences[entity.id])}]",
            dumps(voted.kind) if voted else NULL,
            votes_cell,
        )


def link_rows(reader: Reader, ids: Ids) -> Iterator[Row]:
    """Yield links as people judged them, then how claims stand."""
    for link, people in laid_over(reader):
        yield _link(link, people, ids) if isinstance(link, Link) else _held_link(link, ids)
    for one in all_accords(reader):
        yield _link(one, (), ids) if isinstance(one, Link) else _agreement(one, ids)


def _held_link(row: Held, ids: Ids) -> Row:
    a, b = row["a_document"], row["b_document"]
    documents = {0: a, 1: b}
    evidence = ", ".join(
        [_passage(documents.get(where, where), start, end) for where, start, end in json.loads(row["evidence"])]
    )
    return (
        f'"{row["kind"]}"',
        ids[a][row["a_item"]],
        ids[b][row["b_item"]],
        f'"{row["relation"]}"',
        repr(row["score"]),
        f"[{evidence}]",
        encode_basestring(row["rule"]),
        NULL,
    )


def _link(link: Link, people: tuple[str, ...], ids: Ids) -> Row:
    evidence = ", ".join([_passage(one.document, one.span.start, one.span.end) for one in link.evidence])
    return (
        f'"{link.kind}"',
        ids[link.a.document][link.a.item],
        ids[link.b.document][link.b.item],
        f'"{link.relation}"',
        repr(link.score),
        f"[{evidence}]",
        encode_basestring(link.rule),
        dumps(list(people)) if people else NULL,
    )


def _agreement(one: Agreement, ids: Ids) -> Row:
    a, b = one.a, one.b
    evidence = dict.fromkeys((*_passages(a), *_passages(b)))
    return (
        '"accord"',
        ids[a.at.document][a.at.item],
        ids[b.at.document][b.at.item],
        '"agree"',
        repr(one.score),
        f"[{', '.join(evidence)}]",
        encode_basestring(rule_of(a.facet, one.reason)),
        NULL,
    )


def _passages(claim: Claim) -> list[str]:
    return [_passage(claim.at.document, span.start, span.end) for span in (claim.span, *claim.beside)]


def _passage(document: str, start: int, end: int) -> str:
    return f'{{"document": "{document}", "start": {start}, "end": {end}}}'


def origin_rows(reader: Reader) -> Iterator[Row]:
    """Yield in rows from how many origins each linked event and each repeated article comes at most."""
    articles = {Occurrence(row["document"], row["local"]): row["id"] for row in article_ids(reader)}
    for row in all_origins(reader):
        claim = row.claim if isinstance(row.claim, str) else articles[row.claim]
        origins = [
            f'{{"root": {encode_basestring(root.name)}, "documents": {_documents(root.documents)}}}'
            for root in row.roots
        ]
        yield (
            f'"{claim}"',
            _documents(row.documents),
            f"[{', '.join(origins)}]",
            dumps([{"a": a, "b": b, "why": why} for a, b, why in row.dependent]) if row.dependent else "[]",
        )


def _documents(ids: Sequence[str]) -> str:
    return f'["{quoted}"]' if (quoted := '", "'.join(ids)) else "[]"


def problem_lines(reader: Reader) -> Iterator[Line]:
    """Yield what went wrong or stayed open."""
    for raised in raised_problems(reader):
        span = raised.problem.span
        yield {
            "id": raised.id,
            "document": raised.document,
            "path": raised.path,
            "kind": raised.problem.kind,
            "start": span.start if span else None,
            "end": span.end if span else None,
            "message": raised.problem.message,
        }
