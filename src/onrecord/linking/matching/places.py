"""Two names of places: countries by their table, others by their sound, with what stands behind a comma as context."""

from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.lexicon.countries import countries
from onrecord.lexicon.towns import lands_of
from onrecord.lexicon.words import fold, read_words
from onrecord.linking.matching.comparison import Comparison, judged
from onrecord.linking.matching.likeness import cuts, word_likeness
from onrecord.linking.matching.script import script_of, unify
from onrecord.linking.matching.slots import fill
from onrecord.linking.matching.words import NameWord, plain_word

_APART, _CONTEXT, _FORM = 0.3, 0.03, 0.02
"""Score of two places, and what is taken off for context and for a word like "city" that only one has."""
_UNSURE, _ALIKE = 0.05, 0.9
"""How far below ``same`` an open case is kept, and how alike two contexts must be."""
_SMALL = frozenset(("the", "of", "de", "du", "la", "le", "el", "al"))
_TOWNS = frozenset(("city", "town", "village", "municipality"))


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place's name: its own words, what sort of place it says to be, its context, and the country that it is.

    ``lands`` are the countries in which larger towns of that name lie, one for each town.
    """

    text: str
    words: tuple[NameWord, ...]
    forms: frozenset[str]
    context: tuple[NameWord, ...]
    country: str | None
    context_country: str | None
    capital_of: str | None
    lands: tuple[str, ...]


@lru_cache(maxsize=1 << 15)
def place_name(name: str) -> PlaceName:
    """Take a place's name apart: what stands behind the first comma or in brackets is its context."""
    plain = unify(name)
    own, _, context = plain.replace("(", ",").replace(")", "").partition(",")
    words = [word for word in fold(own).replace("-", " ").replace(".", "").split() if word not in _SMALL]
    kept = [word for word in words if word not in _forms()] or words
    around = fold(context).replace("-", " ").replace(".", "").replace(",", " ").split()
    return PlaceName(
        text=plain,
        words=tuple(map(plain_word, kept)),
        forms=frozenset(words) - frozenset(kept),
        context=tuple(plain_word(word) for word in around if word not in _SMALL),
        country=countries().names.get(tuple(words)),
        context_country=countries().names.get(tuple(around)),
        capital_of=countries().capitals.get(tuple(words)),
        lands=lands_of(" ".join(words)),
    )


def compare_places(a: str, b: str) -> Comparison:
    """Compare two names of places by spelling, sort and context, and by the countries that have towns of that name."""
    one, other = sorted((place_name(a), place_name(b)), key=lambda name: (script_of(name.text) == "arabic", name.text))
    limits = cuts(script_of(one.text), script_of(other.text))
    score, why, is_open = _compare(one, other, limits.slot, limits.bare)
    if is_open:
        score = max(min(score, limits.same - _UNSURE), limits.possible)
    return judged(a, b, score, (limits.possible, limits.same), "; ".join(why))


def _compare(one: PlaceName, other: PlaceName, least: float, bare: float) -> tuple[float, list[str], bool]:
    if one.text == other.text:
        return 1.0, ["the names are equal"], False
    if one.country and other.country:
        same = one.country == other.country
        return float(same), [f"both are names of {one.country}" if same else "two countries"], False
    filled = fill(one.words, other.words, least)
    rest = [*(one.words[place] for place in filled.rest_a), *(other.words[place] for place in filled.rest_b)]
    if not filled.slots:
        return 0.0, ["no word of the one sounds like a word of the other"], False
    lowest = min(slot.likeness for slot in filled.slots)
    score = 1 - bare * (1 - lowest)
    why = [f"the names sound alike ({lowest:.2f})" if lowest < 1 else "the names are spellings of one sound"]
    apart = "each has a word that the other lacks" if filled.rest_a and filled.rest_b else _apart(one, other)
    if apart:
        return _APART * score, [*why, f"but {apart}"], False
    is_open = bool(rest)
    if rest:
        why.append(f"{' '.join(word.text for word in rest)} is only in one of them")
    score, why = _with_forms(one, other, *_with_context(one, other, score, why))
    if bool(one.country) != bool(other.country):
        why.append("one is the name of a country")
        is_open = True
    return score, why, is_open or _context_open(one, other) or _forms_open(one, other)


def _apart(one: PlaceName, other: PlaceName) -> str | None:
    """Return why two places lie apart: both names have a context, and another one. None where they need not."""
    if not one.context or not other.context:
        return None
    if one.context_country and other.context_country:
        alike = one.context_country == other.context_country
    else:
        alike = any(word_likeness(a, b) >= _ALIKE for a in one.context for b in other.context)
    return None if alike else "they lie in two places"


def _with_context(one: PlaceName, other: PlaceName, score: float, why: list[str]) -> tuple[float, list[str]]:
    if bool(one.context) == bool(other.context):
        return score, why
    around = " ".join(word.text for word in (one.context or other.context))
    return score - _CONTEXT, [*why, f"only one says where: {around}"]


def _context_open(one: PlaceName, other: PlaceName) -> bool:
    """Tell whether a context that only one has leaves it open; a capital, or the one town of a name, is in its land."""
    if bool(one.context) == bool(other.context):
        return False
    stated = one if one.context else other
    land = stated.context_country
    return land is None or (stated.capital_of != land and stated.lands != (land,))


def _with_forms(one: PlaceName, other: PlaceName, score: float, why: list[str]) -> tuple[float, list[str]]:
    if one.forms == other.forms:
        return score, why
    return score - _FORM, [*why, f"only one says {' '.join(sorted(one.forms ^ other.forms))}"]


def _forms_open(one: PlaceName, other: PlaceName) -> bool:
    return bool((one.forms ^ other.forms) - _TOWNS)


@cache
def _forms() -> frozenset[str]:
    return frozenset(read_words("matching/place-forms.txt"))
