"""What is cut off the tagger's names of a sentence, parted or dropped."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.model import EntityKind
from onrecord.reading.names.line import HYPHENS, MONEY, Line, Name

ARTICLES = frozenset({"the", "a", "an"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})

_SEPARATORS = frozenset({",", ";", "and", "or"})
_BRACKETS = frozenset("()[]")
_TIMES = frozenset({"later", "then", "now", "also"})
_BETWEEN_PLACES = frozenset({"in", "to"})
_OWNERS = frozenset({"'s", "’s"})
_CUTS = _SEPARATORS | _TIMES | _BRACKETS
_CERTAIN_CUTS = _CUTS - {"and", "or"}
# Words at most between "of" and a name that are no part of it: the Secretary of Homeland Security Ada Moran.
_LONGEST_PORTFOLIO = 3


def split_lists(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Part "Norway and Sweden", which the tagger may take for one name; organisations may hold an "and"."""
    out = list[Name]()
    for name in names:
        places = range(name.first, name.last)
        cuts = [place for place in places if line.words[place] in _CUTS]
        if name.kind == "person":
            cuts = sorted({*cuts, *(place for place in places if _verb(line, place))})
        if name.kind == "place":
            cuts = sorted({*cuts, *(place for place in places[1:] if line.words[place] in _BETWEEN_PLACES)})
        commas = any(line.words[place] in _CERTAIN_CUTS for place in cuts)
        organised = name.kind not in {"person", "place"} and any(map(line.marks_organisation, places))
        bodies = [place for place in cuts if place > name.first + 1 and line.is_organisation_word(place - 1)]
        if bodies and not commas and line.named[bodies[0] + 1]:
            out += [name.at(name.first, bodies[0]), name.at(bodies[0] + 1, name.last)]
        elif cuts and (commas or not organised):
            pairs = pairwise([name.first - 1, *cuts, name.last])
            out += [name.at(first + 1, last) for first, last in pairs if first + 1 < last and line.capital(first + 1)]
        else:
            out.append(name)
    return out


def _verb(line: Line, place: int) -> bool:
    return line.words[place].islower() and line.tags[place].startswith("VB") and not line.is_particle(place)


