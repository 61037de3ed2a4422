"""Verbs in the text that may report something: their phrase, voice, negation and the verbs that govern them."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.lexicon.cues import Frame, Sense, cue_verbs, speech_words
from onrecord.statements.trees import FINITE_TAGS, SUBJECTS, Tree

_AUXILIARIES = frozenset({"aux", "aux:pass", "auxpass", "cop"})
_PASSIVE = frozenset({"aux:pass", "auxpass"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "DT", "JJ", "POS", "PRP$", "PRP", "CD", "RB"})
_FAR = 4


@dataclass(frozen=True, slots=True)
class Verb:
    """A cue verb: its phrase is the tokens ``[first, last)``; ``governors`` are the verbs it hangs from, near first.

    "declined to say" is the verb ``say`` with the governor ``decline``.
    """

    token: int
    first: int
    last: int
    frames: Mapping[Frame, Sense]
    passive: bool
    negated: bool
    governors: tuple[int, ...] = ()


def verb_at(tree: Tree, token: int) -> Verb | None:
    """Return the cue verb at ``token``, None where the word is none or is used as an adjective."""
    frames = cue_verbs().get(tree.lemma[token])
    if frames is None or not tree.tag[token].startswith("V") or tree.dep[token] in {"amod", "aux", "case"}:
        return None
    if token + 1 < len(tree) and tree.low[token + 1] == "down":
        return None
    return verb_phrase(tree, token, frames)


def verb_phrase(tree: Tree, token: int, frames: Mapping[Frame, Sense]) -> Verb:
    """Return the phrase of the verb at ``token`` with auxiliaries, negation and particle."""
    governors = _governors(tree, token)
    last = token + 1
    while last < len(tree) and tree.dep[last] == "compound:prt" and tree.head[last] == token:
        last += 1
    first = _first(tree, token, governors)
    kids = tree.kids[token]
    passive = any(tree.dep[kid] in _PASSIVE for kid in kids) or _reduced(tree, token)
    negated = any(
        tree.low[kid] in speech_words("negation") and kid < token
        for word in (token, *governors)
        for kid in tree.kids[word]
    )
    return Verb(token, first, last, frames, passive, negated, governors)


def _reduced(tree: Tree, token: int) -> bool:
    """Tell whether a participle is passive without an auxiliary ("the plan proposed by ...", "when asked")."""
    if tree.tag[token] != "VBN" or tree.dep[token] not in {"acl", "advcl", "amod", "root", "conj", "dep"}:
        return False
    if _is_main_verb(tree, token):
        return False
    return not any(tree.dep[kid] in {"aux", "ccomp", *SUBJECTS} for kid in tree.kids[token])


def _is_main_verb(tree: Tree, token: int) -> bool:
    """Tell whether a word tagged as a participle must be the finite verb: no other one stands outside its clause.

    What stands in quotation marks of its own is no verb of the sentence around them.
    """
    first, last = tree.limits(token)
    if token + 1 < last and tree.low[token + 1] == "by":
        return False
    level = tree.quoted[token]
    place = token - 1
    while place >= first and tree.quoted[place] == level and tree.tag[place] in _NOMINAL:
        place -= 1
    if first <= place < token - 1 and tree.quoted[place] > level:
        return True
    own = set(tree.subtree(token))
    return not any(
        tree.tag[place] in FINITE_TAGS and tree.quoted[place] <= level and place not in own
        for place in range(first, last)
    )


def _governors(tree: Tree, token: int) -> tuple[int, ...]:
    """Return the control verbs above an infinitive or participle that has no subject of its own."""
    found: list[int] = []
    for head in tree.above(token)[:3]:
        free = any(tree.dep[kid] in SUBJECTS for kid in tree.kids[token])
        near = head < token and token - head <= _FAR + 2
        if free or not near or tree.dep[token] not in {"xcomp", "ccomp"} or tree.tag[token] not in {"VB", "VBG"}:
            break
        if tree.lemma[head] not in speech_words("control") or not tree.tag[head].startswith("V"):
            break
        found.append(head)
        token = head
    return tuple(found)


def _first(tree: Tree, token: int, governors: tuple[int, ...]) -> int:
    """Return where the phrase begins: at the first auxiliary or adverb that touches the verb."""
    start = min((token, *governors))
    words = {token, *governors}
    first = start
    place = start - 1
    limit = tree.limits(token)[0]
    while place >= limit and tree.head[place] in words and tree.quoted[place] == tree.quoted[token]:
        if tree.dep[place] in _AUXILIARIES or tree.low[place] in speech_words("negation"):
            first = place
        elif tree.dep[place] != "advmod":
            break
        place -= 1
    return first
