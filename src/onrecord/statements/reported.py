"""Statements that a verb reports: direct, indirect and mixed speech, and what people are said to think."""

from dataclasses import replace

from onrecord.lexicon.cues import Frame, Sense
from onrecord.model import Span
from onrecord.statements.clauses import clause_after
from onrecord.statements.details import addressee_of, venue_of
from onrecord.statements.direct import quoted_after, quoted_before, spans_of
from onrecord.statements.found import Found, Material, Source
from onrecord.statements.frames import Framed, framed
from onrecord.statements.preposed import around, interrupted
from onrecord.statements.regions import Region, region_of
from onrecord.statements.sources import source_of
from onrecord.statements.stance import turned
from onrecord.statements.trees import FINITE_TAGS, Tree
from onrecord.statements.unlisted import unlisted
from onrecord.statements.uttered import is_uttered
from onrecord.statements.verbs import Verb, verb_at

_SCORES = {
    "quotation-around": 0.97,
    "quotation-after": 0.95,
    "quotation-before": 0.95,
    "clause-after": 0.85,
    "clause-around": 0.85,
    "frame": 0.7,
}
_ATTITUDE_OFF = 0.1
_CHARGES = frozenset({"of", "with", "for"})
"""Frames that report something in the passive although nobody is named who says it ("was accused of")."""
_NAMES = frozenset({"NNP", "NNPS"})
_BREAKS = frozenset({",", ":", ";", "-", "–", "—", "--", "("})
_NO_SOURCE_OFF = 0.25
_SCARE = 4
"""Tokens, marks among them, up to which a quotation that nobody speaks is a word held at arm's length."""


def reported(m: Material) -> list[Found]:
    """Return what every cue verb of the document reports, in text order."""
    found: list[Found] = []
    for first, last in m.tree.bounds:
        for token in range(first, last):
            if m.tree.tag[token].startswith("V"):
                verb = verb_at(m.tree, token)
                if _is_name(m, token, first):
                    continue
                item = _statement(m, verb) if verb is not None else unlisted(m, token)
                if item is not None:
                    found.append(item)
    return [_apart(m, item, found) for item in found if not _is_taken_in(m, item, found)]


def _is_name(m: Material, token: int, first: int) -> bool:
    """Tell whether what looks like a verb is the end of a name: "a clerk, Bruno Felt, said"."""
    if token == first or m.tree.quoted[token] != m.tree.quoted[token - 1]:
        return False
    words = [m.text[m.tree.start[place] : m.tree.end[place]] for place in (token - 1, token)]
    written = all(word[:1].isupper() and not word.isupper() for word in words)
    return written and m.tree.tag[token - 1] in _NAMES and token - 1 > first


def _is_taken_in(m: Material, item: Found, found: list[Found]) -> bool:
    """Tell whether the verb of a statement is but the beginning of a longer cue: "declined", of "declined to say"."""
    if not item.rule.startswith("frame-"):
        return False
    at = m.tree.start[item.anchor]
    return any(
        other is not item and other.anchor > item.anchor and any(span.start <= at < span.end for span in other.cue)
        for other in found
    )


def _apart(m: Material, item: Found, found: list[Found]) -> Found:
    """Return what is wanted without what the same one then says: "did not want to be named, said that …"."""
    if not item.rule.startswith("frame-") or item.source is None or len(item.content) != 1:
        return item
    (span,) = item.content
    cuts = [
        m.tree.start[min(m.reading.syntax.tokens(other.cue[0]))]
        for other in found
        if other is not item
        and other.source is not None
        and _is_one(item, item.source, other.source)
        and other.cue[0].within(span)
        and m.tree.tag[other.anchor] in FINITE_TAGS
    ]
    if not cuts:
        return item
    kept = m.tree.content(span.start, min(cuts))
    before = kept and m.text[kept.start : kept.end].rstrip(" ,;")
    return replace(item, content=(Span(kept.start, kept.start + len(before)),)) if kept and before else item


def _statement(m: Material, verb: Verb) -> Found | None:
    region = region_of(m.tree, verb.token)
    source = source_of(m.tree, verb)
    if not is_uttered(m, verb, source):
        return None
    if not verb.passive:
        speech = _direct(m, verb, source, region)
        if speech is not None:
            return speech
        clause = _clause(m, verb, source, region)
        if clause is not None:
            return clause
    frame = None if _is_purpose(m.tree, verb) else framed(m.tree, verb, source, region)
    return _of_frame(m, verb, source, frame) if frame is not None else None


def _is_purpose(tree: Tree, verb: Verb) -> bool:
    """Tell whether an infinitive says what something is done for: "they met to protest against the tax"."""
    aimed = tree.tag[verb.token] == "VB" and tree.dep[verb.token] == "advcl" and not verb.governors
    return aimed and any(tree.tag[kid] == "TO" and kid < verb.token for kid in tree.kids[verb.token])


def _direct(m: Material, verb: Verb, source: Source | None, region: Region) -> Found | None:
    sense = _sense(verb, "quote", "that", "tell", "small", "as", "of", "order")
    if sense is None:
        return None
    before = quoted_before(m, verb, source, region)
    after = quoted_after(m, verb, source, region)
    if not _weighs(m, source, (*before, *after)):
        return None
    if before and not _is_mixed_before(m, before):
        rule = "quotation-around" if after else "quotation-before"
        return _found(m, verb, source, rule, spans_of(m, (*before, *after)), sense)
    if after and "small" in verb.frames and "that" not in verb.frames:
        return _called(m, verb, source, after, sense)
    return None if before else _found(m, verb, source, "quotation-after", spans_of(m, after), sense)


