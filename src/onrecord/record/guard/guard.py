"""What is shown to others of a record's words: which names give way where, and to what.

A name in full gives way everywhere. A surname, a first name or initials give way in what belongs to a document that
names the person, and everywhere if nobody else in the record bears the word and nobody writes it small. Who bears the
name of somebody protected, and was judged to be another or labelled public, keeps it in the documents that name only
them.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from itertools import chain
from typing import Final

from onrecord.lexicon.gazetteer import gazetteer
from onrecord.lexicon.happenings import people_words
from onrecord.lexicon.reference import reference_words
from onrecord.lexicon.spelling import name_key
from onrecord.record.guard.folding import fold, words_of
from onrecord.record.guard.offices import Offices, identifying
from onrecord.record.guard.people import Person, namesakes, protected_people
from onrecord.record.guard.spelled import alone, exactly, full, initials, is_unbroken
from onrecord.record.guard.spotting import Looked, Named, Spot, Spotter, apart, in_address
from onrecord.record.guard.standins import put
from onrecord.record.reader import Reader

_OFFICE: Final = 0
_MARKS: Final = frozenset("\ufdd0\ufdd1")
_LONE: Final = 4
"""Letters of a word at least that gives way everywhere by itself."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a string belongs to: who is named there by parts of names too, whose names stay, names that hold others'."""

    people: frozenset[int] = frozenset()
    freed: frozenset[str] = frozenset()
    decoys: frozenset[str] = frozenset()


NOWHERE: Final = Context()


@dataclass(frozen=True)
class Guard:
    """Who is protected in a record, and how their names are found; made once for each question or export.

    ``contexts`` are those of documents, by number; ``freed`` names that linked entities may bear, by their ids;
    ``linked`` the documents of linked entities that bear a part of a protected name; ``lone`` words that name somebody
    wherever they stand; ``touched`` the documents in which something gives way.
    """

    people: tuple[Person, ...]
    offices: Offices
    contexts: Mapping[int, Context] = field(repr=False)
    freed: Mapping[str, frozenset[str]] = field(repr=False)
    linked: Mapping[str, frozenset[int]] = field(default_factory=dict, repr=False)
    lone: frozenset[str] = frozenset()
    touched: frozenset[int] = frozenset()

    @cached_property
    def labels(self) -> Mapping[int, str]:
        """Return what is written for each tag: pseudonyms between brackets, and without them in addresses."""
        found = {_OFFICE: "[office withheld]", _OFFICE + 1: "office-withheld"}
        for person in self.people:
            found[_tag(person)] = f"[{person.pseudonym}]"
            found[_tag(person) + 1] = person.pseudonym.replace(" ", "-")
        return found


class Names:
    """Finds and replaces the names of a guard."""

    def __init__(self, guard: Guard) -> None:
        """Make ready; the patterns of parts of names are made when they are first needed."""
        self.guard = guard
        self._whole = Spotter(_whole(guard))
        self._parts = lru_cache(maxsize=500)(self._parts_of)
        self._others = lru_cache(maxsize=5_000)(_others)
        self._found = lru_cache(maxsize=256)(self._spots)

    def hidden(self, text: str, context: Context = NOWHERE) -> str:
        """Return a text with stand-ins in the place of names."""
        spots = self._found(text, context)
        return put(text, spots, _MARKS) if spots else text

    def spots(self, text: str, context: Context = NOWHERE) -> tuple[Spot, ...]:
        """Return where somebody is named."""
        return self._found(text, context)

    @cached_property
    def everybody(self) -> Context:
        """The context in which parts of the names of everybody protected give way."""
        return Context(frozenset(person.number for person in self.guard.people))

    def _spots(self, text: str, context: Context) -> tuple[Spot, ...]:
        looked = Looked(text)
        found = [one for one in self._whole.hits(looked) if one.name not in context.freed]
        found += self._parts(context.people, context.freed).hits(looked)
        if found and context.decoys:
            found += self._others(context.decoys).hits(looked)
        return tuple(
            Spot(one.span, one.tag + in_address(text, one.span)) for one in apart(found) if one.tag is not None
        )

    def _parts_of(self, people: frozenset[int], freed: frozenset[str]) -> Spotter:
        return Spotter(_parts(self.guard, people, freed))


