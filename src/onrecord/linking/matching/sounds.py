"""Words to sounds: what letters of Latin, Cyrillic, Greek and Arabic alphabets stand for, as small numbers.

Latin, Cyrillic and Greek words share one alphabet of sounds; words in Arabic script are compared by their letters,
because short vowels are not written. A sound knows whether it is the first or last one of its word where that tells,
and a vowel knows whether it tells names apart (``!``): in a word with one vowel, at the end of a word, and in the
second place of the pattern of Hamed, Hamid and Hamad, which are three names.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from onrecord.lexicon.sounds import read_columns
from onrecord.linking.matching.script import Script, fold_word

VOWELS = frozenset("aeiouAEIUWJöüåё")
_CONSONANTS = "bptdkgqxXhjCSZcszTDfvwlLmnñryđçQGγğẋ"
_PLACED = frozenset([*VOWELS, *"hry"])
"""Sounds whose place in the word tells; as letters of the Arabic script below."""

LETTERS = "اأإآءئؤبپتثجچحخدذرزژسشصضطظعغفڤقكگلمنهويةى"
_PLACED_LETTERS = frozenset("اأإآويهةعء")

SOUNDS: tuple[str, ...] = (
    *_CONSONANTS,
    *(f"{sound}{place}" for sound in "hry" for place in "^$"),
    *(f"{vowel}{place}{mark}" for vowel in sorted(VOWELS) for place in ("", "^", "$") for mark in ("", "!")),
)
"""All sounds; their numbers are their places here."""
ARABIC: tuple[str, ...] = (
    *LETTERS,
    *(f"{letter}{place}" for letter in LETTERS if letter in _PLACED_LETTERS for place in "^$"),
)
"""All letters of the Arabic script; their numbers are their places here."""

_NUMBER = {sound: number for number, sound in enumerate(SOUNDS)}
_LETTER = {letter: number for number, letter in enumerate(ARABIC)}
_ENDING = re.compile("ا[يئءع]ي$")
"""One ending in several spellings: Rezai is written with one, two or three letters after the alef."""
_DIVINE = re.compile("(?<=..)اله$")
"""The ending of Abdollah and Nasrullah, whose alef is heard as any vowel."""
_FATHER, _SERVANT = re.compile("^[اأ]بوال"), re.compile("^abd[aeiou](?=l.)")
"""Beginnings in which an article lost its vowel: Abolhassan; and where any vowel stands for it: Abdel, Abdul."""
_SHORT = 2
"""Vowels of a word that has no other name beside it, up to which each of them tells."""
_DIPHTHONGS = frozenset("AE")
_PARTS = {"A": ("a", "i"), "E": ("e", "i"), "W": ("a", "u")}
_AFTER_DIPHTHONG = frozenset("ieIyEJ")


@lru_cache(maxsize=1 << 17)
def sounds(word: str, script: Script) -> tuple[int, ...]:
    """Return the sounds of a word (places in ``SOUNDS``), or its letters (places in ``ARABIC``) in Arabic script.

    Empty where nothing of the word can be read: a number, or a script that is not known here.
    """
    folded = fold_word(word)
    if script == "arabic":
        return tuple(_LETTER[letter] for letter in _placed(_letters(folded), _PLACED_LETTERS) if letter in _LETTER)
    return tuple(_NUMBER[sound] for sound in _marked(_heard(folded, script)) if sound in _NUMBER)


def telling_sounds(form: tuple[int, ...]) -> tuple[int, ...]:
    """Return the sounds of a Latin, Cyrillic or Greek word with each vowel marked as telling, if it has two at most.

    So short a word is told from others by its vowels alone: Malo and Melo, Torre and Torri are two names.
    """
    heard = [SOUNDS[number] for number in form]
    if sum(sound[0] in VOWELS for sound in heard) > _SHORT:
        return form
    return tuple(_NUMBER[f"{sound}!"] if f"{sound}!" in _NUMBER else _NUMBER[sound] for sound in heard)


@lru_cache(maxsize=1 << 16)
def written_sounds(word: str, script: Script) -> tuple[int, ...]:
    """Return the sounds of a word as they meet Arabic letters: diphthongs in their two parts, no vowel marked."""
    heard = [part for sound in _heard(fold_word(word), script) for part in _PARTS.get(sound, (sound,))]
    return tuple(_NUMBER[sound] for sound in _placed(heard, _PLACED) if sound in _NUMBER)


def _letters(word: str) -> list[str]:
    rewrite = _table("arabic.txt")
    out: list[str] = []
    place = 0
    while place < len(word):
        pair = word[place : place + 2]
        written = rewrite.get(pair) if len(pair) == 2 else None
        place += 2 if written is not None else 1
        for letter in written if written is not None else rewrite.get(pair[0], (pair[0],)):
            if letter in _LETTER and not (out and out[-1] == letter and letter not in "وي"):
                out.append(letter)
    return list(_DIVINE.sub("له", _ENDING.sub("اي", _FATHER.sub("ابول", "".join(out))).replace("ئي", "ي")))


def _heard(word: str, script: Script) -> list[str]:
    """Return the sounds of a word; doubled consonants count once, and what follows ai or ei belongs to it."""
    out: list[str] = []
    if script == "other":
        return out
    plain = _SERVANT.sub("abdu", _bare(word)) if script == "latin" else _plain(word)
    for sound in _spelled(plain, f"{script}.txt"):
        if out and out[-1] == sound and sound not in "aeiou":
            continue
        if out and sound == "ẋ":  # at the beginning of a word it is none of English x, as in Xi
            out += "ks"
            continue
        if out and out[-1] in _DIPHTHONGS and sound in _AFTER_DIPHTHONG:
            continue
        out.append(sound)
    return out


def _spelled(word: str, table: str) -> Iterable[str]:
    spellings = _table(table)
    for match in _pattern(table).finditer(word):
        text = match.group()
        yield from spellings.get(text) or spellings.get(f"{text}+") or spellings.get(f"{text}-") or (text,)


@cache
def _pattern(table: str) -> re.Pattern[str]:
    """Return the pattern that takes the longest spelling at each place."""
    spellings = sorted((row[0] for row in read_columns(table)), key=lambda text: (-len(text), text))
    return re.compile("|".join([*map(_spelling, spellings), r"[^\W\d_]"]))


def _spelling(text: str) -> str:
    if text.endswith("+"):
        return f"{re.escape(text[:-1])}(?=[aeiouy])"
    return f"{re.escape(text[:-1])}(?![aeiou])" if text.endswith("-") else re.escape(text)


@cache
def _table(name: str) -> dict[str, tuple[str, ...]]:
    return {row[0]: tuple(row[1].split()) if len(row) > 1 else ("",) for row in read_columns(name)}


def _bare(word: str) -> str:
    """Drop the marks of letters that the table does not know by themselves."""
    if word.isascii():
        return word
    known = _table("latin.txt")
    return "".join(char if char in known or char.isascii() else _plain(char) for char in word)


def _plain(word: str) -> str:
    """Drop the marks of letters but those that make another letter of Cyrillic."""
    parts = (char if char in "йїёў" else unicodedata.normalize("NFD", char) for char in word)
    return "".join(mark for mark in "".join(parts) if not unicodedata.combining(mark))


def _placed(sounds_: Sequence[str], placed: frozenset[str]) -> list[str]:
    last = len(sounds_) - 1
    return [
        f"{sound}{'^' if place == 0 else '$' if place == last else ''}" if sound in placed else sound
        for place, sound in enumerate(sounds_)
    ]


def _marked(heard: Sequence[str]) -> list[str]:
    """Add to each sound its place, and to vowels whether they tell names apart."""
    vowels = [place for place, sound in enumerate(heard) if sound in VOWELS]
    telling = set(vowels) if len(vowels) == 1 else set[int]()
    if len(vowels) > 1:
        first, second = vowels[:2]
        if heard[first] == "a" and second == first + 2 and second < len(heard) - 1:
            telling.add(second)
        telling |= {len(heard) - 1} & set(vowels)
    return [f"{sound}!" if place in telling else sound for place, sound in enumerate(_placed(heard, _PLACED))]
