"""Who speaks, as words: the phrase that a verb or noun takes as its source."""

from dataclasses import replace

from onrecord.lexicon.cues import cue_verbs, speech_words
from onrecord.statements.beside import after_quotation, beside, governed, touching_before
from onrecord.statements.found import Source
from onrecord.statements.nounphrases import as_speaker, phrase, top
from onrecord.statements.speakable import can_speak, mended
from onrecord.statements.trees import FINITE_TAGS, NOUN_TAGS, SUBJECTS, Tree
from onrecord.statements.verbs import Verb

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_EXPLETIVE = frozenset({"there"})
_LENDING = frozenset({"conj", "parataxis", "advcl", "xcomp", "dep"})
_MAKING = frozenset(
    {"allow", "bring", "cause", "compel", "drive", "force", "lead", "move", "oblige", "prompt", "provoke", "push"}
)
"""Verbs whose object does what follows: "the leak forced her to admit that"."""

_MAX_DEPTH = 3


def source_of(tree: Tree, verb: Verb) -> Source | None:
    """Return the phrase of the one who speaks: subject, agent, or what governs the verb; None where there is none."""
    found = agent_of(tree, verb.token) if verb.passive else _active(tree, verb)
    return None if found is None else _as_spoken(tree, found, verb)


def _as_spoken(tree: Tree, found: Source, verb: Verb) -> Source | None:
    """Return the phrase mended; of two joined cues the second has the first's speaker where its own is a thing."""
    source = mended(tree, as_speaker(tree, _before_relay(tree, found) or found))
    if source is None or source.pronoun is not None or not tree.tag[source.head].startswith("NN"):
        return source
    if can_speak(tree, source) or not _is_joined(tree, verb):
        return source
    return speaker_before(tree, verb) or source


def _is_joined(tree: Tree, verb: Verb) -> bool:
    """Tell whether "and" or a comma joins the cue to what stands before it: "... and said that"."""
    before = verb.first - 1
    while before > 0 and tree.tag[before] == "RB":
        before -= 1
    return not verb.passive and before > 0 and tree.low[before] in {"and", "but"}


def _active(tree: Tree, verb: Verb) -> Source | None:
    """Return who speaks by a verb that is not passive."""
    made = _made_to(tree, verb.token)
    if made is not None:
        return made
    if _trails(tree, verb):
        before = speaker_before(tree, verb)
        if before is not None:
            return before
    if tree.tag[verb.token] in FINITE_TAGS | {"VBN"} and not verb.governors:
        quoting = after_quotation(tree, verb)
        if quoting is not None:
            return quoting
    outer = verb.governors[-1] if verb.governors else verb.token
    source = _own(tree, outer) or touching_before(tree, verb) or _lent(tree, outer, 0)
    if source is None or not _same_level(tree, source, verb.token) or not _may_speak(tree, source):
        return speaker_before(tree, verb) if tree.tag[verb.token] == "VBG" else beside(tree, verb)
    return _issuer(tree, _closest(tree, source, verb), verb)


def _before_relay(tree: Tree, source: Source) -> Source | None:
    """Return X in "X, citing Y, said" where Y was taken for the one who speaks."""
    relay, first = source.first - 1, tree.limits(source.head)[0]
    if relay <= first or tree.lemma[relay] not in speech_words("relay") or tree.tag[relay] != "VBG":
        return None
    place = relay - 1
    while place > first and tree.low[place] == ",":
        place -= 1
    if tree.quoted[place] != tree.quoted[source.head] or tree.tag[place] not in NOUN_TAGS:
        return None
    return phrase(tree, top(tree, place, first, relay), first, relay)


def _may_speak(tree: Tree, source: Source) -> bool:
    """Tell whether the phrase is no time and hangs from no preposition."""
    free = source.pronoun is not None or tree.dep[source.head] == "obl:agent" or not governed(tree, source)
    return free and tree.lemma[source.head] not in speech_words("time")


