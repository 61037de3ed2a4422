"""Statements that a noun reports: "his claim that ...", "chants of “...”", "the message was that ..."."""

from onrecord.lexicon.cues import Sense, cue_adjectives, cue_nouns, speech_words
from onrecord.model import Span, Tier
from onrecord.statements.direct import following, spans_of, with_linked
from onrecord.statements.found import Found, Material, Source
from onrecord.statements.nounphrases import phrase
from onrecord.statements.regions import Region, region_of, without_final
from onrecord.statements.sources import subject_of
from onrecord.statements.trees import FINITE_TAGS, NOUN_TAGS, Tree

_LEADS = frozenset({"of", "like", ":", ",", "such", "as", "that", "reading", "saying"})
_ORIGIN = frozenset({"by", "from", "of"})
_SCORE = 0.72
_QUOTE_SCORE = 0.8
_QUESTIONS = frozenset({"if", "whether", "how", "why", "what", "when", "where", "who"})
_REACH = 8
_BESIDE = 3


def nominal(m: Material) -> list[Found]:
    """Return what nouns and adjectives report, in text order."""
    found: list[Found] = []
    tree = m.tree
    nouns, adjectives = cue_nouns(), cue_adjectives()
    for first, last in tree.bounds:
        for token in range(first, last - 1):
            item = None
            if tree.tag[token] in {"NN", "NNS"} and tree.lemma[token] in nouns:
                item = _noun(m, token, nouns[tree.lemma[token]])
            elif tree.low[token] in adjectives and _opens_clause(tree, token):
                item = _adjective(m, token, adjectives[tree.low[token]])
            if item is not None:
                found.append(item)
    return found


def _noun(m: Material, token: int, sense: Sense) -> Found | None:
    tree = m.tree
    region = region_of(tree, token)
    source = source_of_noun(tree, token, region)
    if source is not None and _own_present(tree, token, source):
        return None
    quoted = _quoted(m, token, region)
    if quoted:
        return _found(m, "noun-quotation", token, quoted, source, sense)
    carrier = tree.lemma[token] in speech_words("bearer") | speech_words("venue")
    infinitive = _infinitive(tree, token, region) if source is not None and not carrier else None
    if infinitive is not None:
        return _found(m, "noun-to", token, (tree.span(*infinitive),), source, sense)
    that = _that(tree, token, region)
    bare = that is not None and (that == token + 1 or tree.lemma[that - 1] == "be")
    if that is None or (source is None and not (bare and tree.lemma[token] in speech_words("clausal"))):
        return None
    span = tree.span(that + 1, region.last)
    return _found(m, "noun-that", token, (span,), source, sense) if _is_clause(tree, that + 1, region.last) else None


def _opens_clause(tree: Tree, token: int) -> bool:
    """Tell whether "that" follows an adjective, or at once the clause that hangs from it ("sorry the fleet left")."""
    if tree.low[token + 1] == "that":
        return True
    clause = tree.kid(token, "ccomp")
    if clause is None or clause <= token + 1 or tree.low[token + 1] in _QUESTIONS:
        return False
    return tree.finite(token + 1, clause + 1) and min(tree.subtree(clause)) == token + 1


def _that(tree: Tree, token: int, region: Region) -> int | None:
    """Return "that" right after the noun (and "by X"), or after "is"."""
    for place in range(token + 1, min(region.last - 1, token + _REACH)):
        if tree.low[place] == "that" and tree.dep[place] in {"mark", "dep"}:
            return place
        plain = tree.tag[place] in NOUN_TAGS | {"IN", "JJ", "PRP$", "RB"} and tree.low[place] != "that"
        if not plain and tree.lemma[place] != "be" and place > token:
            return None
    return None


def _own_present(tree: Tree, token: int, source: Source) -> bool:
    """Tell whether the first person voices it now: "I have no doubt that", "my hope is that"."""
    word = tree.low[source.head]
    if word == "my":
        after = tree.low[token + 1 : token + 2]
        return after in (["is"], ["’s"], ["'s"])
    verb = tree.head[token]
    return word in {"i", "we"} and tree.tag[verb] in {"VBP", "VB"} and source.head < verb


