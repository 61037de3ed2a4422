"""Pull-quotes: blocks that repeat words of the same article, alone or over a name."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from onrecord.reading.page.looks import Seen
from onrecord.reading.page.people import is_name

_WORD = re.compile(r"\w+(?:'\w+)?")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’»]?\s+")
_LABEL = re.compile(r"^[^:.!?]{1,40}:\s+")
"""Who speaks, at the head of a turn: no part of what is repeated."""
_FEWEST_WORDS = 6
_MOST_WORDS = 80
_SHARED = 0.6
_REFRAIN = 12
"""What comes back more often than this is a refrain of the page, no repetition that tells anything."""
_QUOTE_TAGS = frozenset({"blockquote", "aside", "q"})

Run = tuple[str, str, str]
"""Three words in a row, in lower case."""


def repeats_of(seen: Sequence[Seen], places: Sequence[int], told: Collection[int] = ()) -> Mapping[int, int | None]:
    """Find the pull-quotes among the lines at ``places``: index to the index of the line repeated.

    ``told`` are the other lines of turns, whose words may be repeated too.

    A name that stands alone under or over one belongs to it and repeats nothing (None). A block that shares most of
    its words in order, but not all, counts only where it is set apart or beside such a name: editors shorten what
    they pull out.
    """
    blocks = {place: at for at, place in enumerate(places) if _FEWEST_WORDS <= seen[place].line.words <= _MOST_WORDS}
    names = {place: _name_beside(seen, places, at) for place, at in blocks.items()}
    everywhere = sorted({*places, *told})
    found: dict[int, int | None] = dict(_whole(seen, everywhere, blocks))
    apart = [place for place in blocks if place not in found and (names[place] is not None or is_apart(seen[place]))]
    found |= _shared(seen, everywhere, apart) if apart else {}
    return found | {name: None for place in found if (name := names[place]) is not None}


def _whole(seen: Sequence[Seen], places: Sequence[int], blocks: Collection[int]) -> Iterator[tuple[int, int]]:
    """Each block with the longer (or earlier, equal) line that holds every sentence of it."""
    sentences = {place: _sentences(seen[place].line.text) for place in places}
    holders = defaultdict[str, set[int]](set)
    for place, held in sentences.items():
        for sentence in held:
            holders[sentence].add(place)
        if ":" in held[0]:
            holders[_LABEL.sub("", held[0])].add(place)
    for place in blocks:
        if all(1 < len(holders[sentence]) <= _REFRAIN for sentence in sentences[place]):
            common = set.intersection(*(holders[sentence] for sentence in sentences[place]))
            length = seen[place].line.words
            longer = [at for at in common if (seen[at].line.words, -at) > (length, -place)]
            if longer:
                yield place, min(longer)


def _sentences(words: str) -> list[str]:
    plain = words.replace("’", "'").replace("\n", " ").lower()
    return [sentence.strip(" \"'“”«».,…") for sentence in _SENTENCE.split(plain)]


def is_apart(item: Seen) -> bool:
    """Tell whether a line is set apart: as a quotation by its element or its marks, or without an end."""
    text = item.line.text
    return item.line.tag in _QUOTE_TAGS or (text[0] in '"“«' and text[-1] in '"”»') or item.look == "phrase"


def _shared(seen: Sequence[Seen], places: Sequence[int], blocks: Sequence[int]) -> dict[int, int]:
    """Each block with the longer line that shares most runs of three words with it, if those are most of its own."""
    own = {place: _runs(seen[place].line.text) for place in blocks}
    blocks_of = defaultdict[Run, list[int]](list)
    for place, runs in own.items():
        for run in runs:
            blocks_of[run].append(place)
    counts = Counter[tuple[int, int]]()
    for at in places:
        for run in blocks_of.keys() & _runs(seen[at].line.text):
            for place in blocks_of[run] if len(blocks_of[run]) <= _REFRAIN else ():
                counts[place, at] += seen[at].line.words > seen[place].line.words
    best: dict[int, int] = {}
    for (place, at), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if place not in best and count >= _SHARED * len(own[place]):
            best[place] = at
    return best


def _runs(words: str) -> set[Run]:
    plain = _WORD.findall(words.replace("’", "'").lower())
    return set(zip(plain, plain[1:], plain[2:], strict=False))


def _name_beside(seen: Sequence[Seen], places: Sequence[int], at: int) -> int | None:
    """A name alone on the next line, or on the line before."""
    for near in (at + 1, at - 1):
        if 0 <= near < len(places):
            item = seen[places[near]]
            if item.look in ("phrase", "byline") and is_name(item.line.text.strip("—–- ")):
                return places[near]
    return None
