"""Links between events: candidates that share a key are weighed; no two that are joined exclude each other."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from onrecord.linking.clusters import Edge, settle
from onrecord.linking.happenings.facts import Happening, read
from onrecord.linking.happenings.sights import Sight, are_apart, sight_of
from onrecord.linking.happenings.weigh import Weighed, weigh
from onrecord.linking.index import Index
from onrecord.model import Evidence, Link, Relinked, Slip

COMMON = 60
"""Slips that may bear a key; what more of them bear tells nothing."""
_TOLD_AGAIN = 0.95
"""Score of events that are told with the same names, day and place."""


def relink(index: Index, changed: Iterable[Slip], *, propose_unnamed: bool = False) -> Relinked:
    """Link anew the events that slips touch which were put into ``index`` or taken from it.

    ``propose_unnamed`` also proposes, as possible, that a nameless participant ("the envoy") is one with a name.
    """
    desk, slips = _Desk(index, propose_unnamed=propose_unnamed), tuple(changed)
    nodes = desk.touched(slips)
    items, again = desk.told_again(slips)
    return Relinked(frozenset(nodes) | items, (*desk.links(nodes), *again))


class _Desk:
    """What is looked up and weighed during one relinking."""

    def __init__(self, index: Index, *, propose_unnamed: bool) -> None:
        self._index = index
        self._unnamed = propose_unnamed
        self._beside: dict[str, dict[str, Weighed]] = {}
        self._first: dict[str, Slip | None] = {}
        self._facts: dict[str, Happening] = {}
        self._sights: dict[str, Sight] = {}
        self._weighed: dict[tuple[str, str], Weighed] = {}

    def touched(self, changed: tuple[Slip, ...]) -> set[str]:
        """Return the nodes whose links may be others now, closed under being the same.

        Those of changed slips; those that meet under a key which has just become too common, or common no more; and
        those that changed slips are or were the same with, with all that they are joined to.
        """
        found = {slip.node for slip in changed}
        self._index.expect("event", found)
        found |= self._crossing(changed)
        waiting = sorted(found)
        for slip in changed:
            if slip == self.first(slip.node):
                continue  # it waits, and is looked at below
            for other in self._index.sharing("event", slip.keys, COMMON):
                first = self.first(other)
                if first is not None and other not in found and self._weigh(slip, first).outcome == "same":
                    found.add(other)
                    waiting.append(other)
        while waiting:
            self._expect(waiting)
            same = {
                other for node in waiting for other, weighed in self.beside(node).items() if weighed.outcome == "same"
            }
            waiting = sorted(same - found)
            found |= same
        return found

    def _expect(self, nodes: list[str]) -> None:
        """Have nodes, and what they meet, looked up at once."""
        self._index.expect("event", nodes)
        keys = {key for node in nodes for key in self._keys(node)}
        self._index.expect("event", keys=keys, common=COMMON)
        self._index.expect("event", self._index.sharing("event", keys, COMMON))

    def _keys(self, node: str) -> frozenset[int]:
        first = self.first(node)
        return frozenset() if first is None else first.keys

    def _crossing(self, changed: tuple[Slip, ...]) -> set[str]:
        """Return the nodes that bear a key which may have become too common, or common no more."""
        bearing = Counter(key for slip in changed for key in slip.keys)
        self._index.expect("event", keys=bearing, common=COMMON)
        came = len(set(changed)) == len(changed) and all(map(self._index.holds, changed))
        by_number = defaultdict[int, set[int]](set)
        for key, number in bearing.items():
            if not came or COMMON < self._index.bearers("event", key, COMMON + number + 1) <= COMMON + number:
                by_number[number].add(key)
        found: set[str] = set()
        for number, keys in by_number.items():
            at_most = self._index.sharing("event", keys, COMMON + number)
            surely = self._index.sharing("event", keys, COMMON - number)
            found |= {node for node, times in at_most.items() if times > surely[node]}
        return found

    def first(self, node: str) -> Slip | None:
        """Return the slip that stands for a node."""
        if node not in self._first:
            self._first[node] = next(iter(self._index.slips("event", node, first=1)), None)
        return self._first[node]

    def told_again(self, changed: tuple[Slip, ...]) -> tuple[frozenset[str], tuple[Link, ...]]:
        """Return the items whose links to the first of their node may be others now, and those links.

        They hang on both items: one more telling of what is told by many touches two of them, unless it is the first.
        """
        items = {_item(slip) for slip in changed}
        links: dict[str, Link] = {}
        by_node = defaultdict[str, list[Slip]](list)
        for slip in changed:
            by_node[slip.node].append(slip)
        for node, came in sorted(by_node.items()):
            first, mine = self.first(node), came
            if first is None:
                continue
            if any(_at(slip) <= _at(first) for slip in mine):
                mine = list(self._index.slips("event", node))
                items |= {_item(slip) for slip in mine}
            for slip in mine:
                if slip.at != first.at and self._index.holds(slip):
                    links[_item(slip)] = _told_again(first, slip)
        return frozenset(items), tuple(links.values())

    def weighed(self, one: str, other: str) -> Weighed | None:
        """Weigh two nodes, the lesser one first; None where one has no slips left."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._weighed:
            a, b = map(self._fact, pair)
            if a is None or b is None:
                return None
            self._weighed[pair] = weigh(a, b, propose_unnamed=self._unnamed)
        return self._weighed[pair]

    def _weigh(self, one: Slip, other: Slip) -> Weighed:
        a, b = (one, other) if one.node < other.node else (other, one)
        return weigh(read(a), read(b), propose_unnamed=self._unnamed)

    def _fact(self, node: str) -> Happening | None:
        """Return what is told by the slip that stands for a node."""
        if node not in self._facts:
            first = self.first(node)
            if first is None:
                return None
            self._facts[node] = read(first)
        return self._facts[node]

    def beside(self, node: str) -> dict[str, Weighed]:
        """Return the nodes that an event meets and may be one with, or a part of."""
        if node not in self._beside:
            pairs = ((other, self.weighed(node, other)) for other in sorted(self._likely(node)))
            self._beside[node] = {other: found for other, found in pairs if found and found.outcome != "different"}
        return self._beside[node]

    def _likely(self, node: str) -> Iterator[str]:
        """Yield the nodes that an event meets, but for those that are seen at once to be others."""
        first, sight = self.first(node), self._sight(node)
        if first is None or sight is None:
            return
        for other in self._index.sharing("event", first.keys, COMMON):
            seen = self._sights.get(other) or self._sight(other)
            if other != node and seen is not None and not are_apart(sight, seen):
                yield other

    def _sight(self, node: str) -> Sight | None:
        """Return at a glance what is told by the slip that stands for a node."""
        if node not in self._sights:
            fact = self._fact(node)
            if fact is None:
                return None
            self._sights[node] = sight_of(fact)
        return self._sights[node]

    def links(self, nodes: set[str]) -> Iterator[Link]:
        """Yield all links that hang on ``nodes``, which are closed as ``touched`` leaves them."""
        edges: list[Edge] = []
        for node in sorted(nodes):
            for other, weighed in sorted(self.beside(node).items()):
                if weighed.outcome == "same":
                    edges += [Edge(node, other, weighed.score)] if node < other else []
                elif node < other or other not in nodes:
                    yield self._link(min(node, other), max(node, other), weighed)
        for edge in settle(edges, self._differ):
            weighed = self.beside(edge.a)[edge.b]
            yield self._link(edge.a, edge.b, weighed)

    def _differ(self, one: str, other: str) -> bool:
        weighed = self.weighed(one, other)
        return weighed is None or weighed.conflict or weighed.outcome in ("part", "whole")

    def _link(self, one: str, other: str, weighed: Weighed) -> Link:
        a, b = self.first(one), self.first(other)
        assert a is not None  # noqa: S101 — both were weighed
        assert b is not None  # noqa: S101
        if weighed.outcome == "whole":
            a, b = b, a
        relation = "part" if weighed.outcome in ("part", "whole") else weighed.outcome
        evidence = tuple(dict.fromkeys((*_triggers(a, b), *weighed.evidence)))
        return Link("same_event", a.at, b.at, relation, weighed.score, evidence, "; ".join(weighed.why), (one, other))


def _told_again(first: Slip, again: Slip) -> Link:
    rule = "told with the same names, day and place"
    hangs_on = (_item(first), _item(again))
    return Link("same_event", first.at, again.at, "same", _TOLD_AGAIN, _triggers(first, again), rule, hangs_on)


def _triggers(a: Slip, b: Slip) -> tuple[Evidence, ...]:
    return tuple(Evidence(slip.at.document, span) for slip in (a, b) for span in read(slip).trigger[:1])


def _at(slip: Slip) -> tuple[str, str]:
    return slip.at.document, slip.at.item


def _item(slip: Slip) -> str:
    """Return the name of a single item: also that of its node, where it is alone there."""
    return f"{slip.at.document} {slip.at.item}"
