"""Events and offices as single statements report them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from onrecord.model import Event, Office, Role, told_as
from onrecord.record import Reader
from onrecord.record.query_leaf import Leaf
from onrecord.record.query_offices import documents_with_offices, office_at
from onrecord.views.chains import chain, last_name
from onrecord.views.shelf import Shelf, name_of, quote, quotes
from onrecord.views.statements import wanted_places
from onrecord.views.values import EventRow, OfficeRow, Wanted


def events(reader: Reader, wanted: Wanted) -> tuple[EventRow, ...]:
    """Return the events that the statements wanted report, in the order of the statements."""
    shelf = Shelf(reader)
    found = []
    by_document: dict[int, dict[str, list[Event]]] = {}
    for place in wanted_places(shelf, wanted):
        leaf = shelf.leaf(place.document)
        if leaf.number not in by_document:
            held = by_document[leaf.number] = {}
            for event in leaf.events.values():
                held.setdefault(event.statement, []).append(event)
        found += [event_row(leaf, event) for event in by_document[leaf.number].get(place.local, ())]
    return tuple(found)


def event_rows(leaf: Leaf) -> Iterator[tuple[Event, EventRow]]:
    """Yield the events of a document, in order of their words."""
    for event in leaf.events.values():
        yield event, event_row(leaf, event)


def event_row(leaf: Leaf, event: Event) -> EventRow:
    """Return an event as its statement reports it."""
    date, statement = event.date, leaf.statements.get(event.statement)
    return EventRow(
        id=leaf.event_ids[event.id],
        document=leaf.document,
        type=event.type,
        trigger=quotes(leaf, event.trigger),
        roles=tuple((role.role, _participant(leaf, role)) for role in event.roles),
        place=name_of(leaf, event.place),
        date=date.edtf if date else None,
        date_words=date.span.of(leaf.text) if date is not None and date.span is not None else None,
        polarity=told_as(event, statement.stance if statement else None),
        modality=event.modality,
        statement=leaf.statement_ids.get(event.statement, ""),
        speaker=speaker_of(leaf, event.statement),
        judged_by=leaf.judged_by("event", event.id),
    )


def _participant(leaf: Leaf, role: Role) -> str:
    """Return the name of a participant, else the words."""
    return name_of(leaf, role.entity) or ("" if role.span is None else role.span.of(leaf.text))


def office_rows(leaf: Leaf) -> Iterator[tuple[Office, OfficeRow]]:
    """Yield the offices that a document claims people to hold, in order of their words."""
    for office in leaf.offices:
        yield office, _office(leaf, office)


def _office(leaf: Leaf, office: Office) -> OfficeRow:
    return OfficeRow(
        id=leaf.office_ids[office.id],
        document=leaf.document,
        holder=name_of(leaf, office.holder) or "",
        post=quote(leaf, office.post),
        organisation=name_of(leaf, office.organisation),
        place=name_of(leaf, office.place),
        status=office.status,
        start=office.start,
        stop=office.stop,
        statement=leaf.statement_ids.get(office.statement, ""),
        claimed_by=_claimant(leaf, office),
        judged_by=leaf.judged_by("office", office.id),
    )


def _claimant(leaf: Leaf, office: Office) -> str:
    """Return who claims an office: who says so, or reports what is said by the one who is introduced with it."""
    held = leaf.statements.get(office.statement)
    if held is None or not office.introduces(held):
        return speaker_of(leaf, office.statement)
    return last_name(chain(leaf, held)[:-1])


def offices_of(shelf: Shelf, wanted: set[str]) -> Mapping[str, list[OfficeRow]]:
    """Return the offices that any of these linked entities is claimed to hold."""
    found = defaultdict[str, list[OfficeRow]](list)
    numbers = documents_with_offices(shelf.reader, wanted)
    shelf.open(numbers)
    for number in numbers:
        leaf = shelf.leaf(number)
        for office in leaf.offices:
            holder = leaf.canonical.get(office.holder)
            if holder in wanted:
                found[holder].append(_office(leaf, office))
    return found


def first_office(shelf: Shelf, holder: str) -> OfficeRow | None:
    """Return the first of the offices that a linked entity is claimed to hold; None where there is none."""
    at = office_at(shelf.reader, holder)
    if at is None:
        return None
    leaf = shelf.leaf(at[0])
    return _office(leaf, next(office for office in leaf.offices if office.id == at[1]))


def speaker_of(leaf: Leaf, statement: str) -> str:
    """Return the name of who makes a statement, by its id within the reading; empty where that is not stated."""
    held = leaf.statements.get(statement)
    return last_name(chain(leaf, held)) if held else ""
