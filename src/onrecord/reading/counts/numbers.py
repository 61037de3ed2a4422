"""Numbers of a text with what bounds them: "at least 1,500", "between five and ten million"; usable on its own.

>>> [(number.span.of("Well over two hundred left."), number.min) for number in numbers("Well over two hundred left.")]
[('Well over two hundred', 201.0)]
"""

import re
from dataclasses import dataclass

from onrecord.lexicon.countwords import count_words
from onrecord.model import Span
from onrecord.reading.counts.figures import Figure, FigureKind, figures
from onrecord.reading.counts.interval import Interval, bound_of, bounded, joint

_REACH = 44
_BOTH = re.compile(r"\s*(?:,|\s(?:and|but)|,\s+(?:and|but))\s+", re.IGNORECASE)
_LAST_WORD = re.compile(r"([\w.]+|\S)\s*(?:\bthe\s+)?$", re.IGNORECASE)
_LOWER, _UPPER = ("least", "above"), ("most", "below")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text: ``span`` with its hedges and per cent, ``core`` the number with its per cent.

    ``value`` is None where no single number is said; ``min`` and ``max`` are None where that side is open.
    ``hedge`` are the words that bound it. ``per_cent``: it counts hundredths.
    """

    span: Span
    core: Span
    value: float | None
    min: float | None
    max: float | None
    kind: FigureKind
    hedge: str | None = None
    per_cent: bool = False


def numbers(text: str) -> tuple[Number, ...]:
    """Find the numbers of a plain text, in order, with their bounds."""
    return tuple(find_numbers(text, Span(0, len(text))))


def find_numbers(text: str, span: Span) -> list[Number]:
    """Find the numbers of the text at ``span``, in order, with their bounds."""
    found: list[tuple[Number, str]] = []
    items = figures(text, span)
    for place, figure in enumerate(items):
        floor = items[place - 1].end if place else span.start
        following = items[place + 1].span.start if place + 1 < len(items) else None
        number, bound = _number(
            text, figure, max(floor, found[-1][0].span.end if found else floor), following, span.end
        )
        both = _pair(text, found[-1], (number, bound)) if found else None
        if both is None:
            found.append((number, bound))
        else:
            found[-1] = (both, "exact")
    return [number for number, _ in found]


def _number(text: str, figure: Figure, floor: int, following: int | None, stop: int) -> tuple[Number, str]:
    start, hedge, front = _front(text, figure.span.start, floor)
    end, words, back = _back(text, figure.end, following, stop)
    bound = joint(front, back)
    bounds = figure.bounds
    if figure.worth is not None and (figure.kind != "share" or bound != "exact"):
        worth = round(float(figure.worth), 3 if figure.kind in ("share", "fraction") else 6)
        bounds = bounded(worth, bound, part=figure.kind in ("share", "fraction"))
    if bounds is None:
        bounds = Interval(None, None, None)
    number = Number(
        Span(start, end),
        Span(figure.span.start, figure.end),
        bounds.value,
        bounds.min,
        bounds.max,
        figure.kind,
        hedge if hedge is not None else words,
        figure.per_cent,
    )
    return number, bound if figure.worth is not None else "exact"


def _front(text: str, start: int, floor: int) -> tuple[int, str | None, str | None]:
    """Return where the words before begin, the hedge and its bound."""
    words = count_words()
    before = text[max(floor, start - _REACH) : start]
    operator = words.operator.search(before)
    if operator is not None:
        sign = operator[0].strip()
        return start - len(operator[0]), sign, words.operators[sign]
    last = _LAST_WORD.search(before)
    if last is None or last[1].lower() not in words.last_words:
        return start, None, None
    match = words.hedge.search(before)
    if match is None:
        return start, None, None
    hedge = match["hedge"]
    return start - len(before) + match.start("hedge"), hedge, bound_of(hedge)


def _back(text: str, end: int, following: int | None, stop: int) -> tuple[int, str | None, str | None]:
    """Return where the words behind end, the hedge and its bound; "or more than 190" belongs to 190."""
    match = count_words().hedge_behind.match(text, end, stop)
    if match is None or (following is not None and not text[match.end() : following].strip()):
        return end, None, None
    words = match["behind"]
    return match.end(), words, count_words().behind[" ".join(words.lower().split())] if words != "+" else "least"


def _pair(text: str, first: tuple[Number, str], last: tuple[Number, str]) -> Number | None:
    """Join "more than ten and less than twenty": two bounds on one number."""
    (one, bound), (two, other) = first, last
    sides = {bound in _LOWER, other in _LOWER}
    if sides != {True, False} or (bound not in (*_LOWER, *_UPPER)) or (other not in (*_LOWER, *_UPPER)):
        return None
    if _BOTH.fullmatch(text, one.span.end, two.span.start) is None:
        return None
    low, high = (one, two) if bound in _LOWER else (two, one)
    if low.min is None or high.max is None or low.min > high.max:
        return None
    span = Span(one.span.start, two.span.end)
    return Number(span, Span(one.core.start, two.core.end), None, low.min, high.max, "range", one.hedge, two.per_cent)
