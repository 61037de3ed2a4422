"""An event as one statement tells it: when, where, who, how many, in which words, through whom."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Count, Event, Polarity, Role, Span, hull, told_as
from onrecord.record.query_leaf import Leaf
from onrecord.views.chains import chain
from onrecord.views.context import around_in
from onrecord.views.shelf import entity_of, name_of, published, quote, quotes
from onrecord.views.values import CountRow, Quote, Taking, Telling

_WORDING = 60
"""Characters of a trigger from its first to its last word that are still one wording."""

_NEAR = 400
"""A participant named further from the trigger than this, in code points, is not shown in the sentences around it."""


@dataclass(frozen=True, slots=True)
class Gist:
    """An event as its statement tells it, in short: as in ``Telling``, without what stands around."""

    document: str
    type: str
    wording: Quote
    takings: tuple[Taking, ...]
    place: str | None
    date: str | None
    polarity: Polarity


def gist(leaf: Leaf, event: Event) -> Gist:
    """Return an event as its statement tells it, in short."""
    statement = leaf.statements.get(event.statement)
    return Gist(
        document=leaf.document,
        type=event.type,
        wording=_wording(leaf, event.trigger),
        takings=tuple(_taking(leaf, role) for role in event.roles if role.entity or role.span),
        place=name_of(leaf, event.place),
        date=event.date.edtf if event.date else None,
        polarity=told_as(event, statement.stance if statement else None),
    )


def telling(leaf: Leaf, event: Event) -> Telling:
    """Return an event as its statement tells it."""
    statement = leaf.statements.get(event.statement)
    near = tuple(
        role.span for role in event.roles if role.span and abs(role.span.start - event.trigger[0].start) < _NEAR
    )
    _, held, _ = around_in(leaf, (*event.trigger[:1], *near))
    short = gist(leaf, event)
    part = statement.part if statement else ""
    return Telling(
        id=leaf.event_ids[event.id],
        document=leaf.document,
        part=part,
        type=event.type,
        trigger=quotes(leaf, event.trigger),
        wording=short.wording,
        context=quote(leaf, held),
        takings=short.takings,
        place=short.place,
        place_words=_place(leaf, event, held),
        date=short.date,
        date_words=quote(leaf, event.date.span) if event.date and event.date.span else None,
        polarity=short.polarity,
        modality=event.modality,
        counts=tuple(count_row(leaf, count) for count in _counts(leaf, event, held)),
        statement=leaf.statement_ids.get(event.statement, ""),
        chain=chain(leaf, statement) if statement else (),
        published=published(leaf, part),
        judged_by=", ".join(leaf.judged_by("event", event.id)) or None,
    )


def _wording(leaf: Leaf, trigger: tuple[Span, ...]) -> Quote:
    """Return the words from the first to the last part of a trigger, the first part alone where they stand apart."""
    whole = hull(trigger)
    return quote(leaf, whole if len(whole) <= _WORDING else trigger[0])


def _taking(leaf: Leaf, role: Role) -> Taking:
    entity = entity_of(leaf, role.entity)
    words = quote(leaf, role.span) if role.span else None
    return Taking(
        role=role.role,
        name=(entity.name if entity else None) or (words.text if words else ""),
        entity=leaf.canonical[entity.id] if entity else None,
        named=bool(entity and entity.named),
        words=words,
    )


def _place(leaf: Leaf, event: Event, held: Span) -> Quote | None:
    """Return the words for the place of an event that stand nearest to its trigger in the sentences around it."""
    said = next((role.span for role in event.roles if role.role == "where" and role.span), None)
    near = [item.span for item in leaf.mentions if item.entity == event.place and item.span.within(held)]
    span = said or min(near, key=lambda one: abs(one.start - event.trigger[0].start), default=None)
    return quote(leaf, span) if span else None


def _counts(leaf: Leaf, event: Event, held: Span) -> Iterator[Count]:
    """Yield the counts of the sentences around a trigger that the statement of the event claims."""
    return (count for count in leaf.counts if count.statement == event.statement and count.span.within(held))


def count_row(leaf: Leaf, count: Count) -> CountRow:
    """Return a claimed number with its words and the chain to whoever claims it."""
    statement = leaf.statements.get(count.statement or "")
    return CountRow(
        id=leaf.count_ids[count.id],
        document=leaf.document,
        words=quote(leaf, count.span),
        value=count.value,
        min=count.min,
        max=count.max,
        hedge=count.hedge,
        unit=count.unit,
        scope=count.scope,
        as_of=count.as_of,
        statement=leaf.statement_ids.get(count.statement or "", ""),
        chain=chain(leaf, statement) if statement else (),
    )
