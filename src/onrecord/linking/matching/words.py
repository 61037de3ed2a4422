"""A person's name as words: titles and honours taken off, initials, numbers and small words marked as such."""

import re
from binascii import crc32
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from onrecord.lexicon.words import fold, read_words
from onrecord.linking.matching.classes import keys_of
from onrecord.linking.matching.script import Script, fold_word, script_of, unify
from onrecord.linking.matching.sounds import SOUNDS, VOWELS, sounds, telling_sounds

WordKind = Literal["word", "initial", "number", "article", "link"]
Sex = Literal["he", "she"]

_BRACKETS = re.compile(r"[(\[«“\"„][^)\]»”\"]*[)\]»”\"]")
_SPLIT = re.compile(r"\b(Al|El|De|Van|Bin|Abu)(?=[A-Z][a-z])")
_POINTED = re.compile(r"^(?:[^\W\d_]\.)+[^\W\d_]?\.?$")
_POSSESSIVE = re.compile(r"(?<=\w)(?:'s|s')$")
_ROMAN = re.compile(r"^(?:I{2,3}|IV|VI{0,3}|IX|XI{0,3}|XIV|XV|XVI{0,3}|X)$")
_EDGES = ".,;:!?\"'“”„«»()[]{}*"
_LETTERS_OF_ARTICLE, _LEAST_WITH_ARTICLE = "ال", 5
_BITS = 509


@dataclass(frozen=True, slots=True, eq=False)
class NameWord:
    """One word of a name; equal words are one object, so that what is known of two words is found by who they are.

    ``text`` is in lower case; ``forms`` are its sounds or letters (see ``sounds``), two where an Arabic article may be
    part of the word, or where writers may drop the marks of its letters. ``keys`` are what it meets others under,
    ``mask`` the same as bits of a number: words without a bit in common are not alike.
    """

    text: str
    script: Script
    kind: WordKind
    forms: tuple[tuple[int, ...], ...]
    keys: frozenset[str]
    mask: int


@dataclass(frozen=True, slots=True, eq=False)
class PersonName:
    """The words of a name, in order; ``sex`` as a courtesy title says it, None where none does."""

    text: str
    words: tuple[NameWord, ...]
    sex: Sex | None = None


@lru_cache(maxsize=1 << 18)
def person_name(name: str) -> PersonName:
    """Take a person's name apart; a name of nothing but titles keeps them."""
    plain = _in_order(_BRACKETS.sub(" ", unify(name)) if _BRACKETS.search(name) else unify(name))
    pieces = _pieces(plain)
    titles = _untitled(pieces)
    rest = pieces[len(titles) :]
    while len(rest) > 1 and _bare(rest[-1][0]) in _words("matching/suffixes.txt"):
        rest = rest[:-1]
    words = tuple(_word(rest, place) for place in range(len(rest)))
    return PersonName(plain, tuple(word for word in words if word.text), _sex(titles))


@lru_cache(maxsize=1 << 16)
def alone(word: NameWord) -> NameWord:
    """Return a word as it is compared where it is all of a name: each vowel of a short one tells."""
    if word.script == "arabic":
        return word
    return replace(word, forms=tuple(telling_sounds(form) for form in word.forms))


@lru_cache(maxsize=1 << 16)
def joined(words: tuple[NameWord, ...]) -> NameWord:
    """Return words of one name as a single one: Mohammad Reza as Mohammadreza."""
    return _made("|".join(word.text for word in words), words[0].script, "word")  # a digraph does not cross the bar


def plain_word(text: str) -> NameWord:
    """Return a folded word that stands in no person's name, for measuring how alike it is to another."""
    return _made(text, script_of(text), "word")


def _in_order(name: str) -> str:
    """Put "Moran, Ada" in order; what follows a comma may be an honour instead."""
    before, comma, after = name.partition(",")
    if not comma or "," in after or not before.strip() or not after.strip():
        return name.replace(",", " ")
    if all(_bare(word) in _words("matching/suffixes.txt") for word in after.split()):
        return before
    return f"{after.strip()} {before.strip()}"


