"""Attributions as rules and tagger found them: who met whom, and the variants between which is chosen."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.lexicon.cues import Sense, cue_adjectives, cue_adverbs, cue_nouns, cue_verbs, speech_words
from onrecord.model import Span
from onrecord.statements.chains import manner_of
from onrecord.statements.endings import is_comment
from onrecord.statements.found import Found, Material, Source
from onrecord.statements.sources import is_blamed
from onrecord.statements.stance import turned
from onrecord.statements.tagger import Tagged
from onrecord.statements.trees import FINITE_TAGS, SUBJECTS
from onrecord.statements.unsaid import is_deed, says_something, unsaid

RULE = "tagger"
Origin = Literal["rule", "tagger", "both", "rule's", "tagger's", "rule's content", "rule's source"]
"""Whose finding a variant is: one alone, both alike; where both differ, whose content and source it takes."""

_SPEECH, _ATTITUDE = Sense("neutral", "speech"), Sense("neutral", "attitude")
_SAME = 0.5
"""Overlap of two contents, as Jaccard of code points, from which they are one attribution."""
_ALIKE = 0.95
_STRETCH = 200
_LABEL = -2
_CLAUSE = 3


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to see an attribution: ``found`` with what a rule, the tagger or both found of it."""

    origin: Origin
    found: Found
    ruled: Found | None
    tagged: Tagged | None


def attributions(m: Material, found: Sequence[Found], tagged: Sequence[Tagged]) -> Iterator[tuple[Variant, ...]]:
    """Yield the variants of each attribution: those of the rules in order, then what the tagger alone found.

    What the tagger takes from the label of a turn ("Q:") is left to the turn.
    """
    heard = [_without_that(m, item) for item in tagged if not _is_label(m, item)]
    partner = _partners(found, heard)
    spoken = _cues_of(found)
    for index, item in enumerate(found):
        if index in partner:
            yield _both(m, item, heard[partner[index]], spoken)
        else:
            yield (Variant("rule", item, item, None),)
    paired = set(partner.values())
    for number, other in enumerate(heard):
        if number not in paired and _reports(m, alone := _as_found(m, other)):
            yield (Variant("tagger", alone, None, other),)


def _reports(m: Material, item: Found) -> bool:
    return says_something(m, item) and not unsaid(m, item) and not is_deed(m, item)


def _is_label(m: Material, item: Tagged) -> bool:
    return any(m.tree.quoted[token] == _LABEL for token in tokens_of(m, (*item.source, *item.cue)))


def _without_that(m: Material, item: Tagged) -> Tagged:
    """Return the attribution without a "that" before its content, which belongs to nobody."""
    tokens = m.reading.syntax.tokens(item.content[0])
    first = tokens.start
    if len(tokens) < _CLAUSE or m.tree.low[first] != "that" or m.tree.tag[first] not in {"IN", "WDT"}:
        return item
    if m.tree.tag[first] == "WDT" and (m.tree.dep[first] in SUBJECTS or m.tree.tag[first + 1] in FINITE_TAGS):
        return item
    return replace(item, content=(Span(m.tree.start[first + 1], item.content[0].end), *item.content[1:]))


def _cues_of(found: Sequence[Found]) -> dict[int, list[Span]]:
    """Return where the cues of each source stand, by the token of its head."""
    spoken = defaultdict[int, list[Span]](list)
    for item in found:
        if item.source is not None:
            spoken[item.source.head] += item.cue
    return spoken


def _both(m: Material, ruled: Found, tagged: Tagged, spoken: Mapping[int, Sequence[Span]]) -> tuple[Variant, ...]:
    """Return the rule's variant, and with the content and the source of the tagger where these are others."""
    source = _source(m, tagged.source)
    moved = source is not None and not (
        ruled.source is not None
        and (_share(ruled.source, source) or _is_bare_relative(m, source) or is_blamed(m.tree, ruled.anchor))
    )
    broken = _breaks_quotation(m, ruled, tagged) or _beheads(m, ruled, tagged) or _holds_cue(ruled, tagged)
    broken = (
        broken
        or _holds_hearer(m, ruled, tagged)
        or (ruled.source is not None and _goes_on(m, ruled, tagged, spoken.get(ruled.source.head, ())))
    )
    other = jaccard(ruled.content, tagged.content) < _ALIKE and not broken
    if not other and not (moved or (source is None and ruled.source is not None)):
        return (Variant("both", ruled, ruled, tagged),)
    variants = [Variant("rule's", ruled, ruled, tagged)]
    shifted = replace(ruled, content=tagged.content)
    if other:
        variants.append(Variant("rule's source", shifted, ruled, tagged))
    if moved:
        variants.append(Variant("rule's content", replace(ruled, source=source), ruled, tagged))
        if other:
            variants.append(Variant("tagger's", replace(shifted, source=source), ruled, tagged))
    return tuple(variants)


def _is_bare_relative(m: Material, source: Source) -> bool:
    """Tell whether a source is but "which": a rule that found somebody knows better."""
    return source.last - source.first == 1 and m.tree.tag[source.first] == "WDT"


