"""Wishes and aims: reported where somebody tells of them, not where a writer explains what people did.

"She said they wanted to leave" passes on a wish, "they do not want to leave" says what they think, "the council plans
to close a school" is what it has made known. "They wanted to live their lives" is the writer's account of them.
"""

from collections.abc import Sequence

from onrecord.lexicon.cues import speech_words
from onrecord.statements.found import Found, Material

_MADE_KNOWN = frozenset({"plan", "intend"})
_RULES = frozenset({"frame-inf", "frame-order"})


def reported_wishes(m: Material, found: Sequence[Found]) -> list[Found]:
    """Return what was found without the wishes that nobody tells of."""
    return [item for item in found if not _is_wish(m, item) or _is_told(m, item, found)]


def _is_wish(m: Material, item: Found) -> bool:
    wished = m.tree.lemma[item.anchor] in speech_words("wish")
    return item.rule in _RULES and item.tier == "attitude" and wished


def _is_told(m: Material, item: Found, found: Sequence[Found]) -> bool:
    """Tell whether a wish is denied, made known, or stands in what somebody else says; "you" are told of none."""
    if item.source is not None and m.tree.low[item.source.head] in speech_words("hearer"):
        return False
    cue = [token for span in item.cue for token in m.reading.syntax.tokens(span)]
    denied = any(m.tree.low[token] in speech_words("negation") for token in cue)
    if denied or m.tree.lemma[item.anchor] in _MADE_KNOWN:
        return True
    return any(item.cue[0].within(span) for other in found if other is not item for span in other.content)