def _issuer(tree: Tree, source: Source, verb: Verb) -> Source:
    """Return who issued the document in "X released a statement saying"; the document itself where nobody did."""
    light = tree.head[source.head]
    issued = tree.dep[source.head] == "obj" and tree.lemma[light] in speech_words("light")
    if not issued or tree.lemma[source.head] not in speech_words("bearer") or tree.head[verb.token] != source.head:
        return source
    return subject_of(tree, light) or source


def _trails(tree: Tree, verb: Verb) -> bool:
    """Tell whether the cue goes on after a comma ("..., adding"): the tree often hangs it from the clause."""
    before = verb.first - 1
    while before > 0 and tree.tag[before] in {"''", "RB"}:
        before -= 1
    trailing = tree.tag[verb.token] == "VBG" and tree.lemma[verb.token] in speech_words("trailing")
    return trailing and tree.low[before] == ","


def _same_level(tree: Tree, source: Source, token: int) -> bool:
    """Tell whether the source stands outside or inside quotation marks like the cue, bar a word in scare quotes."""
    level = tree.quoted[token]
    return any(tree.quoted[place] == level for place in range(source.first, source.last))


def _closest(tree: Tree, source: Source, verb: Verb) -> Source:
    """Return the phrase that touches the cue in "the plan, an aide said": an apposition would close with a comma."""
    first = source.first
    if not first < verb.first or tree.tag[verb.first - 1] not in {"NN", "NNS", "PRP"}:
        return source
    comma = next((place for place in range(verb.first - 1, first, -1) if tree.low[place] == ","), None)
    if comma is None or tree.tag[comma + 1] not in {"DT", "PRP$", "JJ", "PRP"}:
        return source
    between = range(comma, verb.first)
    if any(tree.tag[place].startswith("V") or tree.low[place] in {"who", "which", "and"} for place in between):
        return source
    return Source(top(tree, verb.first - 1, comma + 1, verb.first), comma + 1, verb.first)


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
    first, last = tree.limits(token)
    found = [kid for kid in tree.kids[token] if tree.dep[kid] in SUBJECTS and _can_speak(tree, kid)]
    if not found:
        return None
    low, high = (first, token) if found[0] < token else (token + 1, last)
    phrases = [one for kid in found if low <= kid < high for one in (phrase(tree, kid, low, high),) if one is not None]
    if len(phrases) > 1 and all(
        tree.tag[place] in {"CC", ",", "DT"} for place in range(phrases[0].last, phrases[1].first)
    ):
        return replace(phrases[0], last=phrases[1].last)
    return phrases[-1] if phrases else None


def _can_speak(tree: Tree, token: int) -> bool:
    return tree.low[token] not in _EXPLETIVE and tree.tag[token] in NOUN_TAGS | {"JJ", "WDT"}


def _own(tree: Tree, token: int) -> Source | None:
    """Return the verb's own subject, or the noun that its participle describes."""
    own = subject_of(tree, token)
    if own is not None:
        return _antecedent(tree, token, own)
    head, dep = tree.head[token], tree.dep[token]
    if not dep.startswith("acl") or tree.tag[head] not in NOUN_TAGS or head > token:
        return None
    start = _before(tree, token, head)
    named = tree.head[head]
    if tree.dep[head] == "appos" and named < head and tree.tag[named] in NOUN_TAGS and "," in tree.low[head:token]:
        head = named
    return phrase(tree, head, tree.limits(token)[0], start)


def _lent(tree: Tree, token: int, depth: int) -> Source | None:
    """Return the subject of the verb above, where the verb at ``token`` may share it, or the noun it follows."""
    head, dep = tree.head[token], tree.dep[token]
    if head == token or depth > _MAX_DEPTH:
        return None
    bare = tree.tag[token] == "VB" and tree.kid(token, "aux", "mark") is None
    finite = bare or tree.tag[token] in FINITE_TAGS | {"VBN"}
    if dep in {"parataxis", "conj", "dep", "acl"} and head < token and tree.tag[head] in NOUN_TAGS and finite:
        return phrase(tree, head, tree.limits(token)[0], token)
    if dep not in _LENDING or not (tree.tag[head].startswith("V") or subject_of(tree, head) is not None):
        return None
    if dep == "advcl" and tree.tag[token] not in {"VBG", "VBN", "VB"}:
        return None
    passive = tree.dep[head] in {"acl", "advcl"} and tree.tag[head] == "VBN" and agent_of(tree, head) is not None
    if dep in {"advcl", "xcomp"} and (passive or any(tree.dep[kid] == "aux:pass" for kid in tree.kids[head])):
        return agent_of(tree, head) or subject_of(tree, head)
    return _own(tree, head) or _lent(tree, head, depth + 1)


