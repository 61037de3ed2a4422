"""Which of many names are one: pairs that are the same are joined, but never in a chain to two that differ."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

_CLEARLY = 0.05
"""By how much one of two fuller names must be more alike to a shorter one, so that it is not in doubt."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Two names that are the same by spelling and structure; ``a`` < ``b``."""

    a: str
    b: str
    score: float


def settle(edges: Iterable[Edge], differ: Callable[[str, str], bool]) -> tuple[Edge, ...]:
    """Return the edges that hold; the order in which they are given does not matter.

    A name that is the same as two others which differ from each other is in doubt, and joined to neither, unless one of
    both is clearly nearer. Then edges join names, the most alike first, as long as no two of those joined differ.
    """
    ordered = sorted(edges, key=lambda edge: (-edge.score, edge.a, edge.b))
    beside = defaultdict[str, dict[str, float]](dict)
    for edge in ordered:
        beside[edge.a][edge.b] = beside[edge.b][edge.a] = edge.score
    groups: dict[str, frozenset[str]] = {}
    held: list[Edge] = []
    for edge in ordered:
        if _in_doubt(edge, beside, differ):
            continue
        some, others = (groups.get(name, frozenset({name})) for name in (edge.a, edge.b))
        if some is not others and any(differ(one, other) for one in some for other in others):
            continue
        held.append(edge)
        together = some | others
        groups |= dict.fromkeys(together, together)
    return tuple(held)


def _in_doubt(edge: Edge, beside: Mapping[str, Mapping[str, float]], differ: Callable[[str, str], bool]) -> bool:
    return any(
        score > edge.score - _CLEARLY and rival != partner and differ(rival, partner)
        for name, partner in ((edge.a, edge.b), (edge.b, edge.a))
        for rival, score in beside[name].items()
    )
