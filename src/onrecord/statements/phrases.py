"""Statements that a phrase attributes: "according to X", "in the words of X", "in X's view"."""

from onrecord.model import Span, Tier
from onrecord.statements.direct import ending_at, following, spans_of, with_linked_back
from onrecord.statements.found import Found, Material, Source
from onrecord.statements.nounphrases import phrase
from onrecord.statements.regions import Region, region_of, without_final
from onrecord.statements.trees import FINITE_TAGS, NOUN_TAGS, Tree

_PHRASES: tuple[tuple[tuple[str, ...], Tier], ...] = (
    (("according", "to"), "speech"),
    (("in", "the", "words", "of"), "speech"),
    (("in", "the", "opinion", "of"), "attitude"),
    (("in", "the", "view", "of"), "attitude"),
    (("in", "the", "eyes", "of"), "attitude"),
    (("from", "the", "perspective", "of"), "attitude"),
    (("from", "the", "viewpoint", "of"), "attitude"),
)
_FIRST_WORDS = frozenset({"according", "in", "from"})
_IMPUTED = frozenset({"this", "that", "it", "these"})
_RELATIVE = frozenset({"which", "whom", "what"})
_NOMINATIVE = frozenset({"he", "she", "they", "we", "i", "there"})
_PAUSES = frozenset({",", "–", "—", "--"})
_SCORE = 0.88
_IMPUTED_SCORE = 0.5
_MAX_SOURCE = 30
_MAX_APPOSITION = 16


def phrased(m: Material) -> list[Found]:
    """Return what such phrases attribute, and the views that "For X, this was ..." imputes, in text order."""
    found: list[Found] = []
    tree = m.tree
    for first, last in tree.bounds:
        for token in range(first, last):
            if tree.low[token] in _FIRST_WORDS:
                item = _at(m, token, last)
                if item is not None:
                    found.append(item)
        if last > first and tree.low[first] == "for":
            item = _imputed(m, first, last)
            if item is not None:
                found.append(item)
    return found


def _at(m: Material, token: int, last: int) -> Found | None:
    for words, tier in _PHRASES:
        end = token + len(words)
        if end < last and tuple(m.tree.low[token:end]) == words:
            return _attributed(m, token, end, tier)
    return None


def _attributed(m: Material, token: int, start: int, tier: Tier) -> Found | None:
    region = region_of(m.tree, token)
    source = _source(m.tree, start, region)
    if source is None:
        return None
    spans = _quoted(m, token, source, region) or _clauses(m.tree, token, source, region)
    if not spans:
        return None
    cue = (m.tree.span(token, start),)
    return Found("according-to", token, spans, cue, source, "indirect", "neutral", tier, _SCORE)


def _source(tree: Tree, start: int, region: Region) -> Source | None:
    """Return the noun phrase from ``start``: up to a comma, unless an apposition goes on after it."""
    stop = start
    if tree.low[start] in _RELATIVE:
        return None
    while stop < min(region.last, start + _MAX_SOURCE) and tree.low[stop] not in {*_PAUSES, ";", ":", "("}:
        subject = tree.low[stop] in _NOMINATIVE or (tree.tag[stop] == "DT" and tree.tag[stop - 1].startswith("NNP"))
        if stop > start and subject and not _in_relative(tree, start, stop):
            break
        if tree.tag[stop] in FINITE_TAGS and not _in_relative(tree, start, stop):
            break
        stop += 1
    head = next(
        (place for place in range(start, stop) if tree.tag[place] in NOUN_TAGS and _is_top(tree, place, start, stop)),
        None,
    )
    if head is None:
        return None
    if tree.tag[head].startswith("NNP"):
        closed = _apposition(tree, stop, region)
        if closed > stop:
            return Source(head, start, closed)
    found = phrase(tree, head, start, region.last)
    if found is None or found.last < stop:
        return Source(head, start, without_final(tree, start, stop, tree.quoted[start])) if stop > head else found
    return Source(head, start, found.last if _is_closed(tree, stop, found.last, region) else min(found.last, stop))


def _is_closed(tree: Tree, stop: int, last: int, region: Region) -> bool:
    """Tell whether what follows the comma describes the source: a comma or the end closes it, not the main clause."""
    if stop >= region.last or tree.low[stop] not in _PAUSES:
        return False
    return last >= region.last or tree.low[last] in {*_PAUSES, ";"}


