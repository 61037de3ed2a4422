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


@lru_cache(maxsize=1 << 16)
def borne_keys(name: str) -> frozenset[str]:
    """Return the keys that an organisation's name bears where names are linked: see ``asked_keys``."""
    own = _only_own(name)
    if own is None:
        return body_keys(name)
    bare = len(body_name(name).parts) == 1
    return (body_keys(name) - {_part_key(own)}) | {_own_key(own, bare=bare)}


@lru_cache(maxsize=1 << 16)
def asked_keys(name: str) -> frozenset[str]:
    """Return the keys that names bear which an organisation's name may be the same as.

    A word of one's own alone may stand for a name with words that say what it is (Reuters, Reuters News Agency), but
    two names that say different things of it are two bodies and need not meet. So a word that hundreds of bodies have
    in their names costs nothing. If one name asks for another one, that one asks for it.
    """
    own = _only_own(name)
    if own is None:
        return body_keys(name)
    alone, beside = (_own_key(own, bare=bare) for bare in (True, False))
    asked = {alone, beside} if len(body_name(name).parts) == 1 else {alone}
    return (body_keys(name) - {_part_key(own)}) | asked


def _only_own(name: str) -> Part | None:
    """Return the one word that tells a name from others; None where there are several, none, or a short form alone."""
    body = body_name(name)
    own = [part for part in body.parts if not part.generic]
    return own[0] if len(own) == 1 and body.acronym is None else None


def _own_key(part: Part, *, bare: bool) -> str:
    return f"{_part_key(part)} {'alone' if bare else 'beside others'}"


def _part_key(part: Part) -> str:
    return part.text if part.generic or part.acronym else min(plain_word(part.text).keys)


@lru_cache(maxsize=1 << 16)
def place_keys(name: str) -> frozenset[str]:
    """Return the keys of a place's name: its country, or the keys of its first word."""
    place = place_name(name)
    if place.country:
        return frozenset({place.country})
    return frozenset(key for word in place.words[:1] for key in word.keys)
