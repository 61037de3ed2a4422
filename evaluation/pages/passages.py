"""Body text against furniture, and whether spans read back."""

from collections.abc import Iterator
from typing import Any

from evaluation.spans import interval
from evaluation.tally import Tally

BODY = frozenset(("headline", "lead", "body", "question", "answer", "pull-quote", "caption", "bio"))
"""Kinds of passages that carry the article; bylines and dates are neither body nor furniture."""
_TRIMMED = frozenset(("content", "cue", "source", "trigger", "addressee", "venue"))
"""Keys whose spans the format promises without white space at their edges."""
_PLACED = _TRIMMED | {"parts", "passages", "mentions", "dates", "counts", "post"}
"""Keys whose spans must have offsets; elsewhere null means that it does not stand in the text."""

Line = dict[str, Any]


def passages(text: str, predicted: Line, gold: Line) -> Tally:
    """Compare body text by characters other than white space; what the gold calls neither is left out."""
    body, furniture = _covered(text, gold, BODY), _covered(text, gold, frozenset(("furniture",)))
    ours = _covered(text, predicted, BODY) & (body | furniture)
    return Tally(len(ours & body), len(ours), len(body))


def furniture(text: str, predicted: Line, gold: Line) -> Tally:
    """Compare furniture by characters other than white space."""
    body, aside = _covered(text, gold, BODY), _covered(text, gold, frozenset(("furniture",)))
    ours = _covered(text, predicted, frozenset(("furniture",))) & (body | aside)
    return Tally(len(ours & aside), len(ours), len(aside))


def read_back(text: str, predicted: Line) -> Tally:
    """Count the spans that lie within the text, are not empty and show the words they quote, untrimmed ones aside."""
    spans = list(_spans(predicted, ""))
    good = sum(_reads_back(text, key, span) for key, span in spans)
    return Tally(good + (predicted["text"] == text), len(spans) + 1, len(spans) + 1)


def _covered(text: str, line: Line, kinds: frozenset[str]) -> frozenset[int]:
    covered: set[int] = set()
    for passage in line["passages"]:
        if passage["kind"] in kinds:
            covered.update(range(*interval(passage)))
    return frozenset(at for at in covered if not text[at].isspace())


def _reads_back(text: str, key: str, span: Line) -> bool:
    start, end = interval(span)
    words = text[start:end]
    if not 0 <= start < end <= len(text) or span.get("text", words) != words:
        return False
    return key not in _TRIMMED or words == words.strip()


def _spans(value: object, key: str) -> Iterator[tuple[str, Line]]:
    """Yield each object that has or must have offsets, and the key of the list or object it stands in."""
    if isinstance(value, dict):
        if "start" in value and (key in _PLACED or value["start"] is not None):
            yield key, value
        for name, inner in value.items():
            yield from _spans(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _spans(inner, key)
