"""What is dated: what is reported to have happened, what was said, what was published, kept apart."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.model import Statement
from onrecord.model.edtf import edtf_bounds
from onrecord.record import Reader
from onrecord.record.query_dated import DateAt, dates_counted, dates_held, order_said
from onrecord.record.query_leaf import Leaf
from onrecord.record.query_statements import Place
from onrecord.views.chains import chain, last_name
from onrecord.views.claims import event_row
from onrecord.views.shelf import Shelf, published_of
from onrecord.views.statements import wanted_places
from onrecord.views.values import EventRow, TimelineRow, Wanted

_FIRST, _LAST = "0000-01-01", "9999-12-31"
"""Where an open interval begins and ends, for ordering and drawing."""


def timeline(reader: Reader, wanted: Wanted) -> tuple[TimelineRow, ...]:
    """Return what is dated, by first day; ``since`` and ``until`` of ``wanted`` bound the dates shown.

    Events come from all manners, since what a writer reports happened as little or as much as what others say did.
    Publications are told for documents with a statement wanted, or for all where nothing in particular is wanted;
    what is only inferred of an undated one is no day of publication and is left out.
    """
    shelf = Shelf(reader)
    lines = _Lines(shelf)
    everything = replace(wanted, since=None, until=None, limit=None, own_voice=not wanted.manner)
    if everything != Wanted(own_voice=True):
        rows = dict.fromkeys(lines.of(_of_statements(shelf, wanted, wanted_places(shelf, everything))))
    elif wanted.limit is None:
        rows = dict.fromkeys(lines.of(_placed(dates_held(reader), wanted)))
    else:
        rows = {}
        for among in _first(dates_counted(reader), wanted, wanted.limit):
            rows |= dict.fromkeys(lines.of(dates_held(reader, among=among)))
            if len(rows) >= wanted.limit:
                break
    return tuple(sorted(rows, key=_order)[: wanted.limit])  # one sentence may report two events of a day, told once


def _of_statements(shelf: Shelf, wanted: Wanted, places: Sequence[Place]) -> list[DateAt]:
    """Return the dates of statements, of what they report, and of their documents."""
    among = {(place.document, place.local) for place in places}
    held = dates_held(shelf.reader, documents={place.document for place in places})
    dates = _placed(held, wanted)
    return [date for date in dates if date.lane == "published" or (date.document, date.statement) in among]


def _placed(dates: Iterable[DateAt], wanted: Wanted) -> Iterator[DateAt]:
    """Yield the dates that can be placed in time and are wanted."""
    known: dict[str, bool] = {}
    for date in dates:
        if date.edtf not in known:
            known[date.edtf] = _bounds(date.edtf, wanted) is not None
        if known[date.edtf]:
            yield date


def _first(counted: Mapping[str, int], wanted: Wanted, limit: int) -> Iterator[list[str]]:
    """Yield lots of dates in order of time, each with all of one first and last day and about so many rows."""
    found: dict[tuple[str, str], list[str]] = {}
    for edtf in counted:
        if (bounds := _bounds(edtf, wanted)) is not None:
            found.setdefault(bounds, []).append(edtf)
    lot: list[str] = []
    for bounds in sorted(found):
        lot += found[bounds]
        if sum(counted[edtf] for edtf in lot) >= limit:
            yield lot
            lot, limit = [], 2 * limit
    yield lot


def _order(row: TimelineRow) -> tuple[str, str, str, str, str]:
    return row.earliest, row.latest, row.lane, row.document, row.words


def _bounds(edtf: str, wanted: Wanted) -> tuple[str, str] | None:
    """Return the first and the last day of a date; None where it cannot be placed, or is not wanted."""
    earliest, latest = edtf_bounds(edtf)
    if earliest is None and latest is None:
        return None
    first, last = earliest or _FIRST, latest or _LAST
    since = edtf_bounds(wanted.since)[0] if wanted.since else None
    until = edtf_bounds(wanted.until)[1] if wanted.until else None
    return (first, last) if (since is None or last >= since) and (until is None or first <= until) else None


class _Lines:
    """Dates as rows, in the words of their documents."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._orders: dict[int, tuple[Mapping[str, int], Mapping[str, int]]] = {}

    def of(self, dates: Iterable[DateAt]) -> Iterator[TimelineRow]:
        """Yield the rows of dates: what is of one document in the order in which it was said."""
        published: dict[int, set[str]] = {}
        for date in sorted(dates, key=self._order):
            leaf = self._shelf.leaf(date.document)
            if date.lane == "published":
                published.setdefault(date.document, set()).add(date.edtf)
            elif date.statement in leaf.statements:
                yield from _dated(date.edtf, _line(leaf, date))
        for number, edtfs in published.items():
            yield from (row for row in _published(self._shelf.leaf(number)) if row.edtf in edtfs)

    def _order(self, date: DateAt) -> tuple[int, str, int, int]:
        number = date.document
        if number not in self._orders:
            self._orders[number] = order_said(self._shelf.reader, number)
        said, told = self._orders[number]
        return number, date.lane, said.get(date.statement, 0), told.get(date.local, 0)


