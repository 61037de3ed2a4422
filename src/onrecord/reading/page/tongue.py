"""Lines in another language than the text: menus, prompts and notices of a site that carries a text in English."""

import re
from collections.abc import Sequence

from onrecord.reading.page.lines import Line

_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_LETTER = re.compile(r"[^\W\d_]")
_ENGLISH = frozenset({
    "and", "are", "be", "been", "but", "could", "did", "for", "from", "had", "has", "have", "her", "his", "if",
    "it", "its", "my", "not", "or", "our", "said", "she", "that", "the", "their", "there", "they", "this", "to",
    "were", "what", "when", "which", "who", "will", "with", "would", "you",
})  # fmt: skip
_OTHERS = frozenset({
    "al", "auf", "aux", "avec", "bir", "che", "com", "como", "con", "da", "dans", "das", "de", "dei", "del",
    "della", "dem", "den", "der", "des", "deze", "di", "diese", "dieser", "dos", "du", "e", "een", "ein", "eine",
    "einen", "el", "em", "en", "es", "est", "et", "für", "gli", "het", "il", "ile", "im", "ist", "için", "la",
    "las", "le", "les", "lo", "los", "met", "mit", "más", "na", "nella", "nicht", "niet", "non", "nos", "nous",
    "não", "o", "olarak", "op", "os", "par", "para", "pas", "per", "por", "pour", "que", "qui", "se",
    "siteyi", "sono", "su", "sur", "sus", "uma", "un", "una", "und", "une", "van", "ve", "von", "voor", "votre",
    "vous", "wenn", "wir", "y", "zijn", "zu", "zum", "zur", "è",
})  # fmt: skip
_FEWEST = 4


def foreign_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Return the indices of lines that are not written as the page is; none where it is not mostly English.

    A line in another script; a line of four words and more without any function word of English and with two of
    another language in Latin script.
    """
    unsure = [place for place, line in enumerate(lines) if not _is_plain(line.text)]
    if not unsure:
        return frozenset()
    other = [place for place in unsure if _is_other_script(lines[place].text)]
    english = sum(line.words for line in lines if line.closed) - sum(
        lines[at].words for at in unsure if lines[at].closed
    )
    strange = sum(lines[place].words for place in other if lines[place].closed)
    if english <= 3 * strange:
        return frozenset()
    return frozenset(other) | {place for place in unsure if _is_other(lines[place])}


def _is_plain(words: str) -> bool:
    """Whether a line is English by its commonest words, as nearly every sentence is."""
    return " the " in words or " to " in words or " and " in words or " of " in words


def _is_other_script(words: str) -> bool:
    """Whether less than half of the letters are Latin."""
    if words.isascii():
        return False
    letters = len(_LETTER.findall(words))
    return 2 * len(_LATIN.findall(words)) < letters


def _is_other(line: Line) -> bool:
    if line.words < _FEWEST:
        return False
    words = line.text.lower().split()
    if any(word in _ENGLISH for word in words):
        return False  # words that other languages write too are not in the list
    return sum(word.strip(".,;:!?’'\"") in _OTHERS for word in words) >= 2
