"""Clauses that stand before their cue or around it: "..., he said", "The plan, he said, ...", "As X put it, ..."."""

from onrecord.lexicon.cues import speech_words
from onrecord.statements.direct import clause_start
from onrecord.statements.found import Source
from onrecord.statements.regions import Region, without_final
from onrecord.statements.trees import FINITE_TAGS, SUBJECTS, Tree
from onrecord.statements.verbs import Verb

_PAUSES = frozenset({",", "–", "—", "--"})
_OPENERS = frozenset({"but", "and", "so", "yet", "still"})
_SUBORDINATING = frozenset(
    {"if", "when", "as", "because", "although", "though", "while", "after", "before", "since", "unless", "once"}
)
_MAX_TAIL = 14
_MIN_WORDS = 3


def around(tree: Tree, verb: Verb, source: Source | None, region: Region) -> tuple[tuple[int, int], ...]:
    """Return the token ranges of the clause before the cue, or of its two halves around the cue."""
    if source is None or not _can_stand_aside(tree, verb):
        return ()
    start = clause_start(verb, source)
    level = tree.quoted[verb.token]
    if start > region.first + 1 and tree.quoted[start - 1] > level:
        left = (region.first + (tree.low[region.first] in _OPENERS), start)
        return (left,) if tree.finite(*left) else ()
    if (
        start - 1 <= region.first
        or tree.low[start - 1] not in _PAUSES
        or tree.quoted[start - 1] != tree.quoted[verb.token]
    ):
        return _after_as(tree, verb, source, region)
    first = region.first + (tree.low[region.first] in _OPENERS)
    left = (first, without_final(tree, first, start - 1, level))
    if tree.dep[left[0]] in {"mark", "advmod"} and tree.low[left[0]] in _SUBORDINATING:
        return ()
    return _halves(tree, verb, left, _clause_stop(tree, verb, source, region), region)


def interrupted(tree: Tree, verb: Verb, source: Source | None, region: Region) -> tuple[tuple[int, int], ...]:
    """Return the halves of a clause whose subject stands before the cue: "Any delay, she said, helps them"."""
    if source is None or source.pronoun is not None:
        return ()
    start = clause_start(verb, source)
    clause = next((kid for kid in tree.kids[verb.token] if kid >= verb.last and tree.dep[kid] == "ccomp"), None)
    if clause is None or start - 1 <= region.first or tree.low[start - 1] not in _PAUSES:
        return ()
    if not any(tree.dep[kid] in SUBJECTS and region.first <= kid < start for kid in tree.kids[clause]):
        return ()
    halves = around(tree, verb, source, region)
    return halves if len(halves) > 1 else ()


def _halves(tree: Tree, verb: Verb, left: tuple[int, int], stop: int, region: Region) -> tuple[tuple[int, int], ...]:
    """Return the clause before the cue, with the one after it where the cue parts a clause in two."""
    whole = tree.finite(*left) or any(
        tree.dep[place] in SUBJECTS and left[0] <= tree.head[place] < left[1] for place in range(*left)
    )
    if stop >= region.last:
        return (left,) if whole and left[1] - left[0] >= _MIN_WORDS else ()
    right = (stop + 1, region.last)
    inner = tree.head[verb.token] > verb.token or not whole
    if inner and tree.low[stop] in _PAUSES and tree.finite(*right):
        return (left, right)
    return (left,) if whole and tree.low[stop] in {*_PAUSES, ";", ":", "and", "but"} else ()


def _can_stand_aside(tree: Tree, verb: Verb) -> bool:
    """Tell whether the verb can follow what it reports: a verb of speech, finite, without object or conjunction."""
    senses = [verb.frames[frame] for frame in ("that", "quote", "tell") if frame in verb.frames]
    if not senses or tree.tag[verb.token] not in {"VBD", "VBZ", "VBP", "VBN"} or tree.dep[verb.token].startswith("acl"):
        return False
    if senses[0].tier != "speech" and tree.lemma[verb.token] not in speech_words("opining"):
        return False
    kids = tree.kids[verb.token]
    marked = any(tree.dep[kid] == "mark" and tree.low[kid] != "as" and kid < verb.token for kid in kids)
    return not marked and ("tell" in verb.frames or not any(tree.dep[kid] == "obj" for kid in kids))


def _clause_stop(tree: Tree, verb: Verb, source: Source, region: Region) -> int:
    """Return the token where the clause of the cue ends: a pause, or the region's end."""
    place = max(verb.last, source.last)
    limit = min(region.last, place + _MAX_TAIL)
    while place < limit:
        if tree.low[place] in _PAUSES or tree.low[place] in {";", ":"}:
            return place
        if tree.tag[place] in FINITE_TAGS:
            return place
        place += 1
    return max(place, region.last)


def _after_as(tree: Tree, verb: Verb, source: Source, region: Region) -> tuple[tuple[int, int], ...]:
    """Return the main clause beside "as X said"."""
    start = clause_start(verb, source)
    if start - 1 < region.first or tree.low[start - 1] != "as":
        return ()
    if start - 1 > region.first + 1:
        left = (region.first, without_final(tree, region.first, start - 1))
        return (left,) if tree.low[start - 2] == "," and tree.finite(*left) else ()
    stop = next((place for place in range(max(verb.last, source.last), region.last) if tree.low[place] == ","), None)
    if stop is None or tree.finite(max(verb.last, source.last), stop):
        return ()
    right = (stop + 1, region.last)
    return (right,) if tree.finite(*right) else ()
