"""Relays: one hand passes on another's words ("X, citing Y, said ...", "quoted Y as saying")."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.lexicon.cues import cue_verbs, speech_words
from onrecord.statements.direct import ending_at
from onrecord.statements.found import Found, Material, Source
from onrecord.statements.nounphrases import phrase
from onrecord.statements.regions import region_of, without_final
from onrecord.statements.sources import agent_of, source_of, subject_of
from onrecord.statements.speakable import can_speak
from onrecord.statements.trees import Tree
from onrecord.statements.verbs import verb_at

_NAMING = frozenset({"NNP", "NNPS", "DT", "JJ", "NN", "NNS"})
_GROUNDS = frozenset({"rule", "law", "constitution", "treaty", "convention", "bill", "order"})
"""What is cited as a reason, not as somebody's words ("citing privacy rules")."""
_TIMES = speech_words("time") | {"may"}
_SCORE = 0.85
_SAYING_SCORE = 0.9


def relayed(m: Material, found: Sequence[Found]) -> list[Found]:
    """Add the hands behind those who report, and carriers that follow in a sentence of their own."""
    by_anchor = {item.anchor: item for item in found}
    added: list[Found] = []
    dropped: set[int] = set()
    for first, last in m.tree.bounds:
        for token in range(first, last):
            lemma = m.tree.lemma[token]
            if lemma in speech_words("relay") and m.tree.tag[token].startswith("V"):
                items = _saying(m, token) or _citing(m, token, by_anchor)
                added += items
                dropped |= {item.anchor for item in items}
            elif lemma in speech_words("carry"):
                carrier = _carrier(m, token)
                if carrier is not None:
                    added.append(carrier)
                    dropped.add(token)
    return sorted([*(item for item in found if item.anchor not in dropped), *added], key=lambda item: item.anchor)


def _citing(m: Material, token: int, by_anchor: dict[int, Found]) -> list[Found]:
    """Return the statement of Y in "X, citing Y, said Z": its words are those that X passes on."""
    tree = m.tree
    if tree.tag[token] != "VBG":
        return []
    kid = tree.kid(token, "obj", "iobj") or _next_noun(m, token)
    governing = _near(m, token, by_anchor) or [head for head in tree.above(token) if head in by_anchor]
    if kid is None or kid < token or not governing:
        return []
    outer = by_anchor[governing[0]]
    source = phrase(tree, kid, token + 1, _comma(m, kid))
    if source is None or outer.anchor == token or not can_speak(tree, source) or tree.lemma[source.head] in _GROUNDS:
        return []
    cue = (tree.span(token, token + 1),)
    inner = replace(outer, rule="citing", anchor=token, cue=cue, source=source, under=outer.anchor, score=_SCORE)
    return [replace(inner, addressee=None, venue=None, stance="neutral")]


def _next_noun(m: Material, token: int) -> int | None:
    """Return the last noun of the words right after "citing" where the tree gives it no object."""
    stop = token + 1
    while stop < _comma(m, token) and m.tree.tag[stop] in _NAMING:
        stop += 1
    return stop - 1 if stop > token + 1 and m.tree.tag[stop - 1].startswith("N") else None


def _near(m: Material, token: int, by_anchor: dict[int, Found]) -> list[int]:
    """Return the cue that "citing Y" goes with: the last one before it, else the one after the comma that closes it."""
    first, last = m.tree.limits(token)
    level = m.tree.quoted[token]
    before = [place for place in range(first, token) if place in by_anchor and m.tree.quoted[place] == level]
    if before:
        return before[-1:]
    comma = next((place for place in range(token, last) if m.tree.low[place] == ","), last)
    return [place for place in range(comma, min(last, comma + 4)) if place in by_anchor]


def _comma(m: Material, token: int) -> int:
    last = m.tree.limits(token)[1]
    return next((place for place in range(token, last) if m.tree.low[place] == ","), last)


