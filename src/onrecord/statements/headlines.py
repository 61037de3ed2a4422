"""Headlines that quote: "Minister: no talks", "Orlan on why envoys leave"."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.lexicon.cues import speech_words
from onrecord.model import Span
from onrecord.statements.found import Found, Material, Source
from onrecord.statements.nounphrases import phrase
from onrecord.statements.regions import without_final

_QUESTIONS = frozenset({"why", "how", "whether", "what", "when", "where"})
_FORMATS = frozenset(
    [
        "analysis",
        "blog",
        "breaking",
        "column",
        "comment",
        "correction",
        "editorial",
        "exclusive",
        "explainer",
        "factbox",
        "feature",
        "focus",
        "gallery",
        "interview",
        "live",
        "news",
        "obituary",
        "opinion",
        "photos",
        "profile",
        "q&a",
        "review",
        "special",
        "timeline",
        "update",
        "video",
        "watch",
    ]
)
_VOICES = frozenset({"report", "poll", "study", "survey"})
_MAX_NAME = 6
_SCORE = 0.7


def headlined(m: Material) -> list[Found]:
    """Return what headlines attribute by their form, in text order."""
    headlines = [passage.id for passage in m.reading.passages if passage.kind == "headline"]
    found = []
    for sentence in m.reading.syntax.sentences:
        if sentence.passage in headlines:
            item = _colon(m, sentence.first, sentence.last) or _on_why(m, sentence.first, sentence.last)
            if item is not None:
                found.append(item)
    return found


def unverbed(m: Material, found: Sequence[Found]) -> list[Found]:
    """Take a headline's own verb out of who speaks: "River official quits, says he was threatened"."""
    headlines = [passage.span for passage in m.reading.passages if passage.kind == "headline"]
    return [
        _unverbed(m, item) if item.cue and any(item.cue[0].within(span) for span in headlines) else item
        for item in found
    ]


def _unverbed(m: Material, item: Found) -> Found:
    tree, source = m.tree, item.source
    if source is None or item.anchor < 0 or tree.tag[item.anchor] != "VBZ":
        return item
    last = source.last - (tree.low[source.last - 1] == ",")
    verb = last - 1
    if last >= len(tree) or tree.low[last] != "," or last + 1 != item.anchor or tree.tag[verb] not in {"VBZ", "NNS"}:
        return item
    who = phrase(tree, verb - 1, source.first, verb) if verb > source.first else None
    return replace(item, source=who) if who is not None else item


def _colon(m: Material, first: int, last: int) -> Found | None:
    """Return the words after "Name:", where a name or an office stands before the colon."""
    tree = m.tree
    colon = next(
        (place for place in range(first + 1, min(last - 2, first + _MAX_NAME + 1)) if tree.low[place] == ":"), None
    )
    if colon is None or tree.finite(first, colon) or not _is_name(m, first, colon):
        return None
    end = without_final(tree, colon + 1, last)
    if end - colon < 3:
        return None
    return _found(
        "headline-colon",
        colon,
        tree.span(colon + 1, end),
        Source(colon - 1, first, colon),
        tree.span(colon, colon + 1),
    )


def _is_name(m: Material, first: int, last: int) -> bool:
    span = m.tree.span(first, last)
    named = [mention for mention in m.reading.mentions if mention.span.within(span) and mention.form == "name"]
    speaking = any(
        mention.kind in {"person", "organisation", "publication"} and mention.span.end == span.end for mention in named
    )
    people = m.tree.lemma[last - 1] in speech_words("human") | speech_words("post") | _VOICES
    return (speaking or people) and not any(word in _FORMATS for word in m.tree.low[first:last])


def _on_why(m: Material, first: int, last: int) -> Found | None:
    """Return the clause in "Name on why ...": the headline announces what somebody explains."""
    tree = m.tree
    for place in range(first + 1, last - 3):
        if tree.low[place] == "on" and tree.low[place + 1] in _QUESTIONS and not tree.finite(first, place):
            start = _name_before(m, first, place)
            if start is not None:
                span = tree.span(place + 2, without_final(tree, place + 2, last))
                return _found("headline-on", place, span, Source(place - 1, start, place), tree.span(place, place + 2))
    return None


def _name_before(m: Material, first: int, place: int) -> int | None:
    """Return the first token of the name that ends right before ``place``."""
    span = m.tree.span(first, place)
    for mention in m.reading.mentions:
        if mention.form == "name" and mention.span.end == span.end and mention.span.within(span):
            return m.reading.syntax.tokens(mention.span).start
    return None


def _found(rule: str, token: int, span: Span, source: Source, cue: Span) -> Found:
    return Found(rule, token, (span,), (cue,), source, "indirect", "neutral", "speech", _SCORE)
