"""Faults planted in sound sentences, one at a time; each is told by the kind that should be found."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from onrecord.exports.drafts.sentences import CITATION

Plant = Callable[[str, random.Random], str | None]
"""Returns a sentence with a fault in it, None where it cannot have this one."""

_NUMBER: Final = re.compile(
    r"\b(?:\d[\d.,]*\d|\d+|two|three|four|five|six|seven|eight|nine|ten|sixty|nineteen|twenty)\b(?!\s+(?:October|September))"
)
_DAY: Final = re.compile(
    r"\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December)"
)
_YEAR: Final = re.compile(r"\b(20\d\d)\b")
_NAME: Final = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?=[ ,.’'])")
_HEDGES: Final = re.compile(r"\b(?:at least|about|more than|up to|some) (?=\d|\w+)")
_SAID: Final = re.compile(r"\b(?:said|stated|told|wrote|announced)\b")
_DENIED: Final = re.compile(r"\bdenied that (\w+(?: \w+)?) had\b")
_QUOTED: Final = re.compile(r"“([^”]+)”")
_INVENTED: Final = ("Brandel", "Ossmark", "Tervane", "Quillon", "Dorvath")


def _quotation(text: str, dice: random.Random) -> str | None:
    quoted = _QUOTED.search(text)
    if quoted is None:
        return None
    words = list(re.finditer(r"\b[a-z]{4,}\b", quoted[1]))
    if not words:
        return None
    word = dice.choice(words)
    at = quoted.start(1)
    return f"{text[: at + word.start()]}{word[0][::-1]}{text[at + word.end() :]}"


def _outside(text: str, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    """Return matches that stand neither in a quotation nor in a citation."""
    taken = [match.span() for inner in (_QUOTED, CITATION) for match in inner.finditer(text)]
    return [match for match in pattern.finditer(text) if not any(start <= match.start() < end for start, end in taken)]


def _number(text: str, dice: random.Random) -> str | None:
    held = [match for match in _outside(text, _NUMBER) if not _YEAR.fullmatch(match[0])]
    if not held:
        return None
    match = dice.choice(held)
    return f"{text[: match.start()]}{dice.randint(31, 89)}{text[match.end() :]}"


def _date(text: str, dice: random.Random) -> str | None:
    for match in _outside(text, _DAY):
        return f"{text[: match.start()]}{int(match[1]) % 28 + 1} {match[2]}{text[match.end() :]}"
    for match in _outside(text, _YEAR):
        return f"{text[: match.start()]}{int(match[1]) - dice.randint(1, 6)}{text[match.end() :]}"
    return None


def _name(text: str, dice: random.Random) -> str | None:
    held = [match for match in _outside(text, _NAME) if not _DAY.search(text, max(0, match.start() - 3), match.end())]
    if not held:
        return None
    match = dice.choice(held)
    return f"{text[: match.start()]}{dice.choice(_INVENTED)}{text[match.end() :]}"


def _hedge(text: str, _: random.Random) -> str | None:
    for match in _outside(text, _HEDGES):
        return text[: match.start()] + text[match.end() :]
    return None


def _denial(text: str, _: random.Random) -> str | None:
    match = _DENIED.search(text)
    return None if match is None else f"{text[: match.start()]}said that {match[1]} had{text[match.end() :]}"


def _stance(text: str, dice: random.Random) -> str | None:
    held = [match for match in _outside(text, _SAID) if match[0] == "said"]
    return f"{text[: held[0].start()]}{dice.choice(('admitted', 'confessed'))}{text[held[0].end() :]}" if held else None


def _uncited(text: str, _: random.Random) -> str | None:
    return CITATION.sub("", text).replace(" .", ".")


def _unknown(text: str, dice: random.Random) -> str | None:
    return CITATION.sub(f"[@s:{dice.randrange(16**15, 16**16):x}]", text)


PLANTS: Final[dict[str, Plant]] = {
    "quotation-differs": _quotation,
    "number-not-there": _number,
    "date-not-there": _date,
    "name-not-there": _name,
    "hedge-dropped": _hedge,
    "denial-dropped": _denial,
    "stance-changed": _stance,
    "uncited": _uncited,
    "unknown-citation": _unknown,
}


@dataclass(frozen=True, slots=True)
class Planted:
    """A sentence with one fault, and the kind that should be found."""

    kind: str
    text: str


def planted(sound: Sequence[str], faulty: Sequence[Planted], number: int, seed: int = 7) -> tuple[Planted, ...]:
    """Return so many sentences with one fault each, kinds in turn; ``faulty`` are those written by hand."""
    dice = random.Random(seed)  # noqa: S311 - nothing depends on it being hard to guess
    by_kind = [list(_of(kind, plant, sound, dice)) for kind, plant in PLANTS.items()]
    by_hand: dict[str, list[Planted]] = {}
    for one in faulty:
        by_hand.setdefault(one.kind, []).append(one)
    turns = zip_longest(*by_hand.values(), *by_kind)
    return tuple(one for turn in turns for one in turn if one is not None)[:number]


def _of(kind: str, plant: Plant, sound: Sequence[str], dice: random.Random) -> Iterator[Planted]:
    for text in dice.sample(list(sound), len(sound)):
        changed = plant(text, dice)
        if changed is not None and changed != text:
            yield Planted(kind, changed)
