"""What a person asked the Record screen for: words, chosen facets, order; all of it stands in the address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from onrecord.desk.desk import Veil
from onrecord.desk.pages import address

ORDERS: Final[Mapping[str, str]] = {"": "earliest first", "latest": "latest first", "place": "by document"}
"""The orders by what stands in the address."""

FACETS: Final[Mapping[str, str]] = {
    "speaker": "Speaker",
    "about": "Spoken of",
    "outlet": "Outlet",
    "event": "What is reported",
    "date": "Said or published",
    "manner": "How it is passed on",
    "stance": "Reporter’s word",
    "depth": "Hands",
    "mark": "Marks",
    "tag": "Tag",
    "reviewed": "Reviewed",
    "document": "Document",
}
"""The facets by their names in the address, in the order in which they are shown."""

NAMING: Final = frozenset({"about", "outlet", "tag"})
"""Facets whose values are names or words; those of the others are ids or our own words."""


@dataclass(frozen=True, slots=True)
class View:
    """What is wanted: any of the values of each facet, in all facets, and the words.

    ``after`` is where the page begins, empty for the first. ``lost`` tells that something of the address meant nothing
    to this desk and was left out.
    """

    words: str = ""
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    order: str = ""
    after: str = ""
    lost: bool = False

    def of(self, facet: str) -> tuple[str, ...]:
        """Return the values that are chosen of a facet."""
        return dict(self.chosen).get(facet, ())

    def with_value(self, facet: str, value: str) -> View:
        """Return the view in which a value is chosen, or no longer, from the first page on."""
        held = self.of(facet)
        values = tuple(one for one in held if one != value) if value in held else (*held, value)
        every = dict(self.chosen) | {facet: values}
        ordered = tuple((name, every[name]) for name in FACETS if every.get(name))
        return replace(self, chosen=ordered, after="")

    def without_words(self) -> View:
        """Return the view that asks for no words."""
        return replace(self, words="", after="")

    def in_order(self, order: str) -> View:
        """Return the view in another order, from the first page on."""
        return replace(self, order=order, after="")

    def from_place(self, after: str) -> View:
        """Return the page of the view that begins there."""
        return replace(self, after=after)

    def address(self, veil: Veil, path: str = "/record") -> str:
        """Return where the view is found; names and words are hidden where the record wants it."""
        pairs = [("q", veil.hide(self.words)), ("order", self.order)]
        for name, values in self.chosen:
            pairs += [(name, veil.hide(value) if name in NAMING else value) for value in values]
        return address(path, [*pairs, ("after", self.after)])

    @property
    def narrowed(self) -> bool:
        """Tell whether anything is asked for beyond everything."""
        return bool(self.words or self.chosen)


def view_of(pairs: Iterable[tuple[str, str]], veil: Veil) -> View:
    """Return what an address asks for; what means nothing is left out."""
    words, order, after, lost = "", "", "", False
    chosen: dict[str, list[str]] = {}
    for name, given in pairs:
        value = veil.shown(given) if name in NAMING or name == "q" else given
        if value is None:
            lost = True
        elif name == "q":
            words = " ".join(value.split())[:400]
        elif name == "order" and value in ORDERS:
            order = value
        elif name == "after":
            after = value[:80]
        elif name in FACETS and value and value not in chosen.get(name, ()):
            chosen.setdefault(name, []).append(value[:400])
    return View(words, tuple((name, tuple(chosen[name])) for name in FACETS if name in chosen), order, after, lost)
