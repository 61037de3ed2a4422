"""Names that only a pattern or a table finds in a sentence."""

import re
from collections.abc import Sequence

from onrecord.model import EntityKind
from onrecord.reading.names.cuts import ARTICLES, POSSESSIVES, past_portfolio
from onrecord.reading.names.line import HYPHENS, Line, Name, free, put

PATTERN_SCORE = 0.8
TABLE_SCORE = 0.9
# Tables that decide the kind of a name that they hold whole.
CERTAIN: dict[str, EntityKind] = {"country": "place", "organisation": "organisation", "publication": "publication"}

_ACRONYM = re.compile(r"[A-Z][A-Za-z&.\-]{0,8}[A-Z]s?|[A-Z]{2,10}")
_LONGEST_PERSON = 5


def add_organisations(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Capitalised phrases with a word like Ministry or Committee, and what "of" and "for" add to them."""
    if line.heading:
        return names
    for run in line.runs:
        first, last = _organisation(line, *run)
        held = [name for name in names if name.overlaps(first, last)]
        whole = any(name.first <= first and name.last >= last for name in held)
        person = any(name.kind == "person" and name.last - name.first > 1 for name in held)
        person = person or (last - first == 2 and not any(word.islower() for word in line.words))
        if last - first > 1 and not whole and not person:
            score = max([PATTERN_SCORE, *(name.score for name in held)])
            names = put(names, Name(first, last, "organisation", score, "organisation-word"))
    return names


def _organisation(line: Line, first: int, end: int) -> tuple[int, int]:
    """The organisation that a run of capitals names; empty where it holds no telling word."""
    marked = [place for place in range(first, end) if line.is_organisation_word(place)]
    if not marked:
        return first, first
    last = _extended(line, end)
    if first == marked[0] - 1 or first == marked[0]:
        first = _coordinated(line, first)
    while first < marked[0] and line.is_title(first) and line.folded[first] not in line.tables.office_words:
        first += 1
    if marked[-1] + 1 < end and line.is_title(end - 1):
        last = next(place for place in range(marked[-1] + 1, end) if line.is_title(place))
    return first, last


def _coordinated(line: Line, first: int) -> int:
    """Where "the Customs and River Authority" begins: one capitalised word after an article, then "and"."""
    if first < 3 or line.folded[first - 1] not in {"and", "&"} or not line.named[first - 2]:
        return first
    opened = line.folded[first - 3] in ARTICLES or line.words[first - 3] in POSSESSIVES
    alone = (
        line.known_at(first - 2) is None and not line.is_organisation_word(first - 2) and not line.is_people(first - 2)
    )
    return first - 2 if opened and alone else first


def _extended(line: Line, end: int) -> int:
    """Where "Ministry" + "of Foreign Affairs", "Council" + "of Towns of Varenia" end."""
    while end + 1 < len(line.words) and line.folded[end] in {"of", "for", "on", "against"}:
        start = end + 2 if line.folded[end + 1] == "the" else end + 1
        last = _capitals(line, start)
        if last == start:
            break
        if last + 1 < len(line.words) and line.folded[last] in {"and", "&"} and not line.known_at(last + 1):
            following = _capitals(line, last + 1)
            if following > last + 1 and not any(line.is_organisation_word(place) for place in range(last, following)):
                last = following
        end = last
    return end


def _capitals(line: Line, start: int) -> int:
    end = start
    while end < len(line.words) and line.nameable(end):
        end += 1
    return end


def add_known(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Phrases of the tables; all but countries only where nothing capitalised stands beside them."""
    for known in line.known:
        held = [name for name in names if name.overlaps(known.first, known.last)]
        whole = all(known.first <= name.first and name.last <= known.last for name in held)
        same = any(name.last - name.first == known.last - known.first for name in held)
        if not whole or same or _excused(line, known.first, known.last, known.kind):
            continue
        kind = CERTAIN.get(known.kind, "place")
        names = put(names, Name(known.first, known.last, kind, TABLE_SCORE, f"known-{known.kind}"))
    return names


def _excused(line: Line, first: int, last: int, kind: str) -> bool:
    if kind == "country":
        return False
    beside = (last < len(line.words) and line.nameable(last)) or (first > 0 and line.nameable(first - 1))
    alone = last - first == 1
    return beside or line.heading or (alone and (first == line.opening or (kind == "city" and line.is_given(first))))


def add_persons(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """A title and what follows it; a given name and what follows it."""
    if line.heading:
        return names
    for run, last in line.runs:
        first = past_portfolio(line, run, last)
        while first < last and line.is_title(first):
            first += 1
        titled = first > run or (run > 0 and line.folded[run - 1].rstrip(".") in line.tables.titles)
        words = [place for place in range(first, last) if line.words[place] not in HYPHENS]
        if not words or not free(names, first, last) or any(_impersonal(line, place) for place in words):
            continue
        if _heads_post(line, last):
            continue
        named = 2 <= len(words) <= _LONGEST_PERSON and line.is_given(first) and not line.known_at(first)
        described = first == run > 0 and line.words[run - 1].islower() and line.folded[run - 1] in line.tables.roles
        described = described and 2 <= len(words) <= _LONGEST_PERSON
        if named or described or (titled and len(words) <= _LONGEST_PERSON and first > run):
            names = put(names, Name(first, last, "person", PATTERN_SCORE, "titled" if titled else "given-name"))
    return names


def _heads_post(line: Line, last: int) -> bool:
    """Whether the word before ``last`` is a title with what it is of behind it: "Zamaran Minister of Waters"."""
    return (
        line.is_title(last - 1)
        and last < len(line.words)
        and (line.folded[last] == "of" or line.words[last] in HYPHENS)
    )


def _impersonal(line: Line, place: int) -> bool:
    known = line.known_at(place)
    return (
        line.is_organisation_word(place)
        or line.is_people(place)
        or line.folded[place] in line.tables.event_words
        or (known is not None and known.kind == "country")
        or line.words[place].isupper()
    )


def add_acronyms(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """An abbreviation in brackets right after a capitalised phrase, or before one in brackets.

    What has an abbreviation is hardly a place: a body, unless the tables know it for a place.
    """
    for place in range(1, len(line.words) - 1) if "(" in line.words else ():
        if line.words[place] != "(":
            continue
        before = next((name for name in names if name.last == place), None)
        inside = next((name for name in names if name.first == place + 1), None)
        if _closes(line, place + 2) and _is_acronym(line, place + 1):
            kind: EntityKind = "organisation"
            if before is not None:
                before = _embodied(line, before)
                names = put(names, before)
                kind = before.kind if before.kind != "person" else kind
            if line.capital(place - 1):
                names = put(names, Name(place + 1, place + 2, kind, PATTERN_SCORE, "bracketed"))
        elif inside is not None and _is_acronym(line, place - 1) and _closes(line, inside.last):
            inside = _embodied(line, inside)
            names = put(names, inside)
            if before is None and inside.kind == "organisation":
                names = put(names, Name(place - 1, place, "organisation", PATTERN_SCORE, "bracketed"))
    return names


def _closes(line: Line, place: int) -> bool:
    return place < len(line.words) and line.words[place] == ")"


def _is_acronym(line: Line, place: int) -> bool:
    return line.folded[place] not in line.tables.not_acronyms and _ACRONYM.fullmatch(line.words[place]) is not None


def _embodied(line: Line, name: Name) -> Name:
    """Take a place of several words that no table and no word for places knows for a body."""
    if name.kind != "place" or name.last - name.first == 1 or line.known_at(name.first) is not None:
        return name
    placed = any(line.folded[at] in line.tables.place_words for at in range(name.first, name.last))
    return name if placed else name.at(name.first, name.last, "organisation")


def add_half_shouted(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Names of persons of which one part stands in capitals, as in bylines and lists: "ADA Moran", "Ada MORAN"."""
    for first, last in () if line.heading else line.runs:
        shouted = [at for at in range(first, last) if line.seen[at].shouted and len(line.words[at]) > 2]
        few = last - first == 2 and len(shouted) == 1 and line.is_given(shouted[0])
        plain = not any(_impersonal(line, at) or line.is_title(at) for at in range(first, last) if at not in shouted)
        within = all(first <= name.first and name.last <= last for name in names if name.overlaps(first, last))
        if few and plain and within and line.known_at(first) is None:
            names = put(names, Name(first, last, "person", PATTERN_SCORE, "half-shouted"))
    return names


def add_sole_titles(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Titles of which one holder at a time exists, used as a name: the Shah."""
    sole = line.tables.sole_titles
    for place in range(1, len(line.words)):
        last = place + 1
        follows = last < len(line.words) and line.nameable(last)
        if line.named[place] and line.folded[place] in sole and line.folded[place - 1] == "the":
            names = names if follows else _put_free(names, Name(place, last, "person", PATTERN_SCORE, "sole-title"))
    return names


def _put_free(names: Sequence[Name], new: Name) -> Sequence[Name]:
    return put(names, new) if free(names, new.first, new.last) else names
