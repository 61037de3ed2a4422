"""Changing a report under way: pure functions from one plan to the next, for whoever builds it on a screen.

A page shows a state that may be past: a thing is meant by its place and by its mark, a digest of what it says. Where
the place holds something else now, it is looked for elsewhere by its mark; what is nowhere was changed by somebody.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TypeVar

from onrecord.exports.builder.values import Cited, Item, Plan, Question
from onrecord.exports.builder.writing import item_json
from onrecord.model import OnrecordError

Thing = TypeVar("Thing")


class MovedError(OnrecordError):
    """What is to be changed is not there any more as the page showed it."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("Meanwhile somebody changed this part of the report. Nothing of yours was kept yet.")


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a plan: chapter, and item within it (None: the chapter itself), with the mark of what is meant."""

    chapter: int
    item: int | None = None
    mark: str = ""


def mark_of(thing: Item | Question | Plan) -> str:
    """Return the digest of what an item says, of the question that heads a chapter, of title and purpose."""
    if isinstance(thing, Plan):
        said: object = [thing.title, thing.purpose]
    elif isinstance(thing, Question):
        said = thing.question
    else:
        said = item_json(thing)
    return blake2b(json.dumps(said, ensure_ascii=True).encode(), digest_size=6).hexdigest()


def find(plan: Plan, where: Where) -> Where:
    """Return where a thing is now: at its place, else nearest to it.

    Raises:
        MovedError: if it is nowhere.
    """
    if where.item is None:
        places = [Where(number, None, mark_of(one)) for number, one in enumerate(plan.chapters)]
    else:
        places = [
            Where(number, place, mark_of(item))
            for number, one in enumerate(plan.chapters)
            for place, item in enumerate(one.items)
        ]
    alike = [one for one in places if one.mark == where.mark]
    if not alike:
        raise MovedError
    return min(alike, key=lambda one: (abs(one.chapter - where.chapter), abs((one.item or 0) - (where.item or 0))))


def head(plan: Plan, mark: str, title: str, purpose: str) -> Plan:
    """Return a plan with another title and other terms of reference.

    Raises:
        MovedError: if somebody changed them meanwhile.
    """
    if mark != mark_of(plan):
        raise MovedError
    return replace(plan, title=title, purpose=purpose)


def ask(plan: Plan, question: str) -> Plan:
    """Return a plan with one more question at its end."""
    return replace(plan, chapters=(*plan.chapters, Question(question)))


def reword(plan: Plan, where: Where, question: str) -> Plan:
    """Return a plan with a question in other words."""
    at = find(plan, where).chapter
    return _with_chapter(plan, at, replace(plan.chapters[at], question=question))


def put(plan: Plan, items: Iterable[Item], where: Where | None = None) -> tuple[Plan, Where]:
    """Return a plan with more items, and where the first of them is.

    They stand behind ``where`` (at the end of a chapter where no item is meant), by default at the end of the last
    chapter; a first chapter without a question is made where there is none. A statement that stands there already is
    not put there twice.
    """
    if not plan.chapters:
        plan = ask(plan, "")
    at = find(plan, where) if where is not None else Where(len(plan.chapters) - 1)
    chapter = plan.chapters[at.chapter]
    new = [item for item in items if not (isinstance(item, Cited) and item in chapter.items)]
    place = len(chapter.items) if at.item is None else at.item + 1
    held = (*chapter.items[:place], *new, *chapter.items[place:])
    return _with_chapter(plan, at.chapter, replace(chapter, items=held)), Where(at.chapter, place if new else None)


def change(plan: Plan, where: Where, item: Item) -> tuple[Plan, Where]:
    """Return a plan with another item in the place of one, and where it is."""
    at = find(plan, where)
    chapter = plan.chapters[at.chapter]
    items = [item if number == at.item else one for number, one in enumerate(chapter.items)]
    return _with_chapter(plan, at.chapter, replace(chapter, items=tuple(items))), at


def take_out(plan: Plan, where: Where) -> Plan:
    """Return a plan without an item, or without a chapter and all that stands in it."""
    at = find(plan, where)
    if at.item is None:
        return replace(plan, chapters=_without(plan.chapters, at.chapter))
    chapter = plan.chapters[at.chapter]
    return _with_chapter(plan, at.chapter, replace(chapter, items=_without(chapter.items, at.item)))


def move(plan: Plan, where: Where, by: int) -> tuple[Plan, Where]:
    """Return a plan with a chapter or an item moved up (-1) or down (1), and where it is then.

    An item at the edge of its chapter goes on into the next one; at the edge of the report nothing moves.
    """
    at = find(plan, where)
    if at.item is None:
        to = at.chapter + by
        if not 0 <= to < len(plan.chapters):
            return plan, at
        held = _without(plan.chapters, at.chapter)
        chapters = (*held[:to], plan.chapters[at.chapter], *held[to:])
        return replace(plan, chapters=chapters), Where(to)
    chapter = plan.chapters[at.chapter]
    item, to = chapter.items[at.item], at.item + by
    left = replace(chapter, items=_without(chapter.items, at.item))
    if 0 <= to < len(chapter.items):
        moved = replace(chapter, items=(*left.items[:to], item, *left.items[to:]))
        return _with_chapter(plan, at.chapter, moved), Where(at.chapter, to)
    beside = at.chapter + by
    if not 0 <= beside < len(plan.chapters):
        return plan, at
    other = plan.chapters[beside]
    held_items = (item, *other.items) if by > 0 else (*other.items, item)
    plan = _with_chapter(plan, at.chapter, left)
    return _with_chapter(plan, beside, replace(other, items=held_items)), Where(beside, held_items.index(item))


def _with_chapter(plan: Plan, at: int, chapter: Question) -> Plan:
    return replace(plan, chapters=(*plan.chapters[:at], chapter, *plan.chapters[at + 1 :]))


def _without(things: Sequence[Thing], at: int) -> tuple[Thing, ...]:
    return (*things[:at], *things[at + 1 :])