def _saying(m: Material, token: int) -> list[Found]:
    """Return both hands of "Y quoted X as saying Z" and "X was quoted (by Y) as saying Z"."""
    tree = m.tree
    region = region_of(tree, token)
    place = next((at for at in range(token + 1, min(region.last - 2, token + 14)) if tree.low[at] == "as"), None)
    if place is None or tree.lemma[place + 1] not in cue_verbs() or tree.tag[place + 1] != "VBG":
        return []
    verb = verb_at(tree, token)
    if verb is None:
        return []
    start = place + 2 + (tree.low[place + 2] == "that")
    if start >= region.last:
        return []
    span = tree.span(start, region.last)
    if verb.passive:
        speaker, carrier = subject_of(tree, token), agent_of(tree, token)
    else:
        kid = tree.kid(token, "obj", "iobj")
        speaker = phrase(tree, kid, token + 1, place) if kid is not None else None
        carrier = source_of(tree, verb)
    if speaker is None:
        return []
    inner_cue = tree.span(place + 1, place + 2)
    inner = Found(
        "quoted-as-saying", place + 1, (span,), (inner_cue,), speaker, "indirect", "neutral", "speech", _SAYING_SCORE
    )
    if carrier is None:
        return [replace(inner, cue=(tree.span(verb.first, place + 2),), anchor=token)]
    outer_cue = (tree.span(verb.first, verb.last),)
    outer = Found("relay", token, (span,), outer_cue, carrier, "indirect", "neutral", "speech", _SAYING_SCORE)
    return [outer, replace(inner, under=token)]


def _carrier(m: Material, token: int) -> Found | None:
    """Return the statement of "..., reads a statement by X": the cue follows its words, if in a new sentence."""
    tree = m.tree
    first, last = tree.limits(token)
    if tree.tag[token] not in {"VBZ", "VBD"} or token < 2:
        return None
    source = _bearer(m, token, without_final(tree, token, last))
    if source is None:
        return None
    before = token - 1 if token == first else token - 2
    if token > first and tree.low[token - 1] not in {",", "–", "—", "--"}:
        return None
    start = _opening(m, before, first)
    if start is None:
        return None
    span = tree.content(start, tree.end[before])
    cue = (tree.span(token, token + 1),)
    return (
        Found("carrier-after", token, (span,), cue, source, "indirect", "neutral", "speech", _SCORE) if span else None
    )


def _bearer(m: Material, token: int, last: int) -> Source | None:
    """Return the document right after the cue, with "by X" or "from X" behind it."""
    tree = m.tree
    stop = token + 1
    while stop < last and tree.tag[stop] in {"DT", "JJ", "NN", "NNP", "PRP$", "POS"}:
        stop += 1
    if stop == token + 1 or tree.lemma[stop - 1] not in speech_words("bearer"):
        return None
    end = stop
    if stop + 1 < last and tree.low[stop] in {"by", "from", "of"}:
        end = stop + 1
        while end < last and _names(tree, end):
            end += 1
    return Source(stop - 1, token + 1, end)


def _names(tree: Tree, place: int) -> bool:
    """Tell whether a word goes on with a name: no time, and "of" only before a name."""
    if tree.lemma[place] in _TIMES:
        return False
    linked = tree.low[place] in {"of", "for"} and place + 1 < len(tree) and tree.lemma[place + 1] not in _TIMES
    return tree.tag[place] in _NAMING or (linked and tree.tag[place + 1] in _NAMING)


def _opening(m: Material, before: int, first: int) -> int | None:
    """Return the offset where the carried words begin: with their sentence, or that of their quotation."""
    tree = m.tree
    index = ending_at(m, before, -1)
    if index is None and before < first:
        return None
    start = first if before >= first else tree.limits(before)[0]
    if index is not None:
        start = min(start, tree.limits(m.quote_tokens[index][0])[0])
    while tree.quoted[start] >= 0 and m.quote_tokens[tree.quoted[start]][0] < start:
        start = m.quote_tokens[tree.quoted[start]][0]
    return tree.start[start]
