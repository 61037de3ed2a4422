"""Two names of organisations: the words that tell them apart, what they are, their countries and acronyms."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.words import fold, read_words
from onrecord.linking.matching.bodies import BodyName, Part, body_name
from onrecord.linking.matching.comparison import Comparison, judged
from onrecord.linking.matching.likeness import word_likeness
from onrecord.linking.matching.people import compare_people
from onrecord.linking.matching.words import plain_word

POSSIBLE, SAME = 0.6, 0.85
"""Cut-offs for organisations."""
_OPEN, _APART = 0.8, 0.3
"""Scores where the names leave it open, and where each has a word of its own."""
_FUZZY, _ARABIC = 0.88, 0.8
"""Likeness from which a word of a name is another spelling of it; words that thousands share must be equal."""
_LEAST_WORDS = 3
"""Words from which a name without its country is still one body's: National Council of Resistance."""


@dataclass(frozen=True, slots=True)
class _Matched:
    """Words of both names that were paired, with their likeness, and the rest of both."""

    pairs: tuple[tuple[Part, Part, float], ...]
    rest_a: tuple[Part, ...]
    rest_b: tuple[Part, ...]


def compare_organisations(a: str, b: str) -> Comparison:
    """Compare two names of organisations by spelling and structure alone."""
    one, other = sorted((body_name(a), body_name(b)), key=lambda name: name.text)
    score, why = _compare(one, other)
    return judged(a, b, score, (POSSIBLE, SAME), why)


def _compare(one: BodyName, other: BodyName) -> tuple[float, str]:
    if one.text.casefold() == other.text.casefold():
        return 1.0, "the names are equal"
    if (one.script == "arabic") != (other.script == "arabic"):
        return _crossed(one, other)
    short = _by_acronym(one, other)
    if short is not None:
        return short
    abroad = _countries_apart(one, other)
    if abroad is not None:
        return _APART, abroad
    return _by_words(one, other, _match(one.parts, other.parts, fuzzy=_ARABIC if one.script == "arabic" else _FUZZY))


def _crossed(one: BodyName, other: BodyName) -> tuple[float, str]:
    """Judge names in two scripts by their sound; a translation cannot be told by that."""
    heard = compare_people(one.text, other.text)
    if heard.outcome == "same":
        return 0.85 + 0.15 * heard.score, heard.why
    return min(heard.score, POSSIBLE - 0.01), f"{heard.why}; whether one translates the other is not judged"


def _by_acronym(one: BodyName, other: BodyName) -> tuple[float, str] | None:
    """Judge where one name is an acronym; None where neither is."""
    for short, full in ((one, other), (other, one)):
        letters = short.acronym
        if letters is None:
            continue
        if letters in (full.acronym, full.declared):
            return 0.98, f"{letters.upper()} is the short form in both"
        if full.acronym is not None:
            return 0.1, f"{letters.upper()} and {full.acronym.upper()} are two short forms"
        if letters in full.initials:
            return (0.9 if len(letters) > 2 else 0.86), f"{letters.upper()} are the initials of the other name"
    if one.declared and one.declared == other.declared:
        return 0.97, f"both give {one.declared.upper()} as their short form"
    return None


def _countries_apart(one: BodyName, other: BodyName) -> str | None:
    """Tell that two names are of two countries; a capital stands for its country."""
    if not one.countries or not other.countries:
        return None
    rest_a = one.countries - other.countries - other.capitals
    rest_b = other.countries - one.countries - one.capitals
    if not rest_a or not rest_b:
        return None
    return f"one is of {_and(rest_a)}, the other of {_and(rest_b)}"


