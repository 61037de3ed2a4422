"""What somebody else did since a page was shown: nothing of theirs is overwritten unseen, nothing of one's own is lost.

A form carries the state of what it changes as its page showed it. Where that is another one when the form comes,
nothing is kept, what was done is shown, and what was typed can be sent again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Final

from onrecord.api import Record
from onrecord.desk.cards import by_item, head_of
from onrecord.views.judgements import JudgementRow

PAIRS: Final = ("same", "different", "unsure", "copy", "not-copy")
"""What is decided on two things."""


def state_of(shown: Iterable[object]) -> str:
    """Return what tells values that a page showed from any others."""
    return blake2b(repr([*shown]).encode("utf-8", "replace"), digest_size=8).hexdigest()


def judged_on(record: Record, item: str, other: str = "", document: str = "") -> tuple[JudgementRow, ...]:
    """Return the judgements on a thing of a document, or on two things, in the order in which they were made."""
    if not other:
        return tuple(by_item(record.judged_in(document)).get(item, ()))
    return judged_on_pair(record.judgements(), _known_as(record, item), _known_as(record, other))


def judged_on_pair(judged: Iterable[JudgementRow], one: set[str], other: set[str]) -> tuple[JudgementRow, ...]:
    """Return the judgements on two things, each told by its id or by its name."""
    return tuple(row for row in judged if row.action in PAIRS and len(row.on) > 1 and _is_on(row, one, other))


def _is_on(row: JudgementRow, one: set[str], other: set[str]) -> bool:
    sides = [{thing.item, thing.words} for thing in row.on]
    return any(
        sides[first] & one and sides[second] & other
        for first in range(len(sides))
        for second in range(len(sides))
        if first != second
    )


def _known_as(record: Record, item: str) -> set[str]:
    """Return an id; of somebody who stands in several documents also the names, under which they are judged."""
    found = record.who(item, 1) if item.startswith("n") else ()
    return {item, *(spelling.surface for one in found for spelling in one.spellings)}


def head_of_pair(record: Record, item: str, other: str) -> str:
    """Return what tells the state of the judgements on two things from any other."""
    return head_of(judged_on(record, item, other))


def since(record: Record, given: Mapping[str, str]) -> tuple[str, tuple[JudgementRow, ...]] | None:
    """Return the head as it is now and the judgements, where it is not the one that a form carries."""
    head, document, other = given.get("head", ""), given.get("document", ""), given.get("other", "")
    if not head or not (document or other):
        return None
    on = judged_on(record, given.get("item", ""), other, document)
    now = head_of(on)
    return None if now == head else (now, on)
