"""The order of a report: statements numbered, and grouped by the words that report an event, else by voice.

The codebook's type only collects; what a group is called is how its texts put it ("resigned · stepped down").
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from onrecord.exports.report_words import hand_words
from onrecord.model import flat
from onrecord.model.edtf import edtf_bounds
from onrecord.views.values import EventRow, Source, StatementRow

HEADING_WORDS: Final = 4
"""So many different wordings stand in the heading of a group."""

UNDATED: Final = "9999"
"""Sorts after every date."""

Rows = Sequence[StatementRow]
Kinds = Mapping[str, tuple[str, ...]]
"""Statement -> the kinds of events that it reports, in text order."""


@dataclass(frozen=True, slots=True)
class Group:
    """Statements under one heading.

    ``words`` are the wordings of the texts, the most used first, or the one name of a voice or document; ``more``
    counts further wordings. ``elsewhere`` holds statements that report the same kind of thing under another heading.
    """

    anchor: str
    words: tuple[str, ...]
    more: int
    rows: tuple[StatementRow, ...]
    elsewhere: tuple[str, ...] = ()

    @property
    def documents(self) -> int:
        """Return in how many documents the statements stand."""
        return len({row.document for row in self.rows})


@dataclass(frozen=True, slots=True)
class Order:
    """All statements of a report, each exactly once; ``numbers`` maps their ids to 1, 2, 3 … in this order."""

    by_words: tuple[Group, ...]
    by_voice: tuple[Group, ...]
    own_voice: tuple[Group, ...]
    numbers: Mapping[str, int]


def put_in_order(statements: Iterable[StatementRow], events: Sequence[EventRow], sources: Iterable[Source]) -> Order:
    """Group the statements: by the wording of what they report, else by voice; own voice by document."""
    rows = sorted(statements, key=_by_date)
    kinds = _kinds(events)
    told = [row for row in rows if row.manner != "author"]
    by_words = tuple(
        _worded(kind, members, events, rows, kinds)
        for kind, members in _largest_first(_collect(told, lambda row: kinds.get(row.id, ("",))[0]))
        if kind
    )
    silent = [row for row in told if row.id not in kinds]
    by_voice = tuple(
        Group(_anchor("voice", key), (_voice(members[0]),), 0, tuple(members))
        for key, members in _largest_first(_collect(silent, _voice_key))
    )
    own = _collect((row for row in rows if row.manner == "author"), lambda row: row.document)
    own_voice = tuple(
        Group(_anchor("own", source.document), (source.title or source.source_id,), 0, _in_place(own[source.document]))
        for source in sources
        if source.document in own
    )
    everything = chain.from_iterable(group.rows for group in (*by_words, *by_voice, *own_voice))
    return Order(by_words, by_voice, own_voice, {row.id: number for number, row in enumerate(everything, 1)})


def dated_by(row: StatementRow) -> str | None:
    """Return the EDTF date of a statement: when it was said, else when it was published."""
    return row.said or row.published.known


def _by_date(row: StatementRow) -> tuple[str, bool, str, int, int]:
    """Order by first day; of what is only inferred by the first possible day, after what is dated that day."""
    date = dated_by(row)
    first = edtf_bounds(date or row.published.edtf or "")[0]
    return (first or UNDATED, date is None, row.document, row.content[0].span.start, -row.content[-1].span.end)


def _in_place(rows: Rows) -> tuple[StatementRow, ...]:
    return tuple(sorted(rows, key=lambda row: row.content[0].span))


def _kinds(events: Iterable[EventRow]) -> Kinds:
    found: dict[str, tuple[str, ...]] = {}
    for event in sorted(events, key=lambda event: (event.document, event.trigger[0].span)):
        found[event.statement] = (*found.get(event.statement, ()), event.type)
    return found


def _worded(kind: str, members: Rows, events: Iterable[EventRow], rows: Rows, kinds: Kinds) -> Group:
    """Name a group by the wordings of all statements that report this kind of thing, wherever they stand."""
    here = {row.id for row in members}
    shown = {row.id for row in rows}
    triggers = [event for event in events if event.type == kind and event.statement in shown]
    wordings = _wordings(" … ".join(quote.text for quote in event.trigger) for event in triggers)
    elsewhere = tuple(row.id for row in rows if kind in kinds.get(row.id, ()) and row.id not in here)
    return Group(
        _anchor("words", kind),
        wordings[:HEADING_WORDS],
        max(0, len(wordings) - HEADING_WORDS),
        tuple(members),
        elsewhere,
    )


def _wordings(triggers: Iterable[str]) -> tuple[str, ...]:
    """Return the different wordings as first written, the most used first; case and line ends make no difference."""
    as_written = [flat(trigger) for trigger in triggers]
    first: dict[str, str] = {}
    for words in as_written:
        first.setdefault(words.casefold(), words)
    return tuple(first[key] for key, _ in Counter(words.casefold() for words in as_written).most_common())


def _collect(rows: Iterable[StatementRow], key: Callable[[StatementRow], str]) -> dict[str, list[StatementRow]]:
    groups: dict[str, list[StatementRow]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups


def _largest_first(groups: Mapping[str, list[StatementRow]]) -> list[tuple[str, list[StatementRow]]]:
    return sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))


def _voice_key(row: StatementRow) -> str:
    return row.speaker_ids[0] if row.speaker_ids else ""


def _voice(row: StatementRow) -> str:
    if row.speakers:
        return row.speakers[0]
    return hand_words(row.chain[-1]) if row.chain else "source not stated"


def _anchor(*parts: str) -> str:
    return "g" + hashlib.sha256("|".join(parts).encode()).hexdigest()[:12]