def _made_to(tree: Tree, token: int) -> Source | None:
    """Return who is made to speak, or is said to have spoken: the object of the verb above, not its subject.

    "which compelled him to admit that", "they accused the colonel of having ordered", "he was accused of saying".
    """
    head, mark = tree.head[token], tree.kid(token, "mark")
    forced = tree.dep[token] == "xcomp" and tree.tag[token] == "VB" and tree.lemma[head] in _MAKING
    blamed = is_blamed(tree, token)
    if not forced and not blamed:
        return None
    person = tree.kid(head, "obj", "iobj")
    if person is None and blamed:
        person = tree.kid(head, "nsubj:pass")
    if person is None or not person < token or tree.quoted[person] != tree.quoted[token]:
        return None
    low, high = (tree.limits(head)[0], head) if person < head else (head + 1, token if mark is None else mark)
    return phrase(tree, person, low, high)


def is_blamed(tree: Tree, token: int) -> bool:
    """Tell whether somebody is accused of what the verb says, or thanked for it."""
    mark = tree.kid(token, "mark")
    return mark is not None and tree.low[mark] in cue_verbs().get(tree.lemma[tree.head[token]], {})


def _antecedent(tree: Tree, token: int, own: Source) -> Source | None:
    """Replace a relative pronoun by the noun that the clause describes."""
    head = tree.head[token]
    if tree.low[own.head] not in _RELATIVE or own.last - own.first > 1:
        return own
    if tree.dep[token].startswith("acl") and tree.tag[head] in NOUN_TAGS and head < token:
        head = _someone(tree, head)
        found = phrase(tree, head, tree.limits(token)[0], own.first)
        return None if found is None else replace(found, pronoun=own.head)
    return own if tree.low[own.head] == "who" else None


def meant(tree: Tree, source: Source) -> Source:
    """Return what a source stands for that is nothing but a relative pronoun: X in "X, who added that"."""
    pronoun = source.head
    if source.last - source.first > 1 or tree.low[pronoun] not in _RELATIVE:
        return source
    low, verb = tree.limits(pronoun)[0], tree.head[pronoun]
    for clause in (verb, *tree.above(verb)[:2]):
        head = tree.head[clause]
        if tree.dep[clause].startswith("acl") and tree.tag[head] in NOUN_TAGS and head < pronoun:
            return phrase(tree, _someone(tree, head), low, pronoun) or source
    place = pronoun - 2 if tree.low[pronoun - 1] == "," else pronoun - 1
    if place < low or tree.tag[place] not in NOUN_TAGS or tree.quoted[place] != tree.quoted[pronoun]:
        return source
    return phrase(tree, top(tree, place, low, pronoun), low, pronoun) or source


def _someone(tree: Tree, head: int) -> int:
    """Return the noun for a person above a noun for a thing: in "people in the city who say" it is the people."""
    for above in (head, *tree.above(head)[:2]):
        if not tree.tag[above].startswith("N") or above > head:
            break
        if tree.lemma[above] in speech_words("human"):
            return above
    return head


def _before(tree: Tree, token: int, head: int) -> int:
    """Return where the clause of ``token`` begins, after ``head``."""
    return min((place for place in tree.subtree(token) if place > head), default=token)


def speaker_before(tree: Tree, verb: Verb) -> Source | None:
    """Return the subject of the cue before ", adding ..." in its sentence."""
    first = tree.limits(verb.token)[0]
    level = tree.quoted[verb.token]
    for place in range(verb.token - 1, first - 1, -1):
        cue = tree.quoted[place] == level and tree.tag[place] in FINITE_TAGS and tree.lemma[place] in cue_verbs()
        if cue:
            subject = subject_of(tree, place)
            return subject if subject is not None and tree.quoted[subject.head] == level else None
    return None
