"""The finer kind of a name, told by its words: outlets, campaigns, events, places."""

import re
from collections.abc import Sequence

from onrecord.model import EntityKind
from onrecord.reading.names.line import HYPHENS, Line, Name, free, put

DOMAIN = re.compile(r"(?:[\w-]+\.)+(?:com|info|net|news|org|tv)", re.IGNORECASE)
"""The address of a site, as a name of the site."""

_NUMERAL = re.compile(r"[IVX]{1,4}|[1-9]")

OUTLET_SCORE = 0.8
GROUP_SCORE = 0.8
EVENT_SCORE = 0.7
# Words of outlets that are surnames, too.
_SURNAMES = frozenset(
    {"post", "star", "globe", "press", "standard", "mercury", "sun", "mirror", "mail", "wire", "argus"}
)
# Words of places that are surnames, too.
_FAMILIES = frozenset(
    {
        "abbey",
        "bay",
        "bluff",
        "bridge",
        "canyon",
        "castle",
        "forest",
        "fort",
        "garden",
        "gorge",
        "hill",
        "hills",
        "lane",
    }
    | {"marina", "mine", "park", "peak", "pond", "port", "reef", "ridge", "shore", "street", "town"}
)
# Words of events that are first names, too.
_FIRST_NAMES = frozenset({"bill"})
_QUARTERS = frozenset({"old", "new", "upper", "lower", "north", "south", "east", "west", "greater"})
# Words that end no person's name, whatever stands before them.
_SETTLEMENTS = frozenset({"town", "city", "village", "province", "district", "airport", "street", "avenue", "prison"})
# Before the address of a site that is no name: visit X, available at X.
_POINTERS = frozenset({"at", "to", "visit", "see", "view", "in", ":", "from", "on", "via", "="})
_OUTLET_OPENERS = frozenset({"radio", "daily", "tv", "channel"})


def add_outlets(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Sites named by their address; "Radio Meridian"; "the Meridian Times"."""
    for place, word in enumerate(line.words):
        pointed = place > 0 and line.folded[place - 1] in _POINTERS
        if "." in word and not pointed and not word.startswith("www.") and DOMAIN.fullmatch(word):
            names = put(names, Name(place, place + 1, "publication", OUTLET_SCORE, "site"))
    for first, last in () if line.heading else line.runs:
        opened = line.folded[first] in _OUTLET_OPENERS
        closed = line.folded[last - 1].replace(".", "") in line.tables.publication_words
        named = opened or (closed and first > 0 and line.folded[first - 1] in {"the", "'s", "’s"})
        within = all(first <= name.first and name.last <= last for name in names if name.overlaps(first, last))
        if named and last - first > 1 and within:
            names = put(names, Name(first, last, "publication", OUTLET_SCORE, "outlet-word"))
    return names


def add_peoples(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Peoples, faiths and political families as nouns: the Norwegians, two Kurds; not as adjectives."""
    for place in range(len(line.words)):
        if line.is_people(place) and line.tags[place] in {"NNS", "NNPS"} and not line.heading:
            last = place + 1
            led = last < len(line.words) and line.named[last] and not line.is_people(last)
            if not led and free(names, place, last):
                names = put(names, Name(place, last, "group", GROUP_SCORE, "people"))
    return names


def add_events(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Phrases in capitals that end in a word for an event, a treaty or a law: World War II, the Water Accord."""
    for first, last in () if line.heading else line.runs:
        if last - first > 1 and free(names, first, last) and tells_event(line, last):
            names = put(names, Name(first, last, "event", EVENT_SCORE, "event-word"))
    return names


def tells_event(line: Line, last: int) -> bool:
    """Whether the last word before ``last``, or the one before its number, is one for an event."""
    numbered = last > 1 and _NUMERAL.fullmatch(line.words[last - 1]) is not None
    return line.folded[last - 1 - numbered] in line.tables.event_words


def name_kinds(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Tell outlets, campaigns, named events and places from other names by the words of the tables."""
    return [name.at(name.first, name.last, _kind(line, name)) for name in names]


def _kind(line: Line, name: Name) -> EntityKind:
    known = line.known_at(name.first)
    if known is not None and known.last == name.last and known.kind == "publication":
        return "publication"
    if name.last - name.first == 1:
        landmark = name.kind == "person" and _is_landmark(line, name.first)
        kind: EntityKind = "place" if landmark and not line.is_title(name.first - 1) else name.kind
        return "publication" if DOMAIN.fullmatch(line.words[name.first]) else kind
    if line.is_title(name.first - 1) and name.first > 0 and name.kind == "person":
        return "person"
    return _by_words(line, name)


def _is_first_name(line: Line, name: Name) -> bool:
    """Whether a word for an event opens the name of a person: Bill Moran, but not the Bill of Rights."""
    return name.kind == "person" and line.folded[name.first] in _FIRST_NAMES and line.nameable(name.first + 1)


def _opens_place(line: Line, name: Name) -> bool:
    """Whether the first word says that a name of a person or place is that of a place: Wadi Hour, Port Sefrid."""
    opener = line.folded[name.first] in line.tables.place_openers or line.folded[name.first] in _QUARTERS
    return opener and name.kind == "person" and line.words[name.first + 1] not in HYPHENS


def _is_landmark(line: Line, place: int) -> bool:
    """Whether a word ends names of places, and no person's."""
    word, tables = line.folded[place], line.tables
    return word in tables.place_words and word not in tables.surnames and word not in _FAMILIES


def _by_words(line: Line, name: Name) -> EntityKind:
    tables, opening, end = line.tables, line.folded[name.first], line.folded[name.last - 1]
    if opening in _OUTLET_OPENERS:
        return "publication"
    numbered = _NUMERAL.fullmatch(line.words[name.last - 1]) and line.folded[name.last - 2] in tables.event_words
    if numbered or (opening in tables.event_words and not _is_first_name(line, name)):
        return "event"
    if end in _SETTLEMENTS or _opens_place(line, name):
        return "place"
    personal = name.kind == "person" and line.is_given(name.first) and not _is_landmark(line, name.last - 1)
    if personal and (end in _SURNAMES or end not in tables.publication_words):
        return "person"
    endings: tuple[tuple[frozenset[str], EntityKind], ...] = (
        (tables.campaign_words, "campaign"),
        (tables.event_words, "event"),
        (tables.place_words, "place"),
        (tables.publication_words, "publication"),
    )
    return next((kind for words, kind in endings if end in words), name.kind)
