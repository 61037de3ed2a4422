"""Patterns over one sentence that repair and add to what the statistical name tagger finds."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from onrecord.model import EntityKind
from onrecord.reading.names.kinds import add_outlets, name_kinds
from onrecord.reading.names.line import HYPHENS, Line, Name, free, put, runs

PATTERN_SCORE = 0.8
TABLE_SCORE = 0.9

_SEPARATORS = frozenset({",", ";", "and", "or"})
_TIMES = frozenset({"later", "then", "now", "also"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_ARTICLES = frozenset({"the", "a", "an"})
_ACRONYM = re.compile(r"[A-Z][A-Za-z&.\-]{0,8}[A-Z]s?|[A-Z]{2,10}")
_LONGEST_PERSON = 5
# Tables that decide the kind of a name that they hold whole.
_CERTAIN: dict[str, EntityKind] = {"country": "place", "organisation": "organisation", "publication": "publication"}

Rule = Callable[[Line, Sequence[Name]], Sequence[Name]]


def apply_patterns(line: Line, names: Sequence[Name]) -> tuple[Name, ...]:
    """Repair the tagger's names of one sentence, then add those that only a pattern finds."""
    rules: tuple[Rule, ...] = (
        _split_lists,
        _split_roles,
        _cut_edges,
        _drop_peoples,
        _join_hyphens,
        _correct_kinds,
        _add_organisations,
        _add_known,
        _add_persons,
        _add_acronyms,
        _add_sole_titles,
        add_outlets,
        name_kinds,
    )
    for rule in rules:
        names = rule(line, names)
    return tuple(sorted(names, key=lambda name: name.first))


