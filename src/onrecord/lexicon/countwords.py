"""The words of claimed numbers, as ``data/counts.toml`` says."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SIZES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 1_000_000}


@dataclass(frozen=True, slots=True)
class CountWords:
    """What bounds a number, words that give none, and what is no count.

    ``hedges`` and ``operators`` give the bound of the words or signs before a number, ``behind`` of those after it.
    ``last_words`` are the words that a hedge ends with. ``vague`` finds words that give no number, with the groups
    ``plural`` (hundreds of thousands) and ``vague`` (several, a few hundred; ``size`` is their power).
    ``lead`` matches what stands before a number that is no count.
    """

    hedges: Mapping[str, str]
    behind: Mapping[str, str]
    operators: Mapping[str, str]
    plurals: Mapping[str, int]
    vague_bounds: Mapping[str, tuple[int, int]]
    sizes: Mapping[str, int]
    last_words: frozenset[str]
    not_after: frozenset[str]
    not_of_one: frozenset[str]
    not_in_order: frozenset[str]
    lead: re.Pattern[str]
    hedge: re.Pattern[str]
    operator: re.Pattern[str]
    hedge_behind: re.Pattern[str]
    percent: re.Pattern[str]
    vague: re.Pattern[str]


@cache
def count_words() -> CountWords:
    """Load the words, once."""
    table = tomllib.loads(files("onrecord.lexicon").joinpath("data/counts.toml").read_text(encoding="utf-8"))
    exclude = table["exclude"]
    hedges, behind, operators = (_bounds(table[name]) for name in ("hedges", "behind", "operators"))
    vague = {word: (least, most) for word, (least, most) in table["vague"].items()}
    plural, either = _either(table["plural-powers"]), _either(hedges)
    return CountWords(
        hedges=hedges,
        behind=behind,
        operators=operators,
        plurals=table["plural-powers"],
        vague_bounds=vague,
        sizes=_SIZES,
        last_words=frozenset(hedge.split()[-1] for hedge in hedges),
        not_after=frozenset(exclude["not-after"]),
        not_of_one=frozenset(exclude["not-of-one"]),
        not_in_order=frozenset(exclude["not-in-order"]),
        lead=re.compile(
            rf"(?:(?<!\w)(?:{_either(exclude['not-before'])})\.?\s*|[$€£¥#@§]\s?|\w[-‐‑.,:/]|[-–]\d+[-–]|\d[\s.,:/–-])$",
            re.IGNORECASE,
        ),
        hedge=re.compile(rf"(?<![\w-])(?P<hedge>(?:{either})(?:\s+(?:{either}))?)\s*(?:\bthe\s+)?$", re.IGNORECASE),
        operator=re.compile(rf"(?<![<>=])(?:{_either(operators)})\s*$"),
        hedge_behind=re.compile(
            rf"(?:\s+|(?<=\d)-|\s?(?=\+))(?P<behind>{_either(behind)}|\+)(?!\w|\s+(?:than|or)\b)", re.IGNORECASE
        ),
        percent=re.compile(rf"\s?(?:{_either(exclude['percent'])})(?!\w)", re.IGNORECASE),
        vague=re.compile(
            rf"(?<![\w-])(?:(?P<plural>(?:many\s+|several\s+|a\s+few\s+)?(?:{plural})(?:\s+of\s+(?:{plural}))*)"
            rf"|(?P<vague>{_either(vague)})(?:\s+(?:of\s+)?(?P<size>{'|'.join(_SIZES)}))?)(?![\w-])",
            re.IGNORECASE,
        ),
    )


def _bounds(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {word: bound for bound, words in table.items() for word in words}


def _either(words: Iterable[str]) -> str:
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest)
