"""What the screens ask of a record: the one place that knows how it is asked, and what is kept of the answers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.api import Record
from onrecord.desk.desk import Desk
from onrecord.desk.view import FACETS, View
from onrecord.exports.report_words import MANNERS, date_words
from onrecord.model import edtf_bounds, flat
from onrecord.views.values import Source, StatementRow, Wanted

SHOWN = 50
"""Statements on a page."""
VALUES = 8
"""Values of a facet that are shown before it is unfolded."""
MOST_VALUES = 300
"""Values of a facet that are shown at all."""


@dataclass(frozen=True, slots=True)
class Line:
    """A statement with what a row of the Record screen shows beside it.

    ``copies`` are other documents that carry the same words, ``differs`` counts accounts that differ from what it
    reports (None while that is being worked out). ``tags`` are those of people; ``wordings`` the words for the events
    that it reports.
    """

    row: StatementRow
    source: Source
    copies: tuple[str, ...]
    differs: int | None
    tags: tuple[str, ...]
    events: tuple[tuple[str, str], ...]

    @property
    def depth(self) -> int:
        """Return through how many hands the words came, outlets and bylined writers not counted."""
        return sum(hand.role in ("turn", "source") for hand in self.row.chain)

    @property
    def date(self) -> str | None:
        """Return when it was said, else published, in EDTF."""
        return self.row.said or self.row.published.edtf


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: its key in an address, how it is called, how many statements have it."""

    key: str
    label: str
    number: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class FacetRow:
    """A facet with its values, the most frequent first."""

    name: str
    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The answer to a view: the lines of one page, how many there are in all, in how many documents, the facets.

    ``after`` is where the next page begins, empty on the last; ``at`` counts the lines before this page.
    """

    lines: tuple[Line, ...]
    total: int
    documents: int
    facets: tuple[FacetRow, ...]
    at: int
    after: str


def head_of(record: Record) -> str:
    """Return what tells a state of the record from any other: whatever changes it is logged."""
    return record.head().hash


def sheet(desk: Desk, record: Record, view: View) -> Sheet:
    """Return the page of statements that is asked for."""
    found, lines = _found(desk, record, view)
    at = next((n for n, line in enumerate(found) if line.row.id == view.after), 0) if view.after else 0
    page = found[at : at + SHOWN]
    rest = found[at + SHOWN : at + SHOWN + 1]
    return Sheet(
        tuple(page),
        len(found),
        len({line.row.document for line in found}),
        _facets(lines, view),
        at,
        rest[0].row.id if rest else "",
    )


def every_line(desk: Desk, record: Record, view: View) -> Sequence[Line]:
    """Return all statements of a view."""
    return _found(desk, record, view)[0]


def _found(desk: Desk, record: Record, view: View) -> tuple[list[Line], list[Line]]:
    """Return the statements of a view in its order, and those that its words alone find."""
    lines = _lines(desk, record)
    if view.words:
        wanted = _with_words(record, view.words)
        lines = [line for line in lines if line.row.id in wanted]
    found = [line for line in lines if all(_has(line, name, values) for name, values in _wanted(view))]
    if view.order == "latest":
        found.sort(key=_latest)
    elif view.order == "place":
        found.sort(key=lambda line: (line.source.path, line.row.document, line.row.content[0].span))
    return found, lines


def _latest(line: Line) -> tuple[bool, int]:
    bounds = edtf_bounds(line.date) if line.date else (None, None)
    day = bounds[1] or bounds[0]
    return day is None, -int(day.replace("-", "")) if day else 0


def _wanted(view: View, but: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what is chosen in each facet; a writer's own voice is shown where it is asked for."""
    yield from ((name, values) for name, values in view.chosen if name != but)
    if but != "manner" and not view.of("manner"):
        yield "manner", tuple(manner for manner in MANNERS if manner != "author")


def _with_words(record: Record, words: str) -> frozenset[str]:
    """Return the statements that hold the words, and those by or about whoever bears them as a name, however spelt."""
    asked = (
        Wanted(words=words, own_voice=True),
        Wanted(by=words, own_voice=True),
        Wanted(about=words, own_voice=True),
    )
    return frozenset(row.id for wanted in asked for row in record.said(wanted))


def _lines(desk: Desk, record: Record) -> list[Line]:
    """Return every statement with what stands beside it, kept as long as the record stays as it is."""
    head = head_of(record)
    return desk.memory.of(head, "lines", lambda: list(_made_lines(record)))


def _made_lines(record: Record) -> Iterator[Line]:
    sources = {source.document: source for source in record.sources()}
    events: dict[str, dict[str, str]] = defaultdict(dict)
    for event in record.events(Wanted(own_voice=True)):
        words = " … ".join(flat(quote.text) for quote in event.trigger)
        events[event.statement].setdefault(event.type, words)
    tags = _tags(record)
    copies = _Copies(record)
    for row in record.said(Wanted(own_voice=True)):
        yield Line(
            row,
            sources[row.document],
            copies.of(row),
            None,
            tags.get(row.id, ()),
            tuple(events[row.id].items()) if row.id in events else (),
        )


