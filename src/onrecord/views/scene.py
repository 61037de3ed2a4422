"""The documents that are compared with each other, the events they tell of, and the origins of these accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.model import Link
from onrecord.record.accords.asking import all_stands, is_compared
from onrecord.record.query_happenings import Told, kin_of, told_by_several
from onrecord.record.query_reading import document_ids
from onrecord.views.accords import claims_of, joined, row_of
from onrecord.views.accounts import Accounts
from onrecord.views.shelf import Shelf
from onrecord.views.values import AccordRow

if TYPE_CHECKING:
    from onrecord.linking.accord import Accord

ALL = 2000
"""In a record of more documents, numbers and posts are compared only in those that tell of one event."""


class Scene:
    """The documents that are compared, the events they tell of, and the origins of these accounts."""

    def __init__(self, shelf: Shelf, most: int | None = ALL, relations: Container[str] | None = None) -> None:
        """Gather the events of several accounts; ``most`` bounds of how many documents everything is compared.

        ``relations`` are those that are asked for: where these are kept, only events are gathered of which they tell.
        """
        self.most = most
        self.shelf = shelf
        self.events: dict[str, list[Told]] = defaultdict(list)
        self.kin = [kin.link for kin in kin_of(shelf.reader)]
        self._kept = self._stored(relations)
        told = told_by_several(shelf.reader)
        touched = {item.happening for item in told} if self._kept is None else self._touched(told, self._kept)
        for item in told:
            if item.happening in touched:
                self.events[item.happening].append(item)
        self.accounts = {key: Accounts(shelf, key) for key in self.events}
        self.root_of = self._roots()
        self.order = {id_: place for held in self.accounts.values() for id_, place in held.order.items()}
        self.event_of = {one.id: key for key, held in self.accounts.items() for one in held.tellings}

    def _stored(self, relations: Container[str] | None) -> tuple[Accord, ...] | None:
        """Return the accords of some relations as they are kept; None where they are not, or not up to date."""
        from onrecord.linking.accord import settled

        if relations is None or "agree" in relations or not is_compared(self.shelf.reader):
            return None
        return settled(all_stands(self.shelf.reader), relations)

    def _touched(self, told: Iterable[Told], kept: Iterable[Accord]) -> frozenset[str]:
        """Return the linked events whose accounts stand at an end of what is kept."""
        ends = {(self.shelf.number(end.at.document), end.at.item) for one in kept for end in (one.a, one.b)}
        return frozenset(item.happening for item in told if (item.document, item.event) in ends)

    def accords(self) -> tuple[Accord, ...]:
        """Return how claims stand, as it is kept; where that is not up to date, those of these documents compared."""
        from onrecord.linking.accord import accords

        if self._kept is not None:
            return self._kept
        leaves = map(self.shelf.leaf_of, self._documents())
        claims = [claim for leaf in leaves for claim in claims_of(self.shelf, leaf)]
        return accords(claims, (*self._joined(), *self.kin))

    def rows(self, relations: Container[str]) -> Iterator[AccordRow]:
        """Yield how the claims of these documents stand, in these relations, with their passages."""
        for one in self.accords():
            if one.relation in relations:
                row = row_of(self.shelf, one, self.root_of)
                yield replace(row, sure=self._sure(row))

    def _roots(self) -> Mapping[str, int]:
        """Return the number of the origin of each account, over all events."""
        origins = {id_: (key, root) for key, held in self.accounts.items() for id_, root in held.origins.items()}
        places = {pair: number for number, pair in enumerate(sorted(set(origins.values())))}
        return {id_: places[pair] for id_, pair in origins.items()}

    def _documents(self) -> tuple[str, ...]:
        documents = document_ids(self.shelf.reader)
        if self.most is None or len(documents) <= self.most:
            return documents
        linked = {item.document for held in self.events.values() for item in held}
        kin = {end.document for link in self.kin for end in (link.a, link.b)}
        return tuple(one for one in documents if one in kin or self.shelf.number(one) in linked)

    def _joined(self) -> Iterator[Link]:
        for held in self.accounts.values():
            first, *others = held.at
            yield from (joined(first, other) for other in others)

    def _sure(self, row: AccordRow) -> bool:
        """Tell whether both tell of one event, or are said of no event."""
        one, other = (self.event_of.get(side.telling) for side in (row.a, row.b))
        return not (row.a.telling and row.b.telling) or (one is not None and one == other)
