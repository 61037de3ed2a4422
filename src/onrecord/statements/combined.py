"""Rules and tagger together: rules decide structure, the tagger vouches for their finds and adds what they missed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.lexicon.cues import Sense, cue_adjectives, cue_adverbs, cue_nouns, cue_verbs, speech_words
from onrecord.model import Span
from onrecord.statements.chains import manner_of
from onrecord.statements.found import Found, Material, Source
from onrecord.statements.stance import turned
from onrecord.statements.tagger import Tagged

RULE = "tagger"
_SPEECH, _ATTITUDE = Sense("neutral", "speech"), Sense("neutral", "attitude")
_SAME = 0.5
"""Overlap of two contents, as Jaccard of code points, from which they are one attribution."""

_STRETCH = 200


@dataclass(frozen=True, slots=True)
class Weighing:
    """How the two are weighed against each other; the figures behind it: ``training/attribution/README.md``.

    ``add``: the tagger's score from which speech that it alone found is added; ``add_attitude``: the same for what
    people think, want or do not want, and for cues that the lexicon does not know. ``keep``: the rule's score from
    which what a rule alone found is kept, outside the contents of others. ``edges``: the tagger's score from which its
    source and content replace those of the rule.
    """

    add: float = 0.6
    add_attitude: float = 1.1
    keep: float = 0.0
    edges: float = 1.1


def combine(
    m: Material, found: Sequence[Found], tagged: Sequence[Tagged], weighing: Weighing | None = None
) -> list[Found]:
    """Return what the rules found, sharpened and completed by the tagger; every statement is met once."""
    chosen = weighing or Weighing()
    partner, around = _partners(found, tagged), _Near(found)
    kept = []
    for index, item in enumerate(found):
        mate = partner.get(index)
        if mate is not None:
            kept.append(_vouched(m, item, tagged[mate], chosen))
        elif item.score >= chosen.keep or _within_another(item, [found[at] for at in around.of(item)]):
            kept.append(item)
    paired = set(partner.values())
    return kept + [
        new
        for number, item in enumerate(tagged)
        if number not in paired
        and not _met(item, [found[at] for at in around.of(item)])
        and (new := _as_found(m, item)).score >= (chosen.add if new.tier == "speech" else chosen.add_attitude)
    ]


class _Near:
    """Finds items whose words lie close to those of another item, so that not all are compared with all."""

    def __init__(self, items: Sequence[Found | Tagged]) -> None:
        """Keep for each stretch of text the items that touch it."""
        self._touching: dict[int, list[int]] = defaultdict(list)
        for index, item in enumerate(items):
            for stretch in _stretches(item):
                self._touching[stretch].append(index)

    def of(self, item: Found | Tagged) -> list[int]:
        """Return the indices of the items near ``item``, in order."""
        return sorted({index for stretch in _stretches(item) for index in self._touching.get(stretch, ())})


def _stretches(item: Found | Tagged) -> set[int]:
    spans = (*item.content, *item.cue)
    return {stretch for span in spans for stretch in range(span.start // _STRETCH, span.end // _STRETCH + 1)}


def _partners(found: Sequence[Found], tagged: Sequence[Tagged]) -> dict[int, int]:
    """Pair what is one attribution, the likest first: index of ``found`` to index of ``tagged``."""
    near = _Near(tagged)
    likeness = [
        (-weight, at, to)
        for at, item in enumerate(found)
        for to in near.of(item)
        if (weight := _likeness(item, tagged[to])) > 0
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, at, to in sorted(likeness):
        if at not in pairs and to not in taken:
            pairs[at] = to
            taken.add(to)
    return pairs


def _likeness(item: Found, other: Tagged) -> float:
    """Return how like the contents are; with a common cue any overlap counts, without one at least half."""
    content = _jaccard(item.content, other.content)
    common = any(one.overlaps(two) for one in item.cue for two in other.cue)
    return content + common if content >= _SAME or (common and content > 0) else 0.0


def _vouched(m: Material, item: Found, other: Tagged, weighing: Weighing) -> Found:
    """Return the rule's statement, surer by the tagger's voice."""
    sure = replace(item, score=round(1 - (1 - item.score) * (1 - other.score), 3))
    if other.score < weighing.edges:
        return sure
    return replace(sure, content=other.content, source=_source(m, other.source) or item.source)


def _within_another(item: Found, found: Sequence[Found]) -> bool:
    """Tell whether a statement is relayed by another one."""
    if item.under is not None:
        return True
    return any(
        other is not item and any(cue.within(piece) for cue in item.cue for piece in other.content) for other in found
    )


def _met(item: Tagged, found: Sequence[Found]) -> bool:
    """Tell whether a rule has used the cue already, or has found much the same words."""
    return any(
        any(one.overlaps(two) for one in item.cue for two in other.cue)
        or _jaccard(other.content, item.content) >= _SAME
        for other in found
    )


def _as_found(m: Material, item: Tagged) -> Found:
    """Return what the tagger alone found in the shape of the rules."""
    anchor = _top(m, item.cue[0]) if item.cue else -1
    sense = _sense(m, item)
    negated = any(m.tree.low[token] in speech_words("negation") for token in _tokens(m, item.cue))
    return Found(
        RULE,
        anchor,
        item.content,
        item.cue,
        _source(m, item.source),
        manner_of(m, item.content),
        turned(sense.stance, negated=negated),
        sense.tier,
        item.score,
    )


def _source(m: Material, spans: Sequence[Span]) -> Source | None:
    if not spans:
        return None
    tokens = m.reading.syntax.tokens(spans[0])
    return Source(_top(m, spans[0]), tokens.start, tokens.stop) if len(tokens) else None


def _top(m: Material, span: Span) -> int:
    """Return the token of a span that hangs from outside it, -1 where there is no token."""
    tokens = m.reading.syntax.tokens(span)
    outside = (token for token in tokens if m.tree.head[token] == token or m.tree.head[token] not in tokens)
    return next(outside, tokens.start if len(tokens) else -1)


def _sense(m: Material, item: Tagged) -> Sense:
    """Return what the lexicon says of the last word of the cue that it knows; words in quotation marks are speech."""
    for token in reversed(_tokens(m, item.cue)):
        lemma, tag = m.tree.lemma[token], m.tree.tag[token]
        frames = list(cue_verbs().get(lemma, {}).values()) if tag.startswith("V") else []
        nominal = cue_nouns().get(lemma) if tag.startswith("N") else cue_adjectives().get(lemma)
        sense = next(iter(frames), None) or nominal or cue_adverbs().get(lemma)
        if sense is not None:
            return sense
    return _ATTITUDE if manner_of(m, item.content) == "indirect" else _SPEECH


def _tokens(m: Material, spans: Sequence[Span]) -> list[int]:
    return [token for span in spans for token in m.reading.syntax.tokens(span)]


def _jaccard(one: Sequence[Span], two: Sequence[Span]) -> float:
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in two)
    size = sum(map(len, one)) + sum(map(len, two)) - shared
    return shared / size if size else 0.0