def _split_lists(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Part "Norway and Sweden", which the tagger may take for one name; organisations may hold an "and"."""
    out = list[Name]()
    for name in names:
        places = range(name.first, name.last)
        cuts = [place for place in places if line.words[place] in _SEPARATORS or line.words[place] in _TIMES]
        commas = any(line.words[place] in {",", ";"} or line.words[place] in _TIMES for place in cuts)
        organised = name.kind not in {"person", "place"} and any(map(line.marks_organisation, places))
        if cuts and (commas or not organised):
            pairs = pairwise([name.first - 1, *cuts, name.last])
            out += [name.at(first + 1, last) for first, last in pairs if first + 1 < last and line.capital(first + 1)]
        else:
            out.append(name)
    return out


def _split_roles(line: Line, names: Sequence[Name]) -> Sequence[Name]:
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


def _cut_edges(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Cut articles, possessives and stray marks; of persons also titles, peoples and countries before the name."""
    return [cut for name in names for cut in _cut(line, name)]


def _cut(line: Line, name: Name) -> Iterator[Name]:
    first, last = name.first, name.last
    while first < last and (line.words[last - 1] in _POSSESSIVES or not line.words[last - 1][-1:].isalnum()):
        if line.words[last - 1].endswith(".") and len(line.words[last - 1]) > 1:
            break
        last -= 1
    while first < last and name.kind == "person" and _trailing(line, first, last - 1):
        last -= 1
    if name.kind == "person":
        first = _past_office(line, first, last)
    elif name.kind == "organisation":
        last = _before_day(line, first, last)
    while first < last and _needless(line, first, last, name.kind):
        first += 1
    if first < last and any(word[:1].isalpha() for word in line.words[first:last]):
        yield name.at(first, last)


def _trailing(line: Line, first: int, place: int) -> bool:
    """A hyphen or a word in lower case after a person's name."""
    return place > first and (
        line.words[place] in HYPHENS or (line.words[place].islower() and not line.is_particle(place))
    )


def _past_office(line: Line, first: int, last: int) -> int:
    """Where a person's name begins after "Orland Sen.", "Minister of Waters" and a dateline in capitals."""
    for place in range(last - 2, first, -1):
        titled = line.is_title(place) and (line.words[place].endswith(".") or not line.is_given(first))
        shouted = line.words[place] in HYPHENS and line.words[place - 1].isupper() and len(line.words[place - 1]) > 2
        if titled or (shouted and not line.words[place + 1].isupper()):
            return place + 1
    if first > 1 and line.folded[first - 1] == "of" and line.describes_person(first - 2) and not line.is_given(first):
        return next((place for place in range(first + 1, last - 1) if line.is_given(place)), first)
    return first


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
    if folded in _ARTICLES or not word[:1].isalnum() or word in _POSSESSIVES:
        return True
    if kind != "person" or place == last - 1:
        return False
    return (
        line.is_title(place)
        or line.is_people(place)
        or folded in line.tables.roles
        or word in HYPHENS
        or (word[:1].islower() and folded not in line.tables.particles)
        or line.words[place + 1] in _POSSESSIVES
    )


def _drop_peoples(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """A people, a bare title or a function word by itself is no name of these kinds."""
    return [name for name in names if _stands_alone(line, name)]


def _stands_alone(line: Line, name: Name) -> bool:
    places = range(name.first, name.last)
    if line.known_at(name.first) is not None:
        return True
    if all(line.is_people(place) or line.describes_person(place) or line.words[place].islower() for place in places):
        return False
    if len(places) > 1:
        return True
    place = name.first
    if name.kind == "person" and _follows_office(line, place):
        return False
    function = line.tags[place] in {"DT", "PRP", "PRP$", "IN", "CC", "WP", "WRB", "MD"}
    return line.folded[place] not in line.tables.no_names and (line.words[place].isupper() or not function)


def _follows_office(line: Line, place: int) -> bool:
    """The Minister of Waters, the Varenians: no persons."""
    office = place > 1 and line.folded[place - 1] == "of" and line.describes_person(place - 2)
    return office or (line.tags[place] == "NNPS" and line.folded[place].endswith("ans"))


def _join_hyphens(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Take in the other half of a double-barrelled personal name that the tagger cut at the hyphen."""
    out = list[Name]()
    for name in names:
        first, last = name.first, name.last
        while name.kind == "person" and last + 1 < len(line.words) and _hyphened(line, last, last + 1):
            last += 2
        while name.kind == "person" and first > 1 and _hyphened(line, first - 1, first - 2):
            first -= 2
        out.append(name.at(first, last))
    return _largest(out)


def _largest(names: Iterable[Name]) -> list[Name]:
    kept = list[Name]()
    for name in sorted(names, key=lambda name: (name.first - name.last, name.first)):
        if free(kept, name.first, name.last):
            kept.append(name)
    return sorted(kept, key=lambda name: name.first)


def _hyphened(line: Line, hyphen: int, half: int) -> bool:
    other = line.words[2 * hyphen - half]
    dateline = len(line.words[half]) > 2 and line.words[half].isupper() and not other.isupper()
    return line.words[hyphen] in HYPHENS and line.nameable(half) and not line.is_title(half) and not dateline


def _correct_kinds(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    return [_corrected(line, name) for name in names]


def _corrected(line: Line, name: Name) -> Name:
    places = range(name.first, name.last)
    known = line.known_at(name.first)
    if known is not None and known.kind in _CERTAIN and known.last == name.last:
        return name.at(name.first, name.last, _CERTAIN[known.kind])
    if line.folded[name.last - 1] == "republic" and name.kind == "place" and len(places) > 1:
        return name.at(name.first, name.last, "organisation")
    if any(line.is_organisation_word(place) for place in places) or known is not None:
        person = name.kind == "person" and any(line.is_organisation_word(place) for place in places)
        return name.at(name.first, name.last, "organisation") if person and not line.is_given(name.first) else name
    titled = name.first > 0 and line.is_title(name.first - 1)
    named = len(places) > 1 and line.is_given(name.first) and all(_personal(line, place) for place in places)
    if name.kind in {"place", "organisation"} and (titled or named) and not line.is_people(name.first):
        return name.at(name.first, name.last, "person")
    return name


def _personal(line: Line, place: int) -> bool:
    return line.nameable(place) or line.is_particle(place)


def _add_organisations(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Capitalised phrases with a word like Ministry or Committee, and what "of" and "for" add to them."""
    if line.heading:
        return names
    for run in runs(line):
        first, last = _organisation(line, *run)
        held = [name for name in names if name.overlaps(first, last)]
        whole = any(name.first <= first and name.last >= last for name in held)
        person = any(name.kind == "person" and name.last - name.first > 1 for name in held)
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
    while first < marked[0] and line.is_title(first) and line.folded[first] not in line.tables.office_words:
        first += 1
    if marked[-1] + 1 < end and line.is_title(end - 1):
        last = next(place for place in range(marked[-1] + 1, end) if line.is_title(place))
    return first, last


def _extended(line: Line, end: int) -> int:
    """Where "Ministry" + "of Foreign Affairs", "Council" + "of Resistance of Iran" end."""
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


def _add_known(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Phrases of the tables; all but countries only where nothing capitalised stands beside them."""
    for known in line.known:
        held = [name for name in names if name.overlaps(known.first, known.last)]
        whole = all(known.first <= name.first and name.last <= known.last for name in held)
        same = any(name.last - name.first == known.last - known.first for name in held)
        if not whole or same or _excused(line, known.first, known.last, known.kind):
            continue
        kind = _CERTAIN.get(known.kind, "place")
        names = put(names, Name(known.first, known.last, kind, TABLE_SCORE, f"known-{known.kind}"))
    return names


def _excused(line: Line, first: int, last: int, kind: str) -> bool:
    if kind == "country":
        return False
    beside = (last < len(line.words) and line.nameable(last)) or (first > 0 and line.nameable(first - 1))
    alone = last - first == 1
    return beside or line.heading or (alone and (first == line.opening or (kind == "city" and line.is_given(first))))


def _add_persons(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """A title and what follows it; a given name and what follows it."""
    if line.heading:
        return names
    for run, last in runs(line):
        first = run
        while first < last and line.is_title(first):
            first += 1
        titled = first > run or (run > 0 and line.folded[run - 1].rstrip(".") in line.tables.titles)
        words = [place for place in range(first, last) if line.words[place] not in HYPHENS]
        if not words or not free(names, first, last) or any(_impersonal(line, place) for place in words):
            continue
        named = 2 <= len(words) <= _LONGEST_PERSON and line.is_given(first) and not line.known_at(first)
        described = first == run > 0 and line.words[run - 1].islower() and line.folded[run - 1] in line.tables.roles
        described = described and 2 <= len(words) <= _LONGEST_PERSON
        if named or described or (titled and len(words) <= _LONGEST_PERSON and first > run):
            names = put(names, Name(first, last, "person", PATTERN_SCORE, "titled" if titled else "given-name"))
    return names


def _impersonal(line: Line, place: int) -> bool:
    known = line.known_at(place)
    return (
        line.is_organisation_word(place)
        or line.is_people(place)
        or line.folded[place] in line.tables.event_words
        or (known is not None and known.kind == "country")
        or line.words[place].isupper()
    )


def _add_acronyms(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """An abbreviation in brackets right after a capitalised phrase."""
    for place in range(2, len(line.words) - 1):
        word = line.words[place]
        bracketed = line.words[place - 1] == "(" and line.words[place + 1] == ")"
        if (
            not bracketed
            or line.folded[place] in line.tables.not_acronyms
            or not _ACRONYM.fullmatch(word)
            or not line.capital(place - 2)
        ):
            continue
        before = next((name for name in names if name.last == place - 1), None)
        kind: EntityKind = before.kind if before is not None and before.kind != "person" else "organisation"
        names = put(names, Name(place, place + 1, kind, PATTERN_SCORE, "bracketed"))
    return names


def _add_sole_titles(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    for place in range(1, len(line.words)):
        last = place + 1
        follows = last < len(line.words) and line.nameable(last)
        if line.folded[place] in line.tables.sole_titles and line.capital(place) and line.folded[place - 1] == "the":
            names = names if follows else _put_free(names, Name(place, last, "person", PATTERN_SCORE, "sole-title"))
    return names


def _put_free(names: Sequence[Name], new: Name) -> Sequence[Name]:
    return put(names, new) if free(names, new.first, new.last) else names
