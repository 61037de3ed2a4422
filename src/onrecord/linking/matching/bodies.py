"""An organisation's name taken apart: what tells it from others, what it is, and which country it is of."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.lexicon.countries import countries
from onrecord.lexicon.words import fold, read_words
from onrecord.linking.matching.script import Script, fold_word, script_of, unify

_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "de",
        "del",
        "della",
        "der",
        "des",
        "di",
        "do",
        "dos",
        "du",
        "e",
        "et",
        "for",
        "für",
        "in",
        "la",
        "las",
        "le",
        "les",
        "los",
        "of",
        "on",
        "the",
        "to",
        "und",
        "von",
        "y",
        "&",
    ]
)
_DECLARED = re.compile(r"\(\s*([^\W\d_][\w.&-]{1,11})\s*\)")
_WORD = re.compile(r"[^\W_]+(?:['.&][^\W_]+)*\.?|&")
_POSSESSIVE = re.compile(r"(?<=\w)'s?$")
_LONGEST_ACRONYM = 8


@dataclass(frozen=True, slots=True)
class Part:
    """One word that counts.

    ``text`` is folded and in the singular; ``generic`` where thousands have it; ``capital`` is the country whose
    capital it is.
    """

    text: str
    generic: bool
    acronym: bool
    capital: str | None = None


@dataclass(frozen=True, slots=True)
class BodyName:
    """An organisation's name.

    ``countries`` are those it names, ``capitals`` the countries whose capital it names. ``acronym`` is the whole name
    where it is one, ``declared`` the acronym that stands behind it in brackets; ``initials`` are the acronyms that its
    words would give. ``trailing`` tells that the country stands last, as in "of Norway".
    """

    text: str
    script: Script
    parts: tuple[Part, ...]
    countries: frozenset[str]
    capitals: frozenset[str]
    acronym: str | None
    declared: str | None
    initials: frozenset[str]
    trailing: bool


@lru_cache(maxsize=1 << 15)
def body_name(name: str) -> BodyName:
    """Take an organisation's name apart."""
    plain = unify(name)
    bracket = _DECLARED.search(plain)
    declared = bracket.group(1) if bracket else None
    written = [
        _POSSESSIVE.sub("", word)
        for word in _WORD.findall(_DECLARED.sub(" ", plain).replace("-", " ").replace("‐", " "))
    ]
    words = [word for word in written if fold(word) not in _SMALL] or written
    bare = [_bare(word) for word in words]
    parts: list[Part] = []
    named: set[str] = set()
    capitals: set[str] = set()
    place = last_country = 0
    while place < len(bare):
        found = countries().at(bare, place)
        if found is not None:
            named.add(found[1])
            place += found[0]
            last_country = place
            continue
        capital = countries().capitals.get((bare[place],))
        if capital is not None and len(bare) > 1:
            capitals.add(capital)
        part = _part(words[place], bare[place], capital if len(bare) > 1 else None)
        if part is not None:
            parts.append(part)
        place += 1
    acronym = _acronym(words[0]) if len(words) == 1 and not named else None
    return BodyName(
        text=plain,
        script=script_of(plain),
        parts=tuple(parts),
        countries=frozenset(named),
        capitals=frozenset(capitals),
        acronym=acronym,
        declared=_bare(declared) if declared and declared.isupper() else None,
        initials=frozenset(_initials(written, words)) if len(words) > 1 else frozenset(),
        trailing=bool(named) and last_country == len(bare),
    )


def _bare(word: str) -> str:
    return fold(word).replace(".", "").replace("'", "")


def _acronym(word: str) -> str | None:
    """Return the letters of a word in capitals, in lower case; None for other words."""
    letters = word.replace(".", "").replace("&", "")
    if 1 < len(letters) <= _LONGEST_ACRONYM and letters.isupper() and letters.isalnum():
        return letters.casefold()
    return None


def _part(written: str, bare: str, capital: str | None) -> Part | None:
    form = _forms().get(fold_word(written).rstrip("."), _forms().get(bare, bare))
    if form == "-":
        return None
    singular = _singular(form)
    generic = singular in _generics() or form in _generics()
    return Part(singular, generic, acronym=_acronym(written) is not None, capital=capital)


def _singular(word: str) -> str:
    if len(word) > 4 and word.isascii() and word.endswith("s") and word[-2] not in "suia":
        return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
    return word


def _initials(written: list[str], words: list[str]) -> set[str]:
    """Return the acronyms of a name: with and without small words and countries; a short form within stays whole."""
    found: set[str] = set()
    bare = [_bare(word) for word in words]
    at_home = [countries().at(bare, place) is None for place in range(len(bare))]
    for chosen in (written, words, [word for word, home in zip(words, at_home, strict=True) if home]):
        letters = "".join(_bare(word) if _acronym(word) else _bare(word)[:1] for word in chosen)
        found |= {letters, "".join(_bare(word)[:1] for word in chosen)}
    return {letters for letters in found if len(letters) > 1}


@cache
def _forms() -> dict[str, str]:
    rows = (line.split("\t") for line in read_words("matching/organisation-forms.txt"))
    return {word.replace("'", "").replace(".", ""): form for word, form in rows}


@cache
def _generics() -> frozenset[str]:
    known = read_words("matching/organisation-generics.txt")
    return frozenset(known) | frozenset(_singular(word) for word in known)
