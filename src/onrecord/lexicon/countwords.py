"""The words of claimed numbers, as ``data/counts.toml`` says."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class CountWords:
    """Number words with their worth, hedges with the bound they set, and what is no count.

    ``sign`` is a digit or word that a number may be in, ``pattern`` finds the whole expression (its groups: see
    ``_pattern``), ``lead`` matches what stands before a number that is no count.
    """

    numbers: Mapping[str, int]
    powers: Mapping[str, int]
    plurals: Mapping[str, int]
    hedges: Mapping[str, str]
    vague: Mapping[str, tuple[int, int]]
    fractions: Mapping[str, int]
    not_after: frozenset[str]
    not_of_one: frozenset[str]
    lead: re.Pattern[str]
    sign: re.Pattern[str]
    pattern: re.Pattern[str]


@cache
def count_words() -> CountWords:
    """Load the words, once."""
    table = tomllib.loads(files("onrecord.lexicon").joinpath("data/counts.toml").read_text(encoding="utf-8"))
    exclude = table["exclude"]
    hedges = {word: bound for place in ("behind", "hedges") for bound, words in table[place].items() for word in words}
    leads = _either(exclude["not-before"])
    number = _number(table)
    signs = _either(
        [
            *table["numbers"],
            *table["powers"],
            *table["plural-powers"],
            "half",
            *(word.split()[-1] for word in table["vague"]),
        ]
    )
    return CountWords(
        numbers=table["numbers"],
        powers=table["powers"],
        plurals=table["plural-powers"],
        hedges=hedges,
        vague={word: (least, most) for word, (least, most) in table["vague"].items()},
        fractions=exclude["fractions"],
        not_after=frozenset(exclude["not-after"]),
        not_of_one=frozenset(exclude["not-of-one"]),
        lead=re.compile(
            rf"(?:(?<!\w)(?:{leads})\.?\s*|[$€£¥#@§]\s?|\w[-‐‑.,:/]|[-–]\d+[-–]|\d[\s.,:/–-])$", re.IGNORECASE
        ),
        sign=re.compile(rf"\d+|(?<!\w)(?:{signs})(?!\w)", re.IGNORECASE),
        pattern=re.compile(_pattern(table, number), re.IGNORECASE),
    )


def _pattern(table: Mapping[str, Mapping[str, list[str]]], number: str) -> str:
    """One pattern: hedge, then a range, a share, a fraction, a plural power, vague words or a number; hedge behind."""
    hedge = _either(word for words in table["hedges"].values() for word in words)
    behind = _either(word for words in table["behind"].values() for word in words)
    plural = _either(table["plural-powers"])
    fraction = _either(word for word in table["exclude"]["fractions"] if word != "half")
    percent = _either(table["exclude"]["percent"])
    return (
        rf"(?<![\w.,])(?:(?P<hedge>(?:{hedge})(?:\s+(?:{hedge}))?)\s+)?(?:the\s+)?(?:"
        rf"(?P<between>between|from)\s+(?P<low>{number})\s+(?:and|to)\s+(?P<high>{number})"
        rf"|(?P<first>{number})(?:\s+to\s+|(?<=\d)\s?[-–—]\s?(?=\d)|\s+or\s+)(?P<last>{number})"
        rf"|(?P<share>{number})\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<whole>{number})"
        rf"|(?P<parts>{number})[\s-](?P<fraction>{fraction})(?=\s+of\b)|(?P<half>half)(?=\s+of\b)"
        rf"|(?P<plural>(?:many\s+|several\s+|a\s+few\s+)?(?:{plural})(?:\s+of\s+(?:thousands|millions|billions))?)"
        rf"|(?P<vague>{_either(table['vague'])})"
        rf"|(?P<number>{number})"
        rf")(?:\s?(?P<percent>{percent})(?!\w))?(?:\s+(?P<behind>{behind}))?(?!\w)"
    )


def _number(table: Mapping[str, Mapping[str, int]]) -> str:
    powers = _either(table["powers"])
    word = rf"(?:{_either(table['numbers'])})(?!\w)"
    more = rf"(?:(?:[\s-]+and)?[\s-]+(?:{_either([*table['numbers'], *table['powers']])})(?!\w))*"
    digits = r"\d{1,3}(?:,\d{3})+(?!\d|,\d)|\d{1,3}(?:[   ]\d{3})+(?!\d)|\d+(?:\.\d+)?(?!\d|[.,]\d)"
    return rf"(?:(?:{digits})(?:\s?(?:{powers}|bn|mn|m|k)(?!\w))*|{word}{more}|an?\s+(?:{powers})(?!\w){more})"


def _either(words: Iterable[str]) -> str:
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest)