def _pieces(name: str) -> list[tuple[str, bool]]:
    """Return the words as written, and whether a hyphen joins each one to the next."""
    out: list[tuple[str, bool]] = []
    for chunk in name.split():
        parts = [part for part in _SPLIT.sub(r"\1-", _POSSESSIVE.sub("", chunk.strip(",;"))).split("-") if part]
        for place, part in enumerate(parts):
            letters = [letter for letter in part if letter.isalpha()] if _POINTED.match(part) else [part]
            for number, letter in enumerate(letters):
                clean = letter.strip(_EDGES)
                if clean:
                    out.append((clean, place + 1 < len(parts) and number + 1 == len(letters)))
    return out


def _untitled(pieces: Sequence[tuple[str, bool]]) -> list[str]:
    """Return the titles that a name begins with; a name of nothing but titles has none."""
    titles: list[str] = []
    for word, _ in pieces[:-1]:
        if len(_bare(word)) < 2 or _bare(word) not in _titles():
            break
        titles.append(_bare(word))
    nothing_else = len(titles) == len(pieces) - 1 and _bare(pieces[-1][0]) in _titles()
    return [] if nothing_else else titles


def _bare(word: str) -> str:
    return fold_word(word).replace("’", "")


def _word(pieces: Sequence[tuple[str, bool]], place: int) -> NameWord:
    written, hyphened = pieces[place]
    text = fold_word(written)
    script = script_of(written)
    if text.isdecimal() or (place and _ROMAN.match(written)):
        return _made(text, script, "number")
    if len(text) == 1 and script != "other":
        return _made(text, script, "initial")
    particle = _particles().get(text)
    within = hyphened or (place + 1 < len(pieces) and (place > 0 or written.islower() or script == "arabic"))
    return _made(text, script, particle if particle is not None and within else "word")


@lru_cache(maxsize=1 << 20)
def _made(text: str, script: Script, kind: WordKind) -> NameWord:
    forms = tuple(form for form in _forms(text, script) if form) if kind != "number" else ()
    keys = keys_of(text, script, forms)
    mask = 0
    for key in keys:
        mask |= 1 << crc32(key.encode()) % _BITS
    return NameWord(text, script, kind, forms, keys, mask)


def _forms(text: str, script: Script) -> Iterator[tuple[int, ...]]:
    if any(char.isdigit() for char in text):
        return  # a number in a word has no sound: A19 is not A59
    yield sounds(text, script)
    if script == "arabic" and text.startswith(_LETTERS_OF_ARTICLE) and len(text) >= _LEAST_WITH_ARTICLE:
        yield sounds(text[2:], script)
    if script == "latin" and not text.isascii():
        yield sounds(fold(text), script)


def _sex(titles: Iterable[str]) -> Sex | None:
    known = {sex for title in titles if (sex := _courtesies().get(title))}
    return known.pop() if len(known) == 1 else None


def first_sounds(word: NameWord) -> frozenset[str]:
    """Return what a word may begin with, as an initial would: its first letter and its first sound."""
    heard = {SOUNDS[form[0]][0] for form in word.forms} if word.script != "arabic" else set()
    return frozenset({word.text[:1], *({"vowel"} if heard & VOWELS else heard)})


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(fold_word(unify(word)) for word in read_words(name))


@cache
def _titles() -> frozenset[str]:
    split = (part for word in read_words("names/titles.txt") for part in unify(word).split("-"))
    return frozenset(fold_word(word) for word in split) | _words("matching/titles.txt") | {"ex"}


@cache
def _particles() -> dict[str, Literal["article", "link"]]:
    rows = (line.split("\t") for line in read_words("matching/particles.txt"))
    return {word: "article" if kind == "article" else "link" for word, kind in rows}


@cache
def _courtesies() -> dict[str, Sex]:
    rows = (line.split("\t") for line in read_words("matching/courtesies.txt"))
    return {word: "he" if sex == "he" else "she" for word, sex in rows}
