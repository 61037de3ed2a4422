"""What links make of single entities: connected components of ``same_entity``, each with a stable id."""

import hashlib
from collections.abc import Iterable, Mapping


def canonical_id(members: Iterable[str]) -> str:
    """Return the id of a linked entity: ``n`` and a hash of its smallest member."""
    return f"n{hashlib.sha256(min(members).encode()).hexdigest()[:16]}"


def canonical_ids(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return the linked entity of each entity that a pair joins, directly or through others."""
    above: dict[str, str] = {}

    def top(item: str) -> str:
        above.setdefault(item, item)
        while above[item] != item:
            above[item] = above[above[item]]  # halve the way for the next one
            item = above[item]
        return item

    for one, other in pairs:
        first, second = sorted((top(one), top(other)))
        above[second] = first
    return {item: canonical_id([top(item)]) for item in tuple(above)}
