"""The words of numbers, as ``data/numbers.toml`` says, and what they are worth together."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

NumberKind = Literal["small", "tens", "power", "dozen", "ordinal", "part"]
"""What a number word is, see ``data/numbers.toml``."""


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A number word with its worth; ``plural`` only where it can be the lower part of a fraction ("thirds")."""

    kind: NumberKind
    worth: int
    plural: bool = False


@dataclass(frozen=True, slots=True)
class NumberWords:
    """``words`` by their lower case; ``short`` letters that multiply digits; ``digits`` reads what begins with one.

    Groups of ``digits``: ``base``, ``sign`` and ``exponent`` (3^2, 1e6), ``slash`` (4/5 with or without a whole before
    it), ``vulgar`` (½), ``nth`` (21st), ``digits`` with the letters ``spaced`` or ``glued`` behind them.
    """

    words: Mapping[str, NumberWord]
    short: Mapping[str, int]
    one_after: frozenset[str]
    whole_before: frozenset[str]
    negative: tuple[str, ...]
    digits: re.Pattern[str]


_SPACE = "[ \u00a0\u202f\u2009]"
_GROUPED = "|".join(
    [
        r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d|[,.]\d)",
        r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?!\d|[,.]\d)",
        rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?:[.,]\d{{1,2}})?(?!\d|[,.]\d)",
        r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?(?!\d|[,.]\d)",
        r"\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d|[,.]\d)",
        r"\d{1,3}(?:['’]\d{3})+(?:\.\d+)?(?!\d|['’,.]\d)",
        r"\d{1,3}(?:٬\d{3})+(?:٫\d+)?(?!\d)",
        r"\d+٫\d+(?!\d)",
        r"(?<!\d,)\d+,\d{1,2}(?!\d|[,.]\d)",
        r"(?<!\d\.)\d*\.\d+(?!\d|[,.]\d)",
        r"\d+(?!\d)",
    ]
)
"""How digits are grouped: English, Indian, spaces, German, Swiss, Arabic; then a decimal comma, a decimal point."""
_GLUED = ("m", "b")
"""Letters that are measures when a space stands before them."""


@cache
def number_words() -> NumberWords:
    """Load the words, once."""
    table = tomllib.loads(files("onrecord.lexicon").joinpath("data/numbers.toml").read_text(encoding="utf-8"))
    words: dict[str, NumberWord] = {}
    kinds: tuple[tuple[str, NumberKind], ...] = (
        ("small", "small"),
        ("tens", "tens"),
        ("powers", "power"),
        ("dozens", "dozen"),
        ("ordinals", "ordinal"),
        ("parts", "part"),
    )
    for name, kind in kinds:
        words |= {word: NumberWord(kind, worth) for word, worth in table[name].items()}
    plurals = {f"{word}s": NumberWord("ordinal", worth, plural=True) for word, worth in table["ordinals"].items()}
    del plurals["seconds"]  # a measure of time
    words |= plurals
    words |= {word: NumberWord("part", words[word].worth, plural=True) for word in ("halves", "quarters")}
    glued = _longest(letter for letter in table["short"] if letter in _GLUED)
    spaced = _longest(letter for letter in table["short"] if letter not in _GLUED)
    return NumberWords(
        words,
        table["short"],
        frozenset(table["one-after"]),
        frozenset(table["whole-before"]),
        tuple(table["negative"]),
        re.compile(
            r"(?<![^\W_])(?:"
            r"(?P<base>\d+(?:\.\d+)?)(?P<sign>[eE^])(?P<exponent>[+-]?\d+)(?![\w^])"
            r"|(?P<slash>(?<![\d/.])(?<!\d-)(?:\d{1,3}\s{1,2})?\d{1,4}/\d{1,4}(?![\w/]|[-.,]\d))"
            r"|(?P<vulgar>\d*[¼-¾⅐-⅞](?!\w))"
            r"|(?P<nth>\d{1,4}(?:st|nd|rd|th)(?!\w))"
            rf"|(?![\d.,]*\d(?!(?-i:{spaced}|{glued})(?!\w))[^\W\d_])"
            rf"(?P<digits>{_GROUPED})(?:(?-i:\s{{0,2}}(?P<spaced>{spaced})|(?P<glued>{glued}))(?!\w|['’]))?"
            r")",
            re.IGNORECASE,
        ),
    )


def _longest(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def spoken(worths: Iterable[int]) -> int:
    """Add up number words in the order they are said; tens, hundreds and higher powers as English counts."""
    total = current = 0
    for worth in worths:
        if worth == 100:
            current = max(1, current) * 100
        elif worth >= 1000:
            total += max(1, current) * worth
            current = 0
        else:
            current += worth
    return total + current
