"""Noun phrases as stretches of tokens: as far as the tree and the quotation marks carry them."""

from onrecord.lexicon.cues import speech_words
from onrecord.statements.found import Source
from onrecord.statements.trees import NOUN_TAGS, Tree

_TAILS = frozenset({"punct", "cc"})
_EDGE_TAGS = frozenset({",", ":", ".", "``", "''", "-LRB-", "-RRB-", "HYPH", "CC"})
_DEGREES = frozenset({"least", "most"})
_MAX_WORDS = 45
_SCARE = 4
_MAX_QUOTED = 8


def phrase(tree: Tree, head: int, low: int, high: int) -> Source | None:
    """Return the phrase around ``head`` as far as it touches it within ``[low, high)`` and its own quotation."""
    if not low <= head < high:
        return None
    inside = {token for token in tree.subtree(head) if low <= token < high}
    first = last = head
    level = level_around(tree, head)
    while first - 1 in inside and _holds(tree, first - 1, -1, level):
        first -= 1
    while last + 1 in inside and _holds(tree, last + 1, 1, level) and last - first < _MAX_WORDS:
        last += 1
    return trimmed(tree, Source(head, first, last + 1))


def _holds(tree: Tree, place: int, step: int, level: int) -> bool:
    """Tell whether a word may join the phrase: at its level, or in a quotation of a few words."""
    quoted = tree.quoted[place]
    if quoted <= level:
        return quoted == level
    far = place + step * _MAX_QUOTED
    return not 0 <= far < len(tree) or tree.quoted[far] != quoted


def trimmed(tree: Tree, source: Source) -> Source:
    """Return the phrase without marks, prepositions and conjunctions at its edges."""
    first, last, head = source.first, source.last - 1, source.head
    while (
        first < head
        and (tree.dep[first] in _TAILS | {"case", "mark"} or tree.tag[first] in _EDGE_TAGS)
        and tree.low[first + 1] not in _DEGREES
    ):
        first += 1
    while last > head and (tree.dep[last] in _TAILS or tree.tag[last] in _EDGE_TAGS) and tree.low[last] != ")":
        last -= 1
    return Source(head, first, last + 1, source.pronoun)


def as_speaker(tree: Tree, source: Source) -> Source:
    """Return the phrase without what it does (", citing ...") and without a day after it ("on Tuesday")."""
    head, last = source.head, source.last - 1
    last = next((place for place in range(head, last) if _participle_follows(tree, place)), last)
    if last - 1 > head and tree.low[last - 1] in {"on", "in", "last"} and tree.low[last] in speech_words("time"):
        last -= 2
    return Source(head, source.first, max(last, head) + 1, source.pronoun)


def _participle_follows(tree: Tree, place: int) -> bool:
    """Tell whether ", citing ..." follows: it is what the phrase does, not what it is."""
    return tree.low[place + 1] == "," and place + 2 < len(tree) and tree.tag[place + 2] == "VBG"


def level_around(tree: Tree, head: int) -> int:
    """Return the quotation that holds ``head``; of a word or two in scare quotes, what holds these."""
    level = tree.quoted[head]
    if level < 0:
        return level
    first, last = tree.limits(head)
    low = high = head
    while low - 1 >= first and tree.quoted[low - 1] == level:
        low -= 1
    while high + 1 < last and tree.quoted[high + 1] == level:
        high += 1
    return level if high - low > _SCARE or low == first else min(level, tree.quoted[low - 1])


def top(tree: Tree, token: int, low: int, high: int) -> int:
    """Return the highest word above ``token`` within ``[low, high)`` that is still a noun."""
    for head in tree.above(token):
        if not low <= head < high or tree.tag[head] not in NOUN_TAGS:
            break
        token = head
    return token
