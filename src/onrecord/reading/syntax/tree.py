"""Small questions put to a dependency tree."""

from functools import cache

from onrecord.model import Sentence, Syntax


def children(syntax: Syntax, sentence: Sentence) -> dict[int, tuple[int, ...]]:
    """The children of each token of a sentence, in text order."""
    out: dict[int, list[int]] = {place: [] for place in range(sentence.first, sentence.last)}
    for place in range(sentence.first, sentence.last):
        head = int(syntax.heads[place])
        if head != place and head in out:
            out[head].append(place)
    return {place: tuple(below) for place, below in out.items()}


def subtree(below: dict[int, tuple[int, ...]], root: int, *, without: frozenset[int] = frozenset()) -> list[int]:
    """The tokens under ``root`` and itself, in text order, without the branches that begin at ``without``."""
    out, waiting = list[int](), [root]
    while waiting:
        place = waiting.pop()
        out.append(place)
        waiting += [child for child in below.get(place, ()) if child not in without]
    return sorted(out)


def run_around(places: list[int], root: int) -> tuple[int, int]:
    """The unbroken run of ``places`` that holds ``root``, half-open."""
    held = set(places)
    first, last = root, root + 1
    while first - 1 in held:
        first -= 1
    while last in held:
        last += 1
    return first, last


def head_of(syntax: Syntax, first: int, last: int) -> int:
    """The token of ``[first, last)`` whose head lies outside; the last such one."""
    for place in reversed(range(first, last)):
        head = int(syntax.heads[place])
        if head == place or not first <= head < last:
            return place
    return last - 1


def phrase_head(syntax: Syntax, first: int, last: int) -> int:
    """The head of a name together with the titles before it: treebanks hang "Moran" on "Colonel" in "Colonel Moran"."""
    place = head_of(syntax, first, last)
    while syntax.deps[place] == "flat" and syntax.heads[place] < first:
        place = int(syntax.heads[place])
    return place


@cache
def quote_marks() -> tuple[frozenset[str], frozenset[str]]:
    """Opening and closing double quotation marks; the straight one is both."""
    return frozenset({"“", "„", "«", '"', "``"}), frozenset({"”", "»", '"', "''"})
