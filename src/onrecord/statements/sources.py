"""Who speaks, as words: the phrase that a verb or noun takes as its source."""

from dataclasses import replace

from onrecord.statements.found import Source
from onrecord.statements.trees import NOUN_TAGS, SUBJECTS, Tree
from onrecord.statements.verbs import Verb

_TAILS = frozenset({"punct", "cc"})
_EDGE_TAGS = frozenset({",", ":", ".", "``", "''", "-LRB-", "-RRB-", "HYPH", "CC"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_EXPLETIVE = frozenset({"there"})
_LENDING = frozenset({"conj", "parataxis", "advcl", "xcomp", "dep"})
_MAX_DEPTH = 3
_MAX_WORDS = 45


def source_of(tree: Tree, verb: Verb) -> Source | None:
    """Return the phrase of the one who speaks: subject, agent, or what governs the verb; None where there is none."""
    if verb.passive:
        return agent_of(tree, verb.token)
    outer = verb.governors[-1] if verb.governors else verb.token
    source = _subject(tree, outer, depth=0)
    if source is not None and tree.quoted[source.head] == tree.quoted[verb.token]:
        return source
    return _beside(tree, verb)


def agent_of(tree: Tree, token: int) -> Source | None:
    """Return the phrase after "by" of a passive."""
    for kid in tree.kids[token]:
        if kid > token and tree.dep[kid].startswith("obl") and tree.tag[kid] in NOUN_TAGS:
            case = tree.kid(kid, "case")
            if case is not None and tree.low[case] == "by":
                return phrase(tree, kid, case + 1, tree.limits(token)[1])
    return None


def subject_of(tree: Tree, token: int) -> Source | None:
    """Return the subject of the verb at ``token`` on either side of it."""
    for kid in tree.kids[token]:
        if tree.dep[kid] in SUBJECTS and tree.low[kid] not in _EXPLETIVE and tree.tag[kid] in NOUN_TAGS | {"JJ", "WDT"}:
            first, last = tree.limits(token)
            return phrase(tree, kid, first, token) if kid < token else phrase(tree, kid, token + 1, last)
    return None


def phrase(tree: Tree, head: int, low: int, high: int) -> Source | None:
    """Return the phrase around ``head`` as far as it touches it within ``[low, high)`` and its own quotation."""
    inside = {token for token in tree.subtree(head) if low <= token < high}
    first = last = head
    while first - 1 in inside and tree.quoted[first - 1] >= tree.quoted[head]:
        first -= 1
    while last + 1 in inside and tree.quoted[last + 1] >= tree.quoted[head] and last - first < _MAX_WORDS:
        last += 1
    while first < head and (tree.dep[first] in _TAILS | {"case", "mark"} or tree.tag[first] in _EDGE_TAGS):
        first += 1
    while last > head and (tree.dep[last] in _TAILS or tree.tag[last] in _EDGE_TAGS) and tree.low[last] != ")":
        last -= 1
    return Source(head, first, last + 1) if low <= head < high else None


def _subject(tree: Tree, token: int, depth: int) -> Source | None:
    """Follow the tree upwards until a verb has a subject."""
    own = subject_of(tree, token)
    if own is not None:
        return _antecedent(tree, token, own)
    head, dep = tree.head[token], tree.dep[token]
    if dep.startswith("acl") and tree.tag[head] in NOUN_TAGS and head < token:
        return phrase(tree, head, tree.limits(token)[0], _before(tree, token, head))
    return _lent(tree, token, depth) if head != token and depth <= _MAX_DEPTH else None


def _lent(tree: Tree, token: int, depth: int) -> Source | None:
    """Return the subject of the verb above, where the verb at ``token`` may share it."""
    head, dep = tree.head[token], tree.dep[token]
    if dep not in _LENDING or not tree.tag[head].startswith("V"):
        return None
    if dep == "advcl" and tree.tag[token] not in {"VBG", "VBN", "VB"}:
        return None
    if dep in {"advcl", "xcomp"} and any(tree.dep[kid] == "aux:pass" for kid in tree.kids[head]):
        return agent_of(tree, head) or subject_of(tree, head)
    return _subject(tree, head, depth + 1)


def _antecedent(tree: Tree, token: int, own: Source) -> Source | None:
    """Replace a relative pronoun by the noun that the clause describes."""
    head = tree.head[token]
    if tree.low[own.head] not in _RELATIVE or own.last - own.first > 1:
        return own
    if tree.dep[token].startswith("acl") and tree.tag[head] in NOUN_TAGS and head < token:
        found = phrase(tree, head, tree.limits(token)[0], own.first)
        return None if found is None else replace(found, pronoun=own.head)
    return own if tree.low[own.head] == "who" else None


def _before(tree: Tree, token: int, head: int) -> int:
    """Return where the clause of ``token`` begins, after ``head``."""
    return min((place for place in tree.subtree(token) if place > head), default=token)


def _beside(tree: Tree, verb: Verb) -> Source | None:
    """Return the noun phrase that touches the verb where the tree gives it no subject."""
    if tree.tag[verb.token] not in {"VBD", "VBZ", "VBP"} and verb.first == verb.token:
        return None
    first, last = tree.limits(verb.token)
    level = tree.quoted[verb.token]
    before = verb.first - 1
    while before >= first and tree.tag[before] == "RB" and tree.quoted[before] == level:
        before -= 1
    if before >= first and tree.quoted[before] == level and _names_someone(tree, before):
        return phrase(tree, _top(tree, before, first, verb.first), first, verb.first)
    opens = before < first or tree.quoted[before] != level or tree.low[before] in {",", "–", "—", "--"}
    after = verb.last
    while after < last and tree.tag[after] in {"DT", "JJ", "NN", "NNP", "PRP$", "POS", "VBN"} and opens:
        if _names_someone(tree, after) and (
            after + 1 >= last or tree.tag[after + 1] not in {"NN", "NNP", "NNS", "POS"}
        ):
            return phrase(tree, _top(tree, after, verb.last, last), verb.last, last)
        after += 1
    return None


def _names_someone(tree: Tree, token: int) -> bool:
    return tree.tag[token] in {"NN", "NNS", "NNP", "NNPS", "PRP"} and tree.dep[token] not in {"obj", "iobj", "obl"}


def _top(tree: Tree, token: int, low: int, high: int) -> int:
    """Return the highest word above ``token`` within ``[low, high)`` that is still a noun."""
    for head in tree.above(token):
        if not low <= head < high or tree.tag[head] not in NOUN_TAGS:
            break
        token = head
    return token
