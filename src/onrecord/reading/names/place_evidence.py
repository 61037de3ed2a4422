"""Signs in the text that an unknown name is a place: what stands before it, datelines, the people named after it."""

from collections.abc import Iterator, Sequence

from onrecord.reading.names.line import Line, Name

# In votes of ten for each mention.
LOCATED, DATELINE, PEOPLE = 12, 15, 15

_LOCATIVE = frozenset({"in", "near", "outside", "across", "throughout", "around"})
_POSSESSIVES = frozenset({"'s", "’s"})
_DASHES = frozenset({"–", "—", "--"})
_SHORTEST = 5


def place_votes(line: Line, name: Name, people: frozenset[str]) -> int:
    """How much speaks for a place; ``people`` are the capitalised words of the document, folded."""
    if name.kind not in {"person", "place"}:
        return 0
    votes = LOCATED if _located(line, name) else 0
    votes += DATELINE if _opens_dateline(line, name) else 0
    if name.last - name.first == 1 and not people.isdisjoint(_peoples(line.folded[name.first])):
        votes += PEOPLE
    return votes


def capitalised(lines: Sequence[Line]) -> frozenset[str]:
    """The capitalised words of a document, folded."""
    return frozenset(line.folded[place] for line in lines for place in range(len(line.words)) if line.capital(place))


def _located(line: Line, name: Name) -> bool:
    owned = name.last < len(line.words) and line.words[name.last] in _POSSESSIVES
    if name.first == 0 or owned:
        return False
    before = line.folded[name.first - 1]
    inhabited = before == "of" and name.first > 1 and line.folded[name.first - 2] in line.tables.place_nouns
    return before in _LOCATIVE or inhabited


def _opens_dateline(line: Line, name: Name) -> bool:
    """A place before a date or a dash: OSTREL, 4 March."""
    following = line.folded[name.last : name.last + 3]
    if len(following) < 3:
        return False
    if following[0] in _DASHES:
        return name.first == 0
    month = following[1] in line.tables.no_names or following[2] in line.tables.no_names
    return following[0] == "," and month and any(word[:1].isdigit() for word in following[1:])


def _peoples(place: str) -> Iterator[str]:
    """What the people of a place may be called in English: Varenia, Varenian."""
    if len(place) >= _SHORTEST:
        yield from (place + ending for ending in ("n", "ns", "an", "ian", "i", "ese"))
        yield from (place[:-1] + ending for ending in ("an", "ans", "ian", "ians", "ese"))
