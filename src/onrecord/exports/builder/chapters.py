"""A selection of statements as a report file: a chapter for each event, or for each person who speaks."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from onrecord.exports.book.compose import event_words
from onrecord.exports.builder.citing import cite, cite_statements
from onrecord.exports.builder.values import Asked, Item, Plan, Question
from onrecord.exports.report_groups import Group, put_in_order
from onrecord.exports.report_words import filter_words, hand_words, number_words
from onrecord.model import flat
from onrecord.record import Reader
from onrecord.views import questions as views
from onrecord.views.values import StatementRow, Wanted

By = Literal["event", "person"]
MOST = 60
"""So many events have a chapter of their own; those of most documents first."""

UNNAMED = "Sources that are not named"


def chapters_by(reader: Reader, by: By, wanted: Wanted, title: str | None = None) -> Plan:
    """Return a report file of the statements wanted, with chapters by event or by person.

    By event: an event of which several accounts tell has its dossier; other statements stand together by the words in
    which they report something, then by who said them. By person: whoever speaks, those heard most first.
    """
    rows = views.said(reader, wanted)
    chapters = list(_by_event(reader, rows, wanted) if by == "event" else _by_person(reader, rows))
    filters = filter_words(wanted)
    if not rows:  # the report says what was searched
        asked = Asked(
            "search", wanted.by, wanted.about, wanted.words, wanted.since, wanted.until, wanted.manner, wanted.limit
        )
        chapters = [Question("Who said what?", (asked,))]
    return Plan(title or f"Who said what: {filters}", f"Selected: {filters}.", tuple(chapters))


def _by_event(reader: Reader, rows: Sequence[StatementRow], wanted: Wanted) -> Iterator[Question]:
    ids = frozenset(row.id for row in rows)
    told: set[str] = set()
    for dossier in views.dossiers(reader, ids, MOST):
        told |= {telling.statement for telling in dossier.tellings}
        yield Question(event_words(dossier), (cite(reader, "dossier", dossier.occasion.id),))
    rest = [row for row in rows if row.id not in told]
    events = [row for row in views.events(reader, wanted) if row.statement in ids]
    order = put_in_order(rest, events, views.sources(reader))
    for groups, lead in (
        (order.by_words, ""),
        (order.by_voice, "Also said by "),
        (order.own_voice, "In its own voice: "),
    ):
        yield from (_group(reader, group, lead) for group in groups)


def _group(reader: Reader, group: Group, lead: str) -> Question:
    words = " · ".join(flat(one) for one in group.words)
    more = f" and {number_words(group.more, 'other wording')}" if group.more else ""
    return Question(f"{lead}{words}{more}", _cited(reader, group.rows))


def _by_person(reader: Reader, rows: Iterable[StatementRow]) -> Iterator[Question]:
    heard: dict[str, list[StatementRow]] = {}
    names: dict[str, str] = {}
    for row in rows:
        hand = row.chain[-1] if row.chain else None
        named = hand is not None and hand.named and hand.name is not None and hand.entity is not None
        key = hand.entity if named and hand is not None and hand.entity else ""
        names[key] = hand_words(hand) if key and hand is not None else UNNAMED
        heard.setdefault(key, []).append(row)
    for key in sorted(heard, key=lambda key: (not key, -len(heard[key]), names[key], key)):
        yield Question(flat(names[key]), _cited(reader, heard[key]))


def _cited(reader: Reader, rows: Iterable[StatementRow]) -> tuple[Item, ...]:
    return cite_statements(reader, (row.id for row in rows))
