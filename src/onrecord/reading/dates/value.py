"""What the functions that read time expressions are handed and what they give back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.lexicon.numbers import spoken
from onrecord.reading.dates.moment import Moment
from onrecord.reading.dates.tokens import Token

MONTHS = ("month", "maybe-month", "short-month", "abbr-month")
SEASONS = ("season", "fall")
ORDINALS = ("nth-word", "nth")
DAYS = ("small", "days", *ORDINALS)
UNITS = ("unit", "units", "clock-unit")
_TENS = (20, 30)
_SPOKEN = ("number-word", "high-number")
_BYGONE_YEARS = 2
AMOUNTS = ("small", "days", "digits", "year", "number")


Order = Literal["day-first", "month-first"]
"""How 3/4/2010 is read in a text."""


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is read against.

    ``now`` is the anchor of the text, ``reference`` the date told of last, ``near`` the last one in the same sentence;
    each None where there is none. ``narrative``: the text tells a history, so that its own dates come before ``now``.
    ``ahead`` is the year given after the next month: "in April and June 1955". ``order``: how the text writes days in
    figures. ``fresh``: ``reference`` was told in this passage. ``latest``: the last day named with its year.
    ``full``: the last day told of a few passages before.
    ``future``: the words around speak of what is to come.    ``lead`` and ``follow`` are the tokens on either side.
    """

    now: Moment | None
    reference: Moment | None = None
    near: Moment | None = None
    ahead: int | None = None
    narrative: bool = False
    future: bool = False
    fresh: bool = False
    latest: Moment | None = None
    full: Moment | None = None
    order: Order | None = None
    lead: Token | None = None
    follow: Token | None = None

    def anchor(self) -> Moment | None:
        """Return what this, last and next are counted from; in a text whose day is not known, nothing."""
        return (self.reference or self.now) if self.narrative and self.now is not None else self.now

    def told(self, unit: str) -> Moment | None:
        """Return what that, following and later are counted from: the date told of last, else the last full date.

        ``unit`` is what is counted; a date that is coarser does not do.
        """
        if self.reference is not None and fine_enough(self.reference, unit):
            return self.reference
        return self.full or self.reference

    def year_told(self) -> Moment | None:
        """Return the date told of whose year a day without year has; None where it is counted from ``now``."""
        if self.narrative and self.reference is not None:
            return self.reference
        if self.near is not None:
            return self.near
        bygone = (
            self.now is not None
            and self.reference is not None
            and self.fresh
            and self.reference.unit in "DM"
            and self.now.year - self.reference.year >= _BYGONE_YEARS
        )
        since = self.lead is not None and self.lead.kind == "since"
        return self.reference if bygone and not self.future and not since else None


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression says: EDTF and TIMEX3 values, the point it names, and the anchor it was counted from.

    ``open`` names the problem of an expression that has no EDTF value though it means one date.
    ``yearless``: it gave no year of its own. ``turns``: what follows in the text may be counted from it.
    ``counted``: it names a distance ("two years ago").
    """

    edtf: str | None
    timex: str | None
    moment: Moment | None = None
    anchor: Moment | None = None
    open: str | None = None
    yearless: bool = False
    turns: bool = True
    counted: bool = False


UNANCHORED = Value(None, None, open="unanchored-date", turns=False)


def point(moment: Moment, anchor: Moment | None = None, *, yearless: bool = False, tail: str = "") -> Value:
    """Return the value of one point of the calendar; ``tail`` is a part of the day for TIMEX3."""
    return Value(moment.edtf(), moment.timex() + tail, moment, anchor, yearless=yearless)


def shifted(anchor: Moment | None, count: int, unit: str) -> Value:
    """Return ``count`` units from ``anchor``; unanchored where the anchor is missing or coarser than the unit."""
    if anchor is None or not fine_enough(anchor, unit):
        return UNANCHORED
    moment = anchor.shift(count, unit)
    return UNANCHORED if moment is None else point(moment, anchor)


_FINENESS = "DKWFMQSYEC"


def fine_enough(anchor: Moment, unit: str) -> bool:
    """Tell whether ``anchor`` is known as precisely as ``unit``."""
    return _FINENESS.index(anchor.unit) <= _FINENESS.index(unit)


def worth(tokens: Sequence[Token], *kinds: str) -> int | None:
    """Return the number that the first token of one of ``kinds`` stands for."""
    return next((token.worth for token in tokens if token.kind in kinds and isinstance(token.worth, int)), None)


def day_of_month(tokens: Sequence[Token]) -> int | None:
    """Return the day of the month that is named first: 22, 22nd, twenty-second."""
    for place, token in enumerate(tokens):
        if token.kind in DAYS and isinstance(token.worth, int):
            said = [other for other in tokens[:place] if other.kind != "hyphen"] if token.kind in ORDINALS else []
            before = said[-1] if said else None
            tens = before.worth if before is not None and before.kind == "number-word" else 0
            return token.worth + (tens if isinstance(tens, int) and tens in _TENS and token.worth < 10 else 0)
    return None


def letter(tokens: Sequence[Token], *kinds: str) -> str | None:
    """Return the letters that the first token of one of ``kinds`` stands for."""
    return next((token.worth for token in tokens if token.kind in kinds and isinstance(token.worth, str)), None)


def amount(tokens: Sequence[Token]) -> int | None:
    """Return how many units are meant; None where the words are vague."""
    digits = worth(tokens, *AMOUNTS)
    if digits is not None:
        return digits * (worth(tokens, "high-number") or 1)
    words = [token.worth for token in _first_number(tokens) if token.kind in _SPOKEN and isinstance(token.worth, int)]
    if words:
        return spoken(words)
    vague = next((token for token in tokens if token.kind == "vague"), None)
    if vague is not None:
        return vague.worth if isinstance(vague.worth, int) and vague.worth > 0 else None
    return 1


def _first_number(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens before "to": of "three to four years" the first number counts."""
    return tokens[: next((place for place, token in enumerate(tokens) if token.kind == "to"), len(tokens))]