def _infinitive(tree: Tree, token: int, region: Region) -> tuple[int, int] | None:
    """Return the infinitive right after the noun: "his pledge not to run", "the council's plan to sell"."""
    first = token + 1
    to = first + (tree.low[first] == "not")
    if to + 1 >= region.last or tree.tag[to] != "TO" or tree.tag[to + 1] not in {"VB", "RB"}:
        return None
    verb = next((place for place in range(to + 1, min(region.last, to + 4)) if tree.tag[place] == "VB"), None)
    if verb is None or _takes_noun(tree, token, verb):
        return None
    last = max(place for place in tree.subtree(verb) if place < region.last) + 1
    return first, without_final(tree, first, last, tree.quoted[token])


def _takes_noun(tree: Tree, token: int, verb: int) -> bool:
    """Tell whether the noun is what the infinitive is done to: "has proposals to offer on that topic"."""
    given = tree.lemma[verb] in speech_words("handing")
    return given and tree.tag[token] == "NNS" and tree.kid(verb, "obj", "ccomp", "xcomp") is None


def _is_clause(tree: Tree, first: int, last: int) -> bool:
    return last - first > 2 and tree.tag[first] not in FINITE_TAGS and tree.finite(first, last)


def _quoted(m: Material, token: int, region: Region) -> tuple[Span, ...]:
    """Return quotations that follow the noun after "of", "like" or a colon."""
    for index in following(m, token + 1, m.tree.quoted[token]):
        first = m.quote_tokens[index][0]
        words = m.tree.low[token + 1 : first]
        if first <= region.last and len(words) <= 3 and all(word in _LEADS for word in words):
            bare = not words and m.tree.lemma[token] not in {"chant", "slogan", "shout", "cry", "banner", "sign"}
            return () if bare or words == [","] else spans_of(m, with_linked(m, index))
    return ()


def source_of_noun(tree: Tree, token: int, region: Region) -> Source | None:
    """Return the possessor of the noun, its "by X", or the subject of the verb that goes with it."""
    for kid in tree.kids[token]:
        if tree.dep[kid] == "nmod:poss" and kid < token:
            found = phrase(tree, kid, region.first, token)
            return _without_possessive(tree, found)
    for kid in tree.kids[token]:
        case = tree.kid(kid, "case")
        if tree.dep[kid].startswith("nmod") and kid > token and case is not None and tree.low[case] in _ORIGIN:
            if tree.low[case] == "of" and tree.tag[kid] not in {"NNP", "NNPS", "NNS", "PRP"}:
                continue
            return phrase(tree, kid, case + 1, region.last)
    verb = tree.head[token]
    if tree.dep[token] in {"obj", "obl", "xcomp"} and tree.lemma[verb] in speech_words("light"):
        return subject_of(tree, verb)
    return None


def _without_possessive(tree: Tree, source: Source | None) -> Source | None:
    if source is not None and source.last - source.first > 1 and tree.tag[source.last - 1] == "POS":
        return Source(source.head, source.first, source.last - 1)
    return source


def _adjective(m: Material, token: int, sense: Sense) -> Found | None:
    """Return what follows "X is confident that"."""
    tree = m.tree
    region = region_of(tree, token)
    source = subject_of(tree, token) or subject_of(tree, tree.head[token])
    first = token + 1 + (tree.low[token + 1] == "that")
    if source is None or source.first > token or first >= region.last or tree.low[source.head] in {"it", "i"}:
        return None
    span = tree.span(first, region.last)
    return _found(m, "adjective-that", token, (span,), source, sense) if _is_clause(tree, first, region.last) else None


def _cue(tree: Tree, token: int) -> Span:
    """Return the noun, and before it the words that deny it: "have no doubt" shows no doubt."""
    if not _is_denied(tree, token):
        return tree.span(token, token + 1)
    verb = tree.head[token]
    light = tree.dep[token] == "obj" and tree.lemma[verb] in speech_words("light") and 0 < token - verb <= _BESIDE
    return tree.span(verb if light else max(0, token - 1), token + 1)


def _is_denied(tree: Tree, token: int) -> bool:
    return any(tree.low[kid] in {"no", "without"} and tree.dep[kid] in {"det", "case"} for kid in tree.kids[token])


def _found(m: Material, rule: str, token: int, spans: tuple[Span, ...], source: Source | None, sense: Sense) -> Found:
    cue = (_cue(m.tree, token),)
    stance = "neutral" if sense.stance == "doubt" and _is_denied(m.tree, token) else sense.stance
    score = _QUOTE_SCORE if rule == "noun-quotation" else _SCORE
    tier: Tier = "impersonal" if source is None else sense.tier
    return Found(rule, token, spans, cue, source, "indirect", stance, tier, score)
