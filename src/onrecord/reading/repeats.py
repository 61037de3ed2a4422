"""Pull-quotes: blocks that repeat words of the same article, alone or over a name."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from onrecord.reading.looks import Seen
from onrecord.reading.people import is_name

_WORD = re.compile(r"\w+(?:'\w+)?")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’»]?\s+")
_FEWEST_WORDS = 6
_MOST_WORDS = 80
_SHARED = 0.6
_QUOTE_TAGS = frozenset({"blockquote", "aside", "q"})

Words = tuple[str, ...]
"""The words of a line or sentence in lower case."""


def repeats_of(seen: Sequence[Seen], places: Sequence[int]) -> Mapping[int, int | None]:
    """Find the pull-quotes among the lines at ``places``: index to the index of the line repeated.

    A name that stands alone under or over one belongs to it and repeats nothing (None). A block that shares most of
    its words in order, but not all, counts only where it is set apart or beside such a name: editors shorten what
    they pull out.
    """
    plain = {place: _plain(seen[place].line.text) for place in places}
    holders = _holders(plain, seen)
    runs: dict[Words, list[int]] = {}
    found: dict[int, int | None] = {}
    for at, place in enumerate(places):
        if not _FEWEST_WORDS <= len(plain[place]) <= _MOST_WORDS:
            continue
        name = _name_beside(seen, places, at)
        target = _whole(seen[place], place, holders, plain)
        if target is None and (name is not None or _is_set_apart(seen[place])):
            runs = runs or _run_places(plain)
            target = _shared(place, runs, plain)
        if target is not None:
            found |= {place: target} if name is None else {place: target, name: None}
    return found


def _plain(words: str) -> Words:
    return tuple(_WORD.findall(words.replace("’", "'").lower()))


def _holders(plain: Mapping[int, Words], seen: Sequence[Seen]) -> Mapping[Words, list[int]]:
    """Each sentence to the lines that hold it."""
    holders = defaultdict[Words, list[int]](list)
    for place in plain:
        for sentence in _SENTENCE.split(seen[place].line.text):
            holders[_plain(sentence)].append(place)
    return holders


def _whole(item: Seen, place: int, holders: Mapping[Words, list[int]], plain: Mapping[int, Words]) -> int | None:
    """The longer (or earlier, equal) line that holds every sentence of this one."""
    sentences = [words for words in map(_plain, _SENTENCE.split(item.line.text)) if words]
    common = set.intersection(*(set(holders.get(words, ())) for words in sentences)) - {place}
    longer = [at for at in common if (len(plain[at]), -at) > (len(plain[place]), -place)]
    return min(longer, default=None)


def _is_set_apart(item: Seen) -> bool:
    text = item.line.text
    return item.line.tag in _QUOTE_TAGS or (text[0] in '"“«' and text[-1] in '"”»') or not item.line.closed


def _run_places(plain: Mapping[int, Words]) -> dict[Words, list[int]]:
    """Each run of three words to the lines that hold it."""
    places = defaultdict[Words, list[int]](list)
    for place, words in plain.items():
        for run in _runs(words):
            places[run].append(place)
    return places


def _shared(place: int, runs: Mapping[Words, list[int]], plain: Mapping[int, Words]) -> int | None:
    """The longer line that shares most runs of three words with this one."""
    own = _runs(plain[place])
    shared = Counter(at for run in own for at in runs[run] if len(plain[at]) > len(plain[place]))
    best = min(shared, key=lambda at: (-shared[at], at), default=None)
    return best if best is not None and shared[best] >= _SHARED * len(own) else None


def _runs(words: Words) -> set[Words]:
    return set(zip(words, words[1:], words[2:], strict=False))


def _name_beside(seen: Sequence[Seen], places: Sequence[int], at: int) -> int | None:
    """A name alone on the next line, or on the line before."""
    for near in (at + 1, at - 1):
        if 0 <= near < len(places):
            item = seen[places[near]]
            if item.look in ("phrase", "byline") and is_name(item.line.text.strip("—–- ")):
                return places[near]
    return None
