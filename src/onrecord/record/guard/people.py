"""Whom the labels of a record protect: everything by which the record names them, and where."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from onrecord.lexicon.reference import reference_words
from onrecord.lexicon.spelling import name_key
from onrecord.model import EntityKind
from onrecord.record.guard.folding import fold, words_of
from onrecord.record.guard.purposes import covers
from onrecord.record.judgements.links import judged_links, judged_pairs
from onrecord.record.query_aliases import named_alike
from onrecord.record.query_labels import DOCUMENT, Labelled, Subject, full_names, labels, labels_now
from onrecord.record.reader import Reader

_WORDS: Final[Mapping[EntityKind, str]] = {
    "person": "Person",
    "organisation": "Organisation",
    "publication": "Outlet",
    "place": "Place",
    "group": "Group",
}
_PARTICLES: Final = frozenset(
    (  # noqa: SIM905 - a list of words reads best as words
        "abd abu ad al an ar as az bar ben bin bint da das de del della der di do dos du el ibn la las le los "
        "mac mc na ol san st ter um van von zu und"
    ).split()
)
"""Words within names that name nobody alone."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody (or a body, or a place) who is named by a pseudonym.

    ``number`` counts from 0 and stays: it is that of the first label. ``canonical`` are ids of linked entities.
    ``full`` are names that hold anywhere, ``short`` folded words that hold where a document names the person.
    ``documents`` are the numbers of these.
    """

    number: int
    kind: EntityKind
    canonical: frozenset[str]
    full: tuple[str, ...]
    short: frozenset[str]
    documents: frozenset[int]

    @property
    def pseudonym(self) -> str:
        """Return what stands for the names, as in ``Person A``."""
        return f"{_WORDS.get(self.kind, 'Name')} {letters(self.number)}"


def letters(number: int) -> str:
    """Return A for 0, Z for 25, AA for 26 ..."""
    return (letters(number // 26 - 1) if number >= 26 else "") + chr(ord("A") + number % 26)


@dataclass(frozen=True, slots=True)
class _Member:
    canonical: str
    kind: EntityKind
    names: frozenset[str]
    keys: frozenset[str]
    documents: frozenset[int]


def protected_people(reader: Reader, purpose: str | None) -> tuple[Person, ...]:
    """Return who is labelled confidential or protected, and not for a purpose that covers ``purpose``; by number."""
    given = [one for one in labels(reader) if one.subject.kind != DOCUMENT]
    first = _first_labels(given)
    if not first:
        return ()
    members = _members(reader, given)
    held = _held(reader, members, given, purpose)
    return tuple(_person(reader, number, group) for number, group in sorted(_grouped(reader, held, first).items()))


def namesakes(reader: Reader, people: Iterable[Person]) -> tuple[tuple[str, frozenset[str], frozenset[int]], ...]:
    """Return who bears a name of somebody protected and is not: id, keys of the names, numbers of the documents."""
    people = tuple(people)
    guarded = {one for person in people for one in person.canonical}
    keys = {name_key(name) for person in people for name in person.full}
    return tuple(
        (one.canonical, one.keys, one.documents)
        for one in _bearing(reader, keys).values()
        if one.canonical not in guarded
    )


def _first_labels(given: Iterable[Labelled]) -> Mapping[str, int]:
    """Return the number of each thing that was ever labelled other than public, by id and by key of a name."""
    first: dict[str, int] = {}
    items: dict[str, int] = {}
    for one in given:
        if one.label != "public":
            number = items.setdefault(one.subject.item, len(items))
            for name in (one.subject.item, *one.subject.names):
                first.setdefault(name, number)
    return first


def _members(reader: Reader, given: Iterable[Labelled]) -> Mapping[str, _Member]:
    """Return the linked entities that a label is on, or that bear the full name of one."""
    subjects = [one.subject for one in given]
    found = dict(_bearing(reader, {key for one in subjects for key in one.names}))
    items = sorted({one.item for one in subjects} - found.keys())
    return found | dict(_of_ids(reader, items))


def _bearing(reader: Reader, keys: Iterable[str]) -> Mapping[str, _Member]:
    """Return the linked entities of which one of these is the fullest name in some document."""
    wanted = frozenset(keys)
    rows = reader.rows(
        "SELECT DISTINCT e.canonical FROM json_each(:wanted) AS w CROSS JOIN entity_names AS n ON n.key = w.value"
        " CROSS JOIN entities AS e ON e.document = n.document AND e.position = n.entity WHERE e.named",
        wanted=json.dumps(sorted(wanted)),
    )
    found = _of_ids(reader, [row["canonical"] for row in rows])
    return {one: member for one, member in found.items() if member.keys & wanted}


def _of_ids(reader: Reader, ids: Iterable[str]) -> Mapping[str, _Member]:
    rows: dict[str, list[tuple[EntityKind, bool, str | None, int]]] = {}
    for row in reader.rows(
        "SELECT e.canonical, e.kind, e.named, e.name, e.document FROM json_each(:wanted) AS w CROSS JOIN entities AS e"
        " ON e.canonical = w.value ORDER BY e.document, e.position",
        wanted=json.dumps(list(ids)),
    ):
        rows.setdefault(row["canonical"], []).append((row["kind"], bool(row["named"]), row["name"], row["document"]))
    found = {}
    for canonical, told in rows.items():
        names = frozenset(name for _, named, name, _ in told if named and name)
        documents = frozenset(document for *_, document in told)
        found[canonical] = _Member(canonical, told[0][0], names, frozenset(full_names(names)), documents)
    return found


def _held(
    reader: Reader, members: Mapping[str, _Member], given: Iterable[Labelled], purpose: str | None
) -> Mapping[str, _Member]:
    """Return those whose label holds: not who was judged to be somebody else, not for a purpose that is covered."""
    now = labels_now(reader)
    allowed = {one.subject.item: covers(one.purpose, purpose) for one in given}
    by_name = {(one.subject.kind, key): covers(one.purpose, purpose) for one in given for key in one.subject.names}
    apart = _judged_apart(reader, members)
    held = {}
    for canonical, member in members.items():
        subject = Subject(member.kind, canonical, tuple(sorted(member.keys)))
        if now.of(subject) == "public":
            continue
        if canonical in now.by_item:
            if allowed.get(canonical):
                continue
        else:
            if any(by_name.get((member.kind, key)) for key in member.keys):
                continue
            if any(other in now.by_item for other in apart.get(canonical, ())):
                continue
        held[canonical] = member
    return held


def _judged_apart(reader: Reader, members: Mapping[str, _Member]) -> Mapping[str, frozenset[str]]:
    """Return for each linked entity those that people judged to be different from it."""
    if not members:
        return {}
    pairs = judged_pairs(judged_links(reader), reader, "same_entity").different
    ids = sorted({one for pair in pairs for one in pair})
    rows = reader.rows(
        "SELECT e.id, e.canonical FROM json_each(:wanted) AS w CROSS JOIN entities AS e ON e.id = w.value"
        if ids
        else "SELECT id, canonical FROM entities WHERE 1 = 0",
        wanted=json.dumps(ids),
    )
    linked = {row["id"]: row["canonical"] for row in rows}
    apart: dict[str, frozenset[str]] = {}
    for a, b in pairs:
        one, other = linked.get(a), linked.get(b)
        if one and other and one != other:
            apart[one] = apart.get(one, frozenset()) | {other}
            apart[other] = apart.get(other, frozenset()) | {one}
    return apart


def _grouped(
    reader: Reader, held: Mapping[str, _Member], first: Mapping[str, int]
) -> Mapping[int, tuple[_Member, ...]]:
    """Return those who share a name as one, because a pseudonym stands for a name; who was judged apart, apart."""
    apart = _judged_apart(reader, held)
    groups: list[list[_Member]] = []
    for member in sorted(held.values(), key=lambda one: (_number(one, first), one.canonical)):
        for group in groups:
            shared = any(one.kind == member.kind and one.keys & member.keys for one in group)
            if shared and not any(one.canonical in apart.get(member.canonical, ()) for one in group):
                group.append(member)
                break
        else:
            groups.append([member])
    numbered: dict[int, tuple[_Member, ...]] = {}
    spare = max(first.values()) + 1
    for group in groups:
        number = min(_number(one, first) for one in group)
        if number in numbered:
            number, spare = spare, spare + 1
        numbered[number] = tuple(group)
    return numbered


def _number(member: _Member, first: Mapping[str, int]) -> int:
    if member.canonical in first:
        return first[member.canonical]
    return min(first[key] for key in member.keys if key in first)


def _person(reader: Reader, number: int, group: tuple[_Member, ...]) -> Person:
    canonical = frozenset(one.canonical for one in group)
    kind = group[0].kind
    names = {name for one in group for name in one.names}
    aliases = _aliases(reader, names)
    used = _used(reader, canonical)
    whole = {name for name in names if len(words_of(fold(name))) > 1} | aliases
    full = sorted(whole or names, key=lambda name: (-len(name), name))
    called = [_bare(name) for name in (*names, *used)]
    short = {words[0] for words in called if len(words) == 1}
    if kind == "person":
        short |= {word for name in full for word in _bare(name)}
    return Person(
        number,
        kind,
        canonical,
        tuple(full),
        frozenset(word for word in short if len(word) > 1 and word not in _PARTICLES),
        frozenset(number for one in group for number in one.documents),
    )


def _bare(name: str) -> list[str]:
    """Return the folded words of a name without courtesies."""
    courtesies = reference_words().courtesies
    return [word for word in words_of(fold(name)) if word not in courtesies]


def _aliases(reader: Reader, names: Iterable[str]) -> set[str]:
    """Return the names that users gave as those of one with any of these, of these and so on."""
    known = {name_key(name) for name in names}
    entries = [(frozenset(map(name_key, one.names)), one.names) for one in named_alike(reader)]
    found: set[str] = set()
    grown = True
    while grown:
        grown = False
        for keys, spelled in entries:
            if keys & known and not keys <= known:
                known |= keys
                grown = True
            if keys & known:
                found |= set(spelled)
    return found


def _used(reader: Reader, canonical: Iterable[str]) -> set[str]:
    """Return the names by which texts call linked entities, short ones among them."""
    rows = reader.rows(
        "SELECT DISTINCT substr(d.text, m.start + 1, m.stop - m.start) AS words FROM json_each(:wanted) AS w"
        " CROSS JOIN entities AS e ON e.canonical = w.value"
        " CROSS JOIN mentions AS m ON m.document = e.document AND m.entity = e.local AND m.form = 'name'"
        " CROSS JOIN documents AS d ON d.number = m.document",
        wanted=json.dumps(sorted(canonical)),
    )
    return {row["words"] for row in rows}
