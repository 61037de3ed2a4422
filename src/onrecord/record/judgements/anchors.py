"""Finding judged things again: in another reading, and in a text whose words have moved.

A place is found where its words stand; where they moved, at the occurrence nearest to where they stood. An item is
found there if it covers the words, give or take an edge: at least half of what both cover is common, or each edge
differs by one word at most.
"""

import re
from collections.abc import Iterable, Sequence

from onrecord.lexicon.spelling import name_key
from onrecord.model import Anchor, ItemKind, Place, Reading, Span, hull
from onrecord.record.judgements.items import Shown, show

_LEAST_COMMON = 0.5
"""Share of what an anchor and an item cover together that must be common."""

_DETAILS = 0.9
"""What equal details weigh against equal spans: of two items the one that is still the same item is taken."""

_KEPT = 150
"""Characters at either end of long words that an anchor keeps."""

_LEFT_OUT = " […] "

_TELLING = {"statement": "speaker", "event": "type", "office": "holder"}
"""The detail without which an item is no longer what was accepted or rejected."""


def anchor_of(text: str, reading: Reading, kind: ItemKind, local: str) -> Anchor | None:
    """Return the anchor of an item of a reading by its id there; None where there is none."""
    shown = show(text, reading, kind)
    own = next((item for item in shown if item.local == local), None)
    if own is None:
        return None
    alike = dict.fromkeys(item.local for item in shown if (item.spans, item.details) == (own.spans, own.details))
    number = tuple(alike).index(local) + 1
    return Anchor(reading.document, kind, places_of(text, own.spans), own.details, number)


def places_of(text: str, spans: Iterable[Span]) -> tuple[Place, ...]:
    """Return spans with their words."""
    return tuple(Place(span, _quoted(span.of(text))) for span in spans)


def _quoted(words: str) -> str:
    """Return words as an anchor keeps them: of long ones the beginning and the end."""
    return words if len(words) <= 2 * _KEPT + len(_LEFT_OUT) else f"{words[:_KEPT]}{_LEFT_OUT}{words[-_KEPT:]}"


def find_places(text: str, places: Iterable[Place]) -> tuple[Span, ...] | None:
    """Return where the words of all ``places`` stand now; None where some of them are nowhere."""
    spans = [find_place(text, place) for place in places]
    found = tuple(span for span in spans if span is not None)
    return found if len(found) == len(spans) else None


def find_place(text: str, place: Place) -> Span | None:
    """Return where the words of a place stand now, nearest to where they stood; white space may differ."""
    if _quoted(place.span.of(text)) == place.words and place.span.end <= len(text):
        return place.span
    pieces = [r"\s+".join(map(re.escape, piece.split())) for piece in place.words.split(_LEFT_OUT)]
    if not all(pieces):
        return None
    pattern = re.compile(r"[\s\S]*?".join(pieces))
    found = (Span(*match.span()) for match in pattern.finditer(text))
    return min(found, key=lambda span: (abs(span.start - place.span.start), span.start), default=None)


def locate(text: str, shown: Sequence[Shown], anchor: Anchor) -> str | None:
    """Return the id of the item that an anchor means among ``shown``; None where it is not found."""
    spans = find_places(text, anchor.places)
    if spans is None:
        return None
    rated = [(_likeness(text, spans, anchor, item), item.local) for item in shown]
    best = max((score for score, _ in rated), default=0.0)
    if best <= 0:
        return None
    alike = tuple(dict.fromkeys(local for score, local in rated if score == best))
    return alike[min(anchor.number, len(alike)) - 1]


def still_the_same(anchor: Anchor, shown: Shown) -> bool:
    """Tell whether an item still says what was accepted or rejected: its speaker, type or holder is as it was."""
    telling = _TELLING.get(anchor.kind)
    if telling is None:
        return True
    said = (anchor.detail(telling), dict(shown.details).get(telling, ""))
    before, now = (set(name_key(words).split()) for words in said)
    return before <= now or now <= before if before and now else before == now


def _likeness(text: str, spans: tuple[Span, ...], anchor: Anchor, item: Shown) -> float:
    """Rate how well an item fits, 0 where it cannot be meant."""
    common = _common(text, spans, item.spans)
    if common <= 0:
        return 0.0
    held = dict(item.details)
    equal = sum(held.get(name) == words for name, words in anchor.details)
    if not spans and equal < len(anchor.details):
        return 0.0
    return common + _DETAILS * equal / max(1, len(anchor.details))


def _common(text: str, spans: tuple[Span, ...], others: tuple[Span, ...]) -> float:
    """Return the share of characters that are common, 0 where that is too little; 1 for equal spans."""
    if spans == others:
        return 1.0
    if not spans or not others:
        return 0.0
    shared = sum(max(0, min(one.end, other.end) - max(one.start, other.start)) for one in spans for other in others)
    together = sum(map(len, spans)) + sum(map(len, others)) - shared
    if shared == 0 or together <= 0:
        return 0.0
    share = min(0.999, shared / together)  # only equal spans are wholly common
    return share if share >= _LEAST_COMMON or _same_edges(text, hull(spans), hull(others)) else 0.0


def _same_edges(text: str, one: Span, other: Span) -> bool:
    """Tell whether each edge differs by one word at most."""
    edges = ((one.start, other.start), (one.end, other.end))
    return all(len(text[min(edge) : max(edge)].split()) <= 1 for edge in edges)
