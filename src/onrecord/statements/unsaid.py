"""What looks like an attribution and reports nothing that was said, thought or wanted.

The hearer ("you'd think", "you'll see"), who does so in the writer's fancy; what somebody does not know, see or notice,
which is the writer's word and nobody's view; what the first person sees or works out, which is no saying.
"""

from onrecord.lexicon.cues import speech_words
from onrecord.statements.found import Found, Material

_PAST = frozenset({"VBD", "VBN"})
_FIRST = frozenset({"i", "we"})


def unsaid(m: Material, item: Found) -> bool:
    """Tell whether an attribution that was found is none."""
    if item.anchor < 0 or item.source is None:
        return False
    cue = [token for span in item.cue for token in m.reading.syntax.tokens(span)]
    lemma, who = m.tree.lemma[item.anchor], m.tree.low[item.source.head]
    if who in speech_words("hearer"):
        return not any(m.tree.tag[token] in _PAST for token in cue)
    if who in _FIRST and lemma in speech_words("perceiving"):
        return True
    return lemma in speech_words("knowing") and any(m.tree.low[token] in speech_words("negation") for token in cue)