def _apposition(tree: Tree, stop: int, region: Region) -> int:
    """Return where ", the envoy in Wyck," ends: a second comma closes it before a clause; else ``stop``."""
    if stop + 1 >= region.last or tree.low[stop] != "," or tree.tag[stop + 1] not in {"DT", "PRP$"}:
        return stop
    limit = min(region.last, stop + _MAX_APPOSITION)
    comma = next((place for place in range(stop + 2, limit) if tree.low[place] == ","), None)
    closed = comma is not None and not tree.finite(stop, comma) and tree.finite(comma, region.last)
    return comma if comma is not None and closed else stop


def _in_relative(tree: Tree, start: int, verb: int) -> bool:
    return any(tree.low[place] in {"who", "which", "that", "whose"} for place in range(start, verb)) or any(
        tree.dep[place].startswith("acl") for place in (verb, tree.head[verb])
    )


def _is_top(tree: Tree, place: int, start: int, stop: int) -> bool:
    head = tree.head[place]
    return head == place or not start <= head < stop or tree.tag[head] not in NOUN_TAGS


def _quoted(m: Material, token: int, source: Source, region: Region) -> tuple[Span, ...]:
    """Return the quotation right before the phrase, or right after it."""
    before = token - 1
    while before >= region.first and m.tree.low[before] in _PAUSES and m.tree.quoted[before] == m.tree.quoted[token]:
        before -= 1
    index = ending_at(m, before, m.tree.quoted[token])
    if index is not None:
        first = m.quote_tokens[index][0]
        if first <= m.tree.limits(first)[0]:
            return spans_of(m, with_linked_back(m, index))
    for index in following(m, source.last, m.tree.quoted[token]):
        first, last = m.quote_tokens[index]
        if first - source.last <= 2 and last >= region.last - 1 and m.tree.low[first - 1] in {",", ":"}:
            return spans_of(m, (index,))
    return ()


def _clauses(tree: Tree, token: int, source: Source, region: Region) -> tuple[Span, ...]:
    """Return the clause around the phrase: after it where it opens the sentence, before it, or both halves."""
    first = region.first
    while first < token and tree.low[first] in {"but", "and", "yet", "still", ","}:
        first += 1
    opened = tree.tag[token - 1] == "CC" or tree.dep[token - 1] == "mark" if token > first else False
    left = (first, without_final(tree, first, token, tree.quoted[token])) if token > first and not opened else None
    after = source.last
    while after < region.last and tree.low[after] in _PAUSES:
        after += 1
    right = (after, region.last) if after < region.last else None
    if left is None or left[1] <= left[0]:
        return (tree.span(*right),) if right is not None else ()
    if right is None:
        return (tree.span(*left),)
    parted = tree.low[source.last] in _PAUSES
    if tree.finite(*left) and not (
        parted and tree.tag[right[0]] not in {"CC", "VBG", "WDT", "IN"} and not _subject_in(tree, right)
    ):
        return (tree.span(*left),)
    return (tree.span(*left), tree.span(*right))


def _subject_in(tree: Tree, tokens: tuple[int, int]) -> bool:
    return any(tree.dep[token].startswith("nsubj") for token in range(*tokens))


def _imputed(m: Material, first: int, last: int) -> Found | None:
    """Return the view in "For X, this was ...": the writer imputes it to X."""
    tree = m.tree
    comma = next((place for place in range(first + 1, min(last, first + 8)) if tree.low[place] == ","), None)
    if comma is None or comma + 2 >= last or tree.low[comma + 1] not in _IMPUTED or tree.lemma[comma + 2] != "be":
        return None
    head = next((place for place in range(comma - 1, first, -1) if tree.tag[place].startswith("NNP")), None)
    if head is None:
        return None
    source = Source(head, first + 1, comma)
    span = tree.span(comma + 1, max(comma + 2, without_final(tree, comma + 1, last)))
    cue = (tree.span(first, comma),)
    return Found("imputed-view", first, (span,), cue, source, "indirect", "neutral", "imputed", _IMPUTED_SCORE)
