"""Verbs that no list knows, as cues by their place beside whole sentences in quotation marks."""

from onrecord.lexicon.cues import Sense, cue_verbs
from onrecord.statements.beside import after_quotation, beside
from onrecord.statements.direct import following, quoted_before, spans_of
from onrecord.statements.found import Found, Material
from onrecord.statements.regions import region_of
from onrecord.statements.sources import source_of
from onrecord.statements.speakable import can_speak
from onrecord.statements.trees import Tree
from onrecord.statements.verbs import Verb, verb_phrase

_SENSE = Sense("neutral", "speech")
_OPEN_ENDINGS = frozenset({",", "?", "!"})
_FINITE = frozenset({"VBD", "VBZ"})
_PLAIN = frozenset({"be", "become", "do", "have"})
_VERBS = frozenset({"VBD", "VBZ", "VBG", "VBP", "VBN"})
_CLAUSES = frozenset({"parataxis", "root", "ccomp"})
"""Relations of a past tense that is tagged as a participle."""

_FAR, _NEAR = 14, 10
_MIN_TOKENS = 4
_SCORE = 0.65


def unlisted(m: Material, token: int) -> Found | None:
    """Return the quotation before a finite verb that no list knows: "“Never,” the mayor harrumphed"."""
    tree = m.tree
    if tree.tag[token] not in _VERBS or tree.lemma[token] in _PLAIN or tree.lemma[token] in cue_verbs():
        return None
    verb = verb_phrase(tree, token, {"quote": _SENSE})
    finite = tree.tag[token] in _FINITE or (
        tree.tag[token] == "VBN" and tree.dep[token] in _CLAUSES and verb.first == token
    )
    if not finite or not _follows_quotation(tree, token):
        return _leading(m, verb)
    source = after_quotation(tree, verb) or beside(tree, verb)
    if source is None or tree.tag[source.head] in {"WDT", "WP"}:
        return None
    before = quoted_before(m, verb, source, region_of(tree, token))
    if not before or not _is_sentence(m, before[0]) or _cue_follows(tree, token):
        return None
    cue = (tree.span(verb.first, verb.last),)
    spans = spans_of(m, before)
    return Found("quotation-unlisted", token, spans, cue, source, "direct", "neutral", "speech", _SCORE)


def _leading(m: Material, verb: Verb) -> Found | None:
    """Return the sentence in quotation marks that closes the clause of the verb: "shot back, “Never again.”"."""
    tree, token = m.tree, verb.token
    last = tree.limits(token)[1]
    level = tree.quoted[token]
    quoted = next((place for place in range(verb.last, min(last, token + _NEAR)) if tree.quoted[place] != level), None)
    if quoted is None or tree.low[quoted - 1] not in {",", ":"}:
        return None
    index = next((item for item in following(m, quoted, level) if m.quote_tokens[item][0] == quoted), None)
    if index is None or m.quote_tokens[index][1] < last - 1 or not _says_a_sentence(m, index):
        return None
    between = range(verb.last, quoted - 1)
    if any(tree.tag[place].startswith("V") or tree.low[place] in {",", ";", ":"} for place in between):
        return None
    source = source_of(tree, verb)
    if source is None or not can_speak(tree, source) or tree.tag[source.head] in {"WDT", "WP"}:
        return None
    cue = (tree.span(verb.first, verb.last),)
    spans = spans_of(m, (index,))
    return Found("quotation-unlisted-after", token, spans, cue, source, "direct", "neutral", "speech", _SCORE)


def _says_a_sentence(m: Material, index: int) -> bool:
    first, last = m.quote_tokens[index]
    return last - first > _MIN_TOKENS and m.tree.finite(first, last) and m.text[m.quotes[index].inner.start].isupper()


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
