"""How well documents are linked: ``python -m evaluation.cross ../shared [--json] [--errors]``.

The pairs of ``gold/cross.json`` of 000, 001 and 003. ``same person`` (bodies and campaigns too): the share of gold
pairs whose two ends are linked as the same, directly or through others; apart, of those pairs in which both ends have a
name, because an unnamed one is never merged. ``wrong merges``: pairs of people whom gold takes for two, or of its list
of what is not the same, that are linked as the same; none may be. Events and disputes: ``evaluation.cross_events``.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from evaluation import cross_events
from onrecord import api
from onrecord.linking import link_entities
from onrecord.model import Document, Link, Reading

SEEDS = ("000", "001", "003")
Gold = Mapping[str, Any]
End = tuple[str, str]
"""A gold entity: file name and its id in that file's gold."""
Found = tuple[str, str]
"""One of our entities: file name and its id in the reading."""


@dataclass(frozen=True, slots=True)
class Row:
    """How many of the gold pairs were found."""

    row: str
    matched: int
    gold: int

    def line(self) -> str:
        """Return the row for the terminal."""
        share = f"{self.matched / self.gold:5.3f}" if self.gold else "    -"
        return f"{self.row:30} {share}   {self.matched} of {self.gold}"


def main(arguments: Sequence[str]) -> int:
    """Print the rows; 1 where two people were merged, 2 where the gold is not there."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.cross", description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder that holds seeds/ and gold/")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--errors", action="store_true", help="also the pairs that were missed or wrongly merged")
    chosen = parser.parse_args(arguments)
    cross = chosen.shared / "gold" / "cross.json"
    if not cross.is_file():
        print(f"{cross}: not there", file=sys.stderr)
        return 2
    gold = json.loads(cross.read_text(encoding="utf-8"))
    linked = Linked.of(chosen.shared)
    rows, wrong = same_person(gold, linked, errors=chosen.errors)
    told = cross_events.Told(linked.held, linked.golds)
    rows += [Row(*found) for found in cross_events.rows(gold, told, errors=chosen.errors)]
    for row in rows:
        print(json.dumps({"row": row.row, "matched": row.matched, "gold": row.gold}) if chosen.json else row.line())
    print(json.dumps({"row": "wrong merges", "matched": wrong}) if chosen.json else f"{'wrong merges':30} {wrong:5}")
    return 1 if wrong else 0


@dataclass(frozen=True, slots=True)
class Linked:
    """The seeds as they were read and linked, beside their gold.

    ``entities`` maps each gold entity to ours, ``group`` each of ours to a number that linked ones share.
    """

    golds: Mapping[str, Gold]
    entities: Mapping[End, Found]
    group: Mapping[Found, int]
    held: Mapping[str, tuple[Document, Reading]] = field(default_factory=dict)

    @classmethod
    def of(cls, shared: Path) -> "Linked":
        """Read and link the seeds."""
        golds, entities = dict[str, Gold](), dict[End, Found]()
        held: list[tuple[Document, Reading]] = []
        for seed in SEEDS:
            path = next((shared / "seeds").glob(f"{seed}_*.txt"))
            golds[path.name] = json.loads((shared / "gold" / f"{seed}.json").read_text(encoding="utf-8"))
            held += api.read(path)
        names = {document.id: document.source_id for document, _ in held}
        for document, reading in held:
            entities |= _matched(document.source_id, reading, golds[document.source_id])
        texts = {document.id: document.text for document, _ in held}
        links = link_entities([(reading.document, reading) for _, reading in held], texts.__getitem__)
        by_name = {document.source_id: (document, reading) for document, reading in held}
        return cls(golds, entities, _groups(links, names), by_name)

    def same(self, one: End, other: End) -> bool:
        """Tell whether both ends were found and are linked as the same."""
        found = [self.entities.get(end) for end in (one, other)]
        numbers = [self.group.get(end) if end else None for end in found]
        return numbers[0] is not None and numbers[0] == numbers[1]

    def named(self, end: End) -> bool:
        """Tell whether the gold entity has a name in its document."""
        return bool(_entity(self.golds[end[0]], end[1])["surface_names"])


def _matched(name: str, reading: Reading, gold: Gold) -> Mapping[End, Found]:
    """Match each gold entity to the one of ours that shares most of its mentions."""
    ours = [(mention.span.start, mention.span.end, mention.entity) for mention in reading.mentions]
    matched: dict[End, Found] = {}
    for entity in gold["entities"]:
        shared = Counter[str]()
        for mention in entity["mentions"]:
            for start, end, of in ours:
                overlap = min(end, mention["end"]) - max(start, mention["begin"])
                if overlap > 0 and overlap >= 0.6 * (max(end, mention["end"]) - min(start, mention["begin"])):
                    shared[of] += 1
        if shared:
            matched[name, entity["id"]] = (name, min(shared, key=lambda of: (-shared[of], of)))
    return matched


def _entity(gold: Gold, entity: str) -> Gold:
    found: Gold = next(item for item in gold["entities"] if item["id"] == entity)
    return found


def _groups(links: Iterable[Link], names: Mapping[str, str]) -> Mapping[Found, int]:
    """Number what is linked as the same, directly or through others."""
    groups: dict[Found, frozenset[Found]] = {}
    for link in links:
        if link.relation == "same":
            ends = [(names[end.document], end.item) for end in (link.a, link.b)]
            together = frozenset[Found]().union(*(groups.get(end, frozenset({end})) for end in ends))
            groups |= dict.fromkeys(together, together)
    numbers = {group: number for number, group in enumerate(dict.fromkeys(groups.values()))}
    return {end: numbers[group] for end, group in groups.items()}


def same_person(gold: Gold, linked: Linked, *, errors: bool = False) -> tuple[list[Row], int]:
    """Count the pairs of ``same_person`` that are linked, and the people that are merged though they are two."""
    pairs = [
        pair
        for row in gold["same_person"]
        for pair in combinations([(name, entity) for name, entity in row["entities"] if name in linked.golds], 2)
        if pair[0][0] != pair[1][0]
    ]
    named = [pair for pair in pairs if linked.named(pair[0]) and linked.named(pair[1])]
    found = {pair for pair in pairs if linked.same(*pair)}
    wrong = _wrong_merges(gold, linked)
    if errors:
        for pair in pairs:
            if pair not in found:
                print("missed:", *(_name(linked, end) for end in pair), sep="  ", file=sys.stderr)
        for pair in wrong:
            print("merged:", *(_name(linked, end) for end in pair), sep="  ", file=sys.stderr)
    rows = [
        Row("same person, both named", sum(pair in found for pair in named), len(named)),
        Row("same person, all", len(found), len(pairs)),
    ]
    return rows, len(wrong)


def _wrong_merges(gold: Gold, linked: Linked) -> list[tuple[End, End]]:
    """Return pairs of people of two documents that are linked though gold has them apart, and those of not_same."""
    right = defaultdict[End, set[int]](set)
    for number, row in enumerate(gold["same_person"]):
        for name, entity in row["entities"]:
            right[name, entity].add(number)
    people = [
        (name, entity["id"])
        for name, read in linked.golds.items()
        for entity in read["entities"]
        if entity["type"] == "person" and entity["surface_names"]
    ]
    apart = [
        pair
        for pair in combinations(people, 2)
        if pair[0][0] != pair[1][0] and not _one_name(linked, *pair) and not right[pair[0]] & right[pair[1]]
    ]
    for row in gold["not_same"]:
        ends = [[(name, entity["id"]) for entity in _bearers(linked, name, words)] for name, words in row["names"]]
        apart += [(one, other) for one in ends[0] for other in ends[1] if one != other]
    return [pair for pair in apart if linked.same(*pair)]


def _one_name(linked: Linked, one: End, other: End) -> bool:
    """Tell whether two gold people share a full name: gold lists pairs of interest, not each name that comes back."""
    names = [
        {name.casefold() for name in _entity(linked.golds[end[0]], end[1])["surface_names"] if " " in name}
        for end in (one, other)
    ]
    return bool(names[0] & names[1])


def _bearers(linked: Linked, name: str, words: str) -> Iterable[Gold]:
    if name not in linked.golds:
        return []
    return [
        entity
        for entity in linked.golds[name]["entities"]
        if words.casefold() in {item.casefold() for item in (*entity["surface_names"], *entity["nominals"])}
    ]


def _name(linked: Linked, end: End) -> str:
    entity = _entity(linked.golds[end[0]], end[1])
    return f"{end[0][:3]} {(*entity['surface_names'], *entity['nominals'], '?')[0]}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
