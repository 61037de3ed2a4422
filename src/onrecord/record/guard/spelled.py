"""A name as a pattern over folded text: its words in order or turned, initials, endings, addresses.

Between the words of a name may stand white space and line ends, hyphens and dots, or nothing, as in addresses and file
names. Endings are those of languages that decline names; a table for each script, kept short on purpose.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from onrecord.record.guard.folding import fold, words_of

GAP: Final = r"(?:\s+|[-_.,'·•+/]|%20|%e2%80%8c|&nbsp;|<[^<>]{0,80}>){0,5}"
_INITIAL: Final = rf"(?:[^\W\d_]\.?{GAP})?"
_UNBROKEN: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\u1100-\u11ff\uac00-\ud7af]"
)
"""Letters of scripts without spaces between words, or with particles written on: Thai, Han, Kana, Hangul ..."""

_LATIN: Final = re.compile(r"[a-z]+")
_CYRILLIC: Final = re.compile(r"[\u0400-\u052f]+")
_GREEK: Final = re.compile(r"[\u0370-\u03ff]+")
_ARABIC: Final = re.compile(r"[\u0600-\u06ff]+")

_HEBREW: Final = re.compile(r"[\u0590-\u05ff]+")

_ARABIC_BEFORE: Final = ("و", "ف", "ب", "ل", "ک", "ال", "وال", "بال", "لل", "ول", "وب")
_HEBREW_BEFORE: Final = ("ו", "ב", "ל", "מ", "ש", "ה", "כ", "וב", "ול", "ומ", "וש")
"""Short words that are written on before a name: and, in, to, from, that."""

_LATIN_AFTER_VOWEL: Final = "(?:[aeiouy]|om|ou|oi|oj|ie|ey)"
_LATIN_ENDINGS: Final = "(?:s|es|a|u|e|i|y|em|om|ovi|owi|in|iem)?"
_CYRILLIC_ENDINGS: Final = (
    "(?:а|у|ю|я|е|и|ы|о|ом|ем|ым|им|ой|ои|ою|еи|ею|ых|их|ыми|ими|ого|его|ому|ему|ам|ами|ах|ям|ями|ов|ев|ові|еві|ья|ии"
    "|ию|ией|ь)?"
)
_GREEK_ENDINGS: Final = "(?:ος|οσ|ου|ον|ο|ε|α|ας|ασ|ης|ησ|η|ην|ων|ους|ουσ|ι|ες|εσ)?"
_ARABIC_ENDINGS: Final = "(?:ی|ها|های|هایی|ا|ان|ش|م|یی|ه)?"

SHORTEST: Final = 3
"""Letters of a stem at least, where an ending may be taken off."""


def is_unbroken(word: str) -> bool:
    """Tell whether a word is of a script in which words are not parted by spaces."""
    return bool(_UNBROKEN.search(word))


def declined(word: str) -> str:  # noqa: PLR0911 - one for each script
    """Return a pattern for a folded word with the endings of its script."""
    exact = re.escape(word)
    if _LATIN.fullmatch(word) and len(word) >= SHORTEST:
        if word[-1] in "aeo":
            return f"{re.escape(word[:-1])}{_LATIN_AFTER_VOWEL}s?"
        return f"{exact}{_LATIN_ENDINGS}"
    if _CYRILLIC.fullmatch(word) and len(word) >= SHORTEST:
        stem = word[:-1] if word[-1] in "аеиоуыьюя" else word
        return f"{re.escape(stem)}{_CYRILLIC_ENDINGS}"
    if _GREEK.fullmatch(word) and len(word) > SHORTEST:
        stem = re.sub("(?:ος|οσ|ας|ασ|ης|ησ|α|η|ο)$", "", word)
        return f"{re.escape(stem)}{_GREEK_ENDINGS}"
    if _ARABIC.fullmatch(word):
        return f"{exact}{_ARABIC_ENDINGS}"
    if is_unbroken(word):
        return exact
    return exact if _LATIN.search(word) else rf"{exact}\w{{0,3}}"


def stem(word: str) -> str:
    """Return the letters that every form of a folded word has in common."""
    if len(word) <= SHORTEST or is_unbroken(word):
        return word[:-1] if len(word) == SHORTEST and word[-1] in "aeoаеиоуыьюя" else word
    return word[:-2] if _GREEK.fullmatch(word) else word[:-1] if word[-1] in "aeoаеиоуыьюя" else word


def in_order(words: Sequence[str]) -> str:
    """Return the pattern of words in order; an initial may stand between the first two."""
    if len(words) == 1:
        return declined(words[0])
    head, rest = declined(words[0]), [declined(word) for word in words[1:]]
    between = f"{GAP}{_INITIAL}" if len(words) == 2 else GAP
    return head + between + GAP.join(rest)


@dataclass(frozen=True, slots=True)
class Spelled:
    """A pattern over folded text; ``key`` and ``also`` are letters that stand in the folded text wherever it matches.

    ``alone`` for one word that is a name only where it is written as one: with a capital, or in an address.
    """

    pattern: str
    key: str
    alone: bool = False
    also: str = ""


def full(name: str) -> Iterator[Spelled]:
    """Yield the patterns of a full name: in order, the last word first, with initials, in an address."""
    words = words_of(fold(name))
    if not words:
        return
    key, also = (*sorted(map(stem, words), key=len, reverse=True), "")[:2]
    yield Spelled(_bounded(in_order(words), words[0]), key, also=also)
    if len(words) > 1:
        yield Spelled(_bounded(in_order((words[-1], *words[:-1])), words[-1]), key, also=also)
        yield from initials(words)
    yield from encoded(name)


def initials(words: Sequence[str]) -> Iterator[Spelled]:
    """Yield the patterns of a last name with initials before or after it."""
    first, last = words[:-1], words[-1]
    if len(last) < SHORTEST or any(is_unbroken(word) for word in words):
        return
    dotted = r"\.?[\s\-]*".join(re.escape(word[0]) for word in first)
    for letters in dict.fromkeys((dotted, re.escape(first[0][0]))):
        yield Spelled(_bounded(rf"{letters}(?:\.\s*|[\s_-]+){declined(last)}", words[0]), stem(last))
        yield Spelled(_bounded(rf"{declined(last)},?\s+{letters}\.", last), stem(last))


def encoded(name: str) -> Iterator[Spelled]:
    """Yield the patterns of a name as addresses have it where it is not plain ASCII."""
    if name.isascii():
        return
    for written in dict.fromkeys((name, name.lower(), unicodedata.normalize("NFD", name), _keyboard(name))):
        parts = [quote(part).lower() for part in written.split()]
        yield Spelled(r"(?:%20|%e2%80%8c|[-_+./]){0,3}".join(map(re.escape, parts)), max(parts, key=len))
    try:
        host = "".join(name.lower().split()).encode("idna").decode("ascii")
    except UnicodeError:
        return
    yield Spelled(re.escape(host), host)


def alone(word: str) -> Spelled:
    """Return the pattern of one folded word that stands for a whole name, with the endings that are safe there."""
    pattern = f"{re.escape(word)}(?:s|es)?" if _LATIN.fullmatch(word) else declined(word)
    return Spelled(_bounded(pattern, word), word if _LATIN.fullmatch(word) else stem(word), alone=True)


def exactly(words: Sequence[str]) -> Spelled:
    """Return the pattern of words as they are, in order."""
    between = r"[\W_]{1,4}"
    pattern = between.join(map(re.escape, words))
    return Spelled(_bounded(pattern, words[0]), max(words, key=len))


def _bounded(pattern: str, first: str) -> str:
    """Return a pattern that holds for whole words; short words that Arabic and Hebrew write on may stand before."""
    if is_unbroken(first):
        return pattern
    before = ""
    if _ARABIC.match(first):
        before = "".join(rf"|(?<=(?<![^\W\d_]){one})" for one in _ARABIC_BEFORE)
    elif _HEBREW.match(first):
        before = "".join(rf"|(?<=(?<![^\W\d_]){one})" for one in _HEBREW_BEFORE)
    return rf"(?:(?<![^\W\d_]){before})(?:{pattern})(?![^\W\d_])"


def _keyboard(name: str) -> str:
    """Return a name in the letters of an Arabic keyboard where it has those of a Persian one."""
    return name.replace("ی", "ي").replace("ک", "ك")
