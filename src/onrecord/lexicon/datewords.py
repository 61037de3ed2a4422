"""The words of time expressions and the rules that put them together, as ``data/dates.toml`` says."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.lexicon.words import fold

FORMS = (
    *("small", "days", "digits", "year", "number", "numeric", "decade", "clock", "festival", "nth"),
    *("word", "name", "comma", "dot", "hyphen", "apostrophe", "slash", "open", "close", "mark"),
)
"""Classes that the form of a token decides, not its word."""

Worth = int | str
"""What a word stands for: a number, a shift, or the letter of a unit."""


@dataclass(frozen=True, slots=True)
class DateRule:
    """How one kind of expression is built: a pattern over class marks, and the name of the function that reads it.

    ``plain``: the words name no date by themselves ("current").
    """

    name: str
    pattern: re.Pattern[str]
    value: str
    example: str
    edtf: str | None
    plain: bool = False


@dataclass(frozen=True, slots=True)
class DateWords:
    """``marks`` gives each class one character, ``kinds`` the way back.

    ``words`` maps a folded word to its class and worth.
    ``before`` and ``behind`` are the modifiers on either side of an expression, by name. ``ahead`` is what may part a
    month without a year from the year that it shares with the month after it. ``core`` finds the classes without
    which there is no expression.
    """

    marks: Mapping[str, str]
    kinds: Mapping[str, str]
    words: Mapping[str, tuple[str, Worth]]
    capital: frozenset[str]
    rules: tuple[DateRule, ...]
    before: tuple[tuple[str, re.Pattern[str]], ...]
    behind: tuple[tuple[str, re.Pattern[str]], ...]
    ahead: re.Pattern[str]
    core: re.Pattern[str]


@cache
def date_words() -> DateWords:
    """Load the words and rules, once.

    Raises:
        ValueError: a word stands in two classes, or a pattern names none that is known.
    """
    table = tomllib.loads(files("onrecord.lexicon").joinpath("data/dates.toml").read_text(encoding="utf-8"))
    classes: list[str] = [*table["words"], *FORMS]
    marks = {name: chr(0xE000 + number) for number, name in enumerate(classes)}
    parts = dict(marks)
    parts |= {name: f"[{''.join(marks[member] for member in members)}]" for name, members in table["any"].items()}
    for name, shape in table["shape"].items():
        parts[name] = _spelled(shape, parts)
    rules = tuple(
        DateRule(
            rule["name"],
            re.compile(_spelled(rule["pattern"], parts)),
            rule["value"],
            rule["example"],
            rule.get("edtf"),
            rule.get("plain", False),
        )
        for rule in table["rule"]
    )
    before = [(item["name"], item["pattern"]) for item in table["modifier"] if item.get("side") != "right"]
    behind = [(item["name"], item["pattern"]) for item in table["modifier"] if item.get("side") == "right"]
    return DateWords(
        marks,
        {mark: name for name, mark in marks.items()},
        _words(table["words"]),
        frozenset(table["capital"]),
        rules,
        tuple((name, re.compile(f"(?:{_spelled(pattern, parts)})$")) for name, pattern in before),
        tuple((name, re.compile(_spelled(pattern, parts))) for name, pattern in behind),
        re.compile(_spelled(table["year-ahead"], parts)),
        re.compile(f"[^{''.join(marks[name] for name in table['idle'])}]+"),
    )


def _words(table: Mapping[str, Mapping[str, Worth]]) -> dict[str, tuple[str, Worth]]:
    words: dict[str, tuple[str, Worth]] = {}
    for name, members in table.items():
        for written, worth in members.items():
            word = fold(written)
            if word in words:
                raise ValueError(f"'{word}' stands in the classes '{words[word][0]}' and '{name}'; keep one.")
            words[word] = (name, worth)
    return words


def _spelled(pattern: str, parts: Mapping[str, str]) -> str:
    """Put the marks of the classes into a pattern; spaces only part names."""

    def mark(match: re.Match[str]) -> str:
        if match[0] not in parts:
            raise ValueError(f"'{match[0]}' is no class of words, in the pattern '{pattern}'.")
        return parts[match[0]]

    return re.sub(r"[a-z]+(?:-[a-z]+)*", mark, pattern).replace(" ?", "").replace(" ", "")
