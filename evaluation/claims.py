"""Names, events, counts, offices and dates: the items that statements are about."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from evaluation.spans import Item, Points, in_order, interval, jaccard, one_to_one, points
from evaluation.statements import names_of, share_a_name
from evaluation.tally import Tally
from evaluation.words import bare_name

NAME_OVERLAP = 0.6
_KINDS = {"publication": "organisation", "campaign": "organisation"}
_NAMED_KINDS = frozenset(("person", "organisation", "place", "publication", "campaign"))
UNSCORED_EVENTS = frozenset(("other", "statement-release"))
_ALSO = {
    "defection/resignation": {"defection", "resignation", "leaving"},
    "founding/joining": {"founding", "joining"},
    "massacre": {"killing", "execution"},
    "attack": {"killing"},
    "execution": {"killing"},
}
"""Types of the gold that are met by other types of ours, too."""
_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_TENS = "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen hundred thousand million billion"
_NUMBER = re.compile(rf"\d|\b(?:{'|'.join(f'{_UNITS} {_TENS}'.split())})s?\b", re.IGNORECASE)
_NO_COUNT = re.compile(r"\b(?:age|rank|duration|length|rotation|ordinal)\b", re.IGNORECASE)

Line = dict[str, Any]
Spans = Callable[[Item], Sequence[Item]]


def names(text: str, predicted: Line, gold: Line) -> Tally:
    """Match names of one kind; titles, articles and possessives may be in or out."""
    ours, theirs = _names(text, predicted), _names(text, gold)

    def overlap(a: tuple[str, Points], b: tuple[str, Points]) -> float:
        return jaccard(a[1], b[1]) if a[0] == b[0] else 0.0

    return Tally(len(one_to_one(ours, theirs, overlap, NAME_OVERLAP)), len(ours), len(theirs))


def events(text: str, predicted: Line, gold: Line) -> Tally:
    """Match events whose triggers overlap."""
    ours, theirs, pairs = _events(text, predicted, gold)
    return Tally(len(pairs), len(ours), len(theirs))


def event_types(text: str, predicted: Line, gold: Line) -> Tally:
    """Count the matched events whose types agree."""
    ours, theirs, pairs = _events(text, predicted, gold)
    agreed = [pair for pair in pairs if type_agrees(ours[pair[0]]["type"], theirs[pair[1]]["type"])]
    return Tally(len(agreed), len(ours), len(theirs))


def type_agrees(ours: str, gold: str) -> bool:
    """Return whether our type meets the gold's; ``asylum-sought`` is a kind of ``asylum``."""
    return ours == gold or ours.partition("-")[0] == gold or ours in _ALSO.get(gold, ())


def counts(text: str, predicted: Line, gold: Line) -> Tally:
    """Match counts whose spans overlap."""
    ours, theirs, pairs = _counts(text, predicted, gold)
    return Tally(len(pairs), len(ours), len(theirs))


def count_intervals(text: str, predicted: Line, gold: Line) -> Tally:
    """Count the matched counts whose value lies within the gold's interval, or whose lower bounds are equal."""
    ours, theirs, pairs = _counts(text, predicted, gold)
    agreed = [pair for pair in pairs if interval_agrees(ours[pair[0]], theirs[pair[1]])]
    return Tally(len(agreed), len(ours), len(theirs))


def interval_agrees(ours: Item, gold: Item) -> bool:
    """Return whether our value lies within the gold's bounds (open ones are None), or both have one lower bound."""
    low, high, value = gold["min"], gold["max"], ours["value"]
    if low is not None and ours["min"] == low:
        return True
    return value is not None and (low is None or value >= low) and (high is None or value <= high)


def is_scored_count(item: Item) -> bool:
    """Return whether a gold figure holds a number and is no ordinal, age, rank or duration."""
    words = item["text"]
    if _NO_COUNT.search(item.get("scope") or "") or item.get("ordinal"):
        return False
    return bool(_NUMBER.search(words))


def offices(text: str, predicted: Line, gold: Line) -> Tally:
    """Match offices of one holder whose post spans overlap."""
    ours = in_order(predicted["offices"], lambda item: [item["post"]])
    theirs = in_order(gold["offices"], lambda item: [item["post"]])

    def overlap(a: Item, b: Item) -> float:
        if not share_a_name(names_of([a["holder"]], predicted), names_of([b["holder"]], gold)):
            return 0.0
        return jaccard(points(text, [a["post"]]), points(text, [b["post"]]))

    return Tally(len(one_to_one(ours, theirs, overlap)), len(ours), len(theirs))


def dates(text: str, predicted: Line, gold: Line) -> Tally:
    """Match time expressions that overlap."""
    ours, theirs, pairs = _dates(text, predicted, gold)
    return Tally(len(pairs), len(ours), len(theirs))


def date_values(text: str, predicted: Line, gold: Line) -> Tally:
    """Count the matched time expressions with the same EDTF value."""
    ours, theirs, pairs = _dates(text, predicted, gold)
    agreed = [pair for pair in pairs if ours[pair[0]]["edtf"] == theirs[pair[1]]["edtf"]]
    return Tally(len(agreed), len(ours), len(theirs))


def _names(text: str, line: Line) -> list[tuple[str, Points]]:
    found = []
    for mention in in_order(line["mentions"], lambda item: [item]):
        if mention["form"] == "name" and mention["kind"] in _NAMED_KINDS:
            start, end = bare_name(text, interval(mention), person=mention["kind"] == "person")
            kind = str(_KINDS.get(mention["kind"], mention["kind"]))
            found.append((kind, points(text, [{"start": start, "end": end}])))
    return found


def _dates(text: str, predicted: Line, gold: Line) -> tuple[list[Item], list[Item], list[tuple[int, int]]]:
    ours = in_order(predicted["dates"], _itself)
    theirs = in_order(gold["dates"], _itself)
    return ours, theirs, one_to_one(ours, theirs, lambda a, b: jaccard(points(text, [a]), points(text, [b])))


def _events(text: str, predicted: Line, gold: Line) -> tuple[list[Item], list[Item], list[tuple[int, int]]]:
    mine = [item for item in predicted["events"] if item["type"] not in UNSCORED_EVENTS]
    return _overlapping(text, mine, gold["events"], _triggers, lambda item: item["type"] not in UNSCORED_EVENTS)


def _counts(text: str, predicted: Line, gold: Line) -> tuple[list[Item], list[Item], list[tuple[int, int]]]:
    return _overlapping(text, predicted["counts"], gold["counts"], _itself, is_scored_count)


def _triggers(item: Item) -> list[Item]:
    return [*item["trigger"], *item.get("other_mentions", ())]


def _itself(item: Item) -> list[Item]:
    return [item]


def _overlapping(
    text: str, predicted: Sequence[Item], gold: Sequence[Item], spans: Spans, scored: Callable[[Item], bool]
) -> tuple[list[Item], list[Item], list[tuple[int, int]]]:
    """Match items with a span in common; ours that overlap only unscored gold items are left out."""
    theirs = in_order(filter(scored, gold), spans)
    aside = [item for item in gold if not scored(item)]

    def overlap(a: Item, b: Item) -> float:
        return max(
            (jaccard(points(text, [x]), points(text, [y])) for x in spans(a) for y in spans(b)),
            default=0.0,
        )

    ours = [
        item
        for item in in_order(predicted, spans)
        if any(overlap(item, other) for other in theirs) or not any(overlap(item, other) for other in aside)
    ]
    return ours, theirs, one_to_one(ours, theirs, overlap)
