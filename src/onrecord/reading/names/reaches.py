"""How far names of places and outlets reach, and places that a careless hand wrote without capitals."""

from collections.abc import Sequence
from itertools import pairwise

from onrecord.model import EntityKind
from onrecord.reading.names.line import Line, Name, free, put

REACH_SCORE = 0.7
SMALL_SCORE = 0.6
SMALL = "small"

_FORMS = frozenset(
    {"inc", "ltd", "llc", "llp", "plc", "corp", "co", "gmbh", "lp", "pvt", "pty", "s.a", "n.v", "l.p", "l.l.c"}
)
_BEFORE_SMALL = frozenset({"in", "from", "to", "at", "near", "around", "visit", "visiting", "outside", "across"})
_TOWNS = frozenset({"city", "country"})
# Letters of the shortest place that is believed without a capital.
_FEWEST = 4


def reach_over_of(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Take what "of" adds into the name of a place or an outlet: the Bay of Arvik, the Harbour Journal of Orland."""
    if line.heading or "of" not in line.words:
        return names
    for place in range(1, len(line.words) - 1):
        kind = _reaching(line, place - 1) if line.words[place] == "of" else None
        last = _after_of(line, place)
        if kind is None or last is None:
            continue
        held = [name for name in names if name.overlaps(place - 1, last)]
        first = min([place - 1, *(name.first for name in held)])
        other = any(name.kind == "person" and name.first < place for name in held) or any(
            name.last > last for name in held
        )
        if not other:
            names = put(names, Name(first, last, kind, max([REACH_SCORE, *(name.score for name in held)]), "of"))
    return names


def _reaching(line: Line, place: int) -> EntityKind | None:
    """The kind that a capitalised word before "of" tells; no word that also ends surnames, and no office."""
    word, tables = line.folded[place], line.tables
    if not line.named[place] or word in tables.surnames or line.describes_person(place):
        return None
    if word in tables.place_words:
        return "place"
    return "publication" if word in tables.publication_words and place > line.opening else None


def _after_of(line: Line, place: int) -> int | None:
    start = place + 2 if line.folded[place + 1] == "the" else place + 1
    last = start
    while last < len(line.words) and line.named[last]:
        last += 1
    return last if last > start else None


def join_forms(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Take a company's legal form behind a comma into its name: "Harbour Lines, Inc."."""
    for place in range(1, len(line.words) - 1) if "," in line.words else ():
        if line.words[place] != "," or line.folded[place + 1].rstrip(".") not in _FORMS or not line.capital(place + 1):
            continue
        before = next((name for name in names if name.last == place and name.kind != "place"), None)
        if before is not None:
            names = put(names, before.at(before.first, place + 2, "organisation"))
    return names


def part_towns(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Part "Arvik Orland", a town and what it lies in, where the tables hold both."""
    out = list[Name]()
    for name in names:
        inside = [known for known in line.known if name.first <= known.first and known.last <= name.last]
        cities = (
            name.kind == "place" and len(inside) == 2 and all(known.kind in {"city", "country"} for known in inside)
        )
        whole = cities and (inside[0].first, inside[1].last) == (name.first, name.last)
        if whole and all(left.last == right.first for left, right in pairwise(inside)):
            out += [name.at(known.first, known.last) for known in inside]
        else:
            out.append(name)
    return out


def add_small_places(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Countries and cities of the tables that stand after "in", "from" and the like without a capital."""
    for place in range(1, len(line.words)):
        word = line.folded[place]
        if line.folded[place - 1] not in _BEFORE_SMALL or len(word) < _FEWEST or not line.words[place].islower():
            continue
        for phrase, kind in line.tables.phrases.get(word, ()):
            last = place + len(phrase)
            if kind in _TOWNS and line.folded[place:last] == phrase and free(names, place, last):
                if all(line.words[at].islower() for at in range(place, last)) and not _goes_on(line, last):
                    names = put(names, Name(place, last, "place", SMALL_SCORE, SMALL))
                break
    return names


def _goes_on(line: Line, last: int) -> bool:
    """Whether a noun follows, so that the word is no place: "in china shops"."""
    return last < len(line.words) and line.tags[last] in {"NN", "NNS"}
