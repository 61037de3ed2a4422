"""Where the clause after a cue begins, with or without "that"."""

from itertools import pairwise

from onrecord.lexicon.cues import cue_nouns, speech_words
from onrecord.statements.endings import clause_end
from onrecord.statements.found import Source
from onrecord.statements.regions import Region
from onrecord.statements.trees import FINITE_TAGS, SUBJECTS, Tree
from onrecord.statements.verbs import Verb

_WH = frozenset({"whether", "if", "why", "how", "what", "who", "when", "where", "which", "whom"})
_OPENING = frozenset({"DT", "PRP", "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "PRP$", "EX", "CD"})
_PHRASES = frozenset({"IN", "VBG", "RB"})
_INSIDE = _OPENING | {"IN", "POS", "RB", "HYPH", "VBN"}
_JOINING = frozenset({"of", "in", "on", "for", "from", "to", "with", "at", "by", "than"})
_NEAR = 14
_SHORT = 8


def clause_after(tree: Tree, verb: Verb, source: Source | None, region: Region) -> tuple[int, int] | None:
    """Return the tokens ``[first, last)`` of the clause that the verb reports to its right, without "that"."""
    head = _complement(tree, verb, region)
    start = _that(tree, verb, source, region, head)
    inverted = source is not None and source.first >= verb.token
    if start is None and head is not None and not inverted:
        start = _left_edge(tree, verb, head)
        if not _touches(tree, verb, start):
            start = None
    if start is None and not inverted:
        start = _bare(tree, verb, region)
    if start is None:
        return None
    if source is not None and source.first <= start < source.last:
        start = source.last
    while start < region.last and tree.low[start] in {",", ":", "that"}:
        start += 1
    end = clause_end(tree, verb, head, start, region)
    return (start, end) if end > start else None


def _complement(tree: Tree, verb: Verb, region: Region) -> int | None:
    for kid in tree.kids[verb.token]:
        if verb.last <= kid < region.last and tree.dep[kid] in {"ccomp", "csubj", "csubj:pass"}:
            if tree.tag[kid] == "VBG" and tree.low[kid - 1] == ",":
                continue  # "..., the mayor said, quoting relatives": beside what is said
            return kid
    return _told(tree, verb, region) if "tell" in verb.frames else _beside(tree, verb, region)


def _beside(tree: Tree, verb: Verb, region: Region) -> int | None:
    """Return the clause that the tree hangs beside the cue: "said [she believed] [the fleet had left]"."""
    head = tree.head[verb.token]
    if tree.dep[verb.token] != "ccomp" or head >= verb.token:
        return None
    for kid in tree.kids[head]:
        if kid > verb.token and tree.dep[kid] == "ccomp" and kid < region.last:
            return kid if min(place for place in tree.subtree(kid) if place > verb.token) == verb.last else None
    return None


def _told(tree: Tree, verb: Verb, region: Region) -> int | None:
    """Return the clause that the tree hangs from the person told: "told the radio he was leaving"."""
    for kid in tree.kids[verb.token]:
        if tree.dep[kid] not in {"obj", "iobj"} or not verb.last <= kid < region.last:
            continue
        for clause in tree.kids[kid]:
            subject = tree.kid(clause, "nsubj") if tree.dep[clause].startswith("acl") else None
            if subject is not None and kid < subject < region.last and _is_definite(tree, subject):
                return clause
    return None


def _is_definite(tree: Tree, noun: int) -> bool:
    """Tell whether a noun is a pronoun or has one that possesses it."""
    return tree.tag[noun] == "PRP" or any(tree.tag[kid] == "PRP$" for kid in tree.kids[noun])


def _that(tree: Tree, verb: Verb, source: Source | None, region: Region, head: int | None) -> int | None:
    """Return the token after "that", or a question word, that opens the clause near the verb."""
    stop = min(region.last, verb.last + _NEAR)
    if head is not None:
        mark = next((kid for kid in tree.kids[head] if tree.low[kid] == "that" and tree.dep[kid] == "mark"), None)
        if mark is not None and verb.last <= mark < head and not tree.finite(verb.last, mark):
            return mark + 1
        stop = min(stop, head)
    for place in range(verb.last, stop):
        inside = source is not None and source.first <= place < source.last
        if inside:
            continue
        if tree.low[place] == "that" and tree.tag[place] in {"IN", "DT", "WDT"} and tree.dep[place] in {"mark", "det"}:
            return place + 1 if tree.dep[place] == "mark" and not _is_noun_clause(tree, verb, place) else None
        if (
            tree.low[place] in _WH
            and _may_ask(tree, verb, place)
            and (place == verb.last or head is not None)
            and tree.dep[place] != "nsubj"
        ):
            return place
        if tree.tag[place].startswith(("V", "MD")) or tree.low[place] in {";", ":", "and", "or"}:
            return None
    return None


def _is_noun_clause(tree: Tree, verb: Verb, mark: int) -> bool:
    """Tell whether "that" opens the content of a noun behind the cue: "rejected the accusation that ..."."""
    clause = tree.head[mark]
    noun = tree.head[clause]
    return tree.dep[clause].startswith("acl") and verb.last <= noun < mark and tree.lemma[noun] in cue_nouns()


def _left_edge(tree: Tree, verb: Verb, head: int) -> int:
    """Return the first token of the complement; after "told X" only from its own subject on."""
    tokens = [token for token in tree.subtree(head) if token >= verb.last]
    start = tokens[0]
    if "tell" in verb.frames and start == verb.last:
        for kid in tree.kids[head]:
            if tree.dep[kid] in SUBJECTS and kid > start:
                edge = min(token for token in tree.subtree(kid) if token >= verb.last)
                start = max(start, edge)
    # holes are not words of the clause: it begins after the last one before its head
    return next((after for before, after in pairwise(tokens) if _hole(tree, before, after)), start)


def _may_ask(tree: Tree, verb: Verb, place: int) -> bool:
    """Tell whether a question word opens what is said: after most verbs "if" and "when" open a condition or a time."""
    return tree.low[place] not in {"if", "when", "where"} or tree.lemma[verb.token] in speech_words("asking")


def _touches(tree: Tree, verb: Verb, start: int) -> bool:
    """Tell whether a clause without "that" begins at the verb, past an adverb, a person told or a short phrase."""
    gap = range(verb.last, start)
    senses = [verb.frames[frame] for frame in ("that", "tell") if frame in verb.frames]
    plain = all(tree.tag[place] in {"RB", ",", ":"} for place in gap)
    speaking = bool(senses) and senses[0].tier == "speech" and len(gap) <= _SHORT
    return plain or (speaking and not any(tree.tag[place].startswith("V") for place in gap))


def _hole(tree: Tree, before: int, after: int) -> bool:
    return after - before > 1 and any(tree.low[place] == "that" for place in range(before + 1, after))


def _bare(tree: Tree, verb: Verb, region: Region) -> int | None:
    """Return where a clause without "that" begins right after a verb that the tree gives none."""
    start = verb.last
    if verb.passive or start >= region.last:
        return None
    if tree.lemma[verb.token] in speech_words("vocal"):
        return _after_vocal(tree, start, region)
    thing = tree.kid(verb.token, "obj")
    finite = tree.tag[verb.token] in FINITE_TAGS | {"VBN"}
    if "that" not in verb.frames or not finite or thing is None or thing < start or tree.tag[start] not in _OPENING:
        return None
    after = next((place for place in range(thing + 1, region.last) if tree.tag[place] in FINITE_TAGS), None)
    if after is None:
        return None
    between = range(start, after)
    plain = all(
        tree.tag[place] in _INSIDE and (tree.tag[place] != "IN" or tree.low[place] in _JOINING) for place in between
    )
    return start if plain and not any(tree.tag[place] == "PRP" for place in range(start + 1, after)) else None


def _after_vocal(tree: Tree, start: int, region: Region) -> int | None:
    """Return ``start`` where a subject and a finite verb follow; an opening phrase may end with a comma."""
    opened = tree.tag[start] in _PHRASES
    if not opened and tree.tag[start] not in _OPENING:
        return None
    for place in range(start, region.last):
        if tree.low[place] in {";", ":"} or (tree.low[place] == "," and not opened):
            return None
        opened = opened and tree.low[place] != ","
        if tree.tag[place] in FINITE_TAGS and place > start and not opened:
            return start
        if tree.tag[place] in FINITE_TAGS and opened and tree.tag[start] == "VBG":
            return start
    return None
