"""Languages that nobody speaks, for translations with a known answer: words are replaced, names written by sound.

Two of them: one in Cyrillic letters with capitals, one in Arabic letters without. A word is always translated alike;
some names are replaced too, as those of bodies are in a real translation.
"""

import hashlib
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

Language = Literal["xc", "xa"]
"""The one in Cyrillic, the one in Arabic letters."""

LANGUAGES: tuple[Language, ...] = ("xc", "xa")

REPLACED = 0.2
"""How many of the names are replaced."""

_CYRILLIC = (
    "sh=ш ch=ч kh=х zh=ж ya=я yu=ю a=а b=б c=к d=д e=е f=ф g=г h=х i=и j=дж "
    "k=к l=л m=м n=н o=о p=п q=к r=р s=с t=т u=у v=в w=в x=кс y=и z=з"
)
_ARABIC = (
    "sh=ش ch=چ kh=خ gh=غ ou=و oo=و ee=ی a=ا b=ب c=ک d=د e= f=ف g=گ h=ه i=ی "
    "j=ج k=ک l=ل m=م n=ن o=و p=پ q=ق r=ر s=س t=ت u=و v=و w=و x=کس y=ی z=ز"
)


def _table(rows: str) -> Mapping[str, str]:
    return {one: other for one, _, other in (row.partition("=") for row in rows.split())}


_TABLES: Mapping[Language, Mapping[str, str]] = {"xc": _table(_CYRILLIC), "xa": _table(_ARABIC)}
_LETTERS: Mapping[Language, tuple[str, str]] = {
    "xc": ("бвгджзклмнпрстфхцчш", "аеиоуыэюя"),
    "xa": ("بپتجچحخدرزسشصطعغفقکگلمنه", "اوی"),
}
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def translated(sentence: str, language: Language) -> str:
    """Return a sentence in an invented language; its first word is taken for a name only if it is all there is."""
    first = _WORD.search(sentence)

    def instead(match: re.Match[str]) -> str:
        word = match.group()
        if word[0].isdigit():
            return word.translate(_DIGITS) if language == "xa" else word
        opens = first is not None and match.start() == first.start()
        is_name = word[0].isupper() and not opens and not word.isupper() and not _is_replaced(word)
        made = _sounding(word, language) if is_name else _replaced(word.lower(), language)
        return made.capitalize() if word[0].isupper() else made

    return _WORD.sub(instead, sentence)


def _is_replaced(name: str) -> bool:
    return hashlib.sha256(f"name {name}".encode()).digest()[0] < REPLACED * 256


@lru_cache(maxsize=1 << 16)
def _sounding(name: str, language: Language) -> str:
    table, plain, out, place = _TABLES[language], name.lower(), "", 0
    while place < len(plain):
        length = 2 if plain[place : place + 2] in table else 1
        out += table.get(plain[place : place + length], "")
        place += length
    return out


@lru_cache(maxsize=1 << 16)
def _replaced(word: str, language: Language) -> str:
    """Return a word of syllables that depend on the given one alone."""
    digest = hashlib.sha256(f"{language} {word}".encode()).digest()
    some, others = _LETTERS[language]
    length = 1 + min(3, len(word) // 3)
    pairs = zip(digest[:length], digest[8 : 8 + length], strict=True)
    return "".join(some[one % len(some)] + others[other % len(others)] for one, other in pairs)
