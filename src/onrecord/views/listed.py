"""Statements page by page, and how many of those wanted bear each value."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.record import Reader
from onrecord.record.accords.asking import differing
from onrecord.record.listing import bits as bitmaps
from onrecord.record.listing.asking import sift
from onrecord.record.listing.counting import tallies
from onrecord.record.listing.pages import Order, Spot, page
from onrecord.record.query_copies import Near, copies_near, holding
from onrecord.record.query_entities import entities_named
from onrecord.record.query_leaf import Leaf
from onrecord.record.query_marks import tags_of
from onrecord.views.shelf import Shelf
from onrecord.views.sifting import sifted, values, without
from onrecord.views.statements import statement_row
from onrecord.views.values import FilterName, ListedRow, Stretch, Tallied, Tally, Wanted

FILTERS: tuple[FilterName, ...] = (
    *("speaker", "origin", "outlet", "event", "office", "counted", "said", "happened"),
    *("manner", "stance", "tier", "depth", "tag", "reviewed", "about"),
)
"""All filters, in the order in which they are shown."""

_DATES: tuple[FilterName, ...] = ("said", "happened")


def listed(
    reader: Reader, wanted: Wanted, *, limit: int = 50, after: str | None = None, order: Order = "date"
) -> Stretch[ListedRow]:
    """Return a stretch of the statements wanted in an order: by date (undated ones last), document, place in the text.

    ``after`` is that of the stretch before, in the same order. ``words`` that are a name are sought in every spelling
    of it. The limit of ``wanted`` is not looked at.
    """
    sought = sift(reader, sifted(reader, wanted))
    spot, before = _spot(after)
    spots = page(reader, sought, spot, limit, order)
    shown = spots[:limit]
    return Stretch(
        rows=_rows(Shelf(reader), shown),
        before=before,
        total=bitmaps.size(sought),
        after=_told(shown[-1], before + len(shown)) if len(spots) > limit else None,
    )


def tallied(
    reader: Reader,
    wanted: Wanted,
    *,
    most: int = 12,
    filters: Iterable[FilterName] = FILTERS,
    others: bool = False,
) -> tuple[Tallied, ...]:
    """Return how many of exactly the statements wanted bear each value; of each filter the ``most`` frequent ones.

    With ``others`` a filter of which values are chosen counts what all other filters leave, so that one sees what
    choosing another value would give. Dates are told by month, all of them.
    """
    filters = tuple(filters)
    freed: dict[FilterName, Wanted] = {}
    if others:
        set_ = {name for name, held in (*values(wanted), ("about", wanted.about)) if held}
        freed = {name: without(wanted, name) for name in filters if name in set_ or name in _DATES}
        freed = {name: left for name, left in freed.items() if left != wanted}
    sought = sift(reader, sifted(reader, wanted))
    found = tallies(reader, sought, [name for name in filters if name not in freed], most)
    for name, left in freed.items():
        found |= tallies(reader, sift(reader, sifted(reader, left)), (name,), most)
    told = []
    for name in filters:
        chosen = _chosen(reader, wanted, name)
        shown = found[name] if name in _DATES else found[name][:most]
        rows = [Tally(one.value, one.label, one.statements, one.value in chosen) for one in shown]
        told.append(Tallied(name, tuple(rows), more=len(found[name]) > len(shown)))
    return tuple(told)


def _chosen(reader: Reader, wanted: Wanted, name: FilterName) -> frozenset[str]:
    """Return the values of a filter that are named."""
    if name == "about":
        return frozenset(() if wanted.about is None else entities_named(reader, wanted.about))
    return frozenset(dict(values(wanted)).get(name, ())) if name not in _DATES else frozenset()


def _spot(after: str | None) -> tuple[Spot | None, int]:
    """Return where a stretch begins, and how many come before it."""
    if after is None:
        return None, 0
    day, document, position, outlet, passed = after.rsplit(".", 4)
    return Spot(int(document), int(position), day, int(outlet)), int(passed)


def _told(spot: Spot, passed: int) -> str:
    return f"{spot.day}.{spot.document}.{spot.position}.{spot.outlet}.{passed}"


def _rows(shelf: Shelf, spots: Sequence[Spot]) -> tuple[ListedRow, ...]:
    shelf.open(spot.document for spot in spots)
    leaves = {spot.document: shelf.leaf(spot.document) for spot in spots}
    near = copies_near(shelf.reader, (leaf.document for leaf in leaves.values()))
    places = ((spot.document, leaves[spot.document].at(spot.position).id) for spot in spots)
    marks = _Marks(near, tags_of(shelf.reader, leaves), differing(shelf.reader, places))
    return tuple(_row(leaves[spot.document], spot.position, marks) for spot in spots)


@dataclass(frozen=True, slots=True)
class _Marks:
    """What is told beside statements: copies near their documents, tags, accounts that differ, by statement."""

    near: Near
    tags: Mapping[tuple[int, str], tuple[str, ...]]
    differing: Mapping[tuple[int, str], int]


def _row(leaf: Leaf, position: int, marks: _Marks) -> ListedRow:
    statement = leaf.at(position)
    part = leaf.parts.get(statement.part)
    masthead = part.masthead if part else leaf.masthead
    title, outlet = masthead.title or leaf.masthead.title, masthead.outlet or leaf.masthead.outlet
    return ListedRow(
        statement=statement_row(leaf, statement),
        title=title.value if title else None,
        outlet=outlet.value if outlet else None,
        copies=len(holding(marks.near, leaf.document, statement.part, statement.content)),
        differing=marks.differing.get((leaf.number, statement.id), 0),
        tags=(*marks.tags.get((leaf.number, statement.id), ()), *marks.tags.get((leaf.number, ""), ())),
    )