def _weighs(m: Material, source: Source | None, quotations: tuple[int, ...]) -> bool:
    """Tell whether quotations are more than a word that nobody speaks."""
    size = sum(last - first for first, last in (m.quote_tokens[index] for index in quotations))
    return size > (_SCARE if source is None else 0)


def _called(m: Material, verb: Verb, source: Source | None, after: tuple[int, ...], sense: Sense) -> Found:
    """Return "called X “Y”" with X as part of what is said."""
    spans = spans_of(m, after)
    gap = [
        token
        for token in range(verb.last, m.quote_tokens[after[0]][0])
        if not (source is not None and source.first <= token < source.last) and m.tree.low[token] not in {",", ":"}
    ]
    if gap:
        spans = (Span(m.tree.start[gap[0]], spans[0].end), *spans[1:])
    return _found(m, verb, source, "quotation-after", spans, sense)


def _is_mixed_before(m: Material, indices: tuple[int, ...]) -> bool:
    """Tell whether words of the quoted clause stand before the quotation in its sentence."""
    token = m.quote_tokens[indices[0]][0]
    first = m.tree.limits(token)[0]
    level = m.tree_level(indices[0])
    outside = [
        place
        for place in range(first, token)
        if m.tree.quoted[place] == level and m.tree.tag[place] not in {",", ":", ".", "CC", "``", "''"}
    ]
    return bool(outside) and m.tree.low[token - 1] not in _BREAKS


def _clause(m: Material, verb: Verb, source: Source | None, region: Region) -> Found | None:
    sense = _sense(verb, "that", "tell")
    if sense is None:
        return None
    parted = interrupted(m.tree, verb, source, region)
    if parted:
        return _found(m, verb, source, "clause-around", tuple(m.tree.span(*tokens) for tokens in parted), sense)
    after = clause_after(m.tree, verb, source, region)
    if after is not None and after[1] - after[0] > 1 and _is_clause(m.tree, *after):
        return _found(m, verb, source, "clause-after", (m.tree.span(*after),), sense)
    ranges = around(m.tree, verb, source, region)
    spans = tuple(m.tree.span(*tokens) for tokens in ranges)
    return _found(m, verb, source, "clause-around", spans, sense) if spans else None


def _is_clause(tree: Tree, first: int, last: int) -> bool:
    """Tell whether words hold a verb: in "told her mother" and "said the mayor" they are who hears or speaks."""
    return any(tree.tag[place].startswith("V") or tree.tag[place] == "MD" for place in range(first, last))


def _is_one(item: Found, source: Source, other: Source) -> bool:
    """Tell whether two sources are one: "A clerk, who did not want …, said": the wish stands within who says it."""
    within = other.first <= item.anchor < other.last
    return within or other.head == source.head or (other.first <= source.first and source.last <= other.last)


def _of_frame(m: Material, verb: Verb, source: Source | None, frame: Framed) -> Found | None:
    sense = verb.frames[frame.frame]
    spans = tuple(m.tree.span(first, last) for first, last in frame.content if last > first)
    if not spans or (source is None and not (verb.passive and frame.frame in _CHARGES)):
        return None
    item = _found(m, verb, source, f"frame-{frame.frame}", spans, sense)
    told = frame.addressee if sense.tier == "speech" else None
    addressee = m.tree.span(*told) if told is not None else item.addressee
    return replace(item, addressee=addressee, cue=cue_spans(m.tree, verb, source, frame.cue_last))


def _sense(verb: Verb, *frames: Frame) -> Sense | None:
    return next((verb.frames[frame] for frame in frames if frame in verb.frames), None)


def _found(m: Material, verb: Verb, source: Source | None, rule: str, spans: tuple[Span, ...], sense: Sense) -> Found:
    score = _SCORES.get(rule, _SCORES["frame"]) - (_ATTITUDE_OFF if sense.tier == "attitude" else 0)
    score -= _NO_SOURCE_OFF if source is None else 0
    return Found(
        rule,
        verb.token,
        spans,
        cue_spans(m.tree, verb, source),
        source,
        "indirect",
        turned(sense.stance, negated=verb.negated, governors=tuple(m.tree.lemma[token] for token in verb.governors)),
        "impersonal" if source is None and verb.passive else sense.tier,
        round(score, 3),
        addressee_of(m, verb, spans),
        venue_of(m, verb, spans),
    )


def cue_spans(tree: Tree, verb: Verb, source: Source | None, last: int | None = None) -> tuple[Span, ...]:
    """Return the words of the cue, without a source that stands among them; ``last`` adds words after the verb."""
    start, end = min((verb.first, *verb.governors)), max(verb.last, last or 0)
    if source is None or not start <= source.first < end:
        return (tree.span(start, end),)
    around = ((tree.start[start], tree.start[source.first]), (tree.end[source.last - 1], tree.end[end - 1]))
    return tuple(span for span in (tree.content(*edges) for edges in around) if span is not None)
