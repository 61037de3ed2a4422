"""The numbers of a text as they are said, without what bounds them: cardinals, fractions, shares, ordinals."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.lexicon.numbers import number_words
from onrecord.model import Span
from onrecord.reading.counts.atoms import Atom, atoms
from onrecord.reading.counts.cardinals import Cardinal, cardinal
from onrecord.reading.counts.fractions import fraction

NumeralKind = Literal["cardinal", "fraction", "share", "ordinal"]
"""A share is one number out of another: one in three."""

_LARGEST = 1e18
_ARTICLE = re.compile(r"(?<![^\W_])an?\s+$", re.IGNORECASE)
_SIGN = re.compile(r"(?:^|[(\[<>=~:;|]|(?<![\d%])\s)[-−](\s{0,2})$")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s+$")
_ENDS = re.compile(r"\s*(?:$|\n)")
_COMPOUND = re.compile(r"[-‐‑][^\W\d_]")
_NOUN = re.compile(r"\s+(?!(?:of|in|or|and|to|is|was|are|were|that|which)\b)[^\W\d_]")
_MONEY = ("$", "€", "£", "¥")
_REACH = 16
_LAST_YEARS = range(1800, 2100)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at ``span``; ``power`` is its last multiplier ("million"), 1 where there is none."""

    span: Span
    worth: float
    kind: NumeralKind
    power: float = 1


def numerals(text: str, span: Span) -> list[Numeral]:
    """Find the numbers of the text at ``span``, in order."""
    found: list[Numeral] = []
    seen = atoms(text, span)
    place = 0
    while place < len(seen):
        item, place = _numeral(text, seen, place, span.start)
        if item is not None and abs(item.worth) <= _LARGEST:
            found.append(item)
    return found


def _numeral(text: str, seen: Sequence[Atom], first: int, floor: int) -> tuple[Numeral | None, int]:
    atom = seen[first]
    before = text[max(floor, atom.start - _REACH) : atom.start]
    article = _ARTICLE.search(before)
    stop = _run_end(seen, first)
    part = fraction(seen, first, stop, article=article is not None, follows=_named(text, seen, first, stop))
    if part is not None:
        kind: NumeralKind = "ordinal" if part.ordinal else "fraction"
        start = atom.start if article is None or part.ordinal or not part.article else atom.start - len(article[0])
        compound = seen[part.last - 1].kind == "part" and _COMPOUND.match(text, seen[part.last - 1].end)
        if compound or (part.bare and _stands_for_a_stretch(before)):
            return None, part.last
        item = Numeral(Span(start, seen[part.last - 1].end), part.worth, kind, part.power)
        return _negative(text, item, floor), part.last
    said = cardinal(seen, first, stop)
    if said is None:
        return None, first + 1
    if atom.kind == "small" and atom.worth == 1 and said.last == first + 1 and _is_pronoun(before):
        return None, said.last
    said = _with_decimals(seen, said)
    start = atom.start
    if article is not None and atom.kind in ("power", "dozen"):
        start -= len(article[0])
    elif atom.kind == "dozen" and said.last == first + 1 and text[atom.start : atom.end].lower() != "dozen":
        return None, said.last
    item = Numeral(Span(start, seen[said.last - 1].end), said.worth, "cardinal", said.power)
    shared = _share(text, seen, item, said.last)
    return shared if shared is not None else (_negative(text, item, floor), said.last)


def _run_end(seen: Sequence[Atom], first: int) -> int:
    end = first + 1
    while end < len(seen) and seen[end].join in ("space", "hyphen", "and", "and-a", "a", "of-a"):
        end += 1
    return end


def _named(text: str, seen: Sequence[Atom], first: int, stop: int) -> bool:
    """Tell whether a noun follows the first ordinal: "a fifth man" is no fraction."""
    for atom in seen[first:stop]:
        if atom.kind == "ordinal":
            return _NOUN.match(text, atom.end) is not None
    return False


def _stands_for_a_stretch(before: str) -> bool:
    word = _WORD_BEFORE.search(before)
    return word is not None and word[1].lower() in number_words().whole_before


def _is_pronoun(before: str) -> bool:
    word = _WORD_BEFORE.search(before)
    return word is not None and word[1].lower() in number_words().one_after


def _with_decimals(seen: Sequence[Atom], said: Cardinal) -> Cardinal:
    """Read "two point five million", "nought point nought three"."""
    place = said.last
    if place >= len(seen) or seen[place].join != "point" or said.worth != int(said.worth):
        return said
    written = ""
    while place < len(seen) and (not written or seen[place].join in ("space", "hyphen")):
        atom = seen[place]
        tens = written and len(written) > 1 and seen[place - 1].kind == "tens" and seen[place].worth < 10
        if atom.kind not in ("small", "tens", "digits") or (atom.kind == "digits" and not atom.whole):
            break
        written = f"{written[:-1]}{int(atom.worth)}" if tens else f"{written}{int(atom.worth)}"
        place += 1
    if not written:
        return said
    worth = float(f"{int(said.worth)}.{written}")
    if place < len(seen) and seen[place].kind == "power" and seen[place].join == "space":
        return Cardinal(worth * seen[place].worth, place + 1, seen[place].worth)
    return Cardinal(worth, place)


def _share(text: str, seen: Sequence[Atom], item: Numeral, place: int) -> tuple[Numeral, int] | None:
    """Read one in three, two out of every five, 1 over 20: a part of a whole."""
    if place >= len(seen) or seen[place].join not in ("in", "out-of", "over"):
        return None
    join = seen[place].join
    whole = cardinal(seen, place, _run_end(seen, place))
    if whole is None or whole.worth <= 0 or item.worth < 0:
        return None
    end = seen[whole.last - 1].end
    if join == "over":
        if _NOUN.match(text, end) is not None or text[max(0, item.span.start - 1) : item.span.start] in _MONEY:
            return None
    elif item.worth > whole.worth or (join == "in" and seen[place].whole and whole.worth in _LAST_YEARS):
        return None
    kind: NumeralKind = "fraction" if join == "over" else "share"
    return _negative(text, Numeral(Span(item.span.start, end), item.worth / whole.worth, kind), 0), whole.last


def _negative(text: str, item: Numeral, floor: int) -> Numeral:
    before = text[max(floor, item.span.start - _REACH) : item.span.start]
    word = _WORD_BEFORE.search(before)
    if word is not None and word[1].lower() in number_words().negative:
        return replace(item, span=Span(item.span.start - len(word[0]), item.span.end), worth=-item.worth)
    sign = _SIGN.search(before)
    if sign is None or (sign[1] and _ENDS.match(text, item.span.end) is None):
        return item
    start = item.span.start - len(sign[0]) + (0 if sign[0][0] in "-−" else 1)
    return replace(item, span=Span(start, item.span.end), worth=-item.worth)
