"""Who speaks, by the place of the words: the noun phrase that touches the cue where the tree errs or is silent."""

from onrecord.statements.found import Source
from onrecord.statements.nounphrases import phrase, top, trimmed
from onrecord.statements.trees import FINITE_TAGS, Tree
from onrecord.statements.verbs import Verb

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_INSIDE = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP$", "POS", "VBN", "CD", "HYPH", "PRP"})
_PAUSES = frozenset({",", "–", "—", "--"})
_MAX_WORDS = 30
_OBJECTS = frozenset({"obj", "iobj", "obl"})


def beside(tree: Tree, verb: Verb) -> Source | None:
    """Return the phrase that ends at the verb, the one that a comma closes before it, or the one that follows it."""
    if tree.tag[verb.token] not in {"VBD", "VBZ", "VBP"} and verb.first == verb.token:
        return None
    first = tree.limits(verb.token)[0]
    level = tree.quoted[verb.token]
    before = verb.first - 1
    while before >= first and tree.tag[before] == "RB" and tree.quoted[before] == level:
        before -= 1
    touching = touching_before(tree, verb, before)
    if touching is not None:
        return touching
    opens = before < first or tree.quoted[before] != level or tree.low[before] in _PAUSES
    if not opens:
        return None
    while first < before and any(tree.quoted[place] > level for place in range(first, before)):
        first += 1
    return _after(tree, verb) or _closed(tree, first, before)


def after_quotation(tree: Tree, verb: Verb) -> Source | None:
    """Return all that stands between the end of a quotation and the verb: "“...,” Ada Orlan, a mayor, said"."""
    first, level = tree.limits(verb.token)[0], tree.quoted[verb.token]
    start = verb.first
    while start > first and tree.quoted[start - 1] == level and verb.first - start < _MAX_WORDS:
        start -= 1
    closes = start > 0 and tree.quoted[start - 1] > level
    while start < verb.first and tree.low[start] in _PAUSES:
        start += 1
    last = verb.first
    while last > start and (tree.tag[last - 1] == "RB" or tree.low[last - 1] in _PAUSES):
        last -= 1
    if not closes or last == start or not _is_phrase(tree, start, last):
        return None
    nouns = [place for place in range(start, last) if tree.tag[place] in _NOUNS]
    stop = next((place for place in range(start, last) if tree.low[place] in _PAUSES), last)
    head = next((place for place in reversed(nouns) if place < stop), stop - 1)
    return trimmed(tree, Source(head, start, last))


def _is_phrase(tree: Tree, first: int, last: int) -> bool:
    """Tell whether the words can be a noun phrase: one word, or no finite verb but after "who" or "which"."""
    if last - first == 1:
        return tree.tag[first] not in {"CC", "IN", "RB", "TO"}
    if tree.tag[first] in {"CC", "IN", "RB", "TO", "VBG", "WRB", "WDT", "WP"}:
        return False
    if tree.tag[last - 1] in {"WDT", "WP"}:
        return False
    relative = next((place for place in range(first, last) if tree.low[place] in {"who", "which", "whose"}), last)
    return not tree.finite(first, relative)


def touching_before(tree: Tree, verb: Verb, before: int | None = None) -> Source | None:
    """Return the noun phrase whose last word stands right before the verb, unless a preposition governs it."""
    first = tree.limits(verb.token)[0]
    place = verb.first - 1 if before is None else before
    if place < first or tree.quoted[place] != tree.quoted[verb.token]:
        return None
    if tree.tag[place] not in _NOUNS or tree.dep[place] in _OBJECTS:
        return None
    found = phrase(tree, top(tree, place, first, verb.first), first, verb.first)
    return None if found is None or governed(tree, found) else found


def governed(tree: Tree, source: Source) -> bool:
    """Tell whether a preposition stands before the phrase: "in a later interview" is nobody who speaks."""
    before = source.first - 1
    first = tree.limits(source.head)[0]
    preposition = before >= first and tree.tag[before] in {"IN", "TO"} and tree.dep[before] == "case"
    return preposition and tree.low[before] not in {"as", "than"}


def _after(tree: Tree, verb: Verb) -> Source | None:
    """Return the phrase right after an inverted verb, with what describes it."""
    first, last = verb.last, tree.limits(verb.token)[1]
    stop = first
    while stop < last and tree.tag[stop] in _INSIDE and tree.quoted[stop] == tree.quoted[verb.token]:
        stop += 1
    nouns = [place for place in range(first, stop) if tree.tag[place] in _NOUNS]
    clause = stop < last and tree.tag[stop] in FINITE_TAGS
    if not nouns or clause or (tree.tag[first] == "PRP" and stop - first > 1):
        return None
    head = top(tree, nouns[-1], first, stop)
    found = phrase(tree, head, first, last)
    if found is None or found.last < stop:
        return Source(nouns[-1], first, nouns[-1] + 1)
    return trimmed(tree, Source(head, first, found.last))


def _closed(tree: Tree, first: int, comma: int) -> Source | None:
    """Return the phrase in "Ada Orlan, who leads the union, said": it opens the sentence and a comma closes it."""
    if comma <= first or tree.low[comma] not in _PAUSES:
        return None
    stop = next((place for place in range(first, comma) if tree.low[place] in _PAUSES), None)
    if stop is None or tree.finite(first, stop):
        return None
    nouns = [place for place in range(first, stop) if tree.tag[place] in _NOUNS]
    if not nouns or tree.tag[first] in {"IN", "RB", "WRB", "CC", "TO", "VBG", "VBN"}:
        return None
    return Source(top(tree, nouns[0], first, stop), first, comma)
