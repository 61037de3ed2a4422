"""Under which numbers events meet: who takes part, where and when, or what nameless people are called.

A pair meets where it shares a key that is not too common: of somebody of whom the record tells much, only what lies in
one month; of a crowd without name, only in a record that tells of few.
"""

from collections.abc import Iterator

from onrecord.linking.happenings.facts import Happening
from onrecord.linking.happenings.kinds import family_of
from onrecord.linking.index import key_of
from onrecord.linking.matching.blocks import body_keys, place_keys
from onrecord.linking.matching.keys import person_keys
from onrecord.linking.matching.places import place_name
from onrecord.linking.matching.words import person_name

_MONTHS = 3
"""Months that an event may lie between to be looked up by each of them."""


def name_keys(name: str, kind: str) -> frozenset[str]:
    """Return the keys of a name by its sound: of one word of a person's name too, so that surnames meet."""
    if kind == "person":
        named = person_name(name)
        words = [word for word in named.words if word.kind == "word"]
        return person_keys(named) | frozenset(key for word in words[-1:] for key in word.keys)
    return place_keys(name) if kind == "place" else body_keys(name)


def country_of(name: str) -> str | None:
    """Return the country that a place is, or whose capital it is; None of others."""
    place = place_name(name)
    return place.country or place.context_country or place.capital_of


def keys_of(item: Happening) -> frozenset[int]:
    """Return the numbers under which an event meets others."""
    family = family_of(item.type)
    spots = sorted(set(_spots(item)))
    months = _months(item)
    keys = {key_of("within", family, item.at.document)}
    for spot in spots:
        keys.add(key_of("event", family, spot))
        keys |= {key_of("event", family, spot, month) for month in months}
    return frozenset(keys)


def _spots(item: Happening) -> Iterator[str]:
    for party in item.parties:
        if party.name is not None:
            yield from (f"name {key}" for key in name_keys(party.name, party.sort or ""))
        lands = party.lands or ((item.home,) if item.home else ())
        if party.role == item.about:
            yield from (f"called {noun} {land}" for noun in party.nouns for land in lands)
    places = [item.place] if item.place else list(item.beside)
    for place in places:
        yield from (f"place {key}" for key in place_keys(place))
        if country := country_of(place):
            yield f"land {country}"
    if item.home:
        yield f"home {item.home}"


def _months(item: Happening) -> list[str]:
    """Return the months that a dated event lies in, if they are few."""
    if not item.dated or item.first is None or item.last is None or item.first.startswith("-"):
        return []
    first, last = (int(day[:4]) * 12 + int(day[5:7]) - 1 for day in (item.first, item.last))
    return [f"{month // 12}-{month % 12 + 1:02}" for month in range(first, last + 1)] if last - first < _MONTHS else []


def node_of(item: Happening) -> str:
    """Return the node of an event: what several documents tell with the same names, day and place is one at once."""
    named = sorted(f"{party.role} {party.sort} {party.name.casefold()}" for party in item.parties if party.name)
    told = any(party.name for party in item.of(item.about))
    if not told or not item.dated or item.first is None or item.first != item.last:
        return f"{item.at.document} {item.at.item}"
    words = (item.type, item.polarity, item.modality, item.first, (item.place or "").casefold(), *named)
    return f"event {key_of(*words):x}"