def split_roles(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Part "Police spokesman Karl Lund": what follows a role in lower case is a person."""
    out = list[Name]()
    for name in names:
        roles = [place for place in range(name.first, name.last) if line.folded[place] in line.tables.roles]
        role = next((place for place in reversed(roles) if line.words[place].islower()), _unlisted(line, name))
        if role is None or role + 1 == name.last or not line.capital(role + 1):
            out.append(name)
            continue
        out.append(name.at(role + 1, name.last, "person"))
        if line.is_organisation_word(role - 1) and role - name.first > 1:
            out.append(name.at(name.first, role, "organisation"))
    return out


def _unlisted(line: Line, name: Name) -> int | None:
    """A word in lower case before a given name within a person's name: "Orlan pollster Ada Moran"."""
    if name.kind != "person":
        return None
    for place in range(name.last - 3, name.first, -1):
        plain = line.words[place].islower() and line.words[place].isalpha() and line.tags[place] == "NN"
        if plain and not line.is_particle(place) and line.is_given(place + 1):
            return place
    return None


def split_owners(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Part "Zamara's Harbour Office": a place or person and what belongs to it."""
    out = list[Name]()
    for name in names:
        marks = [place for place in range(name.first + 1, name.last - 1) if line.words[place] in _OWNERS]
        mark = marks[0] if marks else name.first
        owned = range(mark + 1, name.last)
        owner = name.kind != "person" and mark == name.first + 1 and not _plural(line, name.first)
        owner = owner and any(line.marks_organisation(place) for place in _onwards(line, owned))
        if owner and line.named[mark + 1]:
            out += [name.at(name.first, mark, "place"), name.at(mark + 1, name.last)]
        else:
            out.append(name)
    return out


def _onwards(line: Line, places: range) -> range:
    """The words of a name and the capitalised words, "of" and "and" that go on after it."""
    last = places.stop
    while last < len(line.words) and (line.named[last] or line.folded[last] in {"of", "and", "for"}):
        last += 1
    return range(places.start, last)


def _plural(line: Line, place: int) -> bool:
    """Whether a word names people of a kind: Women's, Workers', Journalist's."""
    return line.describes_person(place) or line.folded[place].endswith(("men", "people", "children", "youth", "s"))


def cut_edges(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Cut articles, possessives and stray marks; of persons also titles, peoples and countries before the name."""
    return [cut for name in names for cut in _cut(line, name)]


def _cut(line: Line, name: Name) -> Iterator[Name]:
    first, last = name.first, name.last
    while first < last and (line.words[last - 1] in POSSESSIVES or not line.words[last - 1][-1:].isalnum()):
        if line.words[last - 1].endswith(".") and len(line.words[last - 1]) > 1:
            break
        last -= 1
    while first < last and name.kind == "person" and _trailing(line, first, last - 1):
        last -= 1
    if name.kind == "person":
        last = _before_post(line, first, last)
        first = _past_office(line, first, last)
    elif (
        name.kind == "organisation"
        and (start := past_portfolio(line, first, last)) > first
        and _people(line, start, last)
    ):
        yield name.at(start, last, "person")
        return
    elif name.kind == "organisation":
        end = _before_day(line, first, last)
        if end + 2 == last and line.named[end + 1]:
            yield name.at(end + 1, last, "place")
        last = end
    while first < last and _needless(line, first, last, name.kind):
        first += 1
    if first < last and any(word[:1].isalpha() for word in line.words[first:last]):
        yield name.at(first, last)


def _people(line: Line, first: int, last: int) -> bool:
    """Whether all words can be those of a person's name."""
    return all(
        line.is_particle(place) or (line.nameable(place) and not line.marks_organisation(place))
        for place in range(first, last)
    )


def _trailing(line: Line, first: int, place: int) -> bool:
    """A hyphen or a word in lower case after a person's name."""
    return place > first and (
        line.words[place] in HYPHENS or (line.words[place].islower() and not line.is_particle(place))
    )


def _before_post(line: Line, first: int, last: int) -> int:
    """Where a person's name ends before a dash and a post: "Ada Moran - Clerk"."""
    for place in range(first + 1, last - 1):
        if line.words[place] in HYPHENS and line.describes_person(place + 1) and not line.describes_person(place - 1):
            return place
    return last


def _past_office(line: Line, first: int, last: int) -> int:
    """Where a person's name begins after "Orland Sen.", "Minister of Waters" and a dateline in capitals."""
    for place in range(last - 2, first, -1):
        titled = line.is_title(place) and (line.words[place].endswith(".") or not line.is_given(first))
        shouted = line.words[place] in HYPHENS and line.words[place - 1].isupper() and len(line.words[place - 1]) > 2
        if titled or (shouted and not line.words[place + 1].isupper()):
            return past_portfolio(line, place + 1 + (line.folded[place + 1] in {"of", "for"}), last)
    return past_portfolio(line, first, last)


def past_portfolio(line: Line, first: int, last: int) -> int:
    """Where a person's name begins after what a post is of ("Secretary of State | Ada Moran"), else ``first``."""
    start = first
    while start > 1 and first - start < _LONGEST_PORTFOLIO and line.capital(start - 1):
        start -= 1
    if start < 2 or line.folded[start - 1] not in {"of", "for"} or not line.describes_person(start - 2):
        return first
    if line.is_given(first):
        return first
    return next((place for place in range(first + 1, last - 1) if line.is_given(place)), first)


def _before_day(line: Line, first: int, last: int) -> int:
    """Where an organisation's name ends before "on Fridays" and, after its telling word, before "in Wyck"."""
    for place in range(first + 1, last - 1):
        day = line.folded[place] in {"on", "in"} and not line.nameable(place + 1) and line.capital(place + 1)
        seat = line.folded[place] == "in" and place + 2 == last and line.is_organisation_word(place - 1)
        if day or seat:
            return place
    return last


def _needless(line: Line, place: int, last: int, kind: EntityKind) -> bool:
    word, folded = line.words[place], line.folded[place]
    if folded in ARTICLES or not word[:1].isalnum() or word in POSSESSIVES:
        return True
    if kind == "place" and place < last - 1 and word.islower() and folded not in line.tables.particles:
        return True
    if kind != "person" or place == last - 1:
        return False
    return (
        line.is_title(place)
        or line.is_people(place)
        or folded in line.tables.roles
        or word in HYPHENS
        or (word[:1].islower() and folded not in line.tables.particles)
        or line.words[place + 1] in POSSESSIVES
    )


def drop_peoples(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """A people, a bare title or a function word by itself is no name of these kinds."""
    return [name for name in names if not _stands_for_thing(line, name) and _stands_alone(line, name)]


def _stands_for_thing(line: Line, name: Name) -> bool:
    """Whether a single word in capitals belongs to a sum ("US $ 10") or stands for a thing ("DVD")."""
    if name.last - name.first > 1 or not line.seen[name.first].shouted:
        return False
    priced = name.last < len(line.words) and line.words[name.last] in MONEY
    return priced or line.folded[name.first] in line.tables.not_acronyms


def _stands_alone(line: Line, name: Name) -> bool:
    places = range(name.first, name.last)
    if line.known_at(name.first) is not None:
        return True
    if all(line.is_people(place) or line.describes_person(place) or line.words[place].islower() for place in places):
        return False
    if len(places) > 1:
        return True
    place = name.first
    if name.kind == "person" and follows_office(line, place) and not _owns(line, name.last):
        return False
    return line.folded[place] not in line.tables.no_names and (
        line.words[place].isupper() or not line.seen[place].function
    )


def _owns(line: Line, last: int) -> bool:
    return last < len(line.words) and line.words[last] in _OWNERS


def follows_office(line: Line, place: int) -> bool:
    """The Minister of Waters, the Varenians: no persons."""
    office = place > 1 and line.folded[place - 1] == "of" and line.describes_person(place - 2)
    return office or (line.tags[place] == "NNPS" and line.folded[place].endswith("ans"))
