"""Stretches of text as sets of code points, and how items are matched one to one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

Interval = tuple[int, int]
Item = Mapping[str, Any]
Points = frozenset[int]

_P = TypeVar("_P")
_G = TypeVar("_G")


def interval(span: Item) -> Interval:
    """Return ``(start, end)`` of a span written as an object; an empty one where offsets are null."""
    if span["start"] is None or span["end"] is None:
        return 0, 0
    return int(span["start"]), int(span["end"])


def points(text: str, spans: Iterable[Item]) -> Points:
    """Return the code points that ``spans`` cover, white space at their edges trimmed."""
    covered: set[int] = set()
    for span in spans:
        start, end = trimmed(text, interval(span))
        covered.update(range(start, end))
    return frozenset(covered)


def trimmed(text: str, span: Interval) -> Interval:
    """Return ``span`` without white space at its edges."""
    start, end = span
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def jaccard(a: frozenset[Any], b: frozenset[Any]) -> float:
    """Return what two sets share, 0-1; two empty sets share nothing."""
    return len(a & b) / len(a | b) if a or b else 0.0


def one_to_one(
    predicted: Sequence[_P], gold: Sequence[_G], overlap: Callable[[_P, _G], float], threshold: float = 0.0
) -> list[tuple[int, int]]:
    """Match items one to one, heaviest overlap first, and return pairs of indices in the order of ``gold``.

    Overlaps of 0 or below ``threshold`` never match. Among equal overlaps the earlier gold item, then the earlier
    predicted one, comes first: hand both over in an order that does not depend on the file (see ``in_order``).
    """
    candidates = []
    for at, item in enumerate(predicted):
        for to, target in enumerate(gold):
            weight = overlap(item, target)
            if weight > 0 and weight >= threshold:
                candidates.append((-weight, to, at))
    taken_gold: set[int] = set()
    taken: set[int] = set()
    pairs = []
    for _, to, at in sorted(candidates):
        if to not in taken_gold and at not in taken:
            taken_gold.add(to)
            taken.add(at)
            pairs.append((at, to))
    return sorted(pairs, key=lambda pair: pair[1])


def in_order(items: Iterable[Item], spans: Callable[[Item], Sequence[Item]]) -> list[Item]:
    """Return ``items`` by their places, then by all that they say but their ids: the order of the file is forgotten."""
    return sorted(items, key=lambda item: ([interval(span) for span in spans(item)], _face(item)))


def _face(item: Item) -> str:
    return repr(sorted((key, repr(value)) for key, value in item.items() if key != "id"))
