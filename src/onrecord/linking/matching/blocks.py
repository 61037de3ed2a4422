"""Keys under which names of organisations and places meet, and names of people; see ``keys`` for single words."""

from functools import lru_cache
from itertools import combinations

from onrecord.linking.matching.bodies import Part, body_name
from onrecord.linking.matching.places import place_name
from onrecord.linking.matching.words import plain_word


@lru_cache(maxsize=1 << 16)
def body_keys(name: str) -> frozenset[str]:
    """Return the keys of an organisation's name: each two of its words, one that stands alone, and its country.

    A name that is nothing but a short form has itself as key, so that it meets no full name by chance.
    """
    body = body_name(name)
    if body.acronym is not None:
        return frozenset({f"short {body.acronym}"})
    own = [part for part in body.parts if not part.generic]
    keys = {"+".join(sorted(pair)) for pair in combinations({_part_key(part) for part in body.parts}, 2)}
    if len(own) == 1:
        keys.add(_part_key(own[0]))
    if not own:
        keys |= {f"{part.text} of {land}" for part in body.parts for land in body.countries}
    return frozenset(keys)


def _part_key(part: Part) -> str:
    return part.text if part.generic or part.acronym else min(plain_word(part.text).keys)


@lru_cache(maxsize=1 << 16)
def place_keys(name: str) -> frozenset[str]:
    """Return the keys of a place's name: its country, or the keys of its first word."""
    place = place_name(name)
    if place.country:
        return frozenset({place.country})
    return frozenset(key for word in place.words[:1] for key in word.keys)
