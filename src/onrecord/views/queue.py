"""What to judge next: what would change most, each with the command that judges it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from onrecord.model import Link, flat
from onrecord.record import Reader
from onrecord.record.judgements.queue import Doubtful, Possible, doubtful_of, possible_events, possible_of
from onrecord.record.listing.waiting import waiting_counted, waiting_first
from onrecord.record.query_judgements import Standing, standings
from onrecord.views.judgements import words_of

Concern = Literal["contradiction", "possible-link", "low-score", "orphaned"]
"""People contradict each other; two things may be one; a statement is doubtful; a judgement lost its place."""

_FIRST: tuple[Concern, ...] = ("contradiction", "orphaned")
"""What people themselves left open comes before what linking and reading did."""

_SHOWN = 120


@dataclass(frozen=True, slots=True)
class QueueRow:
    """Something to be judged: what it is, why it is asked, how much hangs on it, and a command to copy.

    ``weight`` counts statements and documents that a judgement would touch. ``items`` are ids of the record.
    """

    concern: Concern
    what: str
    why: str
    weight: int
    items: tuple[str, ...]
    documents: tuple[str, ...]
    command: str


def queue(reader: Reader, limit: int = 20, *, propose_unnamed: bool = False) -> tuple[QueueRow, ...]:
    """Return what would change most by being judged: where people contradict each other, then the heaviest first.

    ``propose_unnamed`` also proposes that what happened to somebody who is only described ("the consul") is what
    happened to somebody with a name. Such a pair is told here alone, and joins nothing before a person says so.
    """
    rows = [*_contradictions(reader), *islice(_waiting(reader), limit)]
    if propose_unnamed:
        rows += map(_pair, possible_events(reader, _unnamed(reader)))
    return tuple(sorted(rows, key=lambda row: (row.concern not in _FIRST, -row.weight, row.what, row.items))[:limit])


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing of the queue: its place, how many there are, and how many of each concern."""

    row: QueueRow | None
    at: int
    total: int
    counts: tuple[tuple[Concern, int], ...]


def turn_of(reader: Reader, at: int, concern: Concern | None = None) -> Turn:
    """Return what stands at a place of the queue, of all or of one concern; at the last place where it is shorter."""
    first = [row for row in _contradictions(reader) if concern in (None, row.concern)]
    first.sort(key=lambda row: (-row.weight, row.what, row.items))
    every = list(_contradictions(reader)) if concern is not None else first
    waiting = waiting_counted(reader)
    counts: dict[Concern, int] = {name: sum(row.concern == name for row in every) for name in _FIRST}
    counts["possible-link"] = sum(number for kind, number in waiting.items() if kind != _STATEMENT)
    counts["low-score"] = waiting.get(_STATEMENT, 0)
    total = sum(number for name, number in counts.items() if concern in (None, name))
    at = max(0, min(at, total - 1))
    rows = iter(first[at : at + 1]) if at < len(first) else _waiting(reader, concern, at - len(first))
    return Turn(next(rows, None), at, total, tuple(counts.items()))


_STATEMENT = "statement"
_KINDS: Mapping[Concern, tuple[str, ...]] = {
    "possible-link": ("same_entity", "same_event", "copy_of"),
    "low-score": (_STATEMENT,),
}


def _waiting(reader: Reader, concern: Concern | None = None, skip: int = 0) -> Iterator[QueueRow]:
    """Yield pairs that may be one and statements in doubt, the heaviest first."""
    if concern in _FIRST:
        return
    for waits in waiting_first(reader, None if concern is None else _KINDS[concern], skip):
        if waits.kind == _STATEMENT:
            if (statement := doubtful_of(reader, waits)) is not None:
                yield _doubtful(statement, waits.weight)
        elif (pair := possible_of(reader, waits)) is not None:
            yield _pair(pair)


def _unnamed(reader: Reader) -> tuple[Link, ...]:
    """Return all links of events, those to people without a name among them."""
    from onrecord.linking import happenings  # loaded where it is asked for: a plain question needs no linking
    from onrecord.record.slip_index import SlipIndex

    index = SlipIndex(reader)
    return happenings.relink(index, index.every("event"), propose_unnamed=True).links


def _contradictions(reader: Reader) -> Iterator[QueueRow]:
    """Yield what people contradict each other on, and judgements that lost their place."""
    standing = standings(reader)
    people = {item.judgement.id: item.judgement.who for item in standing}
    for item in standing:
        if item.state == "orphaned":
            yield _row(item, "orphaned", item.lost or "", f"onrecord undo {item.judgement.id} --why …")
        elif item.against and item.state == "holds":
            others = ", ".join(dict.fromkeys(people[other] for other in item.against))
            why = f"{item.judgement.who} says “{item.judgement.action}”, {others} say otherwise; the later one holds"
            yield _row(item, "contradiction", why, f"onrecord undo {item.judgement.id} --why …")


def _row(standing: Standing, concern: Concern, why: str, command: str) -> QueueRow:
    judgement = standing.judgement
    return QueueRow(
        concern=concern,
        what=" / ".join(_short(words_of(target)) or target.kind for target in judgement.targets),
        why=why,
        weight=len(judgement.targets) + len(standing.against),
        items=tuple(place.item for place in standing.where if place is not None and place.item),
        documents=judgement.documents,
        command=command,
    )


def _pair(pair: Possible) -> QueueRow:
    action, verdicts = ("copy", "copy or not-copy") if pair.kind == "copy_of" else ("same", "same, different or unsure")
    documents = tuple(dict.fromkeys((pair.a.document, pair.b.document)))
    return QueueRow(
        concern="possible-link",
        what=f"{_short(pair.a.words)} / {_short(pair.b.words)}",
        why=f"{pair.rule}, score {pair.score:.2f}: {verdicts}?",
        weight=pair.weight,
        items=(pair.a.id, pair.b.id),
        documents=documents,
        command=f"onrecord judge {action} {pair.a.id} {pair.b.id} --why …",
    )


def _doubtful(statement: Doubtful, weight: int) -> QueueRow:
    """Return a statement of a low score that nobody has judged; what it encloses hangs on it."""
    return QueueRow(
        concern="low-score",
        what=_short(statement.words),
        why=f"score {statement.score:.2f} ({statement.rule or 'no rule'}): accept or reject?",
        weight=weight,
        items=(statement.id,),
        documents=(statement.document,),
        command=f"onrecord judge accept {statement.id} --why …",
    )


def _short(words: str) -> str:
    words = flat(words)
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"
