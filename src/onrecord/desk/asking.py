"""What the Record screen asks of a record: the one place that knows how it is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from onrecord.api import Record
from onrecord.desk.desk import Desk
from onrecord.desk.view import FACETS, FIRST, View
from onrecord.exports.report_words import MANNERS, date_words
from onrecord.model import flat
from onrecord.views.values import FilterName, ListedRow, Tally, Wanted

SHOWN: Final = 40
"""Statements on a page."""
VALUES: Final = 8
"""Values of a facet that are shown before it is unfolded."""
MOST_VALUES: Final = 60
"""Values of a facet that are shown at all."""
_AT_ONCE: Final = 500
"""Statements that are fetched at once for a file."""
_FILTERS: Final[Mapping[str, FilterName]] = {
    "speaker": "speaker",
    "about": "about",
    "origin": "origin",
    "outlet": "outlet",
    "event": "event",
    "office": "office",
    "counted": "counted",
    "date": "said",
    "happened": "happened",
    "manner": "manner",
    "stance": "stance",
    "depth": "depth",
    "tag": "tag",
    "reviewed": "reviewed",
}
"""Facets of the screen by the filter that counts them."""

_DEPTHS: Final = {"0": "the writer", "1": "one source", "2": "relayed once"}
_REVIEWED: Final = {"yes": "accepted, corrected or added", "no": "as it was read"}
_NOTHING: Final = {"speaker": "not stated", "outlet": "outlet not known", "origin": "origin not known"}


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: its key in an address, how it is called, how many statements have it."""

    key: str
    label: str
    number: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class FacetRow:
    """A facet with its values, the most frequent first, dates by time; ``more`` tells that there are others."""

    name: str
    label: str
    values: tuple[Value, ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The answer to a view: the rows of one page, how many there are in all, the facets.

    ``after`` is where the next page begins, empty on the last; ``at`` counts the rows before this page.
    """

    lines: tuple[ListedRow, ...]
    total: int
    facets: tuple[FacetRow, ...]
    at: int
    after: str


def head_of(record: Record) -> str:
    """Return what tells a state of the record from any other: whatever changes it is logged."""
    return record.head().hash


def wanted_of(view: View) -> Wanted:
    """Return what a view wants of the record; what cannot be meant is not wanted by anybody."""
    first, last = _between(view.of("date"))
    earliest, latest = _between(view.of("happened"))
    several: dict[str, Any] = {
        name: view.of(name)
        for name in ("speaker", "origin", "outlet", "event", "office", "counted", "stance", "tag")
        if view.of(name)
    }
    reviewed = view.of("reviewed")
    return Wanted(
        words=view.words or None,
        about=next(iter(view.of("about")), None),
        document=next(iter(view.of("document")), None),
        since=first,
        until=last,
        happened_since=earliest,
        happened_until=latest,
        manner=tuple(manner for manner in MANNERS if manner in view.of("manner")),
        depth=tuple(int(one) for one in view.of("depth") if one.isdecimal()),
        reviewed=None if len(reviewed) != 1 else reviewed[0] == "yes",
        **several,
    )


def _between(values: Sequence[str]) -> tuple[str | None, str | None]:
    """Return from when to when: a month, a year, or an interval."""
    if not values:
        return None, None
    first, divided, last = values[0].partition("/")
    return first or None, (last if divided else first) or None


def sheet(desk: Desk, record: Record, view: View) -> Sheet:
    """Return the page of statements that is asked for."""
    wanted, head = wanted_of(view), head_of(record)
    stretch = record.listed(wanted, limit=SHOWN, after=view.after or None, order=view.order)
    asked = replace(view, after="", order=FIRST)
    facets = desk.memory.of(head, f"facets {asked}", lambda: tuple(_facets(desk, record, view, head)))
    return Sheet(stretch.rows, stretch.total, facets, stretch.before, stretch.after or "")


def every_line(record: Record, view: View) -> Iterator[ListedRow]:
    """Yield all statements of a view."""
    wanted, after = wanted_of(view), None
    while True:
        stretch = record.listed(wanted, limit=_AT_ONCE, after=after, order=view.order)
        yield from stretch.rows
        after = stretch.after
        if after is None:
            return


def _facets(desk: Desk, record: Record, view: View, head: str) -> Iterator[FacetRow]:
    """Yield the facets: each counts what all others leave."""
    wanted = wanted_of(view)
    told = {one.filter: one for one in record.tallied(wanted, most=MOST_VALUES, others=True)}
    manners = replace(
        wanted, manner=(), own_voice=True
    )  # what writers say themselves is counted where it can be chosen
    told["manner"] = record.tallied(manners, filters=("manner",))[0]
    for name, label in FACETS.items():
        if name in _FILTERS:
            found = told[_FILTERS[name]]
            words = _words(desk, record, view, head, name, found.tallies)
            values: tuple[Value, ...] = tuple(_values(name, found.tallies, view, words))
            more = found.more
        else:
            values, more = tuple(_chosen(name, record, view)), False
        if values:
            yield FacetRow(name, label, values, more)


def _values(name: str, tallies: Sequence[Tally], view: View, words: Mapping[str, str]) -> Iterator[Value]:
    chosen = view.of(name)
    met: set[str] = set()
    for tally in sorted(tallies, key=lambda tally: tally.value not in chosen) if name not in _DATES else tallies:
        if name in _DATES and len(tally.value) < _MONTH:
            continue  # undated, or as wide as several years: these are no stretch of time to be chosen
        met.add(tally.value)
        label = words.get(tally.value) or _label(name, tally)
        yield Value(tally.value, label, tally.statements, tally.value in chosen)
    for key in chosen:
        if key not in met:
            yield Value(key, words.get(key) or _label(name, Tally(key, key, 0)), 0, chosen=True)


_DATES, _MONTH = ("date", "happened"), 7
_PEOPLE: Final = ("speaker", "about", "origin")


def _label(name: str, tally: Tally) -> str:
    """Return how a value is called."""
    if name in _DATES:
        return date_words(tally.value)
    if name == "manner":
        return MANNERS.get(tally.value, tally.value)  # type: ignore[call-overload,no-any-return]  # any word of an address
    if name == "depth":
        return (
            _DEPTHS.get(tally.value)
            or f"relayed {max(0, int(tally.value) - 1) if tally.value.isdecimal() else 0} times"
        )
    if name == "reviewed":
        return _REVIEWED.get(tally.value, tally.value)
    return flat(tally.label) or _NOTHING.get(name, "not told")


def _words(desk: Desk, record: Record, view: View, head: str, name: str, told: Sequence[Tally]) -> Mapping[str, str]:
    """Return how values are called that do not tell it themselves: types of events, people who are chosen."""
    if name == "event":
        held = desk.memory.of(head, "wordings", record.event_words)
        return {type_: " · ".join(words) for type_, words in held.items()}
    if name not in _PEOPLE:
        return {}
    unknown = set(view.of(name)) - {tally.value for tally in told}
    names = record.names_of(unknown) if unknown else {}
    return {entity: names.get(entity) or "nobody of this record" for entity in unknown}


def _chosen(name: str, record: Record, view: View) -> Iterator[Value]:
    """Yield what is chosen of a facet that is not counted: a document."""
    for key in view.of(name):
        source = record.show(key).source
        yield Value(key, source.title or source.source_id, source.statements, chosen=True)
