"""The digits and number words of a text, and how each is joined to the next one."""

import math
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from onrecord.lexicon.numbers import NumberKind, number_words
from onrecord.model import Span

AtomKind = NumberKind | Literal["digits", "fraction"]
"""What an atom is; a fraction is written with its line: 4/5, ½."""

_JOINS = {
    "and a": "and-a",
    "and an": "and-a",
    "a": "a",
    "an": "a",
    "-a-": "a",
    "and": "and",
    "of a": "of-a",
    "point": "point",
    "over": "over",
    "out of": "out-of",
    "out of every": "out-of",
    "in": "in",
    "in every": "in",
}
_LONGEST_JOIN = 24
_DECIMAL = re.compile(r"(?:[.٫](?=\d+$)(?<!\.\d{3}\.)|,(?=\d{1,2}$))")
_TOKEN = re.compile(r"\.?\d+|[^\W\d_]+")
_GROUPS = re.compile(r"[\s\u00a0\u202f\u2009'’٬]")


@dataclass(frozen=True, slots=True)
class Atom:
    """A number word or digits at ``[start, end)``.

    ``join`` says what stands before it, back to the atom before: space, hyphen, and, and-a, a, of-a, point, over,
    out-of, in; None where it is anything else. ``whole``: digits without a decimal part or a multiplying letter.
    """

    kind: AtomKind
    worth: float
    start: int
    end: int
    join: str | None
    plural: bool = False
    whole: bool = False


def atoms(text: str, span: Span) -> list[Atom]:
    """Find the digits and number words of the text at ``span``, in order."""
    words, shape = number_words().words, number_words().digits
    found: list[Atom] = []
    done = span.start
    for match in _TOKEN.finditer(text, span.start, span.end):
        start = match.start()
        if start < done:
            continue
        token = match[0]
        if not token[-1].isnumeric():
            word = words.get(token) or words.get(token.lower())
            if word is not None and not _is_glued(text, match):
                join = _join(text[found[-1].end : start]) if found else None
                found.append(Atom(word.kind, word.worth, start, match.end(), join, word.plural))
            continue
        written = shape.match(text, start, span.end) or shape.match(text, start + 1, span.end)
        done = match.end() if written is None else written.end()
        if written is not None:
            found.append(_atom(written, _join(text[found[-1].end : written.start()]) if found else None))
    return found


def _is_glued(text: str, match: re.Match[str]) -> bool:
    """Tell whether digits touch the word: "4x"."""
    start, end = match.span()
    return (start > 0 and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())


def _join(between: str) -> str | None:
    if between == " ":
        return "space"
    if len(between) > _LONGEST_JOIN or "\n\n" in between:
        return None
    words = between.lower().split()
    if not words:
        return "space" if between else None
    if words in (["-"], ["‐"], ["‑"]):
        return "hyphen"
    return _JOINS.get(" ".join(words))


def _atom(match: re.Match[str], join: str | None) -> Atom:
    start, end = match.span()
    if match["nth"] is not None:
        return Atom("ordinal", int(match["nth"][:-2]), start, end, join)
    if match["digits"] is None:
        kind: AtomKind = "digits" if match["base"] is not None else "fraction"
        return Atom(kind, _written(match), start, end, join)
    short = match["spaced"] or match["glued"]
    worth = digits(match["digits"]) * number_words().short.get(short, 1)
    return Atom("digits", worth, start, end, join, whole=short is None and math.isfinite(worth) and worth == int(worth))


def _written(match: re.Match[str]) -> float:
    """Read 1e6, 3^2, 4/5, 2 1/4, ½; infinity where no number is so large."""
    if match["base"] is not None:
        base = 10.0 if match["sign"] in "eE" else float(match["base"])
        try:
            return (float(match["base"]) if match["sign"] in "eE" else 1.0) * base ** int(match["exponent"])
        except (OverflowError, ZeroDivisionError):
            return math.inf
    if match["slash"] is not None:
        *whole, fraction = match["slash"].split()
        part, of = (int(number) for number in fraction.split("/"))
        return (int(whole[0]) if whole else 0) + (part / of if of else math.inf)
    return float(match["vulgar"][:-1] or 0) + unicodedata.numeric(match["vulgar"][-1])


def digits(written: str) -> float:
    """Return what digits with their groups are worth: the last comma or point parts the decimals, if one does."""
    plain = _GROUPS.sub("", written)
    decimal = _DECIMAL.search(plain)
    if decimal is None:
        return float(re.sub(r"[,.]", "", plain))
    return float(re.sub(r"[,.]", "", plain[: decimal.start()]) + "." + plain[decimal.start() + 1 :])
