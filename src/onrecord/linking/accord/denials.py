"""What is denied within a document: by a statement that answers another, in words that turn another's round."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from onrecord.linking.accord.claim import Claim
from onrecord.linking.happenings.look import sentence_around
from onrecord.linking.happenings.nouns import words_of
from onrecord.model import Occurrence, Reading, Span, Statement, hull

_NEGATED = re.compile(r"\b(?:not|never|n['’]t)\s+(?P<verb>[a-z]{3,})(?:\s+(?P<next>[a-z]{2,}))?", re.IGNORECASE)
_DOUBT = re.compile(
    r"\b(?:number|figure|toll|total|count|estimate|claim)s?\b[^.\n]{0,40}?\b(?:low|high|conservative|exaggerated|inflated"
    r"|understated|overstated|disputed|doubtful|unreliable|doubted)\b[^.\n]*",
    re.IGNORECASE,
)
_DOUBT_REACH = 160
_STEM = 4
_BUT = re.compile(
    r"[”\"’']?[,;]?\s*(?P<but>(?:but|yet|however|although|though)\b[^.\n]{0,120}?(?:\b(?:not|never|no|none|failed)\b|n['’]t\b)[^.\n]*)",
    re.IGNORECASE,
)
_HELPERS = frozenset(
    ("have", "been", "want", "know", "only", "just", "even", "make", "going", "that", "really", "care")
)


def denials(document: str, reading: Reading, text: str, origins: Mapping[str, str]) -> Iterator[Claim]:
    """Yield pairs of claims, told by a common topic, of which the second denies, doubts or confirms the first."""
    for claim in (
        *_answers(document, reading, text),
        *_set_against(document, reading, text),
        *_doubted(document, reading, text),
    ):
        yield replace(claim, origin=origins.get(claim.statement or "", document))


def _answers(document: str, reading: Reading, text: str) -> Iterator[Claim]:
    """Yield what one statement answers to another one."""
    known = {item.id: item for item in reading.statements}
    for item in reading.statements:
        for answer in item.answers:
            other = known.get(answer.statement)
            if other is None:
                continue
            if answer.relation in ("denies", "doubts", "confirms"):
                yield from _pair(document, text, (other, None), (item, None), answer.relation)
            elif answer.relation == "replies":
                for mine, yours in _turned_round(item, other, text):
                    yield from _pair(document, text, (other, yours), (item, mine), "denies")


def _set_against(document: str, reading: Reading, text: str) -> Iterator[Claim]:
    """Yield what whoever reports a statement sets against it: "she said that they would come, but nobody has"."""
    for item in reading.statements:
        against = _BUT.match(text, hull(item.content).end) if item.manner in ("direct", "indirect", "mixed") else None
        if against is not None:
            at, span = Occurrence(document, item.id), Span(*against.span("but"))
            topic, said = f"{document} {item.id} but", _first_sentence(item, text)
            yield Claim("denial", at, topic, "said", said.of(text), said, item.id, "")
            yield Claim("denial", at, topic, "is set against", span.of(text), span, item.parent, "")


def _doubted(document: str, reading: Reading, text: str) -> Iterator[Claim]:
    """Yield the doubts that stand beside a figure: "a number that is probably too low"."""
    for count in reading.counts:
        end = min(sentence_around(text, count.span).end, count.span.end + _DOUBT_REACH)
        doubt = _DOUBT.search(text, count.span.end, end)
        if doubt is not None:
            at, span = Occurrence(document, count.id), Span(doubt.start(), doubt.end())
            topic = f"{document} {count.id} doubted"
            yield Claim("denial", at, topic, "said", count.span.of(text), count.span, count.statement, "")
            yield Claim("denial", at, topic, "doubts", span.of(text), span, None, "")


def _pair(
    document: str,
    text: str,
    said: tuple[Statement, Span | None],
    answer: tuple[Statement, Span | None],
    relation: str,
) -> Iterator[Claim]:
    topic = f"{document} {said[0].id} {answer[0].id}"
    for (item, part), value in ((said, "said"), (answer, relation)):
        span = part or _first_sentence(item, text)
        yield Claim("denial", Occurrence(document, item.id), topic, value, span.of(text), span, item.id, "")


def _first_sentence(item: Statement, text: str) -> Span:
    whole = hull(item.content)
    return Span(whole.start, min(whole.end, sentence_around(text, Span(whole.start, whole.start + 1)).end))


def _turned_round(item: Statement, other: Statement, text: str) -> Iterator[tuple[Span, Span]]:
    """Yield where an answer negates what a question says with the same verb and of somebody it names too."""
    asked = hull(other.content)
    for content in item.content:
        for match in _NEGATED.finditer(text, content.start, content.end):
            verb, following = match["verb"].lower(), (match["next"] or "").lower()
            if verb in _HELPERS:
                continue
            mine = sentence_around(text, Span(match.start(), match.end()))
            again = re.compile(rf"\b{verb[:_STEM]}[a-z]*(?:\s+(?P<next>[a-z]+))?", re.IGNORECASE)
            for word in again.finditer(text[asked.start : asked.end]):
                yours = sentence_around(text, Span(asked.start + word.start(), asked.start + word.end()))
                named = _names(mine.of(text)) & _names(yours.of(text))
                if (word["next"] or "").lower() == following and named and not _NEGATED.search(yours.of(text)):
                    yield mine, yours
                    break


def _names(sentence: str) -> set[str]:
    return {word for word in words_of(sentence) if word.capitalize() in sentence and len(word) > 3}