def _breaks_quotation(m: Material, ruled: Found, tagged: Tagged) -> bool:
    """Tell whether the tagger takes only a part of whole quotations, or words beside them: marks are hard evidence."""
    if manner_of(m, ruled.content) != "direct":
        return False
    part = sum(map(len, tagged.content)) < sum(map(len, ruled.content))
    return part or manner_of(m, tagged.content) != "direct"


def _holds_cue(ruled: Found, tagged: Tagged) -> bool:
    """Tell whether words of the rule's cue stand in what the tagger takes for content: "declined | to say where"."""
    return any(cue.overlaps(span) for cue in ruled.cue for span in tagged.content)


def _holds_hearer(m: Material, ruled: Found, tagged: Tagged) -> bool:
    """Tell whether the tagger takes whom it was said to, and "that", for content: "warned [the crew that the] dam"."""
    rule, other = ruled.content[0], tagged.content[0]
    if not other.start < rule.start < other.end or len(ruled.content) > 1 or len(tagged.content) > 1:
        return False
    before = m.reading.syntax.tokens(rule).start - 1
    return before > ruled.anchor >= 0 and m.tree.low[before] == "that" and m.tree.tag[before] in {"IN", "WDT"}


def _goes_on(m: Material, ruled: Found, tagged: Tagged, cues: Sequence[Span]) -> bool:
    """Tell whether the tagger goes past the rule's end, to where its source says more ("saying that") or the writer."""
    end = ruled.content[-1].end
    further = any(end <= cue.start and cue.overlaps(span) for cue in cues for span in tagged.content)
    return further or (tagged.content[-1].end > end and _is_commented(m, ruled))


def _is_commented(m: Material, ruled: Found) -> bool:
    """Tell whether the rule ended where the writer comments: "..., a figure that is too low"."""
    tokens = m.reading.syntax.tokens(ruled.content[-1])
    at = tokens.stop
    return bool(tokens) and at + 1 < len(m.tree) and m.tree.low[at] == "," and is_comment(m.tree, at + 1, len(m.tree))


def _beheads(m: Material, ruled: Found, tagged: Tagged) -> bool:
    """Tell whether the tagger takes but part of a clause: "(they decided) to leave", "(Orla granted) asylum".

    Its words then hang from a finite verb before them that the rule takes for part of what is reported.
    """
    tokens = m.reading.syntax.tokens(tagged.content[0])
    if not tokens or ruled.content[0].start >= tagged.content[0].start:
        return False
    before = {
        token
        for span in ruled.content
        for token in m.reading.syntax.tokens(span)
        if token < tokens.start and m.tree.tag[token] in FINITE_TAGS
    }
    if m.tree.low[tokens.start] == "to":
        return bool(before)
    verb = m.tree.head[_top(m, tagged.content[0])]
    helpers = m.tree.kids[verb] if m.tree.tag[verb].startswith("V") else []
    return verb < tokens.start and not before.isdisjoint((verb, *helpers))


def _share(one: Source, two: Source) -> bool:
    return one.first < two.last and two.first < one.last


class _Near:
    """Finds items whose words lie close to those of another item, so that not all are compared with all."""

    def __init__(self, items: Sequence[Tagged]) -> None:
        """Keep for each stretch of text the items that touch it."""
        self._touching: dict[int, list[int]] = defaultdict(list)
        for index, item in enumerate(items):
            for stretch in _stretches(item):
                self._touching[stretch].append(index)

    def of(self, item: Found) -> list[int]:
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
    content = jaccard(item.content, other.content)
    common = any(one.overlaps(two) for one in item.cue for two in other.cue)
    return content + common if content >= _SAME or (common and content > 0) else 0.0


def _as_found(m: Material, item: Tagged) -> Found:
    """Return what the tagger alone found in the shape of the rules."""
    anchor = _top(m, item.cue[0]) if item.cue else -1
    manner = manner_of(m, item.content)
    sense = _sense(m, item) or (_ATTITUDE if manner == "indirect" else _SPEECH)
    negated = any(m.tree.low[token] in speech_words("negation") for token in tokens_of(m, item.cue))
    return Found(
        RULE,
        anchor,
        item.content,
        item.cue,
        _source(m, item.source),
        manner,
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


def _sense(m: Material, item: Tagged) -> Sense | None:
    """Return what the lexicon says of the last word of the cue that it knows."""
    for token in reversed(tokens_of(m, item.cue)):
        lemma, tag = m.tree.lemma[token], m.tree.tag[token]
        frames = list(cue_verbs().get(lemma, {}).values()) if tag.startswith("V") else []
        nominal = cue_nouns().get(lemma) if tag.startswith("N") else cue_adjectives().get(lemma)
        sense = next(iter(frames), None) or nominal or cue_adverbs().get(lemma)
        if sense is not None:
            return sense
    return None


def tokens_of(m: Material, spans: Sequence[Span]) -> list[int]:
    """Return the tokens of some spans, in their order."""
    return [token for span in spans for token in m.reading.syntax.tokens(span)]


def jaccard(one: Sequence[Span], two: Sequence[Span]) -> float:
    """Return the overlap of two lists of spans as Jaccard of code points, 0-1."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in two)
    size = sum(map(len, one)) + sum(map(len, two)) - shared
    return shared / size if size else 0.0
