"""Cues that take something else than a clause: a person and "of", an infinitive, a topic, a judgement, a thing."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from onrecord.lexicon.cues import Frame, speech_words
from onrecord.statements.endings import next_cue, phrase_end
from onrecord.statements.found import Source
from onrecord.statements.nounphrases import phrase
from onrecord.statements.regions import Region
from onrecord.statements.trees import NOUN_TAGS, SUBJECTS, Tree
from onrecord.statements.verbs import Verb

_TOPIC = frozenset({"about", "of", "on", "against", "over", "at", "regarding", "upon", "concerning", "with"})
_BESIDE = frozenset({"with", "at", "over", "on", "upon"})
_PLAIN_TALK = frozenset({"speak", "talk", "chat", "converse", "write", "tweet", "testify", "report", "joke", "lecture"})
"""Verbs that say with "at" or "with" where and to whom somebody talks, not about what."""
_PREPOSITIONS = {
    "about": _TOPIC,
    "want": frozenset({"for"}),
    "on": frozenset({"on", "upon"}),
    "toward": frozenset({"to"}),
}
_PLAIN = frozenset({"it", "this", "that", "them", "him", "her", "us", "me", "you", "themselves", "himself", "herself"})
_PURPOSE = frozenset({"order", "as"})
"""Words before a "to" that says what for, not what: "in order to", "so as to"."""
_OF_DOCUMENTS = frozenset({"show", "find"})
_REACH = 12


@dataclass(frozen=True, slots=True)
class Framed:
    """What a cue takes: token ranges of the content, tokens of the addressee, words that join the cue."""

    frame: Frame
    content: tuple[tuple[int, int], ...]
    addressee: tuple[int, int] | None = None
    cue_last: int | None = None


def framed(tree: Tree, verb: Verb, source: Source | None, region: Region) -> Framed | None:
    """Return the first frame of the verb that the words around it fill."""
    for frame, fill in _FILLERS:
        if frame in verb.frames:
            found = fill(tree, verb, frame, region)
            if found is not None and not _holds(found, source) and not _only_seen(tree, verb, frame, source):
                return found
    return None


def _only_seen(tree: Tree, verb: Verb, frame: Frame, source: Source | None) -> bool:
    """Tell whether a person "shows" or "finds" a thing: only a document tells by it what is so."""
    if frame != "obj" or tree.lemma[verb.token] not in _OF_DOCUMENTS:
        return False
    return source is None or tree.lemma[source.head] not in speech_words("bearer")


def _holds(found: Framed, source: Source | None) -> bool:
    return source is not None and any(first <= source.head < last for first, last in found.content)


def _thing(tree: Tree, verb: Verb, region: Region) -> Source | None:
    """Return the object of the verb (of a passive: its subject) as a phrase."""
    for kid in tree.kids[verb.token]:
        if not verb.passive and tree.dep[kid] in {"obj", "iobj"} and verb.last <= kid < region.last:
            found = phrase(tree, kid, verb.last, region.last)
            return None if found is None else replace(found, last=next_cue(tree, verb, found.head, found.last))
        if verb.passive and tree.dep[kid] in SUBJECTS and region.first <= kid < verb.first:
            return phrase(tree, kid, region.first, verb.first)
    return None


def _next_is(tree: Tree, verb: Verb, region: Region, words: frozenset[str]) -> int | None:
    place = verb.last
    while place < region.last and tree.tag[place] in {"RB", "RP"} and tree.low[place] not in words:
        place += 1
    return place if place < region.last and tree.low[place] in words else None


def _person_and(tree: Tree, verb: Verb, frame: Frame, region: Region) -> Framed | None:
    """Fill "accuse X of Y", "blame X for Y", "charge X with Y", "describe X as Y"."""
    thing = _thing(tree, verb, region)
    if thing is None:
        return None
    start = verb.last if verb.passive else thing.head + 1
    limit = min(region.last, start + (2 * _REACH if not verb.passive else _REACH))
    word = next((place for place in range(start, limit) if tree.low[place] == frame), None)
    if word is None or tree.finite(start, word) or _opens_clause(tree, word):
        return None
    end = phrase_end(tree, verb, word, region)
    if end <= word + 1:
        return None
    if verb.passive:
        return Framed(frame, ((thing.first, thing.last), (word, _before_agent(tree, word, end))))
    return Framed(frame, ((thing.first, end),))


def _opens_clause(tree: Tree, word: int) -> bool:
    """Tell whether "as" or "for" opens a clause of its own: "saw the lanterns as they passed"."""
    head = tree.head[word]
    return tree.dep[word] == "mark" and any(tree.dep[kid] in SUBJECTS and word < kid < head for kid in tree.kids[head])


def _number(tree: Tree, verb: Verb, frame: Frame, region: Region) -> Framed | None:
    """Fill "put X at seven": only a number after "at" makes it a claim."""
    found = _person_and(tree, verb, frame, region)
    if found is None:
        return None
    start = found.content[-1][0]
    word = next(place for place in range(start, region.last) if tree.low[place] == "at")
    return found if "CD" in tree.tag[word + 1 : word + 4] else None


def _before_agent(tree: Tree, start: int, end: int) -> int:
    return next((place for place in range(start + 1, end) if tree.low[place] == "by"), end)


def _called(tree: Tree, verb: Verb, frame: Frame, region: Region) -> Framed | None:
    """Fill "call X Y"."""
    thing = _thing(tree, verb, region)
    if thing is None:
        return None
    end = phrase_end(tree, verb, verb.last, region)
    if verb.passive:
        return Framed(frame, ((thing.first, thing.last), (verb.last, end))) if end > verb.last else None
    quoted = next((at for at in range(thing.last, end) if tree.quoted[at] > tree.quoted[verb.token]), None)
    if quoted is not None:
        end = next((at for at in range(quoted, end) if tree.quoted[at] != tree.quoted[quoted]), end)
    more = any(tree.dep[kid] in {"xcomp", "obj"} and kid > thing.head for kid in tree.kids[verb.token])
    more = more or quoted is not None
    return Framed(frame, ((thing.first, end),)) if more and end > thing.last else None


def _ordered(tree: Tree, verb: Verb, frame: Frame, region: Region) -> Framed | None:
    """Fill "urge X to Y": what is urged begins at "to"."""
    thing = _thing(tree, verb, region)
    word = _infinitive(tree, verb.last, region)
    if thing is None or word is None or (not verb.passive and word <= thing.head):
        return None
    end = phrase_end(tree, verb, word, region)
    first = word if verb.passive or "tell" in verb.frames else thing.first
    return Framed(frame, ((first, end),), (thing.first, thing.last if verb.passive else min(thing.last, word)))


def _infinitive(tree: Tree, start: int, region: Region) -> int | None:
    for place in range(start, min(region.last - 1, start + 2 * _REACH)):
        if tree.low[place] == "to" and tree.tag[place] == "TO" and tree.tag[place + 1] in {"VB", "RB"}:
            if tree.low[place - 1] in _PURPOSE:
                return None
            return None if tree.finite(start, place) else place
        if tree.low[place] == "not" and tree.low[place + 1] == "to":
            return place
    return None


def _own_infinitive(tree: Tree, verb: Verb, frame: Frame, region: Region) -> Framed | None:
    """Fill "vow to Y"."""
    start = _next_is(tree, verb, region, frozenset({"to", "not"}))
    if start is None or verb.passive or _infinitive(tree, start, region) != start:
        return None
    if verb.frames[frame].tier == "attitude" and tree.dep[verb.token].startswith("acl"):
        return None
    return Framed(frame, ((start, phrase_end(tree, verb, start, region)),))


def _after_word(tree: Tree, verb: Verb, frame: Frame, region: Region) -> Framed | None:
    """Fill "talk about Y", "call for Y", "call on X to Y": the preposition joins the cue."""
    words = _PREPOSITIONS[frame] - (_BESIDE if tree.lemma[verb.token] in _PLAIN_TALK else frozenset())
    word = _next_is(tree, verb, region, words)
    if word is None or word + 1 >= region.last or tree.lemma[word + 1] in speech_words("time"):
        return None
    end = phrase_end(tree, verb, word + 1, region)
    if end <= word + 1 or (frame == "on" and _infinitive(tree, word + 1, region) is None):
        return None
    if frame == "on":
        to = _infinitive(tree, word + 1, region)
        return Framed(frame, ((word + 1, end),), (word + 1, to) if to is not None and to > word + 1 else None, word + 1)
    return Framed(frame, ((word + 1, end),), None, word + 1)


def _object(tree: Tree, verb: Verb, frame: Frame, region: Region) -> Framed | None:
    """Fill "deny X"."""
    thing = _thing(tree, verb, region)
    if thing is None or (tree.low[thing.head] in _PLAIN and thing.last - thing.first == 1):
        return None
    if tree.tag[thing.head] not in NOUN_TAGS - {"DT"}:
        return None
    end = phrase_end(tree, verb, thing.first, region) if not verb.passive else thing.last
    return Framed(frame, ((thing.first, max(thing.last, end)),))


_FILLERS: tuple[tuple[Frame, Callable[[Tree, Verb, Frame, Region], Framed | None]], ...] = (
    ("of", _person_and),
    ("with", _person_and),
    ("as", _person_and),
    ("at", _number),
    ("small", _called),
    ("order", _ordered),
    ("on", _after_word),
    ("want", _after_word),
    ("inf", _own_infinitive),
    ("for", _person_and),
    ("about", _after_word),
    ("toward", _after_word),
    ("obj", _object),
)
