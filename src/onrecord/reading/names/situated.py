"""Names that only what surrounds them gives away: places in datelines and after "in", bodies that speak or are led."""

from collections.abc import Iterator, Sequence

from onrecord.model import EntityKind
from onrecord.reading.names.line import Line, Name, free, put
from onrecord.reading.names.place_evidence import QUARTERS, opens_dateline

SITUATED_SCORE = 0.6
SITUATED = "situated"

_LOCATIVE = frozenset({"in", "near", "outside", "across", "throughout", "around", "into"})
_MAP_WORDS = frozenset(
    {"upper", "lower", "new", "old", "north", "south", "east", "west", "great", "greater", "little", "port", "fort"}
    | {"mount", "lake", "cape", "san", "santa", "saint", "northern", "southern", "eastern", "western", "central"}
)
_YOUNGEST, _OLDEST = 10, 110
_AFTER_AGE = frozenset({",", ".", ";", ")", "and"})
_DASHES = frozenset({"-", "–", "—", "--"})
_MEMBERS = frozenset(
    {"leader", "leaders", "member", "members", "founder", "founders", "activist", "activists", "supporters", "head"}
    | {"chairman", "chairwoman", "spokesman", "spokeswoman", "spokesperson", "representative", "director"}
)
_SPEAKS = frozenset(
    {"said", "says", "told", "announced", "accused", "accuses", "denied", "denies", "claimed", "claims", "reported"}
    | {"reports", "warned", "warns", "demanded", "demands", "condemned", "rejected", "confirmed", "stated", "states"}
)


def name_signatures(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """What signs a text before a dash and a post is a person, in one piece."""
    for first, end in line.runs[:1]:
        last = next((place for place in range(first, end) if _signs_off(line, place)), end)
        inside = all(first <= name.first and name.last <= last for name in names if name.overlaps(first, last))
        if first == line.opening and 1 < last - first < 5 and inside and _signs_off(line, last):
            names = put(names, Name(first, last, "person", SITUATED_SCORE, "signature"))
    return names


def widen_places(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Take "Upper" into "Upper Zamar", and know it for a place."""
    for name in names:
        first = name.first - 1
        plain = name.kind in {"place", "person"} and name.last - name.first == 1 and not line.heading
        plain = plain and first > line.opening and line.folded[first] in _MAP_WORDS and line.named[first]
        if plain and free(names, first, name.first) and not line.named[first - 1]:
            names = put(names, name.at(first, name.last, "place"))
    return names


def add_situated(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Add capitalised phrases that no name covers where what stands beside them tells their kind."""
    for first, last in line.runs:
        if free(names, first, last):
            kind: EntityKind | None = next(filter(None, _signs(line, first, last)), None)
            if kind is not None:
                names = put(names, Name(first, last, kind, SITUATED_SCORE, SITUATED))
    return names


def _signs(line: Line, first: int, last: int) -> Iterator[EntityKind | None]:
    if first == line.opening and opens_dateline(line, Name(first, last, "place", SITUATED_SCORE, "dateline")):
        yield "place" if line.words[last] == "," or not line.words[last + 1].islower() else None
    ordinary = any(
        line.is_title(at) or line.is_people(at) or line.folded[at] in line.tables.event_words
        for at in range(first, last)
    )
    if line.heading or ordinary or first <= line.opening:
        return
    if _aged(line, last) and not any(line.marks_organisation(at) for at in range(first, last)):
        yield "person"
    before = line.folded[first - 1]
    marked = any(line.marks_organisation(at) for at in range(first, last))
    numbered = last < len(line.words) and line.tags[last] == "CD"
    alone = last - first == 1 and not numbered and not line.seen[first].shouted and _proper(line, first, last)
    if (before in _LOCATIVE or before in QUARTERS) and alone and not marked:
        yield "place"
    led = before == "of" and first > 1 and line.folded[first - 2] in _MEMBERS
    speaks = last < len(line.words) and line.folded[last] in _SPEAKS
    if last - first > 1 and (led or speaks):
        yield "organisation"


def _aged(line: Line, last: int) -> bool:
    """Whether an age between commas follows, or a clause on "who": ", 47, the clerk", ", whose brother"."""
    if last + 2 >= len(line.words) or line.words[last] != ",":
        return False
    age = line.words[last + 1].isdecimal() and _YOUNGEST <= int(line.words[last + 1]) <= _OLDEST
    return (age and line.words[last + 2] in _AFTER_AGE) or line.folded[last + 1] in {"who", "whose"}


def _signs_off(line: Line, last: int) -> bool:
    """Whether a post follows a dash: "Ada Moran - Former Minister of Waters"."""
    after = range(last + 1, min(last + 4, len(line.words)))
    dashed = last < len(line.words) and line.words[last] in _DASHES and not line.describes_person(last - 1)
    return dashed and any(map(line.describes_person, after))


def _proper(line: Line, first: int, last: int) -> bool:
    return any(line.tags[at] in {"NNP", "NNPS"} for at in range(first, last))
