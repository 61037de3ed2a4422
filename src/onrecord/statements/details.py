"""To whom something was said, where, and when."""

from onrecord.lexicon.cues import speech_words
from onrecord.model import Span
from onrecord.statements.found import Material
from onrecord.statements.nounphrases import phrase
from onrecord.statements.trees import NOUN_TAGS, SUBJECTS, Tree
from onrecord.statements.verbs import Verb

_PLACES = frozenset({"in", "on", "at", "during", "to", "by", "via", "through"})


def addressee_of(m: Material, verb: Verb, content: tuple[Span, ...]) -> Span | None:
    """Return who was told: the object of "tell", or the phrase after "to"."""
    tree = m.tree
    for kid in tree.kids[verb.token]:
        told = "tell" in verb.frames and tree.dep[kid] in ({"obj", "iobj"} | (SUBJECTS if verb.passive else set()))
        to = "to" in verb.frames and tree.dep[kid].startswith("obl") and _case(tree, kid) == "to" and kid > verb.token
        if (told or to) and tree.tag[kid] in NOUN_TAGS:
            span = _words(m, kid, content)
            if span is not None:
                return span
    if "tell" in verb.frames and not verb.passive and content:
        return _between(m, verb, content)
    return None


def _between(m: Material, verb: Verb, content: tuple[Span, ...]) -> Span | None:
    """Return the noun phrase between "told" and its clause where the tree puts it elsewhere."""
    tree = m.tree
    last = verb.last
    while (
        last < len(tree) and tree.end[last] <= content[0].start and tree.tag[last] in {*NOUN_TAGS, "POS", "JJ", "PRP$"}
    ):
        last += 1
    return tree.span(verb.last, last) if last > verb.last and tree.start[verb.last] < content[0].start else None


def venue_of(m: Material, verb: Verb, content: tuple[Span, ...]) -> Span | None:
    """Return where it was said: "in an interview with ...", "on Twitter"."""
    tree = m.tree
    venues = speech_words("venue")
    for token in (verb.token, *verb.governors):
        for kid in tree.kids[token]:
            if tree.dep[kid].startswith("obl") and tree.lemma[kid] in venues and _case(tree, kid) in _PLACES:
                return _words(m, kid, content)
    return None


def _case(tree: Tree, token: int) -> str:
    case = tree.kid(token, "case")
    return tree.low[case] if case is not None and case < token else ""


def _words(m: Material, token: int, content: tuple[Span, ...]) -> Span | None:
    """Return the phrase of ``token`` without preposition, None where it lies in the content."""
    first, last = m.tree.limits(token)
    case = m.tree.kid(token, "case")
    found = phrase(m.tree, token, case + 1 if case is not None and case < token else first, last)
    if found is None:
        return None
    span = m.tree.span(found.first, found.last)
    for piece in content:
        if piece.start <= span.start < piece.end:
            return None
        if span.start < piece.start < span.end:
            span = m.tree.content(span.start, piece.start) or span
    return None if any(span.overlaps(piece) for piece in content) else span
