"""What people are called: the nouns of a phrase in the singular, whether they are many, and the lands it names."""

import re
from collections.abc import Iterable
from functools import lru_cache

from onrecord.lexicon.happenings import people_words
from onrecord.lexicon.words import fold
from onrecord.linking.matching.bodies import body_name

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_ENDS = frozenset(("of", "in", "at", "to", "from", "who", "that", "which", "with", "on", "for", "by", "under", "near"))
"""Words behind which a phrase tells of something else."""
_MANY = frozenset(("many", "several", "some", "all", "numerous", "various", "dozens", "hundreds", "thousands", "other"))
_EMPTY = frozenset(
    [
        *("he", "she", "it", "they", "we", "you", "i", "him", "her", "them", "us", "me", "his", "their", "our", "my"),
        *("your", "its", "who", "whom", "that", "which", "this", "these", "those", "some", "many", "both", "all"),
        "others",
    ]
)
_BEFORE = frozenset(("the", "a", "an", "another", "other", "more", "several", "many", "some", "all", "our", "their"))
_IRREGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child", "police": "police"}
_NUMBERS = frozenset(
    (
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "dozen",
        "score",
    )
)
_POSTS = frozenset(("post", "position", "job", "role", "charge", "office"))
"""Words for a post that do not say which."""
_TWO = frozenset(("both", "couple", "pair"))
STEM = 6
"""Letters to which a word of a sentence is cut."""
_IDLE = frozenset(
    [
        *(
            "the",
            "and",
            "for",
            "that",
            "with",
            "was",
            "were",
            "has",
            "have",
            "had",
            "are",
            "his",
            "her",
            "their",
            "its",
        ),
        *("not", "from", "who", "which", "they", "this", "been", "but", "said", "says", "say", "after", "into"),
        "than",
    ]
)


def words_of(phrase: str) -> list[str]:
    """Return the words of a phrase, folded, without a possessive ending."""
    found = _WORD.findall(fold(phrase))
    return [_POSSESSIVE.sub("", word) if "'" in word or "’" in word else word for word in found]


def singular(noun: str) -> str:
    """Return the singular of a regular noun and of a few others; any other word as it is."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("men"):
        return f"{noun[:-3]}man"
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    return noun[:-1] if len(noun) > 3 and noun.endswith("s") and noun[-2] not in "sui" else noun


@lru_cache(maxsize=1 << 15)
def nouns_of(phrase: str) -> tuple[str, ...]:
    """Return what somebody is called in a phrase: its head, and other words for people beside it; no bare "post"."""
    head: list[str] = []
    for word in words_of(phrase):
        if word in _ENDS:
            break
        head.append(word)
    plain = [singular(word) for word in head if not {word} & (_EMPTY | _BEFORE | _NUMBERS | _POSTS)]
    known = [word for word in plain if word in people_words() or word in _IRREGULAR.values()]
    return tuple(dict.fromkeys([*plain[-1:], *known])) if plain else ()


@lru_cache(maxsize=1 << 15)
def lands_of(phrase: str) -> tuple[str, ...]:
    """Return the countries that a phrase names, by name, adjective or capital."""
    body = body_name(phrase)
    return tuple(sorted(body.countries | body.capitals))


def number_of(phrase: str) -> tuple[float | None, float | None, bool]:
    """Return how many a phrase says without a numeral ("both", "several"), and whether they are more than one."""
    words = words_of(phrase)
    if _TWO & set(words[:2]):
        return 2.0, 2.0, True
    if says_how_many(phrase):
        return 2.0, None, True
    head = next((word for word in reversed(_before(words)) if word not in _EMPTY), "")
    plural = bool(head) and singular(head) != head
    return None, None, plural


def says_how_many(phrase: str) -> bool:
    """Tell whether a phrase begins with a word for a number that it does not give: "many envoys"."""
    return bool(_MANY & set(words_of(phrase)[:2]))


def _before(words: list[str]) -> list[str]:
    for place, word in enumerate(words):
        if word in _ENDS and place:
            return words[:place]
    return words


def gist(sentence: str) -> Iterable[str]:
    """Return the telling words of a sentence, cut short."""
    return (word[:STEM] for word in words_of(sentence) if len(word) > 2 and word not in _IDLE)
