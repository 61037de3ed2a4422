"""The accounts of one linked event, with the origins they end at."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from onrecord.model import Event, Occurrence, flat
from onrecord.record.query_happenings import told
from onrecord.record.query_leaf import Leaf
from onrecord.views.roots import Rooted, rooted
from onrecord.views.shelf import Shelf
from onrecord.views.tellings import Gist, gist, telling
from onrecord.views.utterances import Utterance, by_time
from onrecord.views.values import Telling

_WORDS = 4
"""So many wordings stand in the title of an event."""


class Accounts:
    """All accounts of one linked event, with the origins they end at."""

    def __init__(self, shelf: Shelf, happening: str) -> None:
        """Gather the accounts: those of the earliest published documents first."""
        self.id = happening
        found = []
        items = told(shelf.reader, (happening,))
        shelf.open(item.document for item in items)
        for item in items:
            leaf = shelf.leaf(item.document)
            event = leaf.events[item.event]
            found.append((event, Utterance(leaf, event.trigger[0], leaf.statements.get(event.statement))))
        found.sort(key=lambda account: by_time(account[1]))
        self.events: tuple[Event, ...] = tuple(event for event, _ in found)
        self.utterances = tuple(utterance for _, utterance in found)
        self.ids = tuple(one.leaf.event_ids[event.id] for event, one in found)
        self.at = tuple(Occurrence(one.leaf.document, event.id) for event, one in found)
        self.leaves: Mapping[str, Leaf] = {one.leaf.document: one.leaf for one in self.utterances}
        self.rooted: Rooted = rooted(shelf, self.utterances)

    @cached_property
    def tellings(self) -> tuple[Telling, ...]:
        """The accounts with all that is shown of each."""
        return tuple(telling(one.leaf, event) for event, one in zip(self.events, self.utterances, strict=True))

    @cached_property
    def gists(self) -> tuple[Gist, ...]:
        """The accounts in short."""
        return tuple(gist(one.leaf, event) for event, one in zip(self.events, self.utterances, strict=True))

    def columns(self) -> tuple[tuple[Telling, ...], ...]:
        """Return the accounts by origin."""
        return tuple(
            tuple(one for place, one in enumerate(self.tellings) if self.rooted.of[place] == root)
            for root in range(len(self.rooted.roots))
        )

    @property
    def order(self) -> Mapping[str, int]:
        """Return the place of each account in time by its id."""
        return {id_: place for place, id_ in enumerate(self.ids)}

    @property
    def origins(self) -> Mapping[str, int]:
        """Return the place of the origin of each account by its id."""
        return {id_: self.rooted.of[place] for place, id_ in enumerate(self.ids)}


def wordings(tellings: Iterable[Telling | Gist]) -> tuple[str, ...]:
    """Return the triggers as first written, the most used first."""
    words = [flat(one.wording.text) for one in tellings]
    first: dict[str, str] = {}
    for one in words:
        first.setdefault(one.casefold(), one)
    return tuple(first[key] for key, _ in Counter(one.casefold() for one in words).most_common(_WORDS))
