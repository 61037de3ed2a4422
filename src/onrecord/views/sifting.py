"""What is wanted of statements, as the record looks it up."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from onrecord.lexicon.spelling import name_key
from onrecord.model import Manner, flat
from onrecord.model.edtf import edtf_bounds
from onrecord.record import Reader
from onrecord.record.listing.asking import Interval, Sifted
from onrecord.record.query_entities import entities_named, spellings_of
from onrecord.record.query_pile import find_document
from onrecord.views.values_listed import FilterName
from onrecord.views.values_said import Wanted

EXPLICIT: tuple[Manner, ...] = ("direct", "indirect", "mixed", "turn")
"""Manners of everything but a writer's own voice."""

_SYNTAX = frozenset('"*')


def values(wanted: Wanted) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the filters, with the values as they are kept."""
    yield "manner", wanted.manner
    for name, values in (("speaker", wanted.speaker), ("origin", wanted.origin), ("outlet", wanted.outlet)):
        yield name, values
    for name, values in (("office", wanted.office), ("counted", wanted.counted), ("tag", wanted.tag)):
        yield name, tuple(flat(value).casefold() for value in values)
    yield "event", wanted.event
    yield "stance", wanted.stance
    yield "tier", wanted.tier
    yield "depth", tuple(map(str, wanted.depth))
    if wanted.reviewed is not None:
        yield "reviewed", ("yes" if wanted.reviewed else "no",)


def sifted(reader: Reader, wanted: Wanted) -> Sifted:
    """Return what is wanted as the record looks it up."""
    found = [(name, held) for name, held in values(wanted) if held and name != "manner"]
    manners = wanted.manner or EXPLICIT
    if wanted.own_voice:
        manners = tuple(dict.fromkeys((*manners, "author")))
    if not wanted.own_voice or wanted.manner:
        found.append(("manner", manners))
    if wanted.by is not None:
        found.append(("speaker", entities_named(reader, wanted.by)))
    return Sifted(
        values=tuple(found),
        said=_interval(wanted.since, wanted.until),
        happened=_interval(wanted.happened_since, wanted.happened_until),
        words=None if wanted.words is None else in_every_spelling(reader, wanted.words),
        documents=None if wanted.document is None else (find_document(reader, wanted.document),),
        about=None if wanted.about is None else entities_named(reader, wanted.about),
    )


def only_listed(wanted: Wanted) -> Wanted | None:
    """Return the filters of ``wanted`` that lists alone know; None where it has none."""
    narrowed = replace(
        wanted, by=None, about=None, words=None, since=None, until=None, manner=(), document=None, limit=None
    )
    return None if narrowed == Wanted(own_voice=wanted.own_voice) else replace(narrowed, own_voice=True)


def without(wanted: Wanted, name: FilterName) -> Wanted:
    """Return what is wanted without what it wants of one filter; by whom things are said (``by``) stays."""
    if name == "said":
        return replace(wanted, since=None, until=None)
    if name == "happened":
        return replace(wanted, happened_since=None, happened_until=None)
    nothing: Any = {name: None if name in {"reviewed", "about"} else ()}
    return replace(wanted, **nothing)


def _interval(since: str | None, until: str | None) -> Interval | None:
    first = edtf_bounds(since)[0] if since else None
    last = edtf_bounds(until)[1] if until else None
    return None if first is None and last is None else Interval(first, last)


def in_every_spelling(reader: Reader, words: str) -> str:
    """Return words to be sought; where they are a name that the record knows, every spelling of whoever bears it."""
    if _SYNTAX & set(words) or " OR " in words or not name_key(words):
        return words
    spellings = spellings_of(reader, words)
    return " OR ".join((words, *(f'"{spelling.replace(chr(34), " ")}"' for spelling in spellings)))