def _tag(person: Person) -> int:
    return 2 + 2 * person.number


def _whole(guard: Guard) -> Iterator[Named]:
    """Yield the patterns that hold everywhere: names in full, longer ones first, and posts."""
    names = [(name, person) for person in guard.people for name in person.full]
    for name, person in sorted(names, key=lambda pair: (-len(words_of(fold(pair[0]))), -len(pair[0]), pair[0])):
        several = len(words_of(fold(name))) > 1
        for spelled in full(name):
            one = spelled if several or is_unbroken(name) else replace(spelled, alone=True)
            yield Named(one, _tag(person), name_key(name))
    yield from (Named(spelled, _OFFICE) for spelled in guard.offices.patterns)


def _parts(guard: Guard, people: frozenset[int], freed: frozenset[str]) -> Iterator[Named]:
    """Yield the patterns of parts of names: of these people, and of others those that nobody else bears."""
    for person in guard.people:
        if person.number in people and person.kind == "person":
            for name in person.full:
                if name_key(name) not in freed:
                    yield from (Named(spelled, _tag(person)) for spelled in initials(words_of(fold(name))))
    for person in guard.people:
        here = person.short if person.number in people else person.short & guard.lone
        for word in sorted(here - freed, key=lambda one: (-len(one), one)):
            yield Named(alone(word), _tag(person))


def _others(decoys: frozenset[str]) -> Spotter:
    return Spotter(Named(exactly(words_of(decoy)), None) for decoy in sorted(decoys))


def guard_of(reader: Reader, purpose: str | None) -> Guard | None:
    """Return what protects the people of a record from being named to others; None where nobody is protected.

    ``purpose`` is what for; whoever may be named for it is not protected. All texts are looked through once.
    """
    people = protected_people(reader, purpose)
    if not people:
        return None
    offices = identifying(reader, people)
    freed_by = {canonical: (keys, documents) for canonical, keys, documents in namesakes(reader, people)}
    lone = _lone(reader, people)
    bare = Guard(people, offices, {}, {}, lone=lone)
    named = _naming(reader, Names(bare))
    within: dict[int, set[int]] = {}
    for person in people:
        for document in person.documents:
            within.setdefault(document, set()).add(person.number)
    apart: dict[int, frozenset[str]] = {}
    for keys, documents in freed_by.values():
        for document in documents - within.keys():
            apart[document] = apart.get(document, frozenset()) | keys
    numbers = {_tag(person): person.number for person in people}
    for document, tags in named.items():
        mine = {numbers[tag & ~1] for tag in tags if tag & ~1 in numbers}
        if mine and document not in apart:
            within.setdefault(document, set()).update(mine)
    contexts = {
        document: Context(frozenset(within.get(document, ())), apart.get(document, frozenset()), decoys)
        for document, decoys in _decoys(reader, people, within, apart)
    }
    touched = frozenset(within) | (frozenset(named) - apart.keys())
    return Guard(
        people,
        offices,
        contexts,
        {canonical: keys for canonical, (keys, _) in freed_by.items()},
        _linked(reader, people, within),
        lone,
        touched,
    )


def _linked(
    reader: Reader, people: Iterable[Person], within: Mapping[int, Iterable[int]]
) -> Mapping[str, frozenset[int]]:
    """Return the documents of the linked entities in whose names there is a part of a protected one."""
    short = {person.number: person.short for person in people}
    found: dict[str, set[int]] = {}
    for row in reader.stream(
        "SELECT DISTINCT e.canonical, e.document, n.name FROM json_each(:wanted) AS w CROSS JOIN entities AS e"
        " ON e.document = w.value CROSS JOIN entity_names AS n ON n.document = e.document AND n.entity = e.position",
        wanted=json.dumps(sorted(within)),
    ):
        words = set(words_of(fold(row["name"])))
        if any(words & short[number] for number in within[row["document"]]):
            found.setdefault(row["canonical"], set()).add(row["document"])
    return {canonical: frozenset(documents) for canonical, documents in found.items()}


