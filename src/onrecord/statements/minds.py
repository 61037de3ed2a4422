"""Minds that a writer or a speaker reads: what others think or will say, told by nobody who was asked.

"They think the new age threatens them", said in an interview, is what the one interviewed makes of a group. In news,
where a reporter passes on what people said, and inside other statements, such words are views that somebody told.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.lexicon.cues import speech_words
from onrecord.statements.evidence import voice_of
from onrecord.statements.found import Found, Link, Material, Source

_OTHERS = frozenset({"they", "everyone", "everybody"})
_CROWDS = frozenset({"people", "public", "population", "majority", "minority", "rest", "crowd", "nation", "youth"})
_COMING = frozenset({"will", "'ll", "’ll", "wo"})


def read_minds(m: Material, links: Sequence[Link]) -> list[Link]:
    """Return the statements, those of the tier "imputed" that a text in somebody's own voice imputes to a group."""
    if voice_of(m) == "news":
        return list(links)
    return [_imputed(link) if link.parent is None and _is_read(m, link.found) else link for link in links]


def _imputed(link: Link) -> Link:
    return replace(link, found=replace(link.found, tier="imputed"))


def _is_read(m: Material, item: Found) -> bool:
    """Tell whether a group that nobody names thinks, or will say, what the content says."""
    source = item.source
    if source is None or source.pronoun is not None or item.manner != "indirect" or not _is_group(m, source):
        return False
    cue = {m.tree.low[token] for span in item.cue for token in m.reading.syntax.tokens(span)}
    return item.tier == "attitude" or (item.tier == "speech" and bool(cue & _COMING))


def _is_group(m: Material, source: Source) -> bool:
    """Tell whether the source is "they" or a group without a name, none to which the speaker belongs."""
    head = source.head
    words = set(m.tree.low[source.first : source.last])
    if words & {"i", "we", "my", "our", "us", "me"} or words & speech_words("hearer"):
        return False
    start = m.tree.start[head]
    if any(item.form == "name" and item.span.start <= start < item.span.end for item in m.reading.mentions):
        return False
    plural = m.tree.tag[head] == "NNS" or m.tree.lemma[head] in _CROWDS
    return plural or m.tree.low[head] in _OTHERS or bool(words & {"they"})
