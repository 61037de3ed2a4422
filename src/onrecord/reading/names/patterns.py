"""Patterns over one sentence that repair and add to what the statistical name tagger finds."""

from collections.abc import Callable, Iterable, Sequence

from onrecord.reading.names.additions import (
    CERTAIN,
    add_acronyms,
    add_half_shouted,
    add_known,
    add_organisations,
    add_persons,
    add_sole_titles,
)
from onrecord.reading.names.called import add_called
from onrecord.reading.names.cuts import cut_edges, drop_peoples, follows_office, split_lists, split_owners, split_roles
from onrecord.reading.names.kinds import add_events, add_outlets, add_peoples, name_kinds
from onrecord.reading.names.line import HYPHENS, Line, Name, free
from onrecord.reading.names.reaches import add_small_places, join_forms, part_towns, reach_over_of
from onrecord.reading.names.situated import add_situated, name_signatures, widen_places

# Organisations that are as often meant as buildings.
_BUILDINGS = frozenset({"academy", "center", "centre", "church", "court", "embassy", "hospital", "museum", "school"})

# Between the parts of one name: Shahr-e Noor, Abd-ul Karim.
_JOINTS = frozenset({"e", "i", "ul", "ud", "us", "ur", "al", "el"})

Rule = Callable[[Line, Sequence[Name]], Sequence[Name]]


def apply_patterns(line: Line, names: Sequence[Name]) -> tuple[Name, ...]:
    """Repair the tagger's names of one sentence, then add those that only a pattern finds."""
    rules: tuple[Rule, ...] = (
        split_lists,
        split_roles,
        split_owners,
        cut_edges,
        drop_peoples,
        _join_hyphens,
        _join_neighbours,
        _correct_kinds,
        add_organisations,
        add_known,
        add_small_places,
        add_persons,
        add_half_shouted,
        add_acronyms,
        add_sole_titles,
        add_outlets,
        name_kinds,
        name_signatures,
        reach_over_of,
        join_forms,
        part_towns,
        widen_places,
        add_called,
        add_situated,
        add_peoples,
        add_events,
    )
    for rule in rules:
        names = rule(line, names)
    return tuple(sorted(names, key=lambda name: name.first))


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


def _join_neighbours(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    """Join "Ada" and "Moran" where the tagger took them for two; take "Shahr-e" into "Shahr-e Noor"."""
    out = list[Name]()
    for name in names:
        whole = name.at(name.first - 3, name.last) if _joint(line, name.first) else name
        before = out[-1] if out else None
        if before is not None and before.last == whole.first and _halves(line, before, whole):
            out[-1] = before.at(before.first, whole.last, "person")
        else:
            out.append(whole)
    return _largest(out)


def _joint(line: Line, first: int) -> bool:
    linked = first > 2 and line.words[first - 2] in HYPHENS and line.folded[first - 1] in _JOINTS
    return linked and line.named[first - 3]


def _halves(line: Line, first: Name, second: Name) -> bool:
    single = first.last - first.first == 1 and second.last - second.first == 1
    persons = first.kind == "person" and second.kind == "person"
    given = first.kind == "person" and second.kind == "place" and line.is_given(first.first)
    return single and (persons or given) and line.known_at(second.first) is None


def _largest(names: Iterable[Name]) -> list[Name]:
    kept = list[Name]()
    for name in sorted(names, key=lambda name: (name.first - name.last, name.first)):
        if free(kept, name.first, name.last):
            kept.append(name)
    return sorted(kept, key=lambda name: name.first)


def _hyphened(line: Line, hyphen: int, half: int) -> bool:
    other = line.words[2 * hyphen - half]
    dateline = len(line.words[half]) > 2 and line.words[half].isupper() and not other.isupper()
    named = line.nameable(half) and not line.is_title(half) and not line.describes_person(half)
    return line.words[hyphen] in HYPHENS and named and not dateline


def _correct_kinds(line: Line, names: Sequence[Name]) -> Sequence[Name]:
    return [_corrected(line, name) for name in names]


def _corrected(line: Line, name: Name) -> Name:  # noqa: PLR0911 - one line for each case
    places = range(name.first, name.last)
    known = line.known_at(name.first)
    if known is not None and known.kind in CERTAIN and known.last == name.last:
        return name.at(name.first, name.last, CERTAIN[known.kind])
    republic = line.folded[name.last - 1] == "republic" and len(places) > 1
    if name.kind == "place" and (republic or any(_body(line, name, place) for place in places)):
        return name.at(name.first, name.last, "organisation")
    if any(line.is_organisation_word(place) for place in places) or known is not None:
        person = name.kind == "person" and any(line.is_organisation_word(place) for place in places)
        return name.at(name.first, name.last, "organisation") if person and not line.is_given(name.first) else name
    if name.kind == "person" and len(places) == 1 and follows_office(line, name.first):
        return name.at(name.first, name.last, "place")
    titled = name.first > 0 and line.is_title(name.first - 1)
    if (
        name.kind == "organisation"
        and len(places) == 2
        and line.is_title(name.first)
        and not line.is_title(name.last - 1)
        and not _mapped(line, name)
    ):
        return name.at(name.first + 1, name.last, "person")
    named = len(places) > 1 and line.is_given(name.first) and all(_personal(line, place) for place in places)
    if name.kind in {"place", "organisation"} and (titled or named) and not line.is_people(name.first):
        return name.at(name.first, name.last, "person")
    return name


def _mapped(line: Line, name: Name) -> bool:
    word = line.folded[name.last - 1]
    return word in line.tables.place_words or word in line.tables.publication_words or not line.named[name.last - 1]


def _body(line: Line, name: Name, place: int) -> bool:
    """Whether a word makes an organisation of a place: the Zamaran embassy in Oslo, Zamar Society; no building."""
    word = line.folded[place]
    if word not in line.tables.organisation_words or name.last - name.first == 1:
        return False
    return line.words[place].islower() or (place == name.last - 1 and word not in _BUILDINGS)


def _personal(line: Line, place: int) -> bool:
    return line.nameable(place) or line.is_particle(place)
