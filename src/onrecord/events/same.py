"""Several mentions of one event by one voice are one event, with all its words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.events.codebook import Codebook
from onrecord.model import Event, Reading, edtf_bounds

_STEM = 5


@dataclass(frozen=True, slots=True)
class Told:
    """An event as one mention tells it.

    ``verbal`` where a verb does, ``definite`` where a noun refers back ("the killing"); ``word`` is its word in lower
    case, ``people`` the words for those whom it is about.
    """

    event: Event
    verbal: bool
    word: str
    definite: bool = False
    people: frozenset[str] = frozenset()


def join_mentions(told: Sequence[Told], reading: Reading, codebook: Codebook) -> list[Event]:
    """Join events of one type that one voice reports of the same people; a noun may leave out of whom.

    Dates or places that exclude each other, another polarity or another modality keep events apart; so does a date that
    only the noun has: "the 2003 massacre" is not the killing told before it without a date. A noun without article is
    another event ("more killings"), unless it is made of the same word ("defected", "defections").
    """
    voices = {item.id: frozenset(item.speakers) or frozenset([f"statement {item.id}"]) for item in reading.statements}
    joined: list[tuple[Event, list[Told]]] = []
    for item in told:
        primary = codebook.types[item.event.type].primary
        same = [
            place
            for place, (event, before) in enumerate(joined)
            if voices[event.statement] == voices[item.event.statement] and _same(event, before, item, primary)
        ]
        if same:
            event, before = joined[same[-1]]
            joined[same[-1]] = _both(event, item.event), [*before, item]
        else:
            joined.append((item.event, [item]))
    return sorted((event for event, _ in joined), key=lambda event: (event.trigger[0], event.type))


def _same(one: Event, before: Sequence[Told], told: Told, primary: str) -> bool:
    two = told.event
    if (one.type, one.polarity, one.modality) != (two.type, two.polarity, two.modality) or _apart(one, two):
        return False
    first, second = _people(one, primary), _people(two, primary)
    if first and second:
        return bool(first & second)
    if any(other.people & told.people for other in before):
        return True
    if told.verbal or any(role.role == primary for role in two.roles):
        return False
    alike = any(other.word[:_STEM] == told.word[:_STEM] for other in before)
    return (told.definite or alike) and (two.date is None or one.date is not None)


def _apart(one: Event, two: Event) -> bool:
    if one.place is not None and two.place is not None and one.place != two.place:
        return True
    if one.date is None or two.date is None:
        return False
    (first, last), (start, stop) = edtf_bounds(one.date.edtf), edtf_bounds(two.date.edtf)
    return (last is not None and start is not None and last < start) or (
        stop is not None and first is not None and stop < first
    )


def _people(event: Event, primary: str) -> frozenset[str]:
    return frozenset(role.entity for role in event.roles if role.entity is not None and role.role == primary)


def _both(one: Event, two: Event) -> Event:
    known = {(role.role, role.entity) for role in one.roles if role.entity is not None}
    more = tuple(role for role in two.roles if (role.role, role.entity) not in known)
    return replace(
        one,
        trigger=tuple(sorted({*one.trigger, *two.trigger})),
        roles=tuple(sorted((*one.roles, *more), key=lambda role: (role.span.start if role.span else 0, role.role))),
        place=one.place or two.place,
        date=one.date or two.date,
    )