def _line(leaf: Leaf, date: DateAt) -> TimelineRow:
    if date.lane == "said":
        return _said(leaf, leaf.statements[date.statement])
    return _event(event_row(leaf, leaf.events[date.local]), leaf)


def _event(event: EventRow, leaf: Leaf) -> TimelineRow:
    return TimelineRow(
        edtf="",
        earliest="",
        latest="",
        lane="happened",
        words=_sentence_of(event, leaf),
        document=event.document,
        statement=event.statement or None,
        speaker=event.speaker,
        how="stated" if event.date_words else "inferred",
        judged_by=event.judged_by,
    )


def _sentence_of(event: EventRow, leaf: Leaf) -> str:
    """Return the words that report an event: what is said, at the place of its trigger."""
    by_id = {id_: local for local, id_ in leaf.statement_ids.items()}
    statement = leaf.statements.get(by_id.get(event.statement, ""))
    triggers = [quote.span for quote in event.trigger]
    for span in statement.content if statement else ():
        if any(span.overlaps(trigger) for trigger in triggers):
            return span.of(leaf.text)
    return " … ".join(quote.text for quote in event.trigger)


def _said(leaf: Leaf, statement: Statement) -> TimelineRow:
    said = statement.said
    return TimelineRow(
        edtf="",
        earliest="",
        latest="",
        lane="said",
        words=" … ".join(span.of(leaf.text) for span in statement.content),
        document=leaf.document,
        statement=leaf.statement_ids[statement.id],
        speaker=last_name(chain(leaf, statement)),
        how="inferred" if said is None or said.span is None else "stated",
        judged_by=leaf.judged_by("statement", statement.id),
    )


def _published(leaf: Leaf) -> Iterator[TimelineRow]:
    mastheads = dict.fromkeys([part.masthead for part in leaf.parts.values()] or [leaf.masthead])
    for masthead in mastheads:
        dated = published_of(masthead, leaf.masthead)
        title = masthead.title or leaf.masthead.title
        outlet = masthead.outlet or leaf.masthead.outlet
        row = TimelineRow(
            edtf="",
            earliest="",
            latest="",
            lane="published",
            words=title.value if title else "",
            document=leaf.document,
            statement=None,
            speaker=outlet.value if outlet else ", ".join(author.value for author in masthead.authors),
            how=dated.how,
            judged_by=leaf.judged_by("document", ""),
        )
        yield from _dated(dated.known or "", row)


def _dated(edtf: str, row: TimelineRow) -> Iterator[TimelineRow]:
    """Yield ``row`` with its date; nothing where that cannot be placed."""
    earliest, latest = edtf_bounds(edtf)
    if earliest is not None or latest is not None:
        yield replace(row, edtf=edtf, earliest=earliest or _FIRST, latest=latest or _LAST)
