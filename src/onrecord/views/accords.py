"""How accounts stand to each other: what linking makes of their claims, with passages and the chain of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.model import Link, Occurrence, flat
from onrecord.record.accords.asking import body_of, is_compared, stands_within
from onrecord.record.query_leaf import Leaf
from onrecord.record.query_reading import read_reading
from onrecord.views.accounts import Accounts
from onrecord.views.chains import chain, writers
from onrecord.views.context import around_in
from onrecord.views.shelf import Shelf, quote
from onrecord.views.values import AccordRow, Entry, FacetName, Quote

if TYPE_CHECKING:
    from onrecord.linking.accord import Accord, Claim, Facet

FACETS: Mapping[Facet, FacetName] = {
    "date": "when",
    "place": "where",
    "who": "who",
    "count": "how many",
    "rank": "how many",
    "before": "how many",
    "motive": "why",
    "words": "in which words",
    "denial": "affirmed or denied",
    "office": "which post",
}
"""How the facets of claims are called."""

_FIRST: tuple[FacetName, ...] = (
    *("affirmed or denied", "how many", "when", "where", "who", "why", "which post"),
    "in which words",
)
"""Facets by how much it matters that accounts differ in them; other words come last."""
_ORDER = ("differ", "not-comparable", "update", "refine", "agree")


def accords(shelf: Shelf, accounts: Accounts) -> tuple[AccordRow, ...]:
    """Return how the accounts of one linked event stand: what differs first, then what cannot be compared."""
    rows = (row_of(shelf, one, accounts.origins) for one in _compared(shelf, accounts))
    return in_order(stacked(rows, accounts.origins, accounts.order))


def differing_in(shelf: Shelf, accounts: Accounts) -> int:
    """Return in how much the accounts of one linked event differ: as ``accords`` tells it, from what is kept."""
    from onrecord.linking.accord import settled

    if not is_compared(shelf.reader):
        return sum(row.relation == "differ" for row in accords(shelf, accounts))
    mine = frozenset(accounts.at)
    kept = stands_within(shelf.reader, accounts.id, (leaf.number for leaf in accounts.leaves.values()))
    found = settled((one for one in kept if one.a in mine and one.b in mine), {"differ"})
    rows = (row_of(shelf, one, accounts.origins) for one in found)
    return sum(1 for _ in stacked(rows, accounts.origins, accounts.order))


def _compared(shelf: Shelf, accounts: Accounts) -> tuple[Accord, ...]:
    """Return how the claims on one linked event stand."""
    from onrecord.linking.accord import accords as compared

    mine = frozenset(accounts.at)
    held = [claim for leaf in accounts.leaves.values() for claim in claims_of(shelf, leaf) if claim.at in mine]
    first, *others = accounts.at
    return compared(held, [joined(first, other) for other in others])


def claims_of(shelf: Shelf, leaf: Leaf) -> tuple[Claim, ...]:
    """Return what a document claims, as linking compares it: as it is kept, gathered where that is not up to date."""
    from onrecord.linking.accord import claims, claims_in

    kept = body_of(shelf.reader, leaf.number)
    if kept is not None and is_compared(shelf.reader):
        return claims_in(*kept)
    return claims(leaf.document, read_reading(shelf.reader, leaf.document), leaf.text)


def joined(a: Occurrence, b: Occurrence) -> Link:
    """Return the link of two accounts of one event, whoever joined them."""
    return Link("same_event", a, b, "same", 1.0, (), "")


def in_order(rows: Iterable[AccordRow]) -> tuple[AccordRow, ...]:
    """Return what differs first, then what cannot be compared, then the rest; by what matters and by place."""
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                *(_ORDER.index(row.relation), _FIRST.index(row.facet)),
                *(row.a.document, row.b.document, row.reason),
            ),
        )
    )


def stacked(rows: Iterable[AccordRow], origins: Mapping[str, int], order: Mapping[str, int]) -> Iterator[AccordRow]:
    """Yield the accords of accounts that repeat each other once; what one origin repeats agrees with nothing new.

    Documents that tell the same in the same words from the same origin are told with the first (``Entry.also``), by
    ``order``: the place of each account in time.
    """
    first: dict[tuple[object, ...], AccordRow] = {}
    for row in sorted(rows, key=lambda row: sorted(order.get(side.telling, len(order)) for side in (row.a, row.b))):
        one, other = ((origins.get(side.telling, side.document), _words(side)) for side in (row.a, row.b))
        if one == other and row.relation == "agree":
            continue
        key = (row.facet, row.relation, frozenset((one, other)))
        held = first.get(key)
        if held is None:
            first[key] = row
        else:
            alike = _words(held.a) == one[1] and (origins.get(held.a.telling, held.a.document) == one[0])
            a, b = (row.a, row.b) if alike else (row.b, row.a)
            first[key] = replace(held, a=_with(held.a, a), b=_with(held.b, b))
    yield from first.values()


def _words(side: Entry) -> str:
    return flat(side.words.text).casefold() if side.words else side.value


def _with(one: Entry, other: Entry) -> Entry:
    """Return an entry that tells that another document says the same."""
    if other.document in (one.document, *one.also):
        return one
    return replace(one, also=(*one.also, other.document))


def row_of(shelf: Shelf, one: Accord, origins: Mapping[str, int]) -> AccordRow:
    """Return an accord with the words and chains of both claims; ``origins`` are those of events by their ids."""
    a, b = _entry(shelf, one.a), _entry(shelf, one.b)
    roots = {origins.get(side.telling) for side in (a, b)}
    same_voice = one.a.origin == one.b.origin
    return AccordRow(
        facet=FACETS[one.kind],
        relation=one.relation,
        reason=one.reason,
        a=a,
        b=b,
        one_origin=same_voice or (len(roots) == 1 and None not in roots),
    )


def _entry(shelf: Shelf, claim: Claim) -> Entry:
    return shelf.once(("entry", claim.at, claim.span, claim.value), lambda: _entered(shelf, claim))


def _entered(shelf: Shelf, claim: Claim) -> Entry:
    leaf = shelf.leaf_of(claim.at.document)
    statement = leaf.statements.get(claim.statement or "")
    _, held, _ = around_in(leaf, (claim.span,))
    return Entry(
        telling=leaf.event_ids.get(claim.at.item, ""),
        document=leaf.document,
        value=claim.value,
        words=quote(leaf, claim.span),
        context=quote(leaf, held),
        chain=chain(leaf, statement) if statement else writers(leaf),
    )


def reasons(shelf: Shelf, accounts: Accounts) -> Mapping[str, tuple[Quote, ...]]:
    """Return the words that tell why, by account."""
    found: dict[str, tuple[Quote, ...]] = {}
    for leaf in accounts.leaves.values():
        for claim in claims_of(shelf, leaf):
            if claim.facet == "motive" and (id_ := leaf.event_ids.get(claim.at.item)) is not None:
                found[id_] = (*found.get(id_, ()), quote(leaf, claim.span))
    return found
