"""Where accounts of one event differ, what matters most first."""

import math
from collections.abc import Iterator, Mapping, Sequence

from onrecord.record import Reader
from onrecord.record.query_happenings import happenings, kin_of
from onrecord.views.accords import accords, accords_between
from onrecord.views.accounts import Accounts, wordings
from onrecord.views.shelf import Shelf
from onrecord.views.values import AccordRow, Dispute, FacetName, Telling

_MATTERS: Mapping[FacetName, float] = {
    "affirmed or denied": 5,
    "how many": 4,
    "who": 3,
    "when": 3,
    "where": 3,
    "why": 2,
    "in which words": 1,
}
"""How much a facet matters; a difference of opinion on whether something happened at all comes first."""

_UNSURE, _INCOMPARABLE = 0.5, 0.3
"""What takes away from that: events that are only possibly one, accounts that cannot be compared."""

_SEVERAL = 2


def disputes(
    reader: Reader, *, incomparable: bool = False, single_origin: bool = False, limit: int | None = None
) -> tuple[Dispute, ...]:
    """Return where accounts of one event differ, what matters most first.

    ``incomparable`` adds what cannot be compared, with the reason; ``single_origin`` leaves only differences between
    accounts that end at one origin. Events that are only possibly one are compared too, and marked so.
    """
    shown = {"differ", "not-comparable"} if incomparable else {"differ"}
    found = [
        Dispute(event, wordings(tellings), row, _weight(row, tellings))
        for event, tellings, row in _compared(Shelf(reader))
        if row.relation in shown and (row.one_origin or not single_origin)
    ]
    found.sort(key=lambda one: (-one.weight, one.event, one.accord.facet, one.accord.a.document, one.accord.b.document))
    return tuple(found[:limit])


def _compared(shelf: Shelf) -> Iterator[tuple[str, Sequence[Telling], AccordRow]]:
    held: dict[str, Accounts] = {}
    for item in happenings(shelf.reader):
        if item.events >= _SEVERAL:
            held[item.id] = accounts = Accounts(shelf, item.id)
            yield from ((item.id, accounts.tellings, row) for row in accords(accounts))
    for kin in kin_of(shelf.reader):
        if kin.link.relation == "possible":
            one, other = (held.setdefault(key, Accounts(shelf, key)) for key in (kin.a, kin.b))
            rows = accords_between(one, kin.link.a, other, kin.link.b)
            yield from ((kin.a, (*one.tellings, *other.tellings), row) for row in rows)


def _weight(row: AccordRow, tellings: Sequence[Telling]) -> float:
    """Return how much a difference matters: by facet, by how many documents tell of it, by how large numbers are."""
    documents = len({one.document for one in tellings})
    weight = _MATTERS[row.facet] * (1 + math.log2(documents))
    if row.facet == "how many":
        numbers = [count.max or count.min or 0 for one in tellings for count in one.counts]
        weight += math.log10(max(1, *numbers, 1))
    if not row.sure:
        weight *= _UNSURE
    if row.relation == "not-comparable":
        weight *= _INCOMPARABLE
    return round(weight, 3)
