"""What is dated: what is reported to have happened, what was said, what was published, kept apart."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from onrecord.model import Event, Statement
from onrecord.model.edtf import edtf_bounds
from onrecord.record import Reader
from onrecord.record.listing.dates import (
    Between,
    Moment,
    bounds_of,
    dates_after,
    dates_are_listed,
    dates_in_all,
)
from onrecord.record.query_dated import DateAt, Lane, dates_held, order_said
from onrecord.record.query_leaf import Leaf
from onrecord.record.query_statements import Place
from onrecord.views.chains import chain, last_name
from onrecord.views.claims import speaker_of
from onrecord.views.shelf import Shelf, published_of
from onrecord.views.statements import wanted_places
from onrecord.views.values import Stretch, TimelineRow, Wanted


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
    elif wanted.limit is None or not dates_are_listed(reader):
        rows = dict.fromkeys(lines.of(_placed(dates_held(reader), wanted)))
    else:
        rows = {}
        dates = dates_after(reader, _between(wanted))
        for _, days in groupby(dates, key=lambda dated: (dated[0].first, dated[0].last)):
            rows |= dict.fromkeys(lines.of(date for _, date in days))
            if len(rows) >= wanted.limit:
                break
    return tuple(sorted(rows, key=_order)[: wanted.limit])  # one sentence may report two events of a day, told once


def timeline_listed(
    reader: Reader, wanted: Wanted, *, lane: Lane | None = None, limit: int = 100, after: str | None = None
) -> Stretch[TimelineRow]:
    """Return a stretch of what is dated from ``since`` to ``until`` of ``wanted``, by first day; in one lane or all.

    What is dated alike in one document stands together, so a stretch may be a little longer than ``limit``. ``before``
    and ``total`` count dates: a sentence that reports two events of a day is one row of two.
    """
    between = _between(wanted, lane)
    start, before = _moment(after)
    shelf, held, passed = Shelf(reader), list[list[DateAt]](), before
    last: Moment | None = None
    following = None
    for moment, dates in groupby(dates_after(reader, between, start), key=lambda dated: dated[0]):
        if passed - before >= limit and last is not None:
            following = f"{last.first}.{last.last}.{last.lane}.{last.document}.{passed}"
            break
        held.append([date for _, date in dates])
        last, passed = moment, passed + len(held[-1])
    shelf.open(date.document for dates in held for date in dates)
    lines = _Lines(shelf)
    rows = [row for dates in held for row in sorted(dict.fromkeys(lines.of(dates)), key=_order)]
    return Stretch(tuple(rows), before, dates_in_all(reader, between), following)


def _moment(after: str | None) -> tuple[Moment | None, int]:
    """Return where a stretch begins, and how many dates come before it."""
    if after is None:
        return None, 0
    first, last, lane, document, passed = after.split(".")
    return Moment(first, last, lane, int(document)), int(passed)  # type: ignore[arg-type]  # one of the lanes


def _between(wanted: Wanted, lane: Lane | None = None) -> Between:
    return Between(
        since=edtf_bounds(wanted.since)[0] if wanted.since else None,
        until=edtf_bounds(wanted.until)[1] if wanted.until else None,
        lane=lane,
    )


def _of_statements(shelf: Shelf, wanted: Wanted, places: Sequence[Place]) -> list[DateAt]:
    """Return the dates of statements, of what they report, and of their documents."""
    among = {(place.document, place.local) for place in places}
    held = dates_held(shelf.reader, documents={place.document for place in places})
    dates = _placed(held, wanted)
    return [date for date in dates if date.lane == "published" or (date.document, date.statement) in among]


def _placed(dates: Iterable[DateAt], wanted: Wanted) -> Iterator[DateAt]:
    """Yield the dates that can be placed in time and are wanted."""
    known: dict[str, bool] = {}
    between = _between(wanted)
    for date in dates:
        if date.edtf not in known:
            known[date.edtf] = _touches(bounds_of(date.edtf), between)
        if known[date.edtf]:
            yield date


def _order(row: TimelineRow) -> tuple[str, str, str, str, str]:
    return row.earliest, row.latest, row.lane, row.document, row.words


def _touches(bounds: tuple[str, str] | None, between: Between) -> bool:
    """Tell whether a date can be placed, and is wanted."""
    if bounds is None:
        return False
    first, last = bounds
    return (between.since is None or last >= between.since) and (between.until is None or first <= between.until)


class _Lines:
    """Dates as rows, in the words of their documents."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._orders: dict[int, tuple[Mapping[str, int], Mapping[str, int]]] = {}

    def of(self, dates: Iterable[DateAt]) -> Iterator[TimelineRow]:
        """Yield the rows of dates: what is of one document in the order in which it was said."""
        published: dict[int, set[str]] = {}
        dates = tuple(dates)
        self._shelf.open(date.document for date in dates)
        for date in sorted(dates, key=self._order) if len(dates) > 1 else dates:
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
    return _event(leaf, leaf.events[date.local])


def _event(leaf: Leaf, event: Event) -> TimelineRow:
    return TimelineRow(
        edtf="",
        earliest="",
        latest="",
        lane="happened",
        words=_sentence_of(leaf, event),
        document=leaf.document,
        statement=leaf.statement_ids.get(event.statement),
        speaker=speaker_of(leaf, event.statement),
        how="stated" if event.date is not None and event.date.span is not None else "inferred",
        judged_by=leaf.judged_by("event", event.id),
    )


def _sentence_of(leaf: Leaf, event: Event) -> str:
    """Return the words that report an event: what is said, at the place of its trigger."""
    statement = leaf.statements.get(event.statement)
    for span in statement.content if statement else ():
        if any(span.overlaps(trigger) for trigger in event.trigger):
            return span.of(leaf.text)
    return " … ".join(span.of(leaf.text) for span in event.trigger)


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
    if (bounds := bounds_of(edtf)) is not None:
        yield replace(row, edtf=edtf, earliest=bounds[0], latest=bounds[1])
