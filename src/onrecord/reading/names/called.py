"""What the text itself calls a name: "the newspaper X", "the X valley", "X, a rights group", "in the capital, X"."""

from collections.abc import Iterator, Sequence

from onrecord.model import EntityKind
from onrecord.reading.names.kinds import tells_event
from onrecord.reading.names.line import Line, Name, put

CALLED_SCORE = 0.8
CALLED = "called"

_DETERMINERS = frozenset(
    {"the", "a", "an", "its", "his", "her", "their", "our", "another", "this", "whose"} | {"'s", "’s"}
)
_STOPS = frozenset({",", ".", ";", ":", "(", ")"})
_NOUNS = frozenset({"NN", "NNS"})
_FARTHEST = 6
_LINKS = frozenset({"of", "for", "from", "against", "without"})


def add_called(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Give the capitalised phrases that a common noun describes its kind, also those that no name covers."""
    if line.heading:
        return names
    for run in line.runs:
        kind = _called(line, *run)
        if kind is None or tells_event(line, run[1]):
            continue
        first, last = run if kind == "place" else (_further(line, run[0]), _onwards(line, run[1]))
        held = [name for name in names if name.overlaps(first, last)]
        within = all(first <= name.first and name.last <= last for name in held)
        if within and not _excused(line, held, (first, last), kind):
            score = max([CALLED_SCORE, *(name.score for name in held)])
            names = put(names, Name(first, last, kind, score, CALLED))
    return names


def _excused(line: Line, held: Sequence[Name], span: tuple[int, int], kind: EntityKind) -> bool:
    """A person's campaign, party or group; what opens a sentence and may be an ordinary word."""
    first, last = span
    other = any(
        (name.kind == "person" and kind != "place") or (name.kind == "place" and kind == "campaign") for name in held
    )
    known = line.known_at(first) is not None or (kind == "campaign" and not held and last - first == 1)
    return other or known or (not held and first == line.opening) or line.is_people(first) or line.is_title(first)


def _further(line: Line, first: int) -> int:
    """Where "Sons of the Mountain" begins."""
    place = first - 2 if first > 1 and line.folded[first - 1] == "the" else first - 1
    linked = place > 1 and line.folded[place] == "of" and line.named[place - 1]
    return place - 1 if linked and place - 1 > line.opening and not line.is_title(place - 1) else first


def _onwards(line: Line, last: int) -> int:
    """Where "Voices from the Cells" ends."""
    size, place = len(line.words), last + 1
    if last < size and line.folded[last] in _LINKS:
        place += 1 if place < size and line.folded[place] == "the" else 0
        while place < size and line.named[place]:
            place += 1
            last = place
    return last


def _called(line: Line, first: int, last: int) -> EntityKind | None:
    return next(filter(None, _signs(line, first, last)), None)


def _signs(line: Line, first: int, last: int) -> Iterator[EntityKind | None]:
    words, folded = line.words, line.folded
    if first > 1 and folded[first - 1] == "of" and _kind(line, first - 2) == "place":
        yield "place"
    if last < len(words) and first > 0 and folded[first - 1] in _DETERMINERS and not _noun(line, last + 1):
        yield _kind(line, last)
    if first > 0 and line.tags[first - 1] in _NOUNS:
        yield _kind(line, first - 1)
    if first > 2 and words[first - 1] == "," and (last == len(words) or words[last] in _STOPS):
        yield _kind(line, first - 2) if _determined(line, first - 2) else None
    if last + 2 < len(words) and words[last] == "," and folded[last + 1] in _DETERMINERS:
        yield _described(line, last + 2)


def _determined(line: Line, noun: int) -> bool:
    """Whether a noun has an article, with no more than three words between."""
    return any(line.folded[place] in _DETERMINERS for place in range(max(0, noun - 4), noun))


def _described(line: Line, start: int) -> EntityKind | None:
    """The kind that the head of the phrase from ``start`` tells."""
    for place in range(start, min(start + _FARTHEST, len(line.words))):
        if line.words[place] in _STOPS or line.tags[place].startswith("V") or line.tags[place] == "IN":
            return None
        if _noun(line, place) and not _noun(line, place + 1):
            return _kind(line, place)
    return None


def _noun(line: Line, place: int) -> bool:
    return place < len(line.words) and (line.tags[place] in _NOUNS or line.words[place] == "-")


def _kind(line: Line, place: int) -> EntityKind | None:
    word, tables = line.folded[place], line.tables
    if not line.words[place].islower():
        return None
    if word in tables.site_nouns:
        return "place"
    if word in tables.outlet_nouns:
        return "publication"
    if word in tables.body_nouns:
        return "organisation"
    return "campaign" if word in tables.campaign_words else None
