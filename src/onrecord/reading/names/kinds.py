"""The finer kind of a name, told by its words: outlets, campaigns, events, places."""

import re
from collections.abc import Sequence

from onrecord.model import EntityKind
from onrecord.reading.names.line import Line, Name, free, put, runs

DOMAIN = re.compile(r"(?:[\w-]+\.)+(?:com|info|net|news|org|tv)", re.IGNORECASE)
"""The address of a site, as a name of the site."""

OUTLET_SCORE = 0.8
_OUTLET_OPENERS = frozenset({"radio", "daily", "tv", "channel"})


def add_outlets(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Sites named by their address; "Radio Meridian"; "the Meridian Times"."""
    for place, word in enumerate(line.words):
        if DOMAIN.fullmatch(word):
            names = put(names, Name(place, place + 1, "publication", OUTLET_SCORE, "site"))
    for first, last in () if line.heading else runs(line):
        opened = line.folded[first] in _OUTLET_OPENERS
        closed = line.folded[last - 1] in line.tables.publication_words
        named = opened or (closed and first > 0 and line.folded[first - 1] == "the")
        if named and last - first > 1 and free(names, first, last):
            names = put(names, Name(first, last, "publication", OUTLET_SCORE, "outlet-word"))
    return names


def name_kinds(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Tell outlets, campaigns, named events and places from other names by the words of the tables."""
    return [name.at(name.first, name.last, _kind(line, name)) for name in names]


def _kind(line: Line, name: Name) -> EntityKind:
    known = line.known_at(name.first)
    if known is not None and known.last == name.last and known.kind == "publication":
        return "publication"
    if name.last - name.first == 1:
        return "publication" if DOMAIN.fullmatch(line.words[name.first]) else name.kind
    if line.is_title(name.first - 1) and name.first > 0 and name.kind == "person":
        return "person"
    return _by_words(line, name)


def _by_words(line: Line, name: Name) -> EntityKind:
    tables, opening, end = line.tables, line.folded[name.first], line.folded[name.last - 1]
    if opening in _OUTLET_OPENERS:
        return "publication"
    if opening in tables.event_words:
        return "event"
    if name.kind == "person" and line.is_given(name.first):
        return "person"
    endings: tuple[tuple[frozenset[str], EntityKind], ...] = (
        (tables.campaign_words, "campaign"),
        (tables.event_words, "event"),
        (tables.place_words, "place"),
        (tables.publication_words, "publication"),
    )
    return next((kind for words, kind in endings if end in words), name.kind)
