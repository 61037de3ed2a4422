"""Where accounts differ, what matters most first."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from onrecord.model import Link
from onrecord.record import Reader
from onrecord.record.query_happenings import Told, happenings, kin_of, told
from onrecord.record.query_reading import document_ids
from onrecord.views.accords import claims_of, joined, row_of, stacked
from onrecord.views.accounts import Accounts, wordings
from onrecord.views.shelf import Shelf
from onrecord.views.values import AccordRow, Dispute, FacetName

_MATTERS: Mapping[FacetName, float] = {
    "affirmed or denied": 5,
    "how many": 4,
    "in which words": 3,
    "who": 3,
    "when": 3,
    "where": 3,
    "which post": 2,
    "why": 2,
}
"""How much a facet matters: whether something happened at all comes first, then how many."""

_UNSURE, _INCOMPARABLE = 0.5, 0.3
"""What takes away from that: events that are only possibly one, accounts that cannot be compared."""

_SEVERAL = 2
_ALL = 2000
"""In a record of more documents, numbers and posts are compared only in those that tell of one event."""


def disputes(
    reader: Reader, *, incomparable: bool = False, single_origin: bool = False, limit: int | None = None
) -> tuple[Dispute, ...]:
    """Return where accounts differ, what matters most first.

    ``incomparable`` adds what cannot be compared, with the reason: other units or scopes, events that are only
    possibly one. ``single_origin`` leaves only differences between accounts that end at one origin.
    """
    shown = {"differ", "not-comparable"} if incomparable else {"differ"}
    scene = _Scene(Shelf(reader))
    found = [
        scene.dispute(row)
        for row in stacked(scene.rows(), scene.root_of)
        if row.relation in shown and (row.one_origin or not single_origin)
    ]
    found.sort(key=lambda one: (-one.weight, one.event or "", *_place(one.accord)))
    return tuple(found[:limit])


def _place(row: AccordRow) -> tuple[str, str, int, str, int]:
    spans = [side.words.span.start if side.words else side.context.span.start for side in (row.a, row.b)]
    return row.facet, row.a.document, spans[0], row.b.document, spans[1]


class _Scene:
    """The documents that are compared, the events they tell of, and the origins of these accounts."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.events: dict[str, list[Told]] = defaultdict(list)
        self.kin = [kin.link for kin in kin_of(shelf.reader)]
        several = [item.id for item in happenings(shelf.reader) if item.events >= _SEVERAL]
        for item in told(shelf.reader, several):
            self.events[item.happening].append(item)
        self.accounts = {key: Accounts(shelf, key) for key in self.events}
        self.root_of = self._roots()
        self.event_of = {one.id: key for key, held in self.accounts.items() for one in held.tellings}

    def rows(self) -> Iterator[AccordRow]:
        """Yield how the claims of these documents stand."""
        from onrecord.linking.accord import accords

        leaves = map(self.shelf.leaf_of, self._documents())
        claims = [claim for leaf in leaves for claim in claims_of(self.shelf, leaf)]
        for one in accords(claims, (*self._joined(), *self.kin)):
            row = row_of(self.shelf, one, self.root_of)
            yield replace(row, sure=self._sure(row))

    def _roots(self) -> Mapping[str, int]:
        """Return the number of the origin of each account, over all events."""
        origins = {id_: (key, root) for key, held in self.accounts.items() for id_, root in held.origins.items()}
        places = {pair: number for number, pair in enumerate(sorted(set(origins.values())))}
        return {id_: places[pair] for id_, pair in origins.items()}

    def _documents(self) -> tuple[str, ...]:
        documents = document_ids(self.shelf.reader)
        if len(documents) <= _ALL:
            return documents
        linked = {item.document for held in self.events.values() for item in held}
        kin = {end.document for link in self.kin for end in (link.a, link.b)}
        return tuple(one for one in documents if one in kin or self.shelf.leaf_of(one).number in linked)

    def _joined(self) -> Iterator[Link]:
        for held in self.accounts.values():
            first, *others = held.at
            yield from (joined(first, other) for other in others)

    def _sure(self, row: AccordRow) -> bool:
        """Tell whether both tell of one event, or are said of no event."""
        one, other = (self.event_of.get(side.telling) for side in (row.a, row.b))
        return not (row.a.telling and row.b.telling) or (one is not None and one == other)

    def dispute(self, row: AccordRow) -> Dispute:
        """Return a dispute with its event and weight."""
        event = self.event_of.get(row.a.telling) or self.event_of.get(row.b.telling)
        tellings = self.accounts[event].tellings if event else ()
        words = wordings(tellings) or tuple(
            dict.fromkeys(" ".join(side.words.text.split()) for side in (row.a, row.b) if side.words)
        )
        return Dispute(event, words, row, _weight(row, len({one.document for one in tellings}) or 1))


def _weight(row: AccordRow, documents: int) -> float:
    """Return how much a difference matters: by facet, and by how many documents tell of the event."""
    weight = _MATTERS[row.facet] * (1 + math.log2(documents))
    if not row.sure:
        weight *= _UNSURE
    if row.relation == "not-comparable":
        weight *= _INCOMPARABLE
    return round(weight, 3)
