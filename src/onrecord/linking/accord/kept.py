"""Claims and accords as the record keeps them, and the accords of single cells: of one event, document, unit, deed.

The accords of a record are those of all its cells, but that claims of one event are compared in its cell alone; of two
on the same words and facet the one of least order counts. So a document more costs what the cells it touches cost.
That accounts agree is not kept: there are as many such pairs as there are pairs of accounts.
"""

import json
from collections.abc import Collection, Container, Iterable, Iterator
from typing import Any

from onrecord.linking.accord.claim import REJECTS, Accord, Claim, link_of
from onrecord.linking.accord.gather import claims
from onrecord.linking.accord.over import DENIALS, MOST, key_of, of_counts, of_deeds, of_document, of_events, order_of
from onrecord.model import Evidence, Link, Occurrence, Reading, Span, Stand, Token

_BESIDE = ("rank", "before", "motive", "words")


def claims_out(document: str, reading: Reading, text: str) -> tuple[str, frozenset[Token]]:
    """Return the claims of a document as JSON, and under what they may meet those of others."""
    held = claims(document, reading, text)
    return json.dumps([_claim_out(claim) for claim in held], ensure_ascii=False), frozenset(_tokens(held))


def _tokens(held: Iterable[Claim]) -> Iterator[Token]:
    for claim in held:
        if claim.home is None or not claim.home:
            continue
        if claim.facet == "count":
            yield Token("counted", claim.home, claim.topic, claim.value)
        elif claim.facet in _BESIDE:
            rejects = claim.facet == "words" and claim.value == REJECTS
            yield Token("deeds", claim.home, claim.topic, REJECTS if rejects else claim.facet)


def claims_in(document: str, body: str) -> tuple[Claim, ...]:
    """Return the claims of a document that were kept."""
    return tuple(_claim_in(document, values) for values in json.loads(body))


def telling_claims_in(document: str, body: str, events: Container[str]) -> tuple[Claim, ...]:
    """Return of the claims of a document that were kept those on some events, and those on what statements answer."""
    return tuple(
        _claim_in(document, values)
        for values in json.loads(body)
        if values[1] in events or (values[0] == "denial" and values[3] not in DENIALS)
    )


def _claim_out(claim: Claim) -> list[object]:
    return [
        *(claim.facet, claim.at.item, claim.topic, claim.value, claim.words, claim.span.start, claim.span.end),
        *(claim.statement, claim.origin, claim.made, claim.least, claim.most, claim.scope, claim.as_of),
        *(sorted(claim.nouns), claim.home, [[span.start, span.end] for span in claim.beside], claim.called),
    ]


def _claim_in(document: str, values: list[Any]) -> Claim:
    facet, item, topic, value, words, start, end, statement, origin, made, least, most, *rest = values
    scope, as_of, nouns, home, beside, called = rest
    return Claim(
        facet,
        Occurrence(document, item),
        topic,
        value,
        words,
        Span(start, end),
        statement,
        origin,
        made,
        least,
        most,
        scope,
        as_of,
        frozenset(nouns),
        home,
        tuple(Span(*pair) for pair in beside),
        called,
    )


def stands_of_event(held: Iterable[Claim], links: Iterable[Link]) -> Iterator[Stand]:
    """Yield the accords of one linked event, and with what it possibly is or is a part of."""
    yield from _stands(of_events(held, links))


def stands_of_document(held: Iterable[Claim]) -> Iterator[Stand]:
    """Yield what a document denies, doubts or confirms within itself."""
    yield from _stands(of_document(held))


def stands_of_counts(held: Iterable[Claim], home: str, unit: str, deeds: Collection[str]) -> Iterator[Stand]:
    """Yield how counts of one unit stand; those without unit are of like ``deeds``."""
    mine = [
        claim
        for claim in held
        if claim.facet == "count"
        and claim.home == home
        and (claim.topic == unit or (not claim.topic and claim.value in deeds))
    ]
    if len(mine) <= MOST:
        yield from _stands(of_counts(mine))


def stands_of_deeds(held: Iterable[Claim], home: str, topic: str) -> Iterator[Stand]:
    """Yield how what is told of like deeds stands."""
    mine = [claim for claim in held if claim.facet in _BESIDE and claim.home == home and claim.topic == topic]
    yield from _stands(of_deeds(mine))


def _stands(ranked: Iterable[tuple[int, Accord]]) -> Iterator[Stand]:
    return (_stand(rank, one) for rank, one in ranked if one.relation != "agree")


def _stand(rank: int, one: Accord) -> Stand:
    return Stand(
        key=json.dumps(key_of(one), ensure_ascii=False),
        order=json.dumps(order_of(rank, one), ensure_ascii=False),
        relation=one.relation,
        a=one.a.at,
        b=one.b.at,
        a_statement=one.a.statement,
        b_statement=one.b.statement,
        body=json.dumps(
            [
                *(one.kind, one.relation, one.reason, _claim_out(one.a), _claim_out(one.b)),
                [[item.document == one.b.at.document, item.span.start, item.span.end] for item in one.evidence],
            ],
            ensure_ascii=False,
        ),
    )


def accord_in(stand: Stand) -> Accord:
    """Return an accord that was kept."""
    kind, relation, reason, a, b, evidence = json.loads(stand.body)
    documents = (stand.a.document, stand.b.document)
    places = (Evidence(documents[side], Span(start, end)) for side, start, end in evidence)
    one, other = _claim_in(documents[0], a), _claim_in(documents[1], b)
    return Accord(kind, relation, reason, one, other, tuple(places))


def link_in(stand: Stand) -> Link:
    """Return an accord that was kept as a link, as ``Accord.link`` does."""
    kind, relation, reason, _, _, evidence = json.loads(stand.body)
    documents = (stand.a.document, stand.b.document)
    places = (Evidence(documents[side], Span(start, end)) for side, start, end in evidence)
    return link_of(kind, relation, reason, stand.a, stand.b, tuple(places))


def settled(stands: Iterable[Stand], relations: Container[str] | None = None) -> tuple[Accord, ...]:
    """Return the accords that count, all or those of some relations, in order of their claims."""
    best: dict[str, Stand] = {}
    for stand in stands:
        held = best.get(stand.key)
        if held is None or order_kept(stand) < order_kept(held):
            best[stand.key] = stand
    return tuple(sorted(map(accord_in, _those(best.values(), relations)), key=lambda one: order_of(0, one)))


def _those(stands: Iterable[Stand], relations: Container[str] | None) -> Iterator[Stand]:
    return (stand for stand in stands if relations is None or stand.relation in relations)


def order_kept(stand: Stand) -> list[object]:
    """Return what decides which of several accords that are kept under one key counts: the least."""
    order: list[object] = json.loads(stand.order)
    return order
