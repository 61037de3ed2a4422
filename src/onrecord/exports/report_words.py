"""How a report words what it knows: dates, how they are known, filters, absence.

Everything is worded as what a text or a person states; nothing here says that something is so.
"""

import calendar
import re
from collections.abc import Iterable, Sequence
from typing import Final

from onrecord.model import Dated, How, Manner
from onrecord.views.values import Hand, Wanted

MANNERS: Final[dict[Manner, str]] = {
    "direct": "quoted",
    "indirect": "reported speech",
    "mixed": "reported speech, partly quoted",
    "turn": "in an interview",
    "author": "own voice",
}

_MONTHS: Final = tuple(calendar.month_name)
_SEASONS: Final = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_POINT: Final = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<mark>[~?%]?)")
_DECADE: Final = re.compile(r"\d{3}X")
_MARKS: Final = {"": "{}", "~": "about {}", "?": "{} (uncertain)", "%": "about {} (uncertain)"}
_OPEN: Final = ("", "..")
_HOW: Final[dict[How, str]] = {
    "metadata": "from the page's metadata",
    "stated": "stated in the text",
    "inferred": "inferred",
    "entered": "entered by a person",
    "unknown": "not known how",
}
_FIELDS: Final = {"row": "given with the row", "sidecar": "given in a sidecar file", "htmldate": "found in the markup"}
"""Where a date of metadata came from, by the beginning of its field; everything else is metadata of the page."""


def date_words(edtf: str) -> str:
    """Return an EDTF value in words; a value of a form not foreseen here is shown as it is."""
    if "/" not in edtf:
        return _point(edtf)
    first, _, last = edtf.partition("/")
    if first in _OPEN:
        return f"until {_point(last)}"
    if last in _OPEN:
        return f"from {_point(first)}"
    return f"{_point(first)} – {_point(last)}"


def _point(edtf: str) -> str:
    if _DECADE.fullmatch(edtf):
        return f"{edtf[:3]}0s"
    match = _POINT.fullmatch(edtf)
    if match is None:
        return edtf
    year, month, day = match["year"], match["month"], match["day"]
    if month is None:
        words = year
    elif month in _SEASONS:
        words = f"{_SEASONS[month]} {year}"
    elif not 1 <= int(month) <= 12:
        return edtf
    else:
        words = f"{_MONTHS[int(month)]} {year}"
    return _MARKS[match["mark"]].format(f"{int(day)} {words}" if day else words)


def how_words(dated: Dated) -> str:
    """Return how a date of publication is known, "" where it is not."""
    if dated.edtf is None:
        return ""
    if dated.how == "metadata" and dated.field is not None:
        return _FIELDS.get(dated.field.partition(":")[0], _HOW["metadata"])
    return _HOW[dated.how]


def inferred_words(dated: Dated) -> str:
    """Return between which days an undated text was published as far as it tells, "" where nothing is inferred."""
    if dated.how != "inferred" or dated.edtf is None:
        return ""
    first, between, last = dated.edtf.partition("/")
    if not between:
        return _point(first)
    if first in _OPEN:
        return f"not after {_point(last)}"
    return f"not before {_point(first)}" if last in _OPEN else f"between {_point(first)} and {_point(last)}"


def published_words(dated: Dated) -> str:
    """Return a date of publication and how it is known; of an undated text what is inferred, as such."""
    if dated.known is not None:
        return f"{date_words(dated.known)} ({how_words(dated)})"
    inferred = inferred_words(dated)
    return f"date not known; inferred: {inferred}" if inferred else "date not known"


def hand_words(hand: Hand) -> str:
    """Return a hand of a chain in the words of the text; what is not stated is said to be so."""
    if hand.name is not None:
        return hand.name
    return {"outlet": "outlet not known", "author": "writer not named"}.get(hand.role, "source not stated")


def shown_hands(chain: Sequence[Hand]) -> tuple[Hand, ...]:
    """Return a chain as it is shown: an outlet that is its own author, or a writer who speaks, stands there once."""
    return tuple(
        hand
        for hand, nearer in zip(chain, (*chain[1:], None), strict=False)
        if hand.cue or nearer is None or hand.name is None or hand.name != nearer.name
    )


def number_words(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: ``1 document``, ``12 000 documents``."""
    return f"{thousands(number)} {one if number == 1 else many or f'{one}s'}"


def thousands(number: int) -> str:
    """Return a number with a narrow space between thousands."""
    return f"{number:,}".replace(",", "\u202f")


def filter_words(wanted: Wanted) -> str:
    """Return what a report was restricted to, as a phrase that follows "searched:"."""
    parts = [
        _if(wanted.by, "said by “{}”"),
        _if(wanted.about, "about “{}”"),
        _if(wanted.words, "with the words “{}”"),
        _if(date_words(wanted.since or ""), "since {}"),
        _if(date_words(wanted.until or ""), "until {}"),
        _if(_alternatives(MANNERS[manner] for manner in wanted.manner), "only {}"),
        _if(wanted.document, "in the document {}"),
        _if(str(wanted.limit or ""), "at most {} statements"),
    ]
    return ", ".join(part for part in parts if part) or "everything"


def _if(value: str | None, phrase: str) -> str:
    return phrase.format(value) if value else ""


def _alternatives(words: Iterable[str]) -> str:
    return " or ".join(words)