def _match(some: Sequence[Part], others: Sequence[Part], fuzzy: float) -> _Matched:
    """Pair equal words, then short forms with the words they stand for, then spellings of one word."""
    rest_a, rest_b = list(some), list(others)
    pairs: list[tuple[Part, Part, float]] = []
    for part in list(rest_a):
        twin = next((other for other in rest_b if other.text == part.text), None)
        if twin is not None:
            pairs.append((part, twin, 1.0))
            rest_a.remove(part)
            rest_b.remove(twin)
    for short, full in ((rest_a, rest_b), (rest_b, rest_a)):
        pairs += _spelled_out(short, full)
    found = sorted(
        (
            (likeness, part.text, other.text, part, other)
            for part in rest_a
            for other in rest_b
            if not (part.generic or other.generic or part.acronym or other.acronym)
            and (likeness := word_likeness(plain_word(part.text), plain_word(other.text))) >= fuzzy
        ),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    for likeness, _, _, part, other in found:
        if part in rest_a and other in rest_b:
            pairs.append((part, other, likeness))
            rest_a.remove(part)
            rest_b.remove(other)
    return _Matched(tuple(pairs), tuple(rest_a), tuple(rest_b))


def _spelled_out(short: list[Part], full: list[Part]) -> list[tuple[Part, Part, float]]:
    """Take out short forms with the run of words whose initials they are: UN, United Nations."""
    pairs: list[tuple[Part, Part, float]] = []
    for part in [part for part in short if part.acronym]:
        for place in range(len(full) - len(part.text) + 1):
            run = full[place : place + len(part.text)]
            if "".join(word.text[0] for word in run) == part.text:
                pairs.append((part, run[0], 0.95))
                short.remove(part)
                del full[place : place + len(part.text)]
                break
    return pairs


def _by_words(one: BodyName, other: BodyName, matched: _Matched) -> tuple[float, str]:
    own_a = tuple(part for part in matched.rest_a if part.capital not in other.countries)
    own_b = tuple(part for part in matched.rest_b if part.capital not in one.countries)
    shared = " ".join(part.text for part, _, _ in matched.pairs)
    if not matched.pairs:
        both = not (own_a or own_b) and one.countries == other.countries != frozenset()
        return (1.0, "both are names of one country") if both else (0.0, "no word is shared")
    why = [f"shared: {shared}"]
    score = min(likeness for _, _, likeness in matched.pairs) * 0.5 + 0.5 * (
        sum(likeness for _, _, likeness in matched.pairs) / len(matched.pairs)
    )
    specific = [part for part, _, _ in matched.pairs if not part.generic]
    if own_a and own_b:
        why.append(f"but {_words(own_a)} and {_words(own_b)} are left over: each has a word that the other lacks")
        return score * _APART, "; ".join(why)
    if one.countries != other.countries:
        reason = _country_left_out(one, other, len(matched.pairs), named=bool(specific))
        if reason is not None:
            return min(score, _OPEN), "; ".join([*why, reason])
        why.append("the country is only in one of them")
        score -= 0.05
    own = own_a or own_b
    if own:
        why.append(f"{_words(own)} is only in one of them")
        if _left_open(own, matched, (one if own_a else other).parts):
            return min(score, _OPEN) * (0.9 if any(not part.generic for part in own) else 1), "; ".join(why)
        score -= 0.06
    if one.countries and one.countries == other.countries:
        why.append(f"both of {_and(one.countries)}")
    return score, "; ".join(why)


def _country_left_out(one: BodyName, other: BodyName, words: int, *, named: bool) -> str | None:
    """Return why a country that one name lacks leaves it open; None where it hardly does."""
    stated, silent = (one, other) if one.countries else (other, one)
    if stated.countries and silent.countries:
        return None
    if silent.capitals & stated.countries:
        return None
    if not named:
        return f"{_and(stated.countries)} is only in one of them, and every country has such a body"
    if words < _LEAST_WORDS or not stated.trailing:
        return f"{_and(stated.countries)} is only in one of them"
    return None


def _left_open(own: Sequence[Part], matched: _Matched, fuller: Sequence[Part]) -> bool:
    """Tell whether the words of one name alone may make it another body.

    They do not where they only say, behind it, what sort of body it is, and the shorter name does not say that:
    Reuters, Reuters News Agency.
    """
    if any(not part.generic for part in own) or any(part.generic for part, _, _ in matched.pairs):
        return True
    return fuller[0] in own or all(part.text in _towns() for part, _, _ in matched.pairs)


@cache
def _towns() -> frozenset[str]:
    """Return towns, folded and without an s: Boston is no short name of Boston University."""
    return frozenset(_singular_town(fold(town)) for town in read_words("names/cities.txt"))


def _singular_town(town: str) -> str:
    return town.removesuffix("s") if len(town) > 4 else town


def _words(parts: Sequence[Part]) -> str:
    return " ".join(part.text for part in parts)


def _and(names: frozenset[str]) -> str:
    return " and ".join(sorted(names))
