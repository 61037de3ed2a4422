"""The Review screen: one decision at a time, by key, each a judgement that can be taken back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from onrecord.api import Record
from onrecord.desk.cards import head_of
from onrecord.desk.highlights import Highlight, Stretch, flatten
from onrecord.desk.meanwhile import head_of_pair, judged_on
from onrecord.desk.pages import address, desk_of, draw
from onrecord.desk.rows import in_context
from onrecord.model import Span
from onrecord.views.queue import Concern, QueueRow
from onrecord.views.values import StatementRow
from onrecord.views.wording import copy_rule, link_rule

AROUND, LONGEST = 150, 480
"""Characters shown around words, and at most."""

CONCERNS: Final[dict[Concern, str]] = {
    "contradiction": "people contradict each other",
    "possible-link": "possibly one",
    "low-score": "doubtful statements",
    "orphaned": "judgements without a place",
}

ANSWERS: Final = {
    "same": (("same", "The same", "s"), ("different", "Different", "d"), ("unsure", "Cannot be told", "u")),
    "copy": (("copy", "A copy", "s"), ("not-copy", "A text of its own", "d")),
    "accept": (("accept", "Accept", "a"), ("reject", "Take out", "x")),
    "undo": (("undo", "Take it back", "u"),),
}
"""What can be answered, by the verb of the queue's command: the action, its words and its key."""


def screen(request: Request) -> Response:
    """Show one decision; ``at`` is its place in the line, ``concern`` what is lined up."""
    desk, asked = desk_of(request), request.query_params
    concern = next((name for name in CONCERNS if name == asked.get("concern", "")), None)
    wanted = asked.get("at", "")
    with desk.open() as record:
        turn = record.turn(int(wanted[:9]) if wanted.isdecimal() else 0, concern)
        row = turn.row
        judged = record.judgements()
        statement = record.statement(row.items[0]) if row and row.concern == "low-score" else None
        sides = _sides(record, row) if row else ()
        decided_on = _head(record, row, statement)
        shown = {side.document for side in sides} | set(row.documents if row else ())
        sources = {source.document: source for source in record.sources(shown)}
    verb = row.command.split()[2] if row and " judge " in row.command else "undo"

    def lead(concern: str = concern or "", at: int = 0) -> str:
        return address("/review", [("concern", concern), ("at", str(at) if at else "")])

    return draw(
        request,
        "review.html.j2",
        row=row,
        at=turn.at,
        total=turn.total,
        concerns=[(name, CONCERNS[name], number) for name, number in turn.counts],
        concern=concern or "",
        lead=lead,
        answers=ANSWERS[verb],
        undone=row.command.split()[2] if row and verb == "undo" else "",
        statement=statement,
        head=decided_on,
        sides=sides,
        why=why_words(row) if row else "",
        in_context=in_context,
        sources=sources,
        last=next((made for made in reversed(judged) if made.state == "holds" and made.action != "undo"), None),
        decided=sum(made.state == "holds" and made.action != "undo" for made in judged),
    )


def _head(record: Record, row: QueueRow | None, statement: StatementRow | None) -> str:
    """Return what tells the state of the judgements on what is asked; empty where there can be none."""
    if statement is not None:
        return head_of(judged_on(record, statement.id, document=statement.document))
    return head_of_pair(record, *row.items[:2]) if row and len(row.items) > 1 else ""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two things that may be one: the words, their document, and what stands around them."""

    document: str
    start: int
    end: int
    stretches: tuple[Stretch, ...]


def _sides(record: Record, row: QueueRow) -> tuple[Side, ...]:
    """Return both things of a pair where they stand in their documents."""
    if row.concern != "possible-link":
        return ()
    if " judge copy " in row.command:
        for copy in record.copies():
            if {copy.document, copy.of_document} == set(row.documents) and copy.aligned:
                places = zip((copy.document, copy.of_document), copy.aligned[0], strict=True)
                return tuple(_side(record, document, quote.span) for document, quote in places)
        return ()
    words = row.what.split(" / ", maxsplit=1)
    documents = row.documents if len(row.documents) > 1 else row.documents * 2
    found = (_first(record, document, one) for document, one in zip(documents, words, strict=False))
    return tuple(side for side in found if side is not None)


def _first(record: Record, document: str, words: str) -> Side | None:
    """Return where somebody of these words is named first in a document, or the words stand."""
    for mark in record.marks(document):
        if mark.kind == "name" and mark.meaning == words:
            return _side(record, document, mark.span)
    pattern = r"\s+".join(map(re.escape, words.rstrip("…").split()))
    match = re.search(pattern, record.show(document).text, re.IGNORECASE)
    return _side(record, document, Span(*match.span())) if match and words else None


def _side(record: Record, document: str, span: Span) -> Side:
    text = record.show(document).text
    start, end = max(0, span.start - AROUND), min(len(text), max(span.end, span.start + 1) + AROUND)
    while 0 < start < span.start and not text[start - 1].isspace():
        start += 1
    while span.end < end < len(text) and not text[end].isspace():
        end -= 1
    marked = Highlight(span.start, min(span.end, span.start + LONGEST), "content")
    return Side(document, span.start, span.end, flatten(text, start, min(end, start + LONGEST), [marked]))


def why_words(row: QueueRow) -> str:
    """Return why something is asked, in plain English; the score beside it."""
    rule, comma, rest = row.why.partition(", score ")
    if row.concern != "possible-link" or not comma:
        return row.why
    words = copy_rule(rule) if " judge copy " in row.command else link_rule(rule)
    return f"{words[:1].upper()}{words[1:]}; score {rest.partition(':')[0]}."
