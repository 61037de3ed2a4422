"""Whether a phrase can be the one who speaks, and where the phrase really begins and ends."""

from onrecord.lexicon.cues import speech_words
from onrecord.statements.found import Source
from onrecord.statements.nounphrases import phrase, top, trimmed
from onrecord.statements.trees import FINITE_TAGS, NOUN_TAGS, Tree

_RELATIVE = frozenset({"who", "which", "that", "whose", "whom", "where"})
_NOMINATIVE = frozenset({"he", "she", "they", "we", "i", "it"})
_LEADING = frozenset({"to", "of", "from", "with", "by", "for", "in", "on", "and", "but", "or", "nor", ",", ";", ":"})
_HEADS = NOUN_TAGS | {"JJ", "JJR", "JJS", "WDT", "PRP$", "FW", "VBG", "VBN", "ADD"}
_MARKS = frozenset({'"', "“", "”", "``", "''", "«", "»"})
_OPENERS = frozenset({"IN", "TO", "VBN", "VBG", "RB"})
_AFTER = frozenset({"after", "before", "since", "when", "until"})
NOBODY = frozenset({"nobody", "none", "nothing", "anything", "anybody", "anyone", "what", "whatever", "neither"})
"""Words for sources that say nothing."""


def mended(tree: Tree, source: Source) -> Source | None:
    """Return the phrase without what the tree wrongly drew into it; None where no phrase is left."""
    source = _past_opening(tree, _past_marks(tree, source))
    source = _with_antecedent(tree, _of_predicate(tree, source))
    source = _past_time(tree, source)
    found = _without_clause(tree, source)
    if found is None:
        return None
    found = _led(tree, trimmed(tree, found))
    word = tree.low[found.head]
    return _before_lone_mark(tree, found) if tree.tag[found.head] in _HEADS and word[:1].isalnum() else None


def _before_lone_mark(tree: Tree, source: Source) -> Source | None:
    """End at the comma before a quotation mark without its partner; without such a comma the phrase is unsound."""
    marks = [place for place in range(source.first, source.last) if tree.low[place] in _MARKS]
    if len(marks) % 2 == 0:
        return source
    comma = next((place for place in range(marks[0], source.head, -1) if tree.low[place] == ","), None)
    return None if comma is None else Source(source.head, source.first, comma, source.pronoun)


def can_speak(tree: Tree, source: Source) -> bool:
    """Tell whether the phrase is somebody or a document: no event, thing or quality, and not "nobody"."""
    head = source.head
    if tree.low[head] in NOBODY or any(tree.low[kid] == "no" and tree.dep[kid] == "det" for kid in tree.kids[head]):
        return False
    if tree.tag[head] in {"NNP", "NNPS", "PRP"} or tree.lemma[head] in speech_words("human"):
        return True
    words = {tree.lemma[head], tree.low[head]}
    return not words & (speech_words("thing") | speech_words("time") | _bare_events())


def _bare_events() -> frozenset[str]:
    return speech_words("event") - speech_words("bearer") - speech_words("venue")


def _of_predicate(tree: Tree, source: Source) -> Source:
    """Return the subject in "she was the only one to warn", "he is a critic who says": it is she and he who speak."""
    cop = tree.kid(source.head, "cop")
    if cop is None or tree.tag[source.head] == "PRP":
        return source
    first, last = tree.limits(source.head)
    for verb in (source.head, *tree.above(source.head)[:1]):
        subject = tree.kid(verb, "nsubj", "nsubj:outer")
        if subject is not None and tree.quoted[subject] == tree.quoted[source.head]:
            low, high = (first, cop) if subject < cop else (cop + 1, last)
            return phrase(tree, subject, low, high) or source
    return source


def _past_marks(tree: Tree, source: Source) -> Source:
    """Begin after a label ("VIDEO: ...") and after a bracket that closes what opened before the phrase."""
    first, depth = source.first, 0
    for place in range(source.first, source.last - 1):
        depth += (tree.low[place] == "(") - (tree.low[place] == ")")
        if depth < 0 or tree.low[place] == ":":
            first, depth = place + 1, 0
    return _from(tree, source, first)


def _with_antecedent(tree: Tree, source: Source) -> Source:
    """Take in the name before ", who leads the union, said"."""
    first, low = source.first, tree.limits(source.head)[0]
    if tree.low[first] != "who" or source.pronoun is not None or first - 2 < low:
        return source
    place = first - 2 if tree.low[first - 1] == "," else first - 1
    if tree.tag[place] not in NOUN_TAGS or tree.quoted[place] != tree.quoted[first]:
        return source
    found = phrase(tree, top(tree, place, low, first), low, first)
    if found is None:
        return source
    return found if source.last - first == 1 else Source(found.head, found.first, source.last)


