"""Verbs that no list knows, as cues by their place: right after words in quotation marks that end with a comma."""

from onrecord.lexicon.cues import Sense, cue_verbs
from onrecord.statements.beside import after_quotation, beside
from onrecord.statements.clauses import region_of
from onrecord.statements.direct import quoted_before, spans_of
from onrecord.statements.found import Found, Material
from onrecord.statements.trees import Tree
from onrecord.statements.verbs import verb_phrase

_SENSE = Sense("neutral", "speech")
_OPEN_ENDINGS = frozenset({",", "?", "!"})
_FINITE = frozenset({"VBD", "VBZ"})
_PLAIN = frozenset({"be", "become", "do", "have"})
_FAR = 14
_MIN_TOKENS = 4
_SCORE = 0.65


def unlisted(m: Material, token: int) -> Found | None:
    """Return the quotation before a finite verb that no list knows: "“Never,” the mayor harrumphed"."""
    tree = m.tree
    if tree.tag[token] not in _FINITE or tree.lemma[token] in _PLAIN or tree.lemma[token] in cue_verbs():
        return None
    if not _follows_quotation(tree, token):
        return None
    verb = verb_phrase(tree, token, {"quote": _SENSE})
    source = after_quotation(tree, verb) or beside(tree, verb)
    if source is None or tree.tag[source.head] in {"WDT", "WP"}:
        return None
    before = quoted_before(m, verb, source, region_of(tree, token))
    if not before or not _is_sentence(m, before[0]) or _cue_follows(tree, token):
        return None
    cue = (tree.span(verb.first, verb.last),)
    spans = spans_of(m, before)
    return Found("quotation-unlisted", token, spans, cue, source, "direct", "neutral", "speech", _SCORE)


def _is_sentence(m: Material, index: int) -> bool:
    """Tell whether a quotation opens its sentence and says something."""
    first, last = m.quote_tokens[index]
    return first == m.tree.limits(first)[0] and last - first > _MIN_TOKENS and m.tree.finite(first, last)


def _cue_follows(tree: Tree, token: int) -> bool:
    return any(
        tree.lemma[place] in cue_verbs() and tree.tag[place] in _FINITE
        for place in range(token + 1, tree.limits(token)[1])
    )


def _follows_quotation(tree: Tree, token: int) -> bool:
    """Tell whether a quotation that ends with a comma or a question closes a few words before the verb."""
    level, first = tree.quoted[token], tree.limits(token)[0]
    place = token - 1
    while place >= first and place > token - _FAR and tree.quoted[place] == level:
        place -= 1
    closing = place >= first and tree.quoted[place] > level
    return closing and place > 0 and (tree.low[place - 1] in _OPEN_ENDINGS or tree.low[place] in _OPEN_ENDINGS)
