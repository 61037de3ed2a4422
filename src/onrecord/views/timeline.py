"""What is dated: what is reported to have happened, what was said, what was published, kept apart."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.model.edtf import edtf_bounds
from onrecord.record import Reader
from onrecord.record.query_leaf import Leaf
from onrecord.record.query_pile import held_documents
from onrecord.views.chains import chain, last_name
from onrecord.views.claims import events_with_leaves
from onrecord.views.shelf import Shelf
from onrecord.views.statements import wanted_statements
from onrecord.views.values import EventRow, TimelineRow, Wanted

_FIRST, _LAST = "0000-01-01", "9999-12-31"
"""Where an open interval begins and ends, for ordering and drawing."""


def timeline(reader: Reader, wanted: Wanted) -> tuple[TimelineRow, ...]:
    """Return what is dated, by first day; ``since`` and ``until`` of ``wanted`` bound the dates shown.

    Events come from all manners, since what a writer reports happened as little or as much as what others say did.
    Publications are told for documents with a statement wanted, or for all where nothing in particular is wanted.
    """
    shelf = Shelf(reader)
    everything = replace(wanted, since=None, until=None, limit=None, own_voice=not wanted.manner)
    rows = [*_happened(shelf, everything), *_said(shelf, everything), *_published(shelf, everything)]
    inside = dict.fromkeys(row for row in rows if _within(row, wanted))  # one sentence may report two events of a day
    return tuple(sorted(inside, key=_order)[: wanted.limit])


def _order(row: TimelineRow) -> tuple[str, str, str, str, str]:
    return row.earliest, row.latest, row.lane, row.document, row.words


def _within(row: TimelineRow, wanted: Wanted) -> bool:
    since = edtf_bounds(wanted.since)[0] if wanted.since else None
    until = edtf_bounds(wanted.until)[1] if wanted.until else None
    return (since is None or row.latest >= since) and (until is None or row.earliest <= until)


def _happened(shelf: Shelf, wanted: Wanted) -> Iterator[TimelineRow]:
    for event, leaf in events_with_leaves(shelf, wanted):
        if event.date is not None:
            yield from _dated(event.date, _event(event, leaf))


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


def _said(shelf: Shelf, wanted: Wanted) -> Iterator[TimelineRow]:
    for leaf, statement in wanted_statements(shelf, wanted):
        if statement.said is not None:
            row = TimelineRow(
                edtf="",
                earliest="",
                latest="",
                lane="said",
                words=" … ".join(span.of(leaf.text) for span in statement.content),
                document=leaf.document,
                statement=leaf.statement_ids[statement.id],
                speaker=last_name(chain(leaf, statement)),
                how="inferred" if statement.said.span is None else "stated",
                judged_by=leaf.judged_by("statement", statement.id),
            )
            yield from _dated(statement.said.edtf, row)


def _published(shelf: Shelf, wanted: Wanted) -> Iterator[TimelineRow]:
    documents = [held.number for held in held_documents(shelf.reader)]
    if wanted != Wanted(own_voice=wanted.own_voice):
        concerned = {leaf.number for leaf, _ in wanted_statements(shelf, wanted)}
        documents = [number for number in documents if number in concerned]
    for number in documents:
        leaf = shelf.leaf(number)
        mastheads = dict.fromkeys([part.masthead for part in leaf.parts.values()] or [leaf.masthead])
        for masthead in mastheads:
            dated = masthead.published if masthead.published.edtf else leaf.masthead.published
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
            yield from _dated(dated.edtf or "", row)


def _dated(edtf: str, row: TimelineRow) -> Iterator[TimelineRow]:
    """Yield ``row`` with its date; nothing where that cannot be placed."""
    earliest, latest = edtf_bounds(edtf)
    if earliest is not None or latest is not None:
        yield replace(row, edtf=edtf, earliest=earliest or _FIRST, latest=latest or _LAST)
