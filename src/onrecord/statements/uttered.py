"""Whether a cue verb reports something: that somebody is said to have said it, and not the writer's own "I think"."""

from onrecord.lexicon.cues import speech_words
from onrecord.statements.found import Material, Source
from onrecord.statements.speakable import NOBODY, can_speak
from onrecord.statements.trees import SUBJECTS
from onrecord.statements.verbs import Verb

_UNSAID = frozenset({("should", "aux"), ("must", "aux"), ("if", "mark")})
_POSSIBLE = frozenset({"may", "might", "can", "could"})
_OBLIGING = frozenset({"have", "need", "ought"})
_WHENEVER = frozenset({"when", "whenever", "if", "once"})
_BEING = frozenset({"am", "are", "'m", "'re", "’m", "’re"})
_THINGS = frozenset({"it", "there", "that", "this"})


def is_uttered(m: Material, verb: Verb, source: Source | None) -> bool:
    """Tell whether the verb reports: no order to say it, no condition, no infinitive without a speaker."""
    tree = m.tree
    if _is_unsaid(m, verb) or NOBODY & set(tree.low[verb.first : verb.token]):
        return False
    if source is None:
        return verb.passive or tree.tag[verb.token] in {"VBD", "VBZ", "VBN"}
    if _own_words(m, verb, source) or not able(m, source):
        return False
    shown = tree.lemma[verb.token] in speech_words("evidence")
    if shown and not _quotes(m, verb):
        return bears(m, source)
    thing = tree.low[source.head] in _THINGS
    return not thing or (tree.low[source.head] == "it" and "quote" in verb.frames and not shown)


def able(m: Material, source: Source) -> bool:
    """Tell whether the source can speak: a name can, whatever its words mean elsewhere; a time cannot."""
    start = m.tree.start[source.head]
    if any(item.form == "name" and item.span.start <= start < item.span.end for item in m.reading.mentions):
        return True
    dated = any(item.span.start <= start < item.span.end for item in m.reading.dates)
    return not dated and can_speak(m.tree, source)


def bears(m: Material, source: Source) -> bool:
    """Tell whether the source is something that shows what is written in it: a document, or a body by its name.

    What a person shows, or what history, a career or policies show, is the writer's own word.
    """
    tree = m.tree
    start = tree.start[source.head]
    bodies = {"organisation", "publication"}
    if any(item.kind in bodies and item.span.start <= start < item.span.end for item in m.reading.mentions):
        return True
    return not speech_words("bearer").isdisjoint((tree.lemma[source.head], tree.low[source.head]))


def _is_unsaid(m: Material, verb: Verb) -> bool:
    """Tell whether the verb is what somebody ought to say, what follows "if", or a noun ("the opening")."""
    tree = m.tree
    kids = tree.kids[verb.token]
    if tree.tag[verb.token] == "VBG" and tree.tag[verb.token - 1] in {"DT", "PRP$"}:
        return True
    if any((tree.low[kid], tree.dep[kid]) in _UNSAID for kid in kids) or _is_asked(m, verb):
        return True
    return not verb.negated and _is_possible(m, verb)


def _is_asked(m: Material, verb: Verb) -> bool:
    """Tell whether the verb is part of a question that an auxiliary opens: "do they believe that ...?"."""
    tree = m.tree
    asking = next((kid for kid in tree.kids[verb.token] if tree.lemma[kid] == "do" and tree.dep[kid] == "aux"), None)
    return asking is not None and any(
        tree.dep[kid] in SUBJECTS and asking < kid < verb.token for kid in tree.kids[verb.token]
    )


def _is_possible(m: Material, verb: Verb) -> bool:
    """Tell whether the verb is only what somebody can or has to say ("may consider", "would have to tell")."""
    tree = m.tree
    before = verb.token - 1
    obliged = tree.tag[verb.token] == "VB" and tree.low[before] == "to" and tree.lemma[before - 1] in _OBLIGING
    able = any(tree.low[kid] in _POSSIBLE and tree.dep[kid] == "aux" for kid in tree.kids[verb.token])
    return (obliged and tree.head[verb.token] == before - 1) or (able and not _quotes(m, verb))


def _own_words(m: Material, verb: Verb, source: Source) -> bool:
    """Tell whether it is somebody's own "I think" or "we urge", or a question to "you": no report of other words.

    What "we" believe is the view of a group, and is reported. Inside quotation marks it is the voice of the quotation,
    as outside it is the writer's.
    """
    tree = m.tree
    word = tree.low[source.head]
    if source.last - source.first > 1 or not _is_present(m, verb):
        return False
    if word in {"i", "we"}:
        return word == "i" or all(sense.tier == "speech" for sense in verb.frames.values())
    if word != "you":
        return False
    anyone = any(tree.low[kid] in _WHENEVER for kid in tree.kids[verb.token])
    return anyone or "?" in tree.low[verb.token : tree.limits(verb.token)[1]]


def _is_present(m: Material, verb: Verb) -> bool:
    tree = m.tree
    kids = tree.kids[verb.token]
    going = tree.tag[verb.token] == "VBG" and any(tree.low[kid] in _BEING for kid in kids)
    return (going or tree.tag[verb.token] in {"VBP", "VB"}) and not any(tree.low[kid] == "did" for kid in kids)


def _quotes(m: Material, verb: Verb) -> bool:
    """Tell whether a quotation follows the verb at once."""
    return verb.last < len(m.tree) and m.tree.quoted[verb.last] > m.tree.quoted[verb.token]
