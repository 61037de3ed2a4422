"""What a person asked the Record screen for: words, chosen facets; all of it stands in the address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import quote_plus, urlencode

from onrecord.desk.desk import Veil
from onrecord.desk.pages import address

if TYPE_CHECKING:
    from onrecord.record.listing.pages import Order

FACETS: Final[Mapping[str, str]] = {
    "speaker": "Speaker",
    "about": "People spoken of",
    "outlet": "Outlet",
    "origin": "Origin",
    "event": "What is reported",
    "office": "Post that is claimed",
    "counted": "What is counted",
    "date": "Said or published",
    "happened": "Reported to have happened",
    "manner": "How it is passed on",
    "stance": "Reporter’s word",
    "depth": "Hands",
    "tag": "Tag",
    "reviewed": "Reviewed",
    "document": "Document",
}
"""The facets by their names in the address, in the order in which they are shown."""

NAMING: Final = frozenset({"outlet", "office", "counted", "tag"})
"""Facets whose values are names or words; those of the others are ids or our own words."""


SINGLE: Final = frozenset({"about", "date", "happened", "reviewed", "document"})
"""Facets of which one value is chosen: another one takes its place."""


ORDERS: Final[Mapping[Order, str]] = {
    "date": "earliest first",
    "newest": "newest first",
    "outlet": "by outlet",
    "place": "as they stand in the documents",
}
"""In what order statements are shown; the first one where nothing is said."""
FIRST: Final = "date"


_PLACE = re.compile(r"[^.]{1,12}(?:\.\d{1,9}){4}")
"""Where a page begins, as the record tells it."""


@dataclass(frozen=True, slots=True)
class View:
    """What is wanted: any of the values of each facet, in all facets, and the words.

    ``after`` is where the page begins in its order, empty for the first. ``lost`` tells that something of the address
    meant nothing to this desk and was left out.
    """

    words: str = ""
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    after: str = ""
    lost: bool = False
    order: Order = FIRST

    def of(self, facet: str) -> tuple[str, ...]:
        """Return the values that are chosen of a facet."""
        return dict(self.chosen).get(facet, ())

    def with_value(self, facet: str, value: str) -> View:
        """Return the view in which a value is chosen, or no longer, from the first page on."""
        held = self.of(facet)
        others = () if facet in SINGLE else tuple(one for one in held if one != value)
        values = others if value in held else (*others, value)
        every = dict(self.chosen) | {facet: values}
        ordered = tuple((name, every[name]) for name in FACETS if every.get(name))
        return replace(self, chosen=ordered, after="")

    def leads(self, facet: str, veil: Veil) -> Callable[[str], str]:
        """Return what gives the address of the view in which a value of a facet is chosen, or no longer."""
        held, hidden = self.of(facet), facet in NAMING
        places = list(FACETS)
        place = places.index(facet)
        earlier = [pair for pair in self._pairs(veil, FIRST) if pair[0] == "q" or places.index(pair[0]) < place]
        later = [pair for pair in self._pairs(veil, self.order) if pair not in earlier and pair[0] != facet]
        before, behind = urlencode(earlier), urlencode(later)

        def lead(value: str) -> str:
            others = () if facet in SINGLE else tuple(one for one in held if one != value)
            values = others if value in held else (*others, value)
            here = "&".join(f"{facet}={quote_plus(veil.hide(one) if hidden else one)}" for one in values)
            query = "&".join(piece for piece in (before, here, behind) if piece)
            return f"/record?{query}" if query else "/record"

        return lead

    def _pairs(self, veil: Veil, order: Order) -> list[tuple[str, str]]:
        """Return what stands in the address of the first page."""
        pairs = [("q", veil.hide(self.words))] if self.words else []
        for name, values in self.chosen:
            pairs += [(name, veil.hide(value) if name in NAMING else value) for value in values]
        return pairs if order == FIRST else [*pairs, ("order", order)]

    def without_words(self) -> View:
        """Return the view that asks for no words."""
        return replace(self, words="", after="")

    def from_place(self, after: str) -> View:
        """Return the page of the view that begins there."""
        return replace(self, after=after)

    def in_order(self, order: Order) -> View:
        """Return the view in another order, from the first page on."""
        return replace(self, order=order, after="")

    def address(self, veil: Veil, path: str = "/record") -> str:
        """Return where the view is found; names and words are hidden where the record wants it."""
        return address(path, [*self._pairs(veil, self.order), ("after", self.after)])

    @property
    def narrowed(self) -> bool:
        """Tell whether anything is asked for beyond everything."""
        return bool(self.words or self.chosen)


def view_of(pairs: Iterable[tuple[str, str]], veil: Veil) -> View:
    """Return what an address asks for; what means nothing is left out."""
    words, after, lost = "", "", False
    order: Order = FIRST
    chosen: dict[str, list[str]] = {}
    for name, given in pairs:
        value = veil.shown(given) if name in NAMING or name == "q" else given
        if value is None:
            lost = True
        elif name == "q":
            words = " ".join(value.split())[:400]
        elif name == "after":
            after = value if _PLACE.fullmatch(value) else ""
        elif name == "order":
            order = next((one for one in ORDERS if one == value), FIRST)
        elif name in FACETS and value and value not in chosen.get(name, ()) and not (name in SINGLE and name in chosen):
            chosen.setdefault(name, []).append(value[:400])
    return View(words, tuple((name, tuple(chosen[name])) for name in FACETS if name in chosen), after, lost, order)
