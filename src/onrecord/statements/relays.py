"""Relays: one hand passes on another's words ("X, citing Y, said ...", "quoted Y as saying")."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.lexicon.cues import cue_verbs, speech_words
from onrecord.model import Span
from onrecord.statements.clauses import region_of
from onrecord.statements.direct import ending_at
from onrecord.statements.found import Found, Material, Source
from onrecord.statements.nounphrases import phrase
from onrecord.statements.sources import agent_of, source_of, subject_of
from onrecord.statements.trees import NOUN_TAGS
from onrecord.statements.verbs import verb_at

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
        carrier = _carrier(m, first)
        if carrier is not None:
            added.append(carrier)
            dropped.add(carrier.anchor)
    return sorted([*(item for item in found if item.anchor not in dropped), *added], key=lambda item: item.anchor)


def _citing(m: Material, token: int, by_anchor: dict[int, Found]) -> list[Found]:
    """Return the statement of Y in "X, citing Y, said Z": its words are those that X passes on."""
    tree = m.tree
    if tree.tag[token] != "VBG":
        return []
    kid = tree.kid(token, "obj", "iobj")
    governing = [head for head in tree.above(token) if head in by_anchor] or _near(m, token, by_anchor)
    if kid is None or kid < token or not governing:
        return []
    outer = by_anchor[governing[0]]
    source = phrase(tree, kid, token + 1, _comma(m, kid))
    if source is None or outer.anchor == token:
        return []
    cue = (tree.span(token, token + 1),)
    inner = replace(outer, rule="citing", anchor=token, cue=cue, source=source, under=outer.anchor, score=_SCORE)
    return [replace(inner, addressee=None, venue=None, stance="neutral")]


def _near(m: Material, token: int, by_anchor: dict[int, Found]) -> list[int]:
    """Return the cue after the comma that closes "citing Y" in the sentence."""
    last = m.tree.limits(token)[1]
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


def _carrier(m: Material, first: int) -> Found | None:
    """Return the statement of "Reads a statement by X": a sentence that begins with the cue and follows its words."""
    tree = m.tree
    if first < 2 or tree.lemma[first] not in speech_words("carry") or not tree.tag[first].startswith("V"):
        return None
    last = tree.limits(first)[1]
    source = subject_of(tree, first) or _object(m, first, last)
    index = ending_at(m, first - 1, -1)
    if source is None or source.first < first or index is None:
        return None
    opening = m.quote_tokens[index][0]
    start = tree.start[tree.limits(opening)[0]]
    paragraph = m.paragraphs[m.quotes[index].paragraph].span
    if tree.start[first] >= paragraph.end or start < paragraph.start:
        return None
    span = Span(start, m.quotes[index].span.end)
    cue = (tree.span(first, first + 1),)
    return Found("carrier-after", first, (span,), cue, source, "indirect", "neutral", "speech", _SCORE)


def _object(m: Material, first: int, last: int) -> Source | None:
    kid = m.tree.kid(first, "obj", "nsubj", "obl", "xcomp")
    if kid is None or m.tree.tag[kid] not in NOUN_TAGS:
        return None
    return phrase(m.tree, kid, first + 1, last)