def _naming(reader: Reader, names: Names) -> Mapping[int, frozenset[int]]:
    """Return the numbers of the documents that name somebody in text, address or masthead, with the tags of whom."""
    found: dict[int, frozenset[int]] = {}
    for row in reader.stream(
        "SELECT d.number, d.text, d.path, d.source_id, d.given, d.container, r.masthead FROM documents AS d"
        " LEFT JOIN readings AS r ON r.document = d.number"
    ):
        spots = [spot for value in tuple(row)[1:] if value for spot in names.spots(_plain(value))]
        tags = {spot.tag for spot in spots if spot.tag is not None}
        if tags:
            found[row["number"]] = frozenset(tags)
    return found


def _plain(value: str) -> str:
    """Return JSON without the escapes that its letters may have, good enough to look for names in."""
    if value[:1] not in "[{" or "\\u" not in value:
        return value
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), value)


def _lone(reader: Reader, people: Iterable[Person]) -> frozenset[str]:
    """Return the last names, and words by which texts call somebody, that nobody else bears and nobody writes small."""
    people = tuple(people)
    wanted = {
        word
        for person in people
        if person.kind == "person"
        for word in (*person.short, *(words_of(fold(name))[-1] for name in person.full))
        if word in person.short and (len(word) >= _LONE or not word.isascii()) and word not in _first_names(person)
    }
    guarded = {one for person in people for one in person.canonical}
    if not wanted:
        return frozenset()
    for row in reader.stream(
        "SELECT DISTINCT n.key, e.canonical FROM entity_names AS n"
        " JOIN entities AS e ON e.document = n.document AND e.position = n.entity WHERE e.named"
    ):
        if row["canonical"] not in guarded:
            wanted -= set(words_of(fold(row["key"])))
    if not wanted:
        return frozenset()
    small = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(wanted)))})\b")
    for row in reader.stream("SELECT text FROM documents"):
        cased = (match[0] for match in small.finditer(row["text"]))
        wanted -= {word for word in cased if word.upper() != word.lower()}
    return frozenset(wanted)


def _first_names(person: Person) -> set[str]:
    spelled = (words_of(fold(name)) for name in person.full)
    return set(chain.from_iterable(words[:-1] for words in spelled))


def _decoys(
    reader: Reader,
    people: Iterable[Person],
    within: Mapping[int, Iterable[int]],
    apart: Mapping[int, frozenset[str]],
) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield for each document the names of others that hold a part of the name of somebody protected."""
    by_number = {person.number: person for person in people}
    guarded = {one for person in by_number.values() for one in person.canonical}
    for document in sorted(within.keys() | apart.keys()):
        mine = [by_number[number] for number in within.get(document, ())]
        short = {word for person in mine for word in person.short}
        whole = [set(words_of(fold(name))) for person in mine for name in person.full]
        found = set()
        for row in (
            reader.rows(
                "SELECT name, canonical FROM entities WHERE document = :document AND named"
                " AND kind IN ('person', 'place')",
                document=document,
            )
            if short
            else ()
        ):
            words = words_of(fold(row["name"] or ""))
            parts = set(words) & short
            others = [word for word in words if word not in short and len(word) > 1]
            if row["canonical"] in guarded or not parts or not others or not _is_other(row["name"], others):
                continue
            if not any(one <= set(words) for one in whole if len(one) > 1):
                found.add(" ".join(words))
        yield document, frozenset(found)


def _is_other(name: str, others: Iterable[str]) -> bool:
    """Tell whether a name is that of somebody else by its other words: no courtesy, calling or post, no possessive."""
    return "'" not in fold(name) and any(word not in _titles() for word in others)


@cache
def _titles() -> frozenset[str]:
    """Return the words before or in the place of a name that make no other name of it."""
    words = reference_words()
    return people_words() | words.persons | frozenset(words.courtesies) | gazetteer().titles
