"""How far a cue can reach: its sentence, or what its quotation, its brackets or its main clause hold of it."""

from dataclasses import dataclass

from onrecord.statements.trees import Tree

FINAL = frozenset({".", "!", "?", ",", ";", ":", "-", "–", "—", "--", "…", "..."})
"""Marks that close a sentence or part of one."""

_CLOSING = frozenset({"”", "’", '"', "'", "''", "»", "›", "“"})


@dataclass(frozen=True, slots=True)
class Region:
    """The tokens ``[first, last)`` a cue can reach: its sentence, or what its quotation holds of it."""

    first: int
    last: int


def region_of(tree: Tree, token: int) -> Region:
    """Return the region of ``token`` without the final full stop outside quotation marks."""
    first, last = tree.limits(token)
    level = tree.quoted[token]
    if level >= 0 or tree.quoted[first] < level:
        while first < token and not _reaches(tree, first, token, level):
            first += 1
        while last - 1 > token and not _reaches(tree, last - 1, token, level):
            last -= 1
    first, last = _in_brackets(tree, token, first, without_final(tree, first, last, level))
    return Region(*_between_semicolons(tree, token, first, last))


def _between_semicolons(tree: Tree, token: int, first: int, last: int) -> tuple[int, int]:
    """Narrow the region to the main clause of ``token``: a semicolon parts main clauses, unless "that" goes on."""
    level = tree.quoted[token]
    for place in range(first, last - 1):
        if tree.low[place] == ";" and tree.quoted[place] == level and tree.low[place + 1] not in {"that", "and"}:
            if place > token:
                return first, place
            first = place + 1
    return first, last


def _in_brackets(tree: Tree, token: int, first: int, last: int) -> tuple[int, int]:
    """Narrow the region to the brackets around ``token``."""
    opening = closing = None
    for place in range(token, first - 1, -1):
        if tree.low[place] == ")":
            break
        if tree.low[place] == "(":
            opening = place
            break
    if opening is None:
        return first, last
    closing = next((place for place in range(token, last) if tree.low[place] == ")"), last)
    return opening + 1, closing


def _reaches(tree: Tree, place: int, token: int, level: int) -> bool:
    """Tell whether all words between ``place`` and ``token`` lie in the quotation ``level`` or deeper."""
    low, high = sorted((place, token))
    return all(quoted >= level for quoted in tree.quoted[low : high + 1])


def without_final(tree: Tree, first: int, last: int, level: int = -1) -> int:
    """Return ``last`` moved before closing punctuation that stands outside deeper quotations."""
    while last - 1 > first and tree.quoted[last - 1] <= level:
        closing = level >= 0 and tree.low[last - 1] in _CLOSING
        if tree.low[last - 1] not in FINAL and not closing:
            break
        last -= 1
    return last
