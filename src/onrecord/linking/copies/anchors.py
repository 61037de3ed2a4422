"""What stays in a text when it is translated: its numbers, and its names, which are written by their sound.

Names are the capitalised words that do not only begin sentences; in Arabic script, which has no capitals, any word may
be one. Words that are translated themselves (countries, months, "ministry") are left out where they are known.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.lexicon.countries import countries
from onrecord.lexicon.words import fold, read_words
from onrecord.linking.matching.likeness import cuts, word_likeness
from onrecord.linking.matching.script import Script, script_of, unify
from onrecord.linking.matching.words import NameWord, plain_word
from onrecord.model import Span

MOST = 10_000
"""Characters of an article that are looked at, from its start."""

_NUMBER = r"\d+(?:[.,٫٬'’]\d+)*"
_LETTERS = r"(?:[^\W\d_]|[\u200c\u200d'’`ʼ\u064b-\u065f])*"
_CAPITALISED = re.compile(rf"(?<![^\W_])(?:{_NUMBER}|[^\W\d_a-zа-яёα-ω]{_LETTERS})")
"""Numbers, and words that do not begin with a small letter of the common alphabets; which are passed over quickly."""
_ANY = re.compile(rf"(?<![^\W_])(?:{_NUMBER}|[^\W\d_]{_LETTERS})")
_ENDED = re.compile(r"[.!?؟:…\n\"“„«»”(*•]\s*$|[-–—]\s+$")
_SAMPLE = 200
"""Letters by which it is told in which script an article is."""
_CASED = frozenset(("latin", "cyrillic", "greek"))
_LEAST = 3
"""Letters of a name; shorter ones sound like anything."""
_YEARS = range(1900, 2100)
_TRANSLATED = (
    "names/calendar.txt",
    "names/no-names.txt",
    "names/demonyms.txt",
    "names/organisation-words.txt",
    "names/office-words.txt",
    "names/body-nouns.txt",
    "names/function-words.txt",
    "names/titles.txt",
    "names/roles.txt",
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A number or a name and where it stands; ``text`` holds digits, or the folded word."""

    text: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Tell whether it is a number."""
        return self.text[0].isdigit()

    @property
    def span(self) -> Span:
        """Return where it stands."""
        return Span(self.start, self.end)

    @property
    def word(self) -> NameWord:
        """Return the word as names are compared."""
        return plain_word(self.text)

    @property
    def telling(self) -> float:
        """Return how much it tells that two texts have it in common: long numbers and fractions most."""
        if not self.is_number:
            return 1.0
        whole, _, part = self.text.partition(".")
        known = 1.0 if int(whole) in _YEARS else len(whole) - 1.0
        return min(3.0, known + len(part))


def anchors(text: str, spans: Iterable[Span]) -> tuple[tuple[Anchor, ...], Script]:
    """Return the numbers and names of an article in order, and the script that it is in.

    In Arabic script all words of some letters are returned: any of them may be a name.
    """
    looked_at = tuple(_from_the_start(spans))
    script = _script(text, looked_at)
    pattern = _ANY if script == "arabic" else _CAPITALISED
    found = [match for span in looked_at for match in pattern.finditer(text, span.start, span.end)]
    names = set[str]() if script == "arabic" else _names(text, {span.start for span in looked_at}, found)
    return tuple(_kept(found, names, script)), script


def _from_the_start(spans: Iterable[Span]) -> Iterator[Span]:
    left = MOST
    for span in spans:
        if left > 0:
            yield Span(span.start, min(span.end, span.start + left))
        left -= len(span)


def _script(text: str, spans: Iterable[Span]) -> Script:
    sample = "".join(span.of(text)[:_SAMPLE] for span in spans)[:_SAMPLE]
    if sample.isascii():
        return "latin"
    counted = Counter(script_of(char) for char in sample if char.isalpha())
    return counted.most_common(1)[0][0] if counted else "latin"


def _kept(found: Iterable[re.Match[str]], names: set[str], script: Script) -> Iterator[Anchor]:
    for match in found:
        word = match.group()
        if word[0].isdigit():
            plain = number_of(word)
            kept = len(plain) > 1
        elif script == "arabic":
            plain = folded(word)
            kept = len(plain) >= _LEAST and script_of(word) == "arabic"
        else:
            plain = folded(word)
            kept = word in names
        if kept:
            yield Anchor(plain, match.start(), match.end())


def _names(text: str, starts: set[int], found: Iterable[re.Match[str]]) -> set[str]:
    """Return the words that are capitalised within a sentence and are no known word."""
    return {
        word
        for match in found
        if (word := match.group())[0].isupper()
        and match.start() not in starts
        and not _ENDED.search(text, max(0, match.start() - 4), match.start())
        and _may_be_name(word)
    }


@lru_cache(maxsize=1 << 16)
def _may_be_name(word: str) -> bool:
    if len(word) < _LEAST or word.isupper() or script_of(word) not in _CASED:
        return False
    return fold(word) not in _translated()


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """Return a word in lower case, in one form of letters and digits, without the apostrophe of a genitive."""
    plain = unify(word).casefold()
    return re.sub(r"'s?$", "", plain).replace("'", "") or plain


def number_of(written: str) -> str:
    """Return a number in plain digits; what groups thousands goes, what begins a fraction is a point.

    >>> number_of("1.250.000"), number_of("12,5"), number_of("۱۴")
    ('1250000', '12.5', '14')
    """
    groups = ["".join(str(int(char)) for char in part) for part in re.split(r"[^\d]", written)]
    if len(groups) > 1 and all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3:
        return "".join(groups).lstrip("0") or "0"
    whole = groups[0].lstrip("0") or "0"
    return whole if len(groups) == 1 else ".".join((whole, *groups[1:]))


@cache
def _translated() -> frozenset[str]:
    listed = {part for name in _TRANSLATED for word in read_words(name) for part in fold(word).split()}
    known = countries()
    lands = {word for phrases in (known.names, known.adjectives) for phrase in phrases for word in phrase}
    return frozenset(listed | lands)


def met(some: Sequence[Anchor], others: Sequence[Anchor]) -> list[tuple[int, int]]:
    """Return the longest run of anchors that stand in both texts in the same order, as places in both.

    Source: the longest rising subsequence of pairs (Hunt, Szymanski 1977).
    """
    places = dict[str, list[int]]()
    for place, anchor in enumerate(others):
        places.setdefault(anchor.text, []).append(place)
    like = _like({anchor.text for anchor in some}, places)
    ends = list[int]()
    chain = list[tuple[int, int, int]]()
    tops = list[int]()
    for place, anchor in enumerate(some):
        for other in sorted((at for text in like[anchor.text] for at in places[text]), reverse=True):
            low = bisect_left(ends, other)
            before = tops[low - 1] if low else -1
            chain.append((place, other, before))
            if low == len(ends):
                ends.append(other)
                tops.append(len(chain) - 1)
            else:
                ends[low], tops[low] = other, len(chain) - 1
    found = list[tuple[int, int]]()
    at = tops[-1] if tops else -1
    while at >= 0:
        place, other, at = chain[at]
        found.append((place, other))
    return found[::-1]


def _like(some: Iterable[str], others: Iterable[str]) -> Mapping[str, list[str]]:
    """Return for each number or name those of the others that are the same, or may be; names meet under their keys."""
    keyed = dict[str, list[str]]()
    for other in others:
        for key in _keys(other):
            keyed.setdefault(key, []).append(other)
    return {
        one: [
            other for other in dict.fromkeys(at for key in _keys(one) for at in keyed.get(key, ())) if _same(one, other)
        ]
        for one in some
    }


def _each_once(groups: Iterable[Iterable[str]]) -> Iterable[str]:
    return dict.fromkeys(item for group in groups for item in group)


def _keys(text: str) -> Iterable[str]:
    return (text,) if text[0].isdigit() else plain_word(text).keys


@lru_cache(maxsize=1 << 18)
def _same(one: str, other: str) -> bool:
    if one == other or one[0].isdigit():
        return one == other
    a, b = plain_word(one), plain_word(other)
    crossed = (a.script == "arabic") != (b.script == "arabic")
    if crossed and min(len(one), len(other)) < _LEAST + 1:
        return False
    limits = cuts(a.script, b.script)
    return word_likeness(a, b) >= (limits.same if crossed else limits.slot)
