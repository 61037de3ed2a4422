"""A statement as a row: its sentences with what says it, who says it and what is said marked."""

from __future__ import annotations

from onrecord.desk.highlights import Highlight, Stretch, flatten
from onrecord.views.values import StatementRow

LONGEST = 700
"""Characters of surroundings that a row shows; a longer sentence is shown as the words of the statement alone."""


def in_context(row: StatementRow) -> tuple[Stretch, ...]:
    """Return the sentences of a statement with content, cue and source marked; its words alone where they are long."""
    context = row.context
    spans = [quote.span for quote in row.content]
    if len(context.text) > LONGEST or not all(span.within(context.span) for span in spans):
        words = " […] ".join(quote.text for quote in row.content)
        shown = words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()} …"
        return (Stretch(row.content[0].span.start, shown, ("content",)),)
    shift = context.span.start
    marks = [
        Highlight(quote.span.start - shift, quote.span.end - shift, kind)
        for kind, quotes in (("content", row.content), ("cue", row.cue), ("source", row.source))
        for quote in quotes
    ]
    return flatten(context.text, 0, len(context.text), marks)
