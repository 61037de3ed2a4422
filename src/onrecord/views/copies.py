"""Articles that repeat another one, with the passages that are the same in both."""

from collections.abc import Iterable, Iterator

from onrecord.model import Evidence, Link, Span, hull
from onrecord.record import Reader
from onrecord.record.judgements.links import effective_links, judged_links
from onrecord.record.query_copies import copies_among, copies_counted, copies_first
from onrecord.record.query_pile import numbers_of
from onrecord.views.shelf import COPY_KINDS, Shelf, quote
from onrecord.views.values import CopyRow, Quote
from onrecord.views.wording import copy_rule


def copies(reader: Reader, limit: int | None = None, *, among: Iterable[str] | None = None) -> tuple[CopyRow, ...]:
    """Return copies, versions and translations as linking or people took them, each with the one it comes from.

    Those of one article stand together, the closest first. ``among`` are ids of documents: of both ends, if given.
    """
    ends = None if among is None else frozenset(among)
    near = None
    if ends is not None:
        near = copies_among(reader, ends)
    elif limit is not None:
        near = copies_first(reader, limit)
    every = (link for kind in COPY_KINDS for link in effective_links(reader, kind, near))
    links = sorted(
        (link for link in every if ends is None or {link[0].a.document, link[0].b.document} <= ends), key=_order
    )
    shelf = Shelf(reader)
    shelf.open(numbers_of(reader, {end.document for link, _ in links[:limit] for end in (link.a, link.b)}))
    return tuple(_row(shelf, *link) for link in links[:limit])


def copies_in_all(reader: Reader) -> int:
    """Count them."""
    judged = {end.document for link in judged_links(reader) if link.kind == "copy_of" for end in link.pair}
    proposed = copies_counted(reader)
    if not judged:
        return proposed
    near = copies_among(reader, judged)
    return proposed - len(near) + sum(len(effective_links(reader, kind, near)) for kind in COPY_KINDS)


def _order(judged: tuple[Link, tuple[str, ...]]) -> tuple[str, str, bool, float, str, str]:
    link, _ = judged
    return link.b.document, link.b.item, link.relation == "possible", -link.score, link.a.document, link.a.item


def _row(shelf: Shelf, link: Link, judged_by: tuple[str, ...]) -> CopyRow:
    mine = [item for item in link.evidence if item.document == link.a.document]
    theirs = [item for item in link.evidence if item.document == link.b.document]
    return CopyRow(
        document=link.a.document,
        part=link.a.item,
        span=_held(mine),
        of_document=link.b.document,
        of_part=link.b.item,
        of_span=_held(theirs),
        relation=link.relation,
        score=link.score,
        rule=link.rule,
        kind=link.kind,
        why=copy_rule(link.rule),
        aligned=tuple(_aligned(shelf, zip(mine, theirs, strict=False))),
        judged_by=judged_by,
    )


def _held(evidence: Iterable[Evidence]) -> Span:
    spans = tuple(item.span for item in evidence)
    return hull(spans) if spans else Span(0, 0)


def _aligned(shelf: Shelf, pairs: Iterable[tuple[Evidence, Evidence]]) -> Iterator[tuple[Quote, Quote]]:
    for mine, theirs in pairs:
        one = shelf.leaf_of(mine.document)
        other = shelf.leaf_of(theirs.document)
        yield quote(one, mine.span), quote(other, theirs.span)
