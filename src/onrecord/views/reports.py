"""An event in which somebody takes part, in the words of whoever reports it."""

from onrecord.model import Event, Role, Span, told_as
from onrecord.record.query_leaf import Leaf
from onrecord.views.chains import chain
from onrecord.views.context import around_in
from onrecord.views.shelf import name_of, quote, quotes
from onrecord.views.values import Report


def report(leaf: Leaf, event: Event, role: Role) -> Report:
    """Return an event as a report of one of its participants."""
    statement = leaf.statements.get(event.statement)
    date = event.date
    spans: tuple[Span, ...] = (*event.trigger[:1], *((role.span,) if role.span and _near(role.span, event) else ()))
    _, held, _ = around_in(leaf, spans)
    return Report(
        event=leaf.event_ids[event.id],
        document=leaf.document,
        type=event.type,
        role=role.role,
        context=quote(leaf, held),
        trigger=quotes(leaf, event.trigger),
        participant=quote(leaf, role.span) if role.span else None,
        date=date.edtf if date else None,
        date_words=date.span.of(leaf.text) if date is not None and date.span is not None else None,
        place=name_of(leaf, event.place),
        polarity=told_as(event, statement.stance if statement else None),
        modality=event.modality,
        statement=leaf.statement_ids.get(event.statement, ""),
        chain=chain(leaf, statement) if statement else (),
        judged_by=leaf.judged_by("event", event.id),
    )


_NEAR = 400
"""A participant named further from the trigger than this, in code points, is not shown in the sentences around it."""


def _near(span: Span, event: Event) -> bool:
    return abs(span.start - event.trigger[0].start) < _NEAR
