"""Where accounts differ, what matters most first."""

import math
from collections.abc import Iterable, Iterator, Mapping

from onrecord.model import flat
from onrecord.record import Reader
from onrecord.views.accords import stacked
from onrecord.views.accounts import wordings
from onrecord.views.scene import Scene
from onrecord.views.shelf import Shelf
from onrecord.views.values import AccordRow, Dispute, FacetName

_MATTERS: Mapping[FacetName, float] = {
    "affirmed or denied": 5,
    "how many": 4,
    "in which words": 1,
    "who": 3,
    "when": 3,
    "where": 3,
    "which post": 2,
    "why": 2,
}
"""How much a facet matters: whether something happened at all comes first, then how many; other words come last."""

_UNSURE, _INCOMPARABLE = 0.5, 0.3
"""What takes away from that: events that are only possibly one, accounts that cannot be compared."""


def disputes(
    reader: Reader, *, incomparable: bool = False, single_origin: bool = False, limit: int | None = None
) -> tuple[Dispute, ...]:
    """Return where accounts differ, the event first of which something matters most; what is of one event together.

    ``incomparable`` adds what cannot be compared, with the reason: other units or scopes, events that are only
    possibly one. ``single_origin`` leaves only differences between accounts that end at one origin.
    """
    shown = {"differ", "not-comparable"} if incomparable else {"differ"}
    scene = Scene(Shelf(reader), relations=shown)
    found = [
        _dispute(scene, row)
        for row in stacked(scene.rows(shown), scene.root_of, scene.order)
        if row.one_origin or not single_origin
    ]
    most: dict[tuple[str, ...], float] = {}
    for one in found:
        most[_matter(one)] = max(one.weight, most.get(_matter(one), 0.0))
    found.sort(key=lambda one: (-most[_matter(one)], _matter(one), -one.weight, *_place(one.accord)))
    return tuple(_once_told(found))[:limit]


def _matter(one: Dispute) -> tuple[str, ...]:
    """Return what a dispute is about: its event, else the words of its first side."""
    side = one.accord.a
    return (one.event,) if one.event else ("", side.document, f"{side.context.span.start:09}")


def _once_told(found: Iterable[Dispute]) -> Iterator[Dispute]:
    """Yield the disputes; that the words of one kind and of another one differ is told once of an event."""
    met: set[tuple[object, ...]] = set()
    for one in found:
        row = one.accord
        if row.facet == "in which words":
            key = (*_matter(one), row.relation, frozenset((row.a.value, row.b.value)))
            if key in met:
                continue
            met.add(key)
        yield one


def _place(row: AccordRow) -> tuple[str, str, int, str, int]:
    spans = [side.words.span.start if side.words else side.context.span.start for side in (row.a, row.b)]
    return row.facet, row.a.document, spans[0], row.b.document, spans[1]


def _dispute(scene: Scene, row: AccordRow) -> Dispute:
    """Return a dispute with its event and weight."""
    event = scene.event_of.get(row.a.telling) or scene.event_of.get(row.b.telling)
    tellings = scene.accounts[event].tellings if event else ()
    words = wordings(tellings) or tuple(dict.fromkeys(flat(side.words.text) for side in (row.a, row.b) if side.words))
    return Dispute(event, words, row, _weight(row, len({one.document for one in tellings}) or 1))


def _weight(row: AccordRow, documents: int) -> float:
    """Return how much a difference matters: by facet, and by how many documents tell of the event."""
    weight = _MATTERS[row.facet] * (1 + math.log2(documents))
    if not row.sure:
        weight *= _UNSURE
    if row.relation == "not-comparable":
        weight *= _INCOMPARABLE
    return round(weight, 3)
