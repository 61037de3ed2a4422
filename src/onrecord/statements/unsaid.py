"""What looks like an attribution and reports nothing that was said, thought or wanted.

The hearer ("you'd think", "you'll see"), who does so in the writer's fancy; what somebody does not know, see or notice,
which is the writer's word and nobody's view; what the first person sees or works out, which is no saying; and whom
somebody cites, who is a hand behind other words. So do contents that are but a pronoun, and things that were done
something to ("accepted the offer"), where the verb is none that reports a thing.
"""

from collections.abc import Sequence

from onrecord.lexicon.cues import Frame, cue_verbs, speech_words
from onrecord.statements.found import Found, Material, Source
from onrecord.statements.trees import FINITE_TAGS, NOUN_TAGS, Tree
from onrecord.statements.uttered import able, bears

_PAST = frozenset({"VBD", "VBN"})
_FIRST = frozenset({"i", "we"})
_OF_THINGS: frozenset[Frame] = frozenset(
    {"obj", "about", "want", "as", "at", "small", "of", "for", "with", "toward", "on"}
)
"""Frames in which a verb reports something that is no clause."""

_CLAUSES: frozenset[Frame] = frozenset({"that", "quote"})
"""Frames of a verb that holds nothing but sentences: one assumes that something is so, and an office otherwise."""

_PLAIN = frozenset({"PRP", "DT", "WDT", "WP", ".", ",", "``", "''"})
_SPEAKING = frozenset({"person", "organisation", "publication"})


def unsaid(m: Material, item: Found) -> bool:
    """Tell whether an attribution that was found is none."""
    if item.anchor < 0 or item.source is None:
        return False
    cue = [token for span in item.cue for token in m.reading.syntax.tokens(span)]
    lemma, who = m.tree.lemma[item.anchor], m.tree.low[item.source.head]
    if who in speech_words("hearer"):
        return not any(m.tree.tag[token] in _PAST for token in cue)
    if lemma in speech_words("relay") and m.tree.tag[item.anchor] == "VBG" and _is_somebody(m, item):
        return True
    unheard = lemma in speech_words("knowing") and any(m.tree.low[token] in speech_words("negation") for token in cue)
    own = who in _FIRST and lemma in speech_words("perceiving")
    return unheard or own or not able(m, item.source) or _is_shown(m, item, item.source)


def _is_shown(m: Material, item: Found, source: Source) -> bool:
    """Tell whether the writer says that something is shown, by what is no document."""
    shown = m.tree.lemma[item.anchor] in speech_words("evidence")
    return shown and not bears(m, source) and not _quotes(m, item)


def _quotes(m: Material, item: Found) -> bool:
    """Tell whether what is reported stands between quotation marks."""
    first = m.reading.syntax.tokens(item.content[0])
    return bool(first) and m.tree.quoted[first.start] != m.tree.quoted[item.anchor]


def _is_somebody(m: Material, item: Found) -> bool:
    """Tell whether the content is a phrase for somebody who speaks: "citing two officials"."""
    if len(item.content) > 1:
        return False
    tokens = m.reading.syntax.tokens(item.content[0])
    outside = (token for token in tokens if m.tree.head[token] not in tokens or m.tree.head[token] == token)
    head = next(outside, -1)
    if head < 0 or not m.tree.tag[head].startswith("NN") or m.tree.finite(tokens.start, tokens.stop):
        return False
    known = m.tree.lemma[head] in speech_words("human")
    return known or any(
        item_.kind in _SPEAKING and item_.span.start <= m.tree.start[head] < item_.span.end
        for item_ in m.reading.mentions
    )


def says_something(m: Material, item: Found) -> bool:
    """Tell whether the content is more than a pronoun ("had called for it"), which says nothing to a reader."""
    tags = {m.tree.tag[token] for span in item.content for token in m.reading.syntax.tokens(span)}
    return not tags <= _PLAIN


def is_deed(m: Material, item: Found) -> bool:
    """Tell whether a verb of speech that reports clauses alone stands with a mere thing: "accepted the offer".

    A preposition, noun or adjective in the cue may take it ("vouched for her", "made comments about the plan").
    """
    tree = m.tree
    cue = [token for span in item.cue for token in m.reading.syntax.tokens(span)]
    content = [token for span in item.content for token in m.reading.syntax.tokens(span)]
    verbs = [token for token in cue if tree.tag[token].startswith("V")]
    if not verbs or any(not tree.tag[token].startswith(("V", "R", "M")) for token in cue if token > verbs[0]):
        return False
    frames = cue_verbs().get(tree.lemma[verbs[-1]])
    thought = frames is not None and all(sense.tier == "attitude" for sense in frames.values())
    if frames is None or _OF_THINGS & set(frames) or (thought and not _CLAUSES.issuperset(frames)):
        return False
    quoted = any(tree.quoted[token] != tree.quoted[verbs[-1]] for token in content)
    clause = any(tree.tag[token] in FINITE_TAGS or tree.tag[token] == "TO" for token in content)
    if clause and thought:
        clause = not _is_phrase(tree, content)
    return not quoted and not clause and not tree.tag[content[0]].startswith("VB") if content else False


def _is_phrase(tree: Tree, content: Sequence[int]) -> bool:
    """Tell whether words are one noun with what describes it: "that office, which he held until May"."""
    outside = [token for token in content if tree.head[token] not in content or tree.head[token] == token]
    if len(outside) != 1 or tree.tag[outside[0]] not in NOUN_TAGS:
        return False
    return tree.kid(outside[0], "nsubj", "nsubj:pass", "cop", "csubj") is None
