"""Rows of ``python -m evaluation.cross`` on events and claims: pairs of ``same_event``, and ``disputes``.

``same event``: of the gold pairs, those whose two ends are linked as the same, as possible, or as part and whole,
beside those linked as the same or as part and whole alone; with and without proposals about nameless participants.
``disputes``: rows in which an accord of the relation differ or not-comparable stands between something that lies in an
item of one side and something that lies in an item of the other.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from onrecord.linking.accord import Accord, Claim, accords, claims
from onrecord.linking.happenings import relink, slips
from onrecord.linking.index import Slips
from onrecord.model import Document, Link, Occurrence, Reading, Span

Gold = Mapping[str, Any]
End = tuple[str, str]
"""A gold item: file name and its id in that file's gold."""
Found = tuple[str, int, int]
"""A row: how many were found of how many."""


@dataclass(frozen=True, slots=True)
class Told:
    """The seeds as they were read, by file name, and their gold."""

    held: Mapping[str, tuple[Document, Reading]]
    golds: Mapping[str, Gold]

    def links(self, *, propose_unnamed: bool) -> tuple[Link, ...]:
        """Return the links between the events of all seeds."""
        every = [
            slip for document, reading in self.held.values() for slip in slips(document.id, reading, document.text)
        ]
        return relink(Slips(every), every, propose_unnamed=propose_unnamed).links

    def accords(self, links: Iterable[Link]) -> tuple[Accord, ...]:
        """Return the accords between the claims of all seeds."""
        told = [
            claim for document, reading in self.held.values() for claim in claims(document.id, reading, document.text)
        ]
        return accords(told, links)

    def events(self, end: End) -> set[Occurrence]:
        """Return our events whose trigger overlaps the gold one, or one of its other mentions."""
        document, reading = self.held[end[0]]
        gold = next(item for item in self.golds[end[0]]["events"] if item["id"] == end[1])
        spans = [Span(item["begin"], item["end"]) for item in (gold["trigger"], *gold.get("other_mentions", ()))]
        return {
            Occurrence(document.id, event.id)
            for event in reading.events
            if any(trigger.overlaps(span) for trigger in event.trigger for span in spans)
        }

    def spans(self, end: End) -> Iterator[Span]:
        """Yield where a gold statement or figure stands."""
        for item in (*self.golds[end[0]]["statements"], *self.golds[end[0]]["figures"]):
            if item["id"] == end[1]:
                yield from (Span(part["begin"], part["end"]) for part in item.get("content", (item,)))


def rows(gold: Gold, told: Told, *, errors: bool = False) -> list[Found]:
    """Return the rows on events and on disputes."""
    found: list[Found] = []
    for propose, name in ((False, ""), (True, ", nameless proposed")):
        links = told.links(propose_unnamed=propose)
        found += _same_event(gold, told, links, name, errors=errors and not propose)
        found.append(_disputes(gold, told, told.accords(links), name, errors=errors and not propose))
    return found


def _same_event(gold: Gold, told: Told, links: Sequence[Link], name: str, *, errors: bool) -> list[Found]:
    pairs = {
        pair
        for row in gold["same_event"]
        for pair in combinations(sorted((file, item) for file, item in row["events"] if file in told.golds), 2)
        if not _one_mention(told, *pair)
    }
    beside = _beside(links, ("same", "part", "possible"))
    firm = _beside(links, ("same", "part"))
    hits = {pair for pair in pairs if _joined(told.events(pair[0]), told.events(pair[1]), beside)}
    sure = {pair for pair in pairs if _joined(told.events(pair[0]), told.events(pair[1]), firm)}
    if errors:
        for pair in sorted(pairs - hits):
            words = [f"{end[0][:3]} {end[1]} ({len(told.events(end))} of ours)" for end in pair]
            print("event missed:", *words, sep="  ", file=sys.stderr)
    return [
        (f"same event{name}", len(hits), len(pairs)),
        (f"  of these same or part{name}", len(sure), len(pairs)),
    ]


def _one_mention(told: Told, one: End, other: End) -> bool:
    """Tell whether two gold events are told by one trigger: gold counts each of two participants."""
    if one[0] != other[0]:
        return False
    items = [next(item for item in told.golds[end[0]]["events"] if item["id"] == end[1]) for end in (one, other)]
    return bool(items[0]["trigger"] == items[1]["trigger"])


def _beside(links: Iterable[Link], relations: Sequence[str]) -> Mapping[Occurrence, set[Occurrence]]:
    """Return what each event is linked to; what is the same goes through others, nothing else does."""
    group: dict[Occurrence, frozenset[Occurrence]] = {}
    chosen = [link for link in links if link.relation in relations]
    for link in chosen:
        if link.relation == "same":
            together = group.get(link.a, frozenset({link.a})) | group.get(link.b, frozenset({link.b}))
            group |= dict.fromkeys(together, together)
    found = defaultdict[Occurrence, set[Occurrence]](set)
    for at, together in group.items():
        found[at] |= together
    for link in chosen:
        for one, other in ((link.a, link.b), (link.b, link.a)):
            for member in group.get(one, frozenset({one})):
                found[member] |= group.get(other, frozenset({other}))
    return found


def _joined(some: set[Occurrence], others: set[Occurrence], beside: Mapping[Occurrence, set[Occurrence]]) -> bool:
    return bool(some & others) or any(beside.get(one, set()) & others for one in some)


def _disputes(gold: Gold, told: Told, found: Sequence[Accord], name: str, *, errors: bool) -> Found:
    counted = [item for item in found if item.relation in ("differ", "not-comparable")]
    missed = [row for row in gold["disputes"] if not any(_between(told, row, item) for item in counted)]
    if errors:
        for row in missed:
            print("dispute missed:", row["id"], row["kind"], sep="  ", file=sys.stderr)
    return (f"disputes{name}", len(gold["disputes"]) - len(missed), len(gold["disputes"]))


def _between(told: Told, row: Gold, item: Accord) -> bool:
    return any(
        _lies(told, row["a"], one) and _lies(told, row["b"], other)
        for one, other in ((item.a, item.b), (item.b, item.a))
    )


def _lies(told: Told, side: Iterable[Sequence[str]], claim: Claim) -> bool:
    """Tell whether a claim stands in a gold item of one side."""
    for file, item in side:
        if file not in told.held or told.held[file][0].id != claim.at.document:
            continue
        spans = [evidence.span for evidence in claim.evidence]
        if any(span.within(gold) or gold.within(span) for gold in told.spans((file, item)) for span in spans):
            return True
    return False