def _past_opening(tree: Tree, source: Source) -> Source:
    """Begin after an opening that describes nobody: "Published in May, Ms Orlan", "Many of the closures, he"."""
    last = source.last - 1
    if source.pronoun is not None or last == source.first:
        return source
    if tree.low[last] in _NOMINATIVE and (tree.low[last - 1] == "," or _is_swept_up(tree, source)):
        return Source(last, last, source.last)
    commas = [place for place in range(source.first + 1, last) if tree.low[place] == ","]
    if not commas:
        return source
    bare = all(tree.tag[place] in {"NNP", "NNPS", "HYPH"} for place in range(commas[-1] + 1, source.last))
    mute = tree.lemma[source.head] in speech_words("thing")
    if bare and (mute or _loose_verb(tree, source.first, commas[-1]) is not None):
        return Source(last, commas[-1] + 1, source.last)
    opened = tree.tag[source.first] in _OPENERS and tree.low[source.first] not in speech_words("vague")
    before = source.first - 1
    governed = before >= 0 and tree.tag[before] == "IN" and tree.dep[before] in {"case", "mark"}
    return _from(tree, source, commas[0] + 1) if opened or governed else source


def _is_swept_up(tree: Tree, source: Source) -> bool:
    """Tell whether "and" joins a pronoun to the object of the clause before: "they mended the system and he vowed"."""
    before = source.first - 1
    joined = tree.low[source.last - 2] in {"and", "but"} and tree.low[source.last - 1] != "i"
    return joined and before >= 0 and tree.tag[before].startswith(("V", "N", "J", "''"))


def _past_time(tree: Tree, source: Source) -> Source:
    """Begin after "three years after" and "hours before"."""
    for place in range(source.first + 1, source.last - 1):
        if tree.low[place] in _AFTER and tree.lemma[place - 1] in speech_words("time"):
            return _from(tree, source, place + 1)
        if tree.tag[place].startswith("V"):
            break
    return source


def _without_clause(tree: Tree, source: Source) -> Source | None:
    """Cut a finite verb off that is not part of a relative clause: what stands before it, or after its last comma."""
    verb = _loose_verb(tree, source.first, source.last)
    if verb is None:
        return source
    comma = next((place for place in range(source.last - 1, verb, -1) if tree.low[place] == ","), None)
    start = comma + 1 if comma is not None else verb + 1
    if comma is not None or verb == source.first:
        return None if tree.finite(start, source.last) else _from(tree, source, start)
    if tree.quoted[verb] != tree.quoted[source.first]:
        return None
    return _before(tree, source, verb)


def _before(tree: Tree, source: Source, verb: int) -> Source | None:
    """Return the part of the phrase before a verb; where a conjunction stands between, it is another clause's."""
    if tree.low[verb - 1] == "," and verb - 1 > source.first:
        return Source(min(source.head, verb - 2), source.first, verb - 1, source.pronoun)
    nouns = [place for place in range(source.first, verb) if tree.tag[place] in NOUN_TAGS]
    if not nouns or tree.low[verb - 1] in {"and", "but"}:
        return None
    return phrase(tree, top(tree, nouns[-1], source.first, verb), source.first, verb)


def _loose_verb(tree: Tree, first: int, last: int) -> int | None:
    """Return the first finite verb that stands in no relative clause."""
    for place in range(first, last):
        if tree.low[place] in _RELATIVE:
            return None
        loose = tree.tag[place] in FINITE_TAGS and tree.dep[place] not in {"acl:relcl", "acl", "amod", "compound"}
        if loose and not any(tree.dep[above].startswith("acl") for above in tree.above(place)[:1]):
            return place
    return None


def _led(tree: Tree, source: Source) -> Source:
    """Drop prepositions and conjunctions that open the phrase."""
    first = source.first
    while first < source.head and (tree.low[first] in _LEADING or tree.dep[first] == "mark"):
        first += 1
    return Source(source.head, first, source.last, source.pronoun)


def _from(tree: Tree, source: Source, first: int) -> Source:
    """Return the rest of the phrase from ``first`` on, with a head of its own where the head stood before."""
    if first <= source.first or first >= source.last:
        return source
    if source.head >= first:
        return Source(source.head, first, source.last, source.pronoun)
    nouns = [place for place in range(first, source.last) if tree.tag[place] in NOUN_TAGS]
    if not nouns:
        return source
    stop = next((place for place in range(nouns[0], source.last) if tree.low[place] == ","), source.last)
    near = [place for place in nouns if place < stop]
    return Source(top(tree, near[0], first, stop), first, source.last, source.pronoun)