def _tags(record: Record) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for judged in record.judgements():
        if judged.action == "tag" and judged.state == "holds" and judged.on and judged.on[0].item:
            found[judged.on[0].item] |= dict.fromkeys(words for _, words in judged.settings)
    return {item: tuple(words) for item, words in found.items()}


class _Copies:
    """Which other documents carry the words of a statement."""

    def __init__(self, record: Record) -> None:
        self._same: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for copy in record.copies():
            if copy.relation == "possible":
                continue
            for ours, theirs in copy.aligned:
                self._same[copy.document].append((ours.span.start, ours.span.end, copy.of_document))
                self._same[copy.of_document].append((theirs.span.start, theirs.span.end, copy.document))

    def of(self, row: StatementRow) -> tuple[str, ...]:
        """Return the documents in which most of a statement's words stand too."""
        start, end = row.content[0].span.start, row.content[-1].span.end
        half = (end - start) / 2
        found = (
            other
            for first, last, other in self._same.get(row.document, ())
            if min(end, last) - max(start, first) > half
        )
        return tuple(dict.fromkeys(found))


Keyed = Iterable[tuple[str, str]]


def _speakers(line: Line) -> Keyed:
    names = line.row.speakers
    if len(names) == len(line.row.speaker_ids):
        return zip(line.row.speaker_ids, names, strict=True)
    return [(line.row.speaker_ids[0], ", ".join(names))] if names else [("none", "not stated")]


def _dates(line: Line) -> Keyed:
    edtf = line.date
    day = next((bound for bound in edtf_bounds(edtf) if bound), None) if edtf else None
    if day is None:
        return [("none", "undated")]
    return [(day[:4], day[:4]), (day[:7], date_words(day[:7]))]


_DEPTHS = {0: "the writer", 1: "one source", 2: "relayed once"}


def _reviewed(line: Line) -> Keyed:
    if line.row.judged_by:
        return [("yes", "accepted, corrected or added")]
    return [("no", "as it was read")]


def _marks(line: Line) -> Keyed:
    if line.copies:
        yield "copied", "same words elsewhere"
    if line.differs:
        yield "differs", "accounts differ"
    if any(hand.name is None and hand.role == "source" for hand in line.row.chain):
        yield "open", "source not stated"


def _document(line: Line) -> Keyed:
    return [(line.source.document, line.source.title or line.source.source_id)]


_VALUES: Mapping[str, Callable[[Line], Keyed]] = {
    "speaker": _speakers,
    "about": lambda line: ((name, name) for name in line.row.about),
    "outlet": lambda line: [(line.source.outlet or "none", line.source.outlet or "outlet not known")],
    "event": lambda line: line.events,
    "date": _dates,
    "manner": lambda line: [(line.row.manner, MANNERS[line.row.manner])],
    "stance": lambda line: [(line.row.stance, line.row.stance)],
    "depth": lambda line: [(str(line.depth), _DEPTHS.get(line.depth, f"relayed {line.depth - 1} times"))],
    "mark": _marks,
    "tag": lambda line: ((tag, tag) for tag in line.tags),
    "reviewed": _reviewed,
    "document": _document,
}


def _has(line: Line, facet: str, values: Sequence[str]) -> bool:
    return any(key in values for key, _ in _VALUES[facet](line))


def _facets(lines: Sequence[Line], view: View) -> tuple[FacetRow, ...]:
    """Return the facets: each counts what all others leave."""
    return tuple(row for name in FACETS if (row := _facet(lines, view, name)).values)


def _facet(lines: Sequence[Line], view: View, name: str) -> FacetRow:
    others = list(_wanted(view, but=name))
    numbers: Counter[str] = Counter()
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        if all(_has(line, other, values) for other, values in others):
            for key, label in dict(_VALUES[name](line)).items():
                numbers[key] += 1
                labels[key][label] += 1
    chosen = view.of(name)
    for key in chosen:
        numbers.setdefault(key, 0)
    keys = _shown(name, numbers, chosen)
    values = tuple(
        Value(key, _label(name, key, labels[key], lines), numbers[key], key in chosen) for key in keys[:MOST_VALUES]
    )
    return FacetRow(name, FACETS[name], values)


def _shown(name: str, numbers: Counter[str], chosen: Sequence[str]) -> list[str]:
    if name == "date":
        years = [key for key in numbers if not re.fullmatch(r"\d{4}-\d\d", key)]
        opened = {key[:4] for key in chosen}
        months = [key for key in numbers if key not in years and (key[:4] in opened or len(years) == 1)]
        return sorted([*years, *months], key=lambda key: (key == "none", key))
    if name == "depth":
        return sorted(numbers)
    return sorted(numbers, key=lambda key: (key not in chosen, key == "none", -numbers[key], key))


def _label(name: str, key: str, labels: Counter[str], lines: Sequence[Line]) -> str:
    """Return how a value is called; events in the two wordings that are used most, never by the key of the codebook."""
    if not labels:
        labels = Counter(label for line in lines for other, label in _VALUES[name](line) if other == key)
    if not labels:
        return "nothing of this"
    most = [label for label, _ in labels.most_common(2)]
    return " · ".join(most) if name == "event" else most[0]
