"""Links between events: candidates that share a key are weighed; no two that are joined exclude each other."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from onrecord.linking.clusters import Edge, settle
from onrecord.linking.happenings.facts import Happening, read
from onrecord.linking.happenings.weigh import Weighed, weigh
from onrecord.linking.index import Index
from onrecord.model import Evidence, Link, Relinked, Slip

COMMON = 60
"""Slips that may bear a key; what more of them bear tells nothing."""
_OPEN_LINKS = 3
"""Possible links that an event may have of its own: its nearest ones."""
_TOLD_AGAIN = 0.95
"""Score of events that are told with the same names, day and place."""


def relink(index: Index, changed: Iterable[Slip], *, propose_unnamed: bool = False) -> Relinked:
    """Link anew the events that slips touch which were put into ``index`` or taken from it.

    ``propose_unnamed`` also proposes, as possible, that a nameless participant ("the envoy") is one with a name.
    """
    desk = _Desk(index, propose_unnamed=propose_unnamed)
    nodes = desk.touched(tuple(changed))
    return Relinked(frozenset(nodes), tuple(desk.links(nodes)))


class _Desk:
    """What is looked up and weighed during one relinking."""

    def __init__(self, index: Index, *, propose_unnamed: bool) -> None:
        self._index = index
        self._unnamed = propose_unnamed
        self._beside: dict[str, dict[str, Weighed]] = {}
        self._groups: dict[str, tuple[Slip, ...]] = {}

    def touched(self, changed: tuple[Slip, ...]) -> set[str]:
        """Return the nodes whose links may be others now: those that meet a changed slip, and all joined to them."""
        found = {slip.node for slip in changed}
        bearing = Counter(key for slip in changed for key in slip.keys)
        by_number = defaultdict[int, set[int]](set)
        for key, number in bearing.items():
            by_number[number].add(key)
        for number, keys in by_number.items():  # a key may just have become too common, or common no more
            found |= set(self._index.sharing("event", keys, COMMON + number))
        waiting = sorted(found)
        while waiting:
            node = waiting.pop()
            for other, weighed in self.beside(node).items():
                if weighed.outcome == "same" and other not in found:
                    found.add(other)
                    waiting.append(other)
        return found

    def group(self, node: str) -> tuple[Slip, ...]:
        """Return the slips of a node."""
        if node not in self._groups:
            self._groups[node] = self._index.slips("event", node)
        return self._groups[node]

    def first(self, node: str) -> Happening | None:
        """Return the event that stands for a node."""
        group = self.group(node)
        return read(group[0]) if group else None

    def weighed(self, one: str, other: str) -> Weighed | None:
        """Weigh two nodes, the lesser one first; None where one has no slips left."""
        a, b = self.first(min(one, other)), self.first(max(one, other))
        if a is None or b is None:
            return None
        return weigh(a, b, propose_unnamed=self._unnamed)

    def beside(self, node: str) -> dict[str, Weighed]:
        """Return the nodes that an event meets and may be one with, or a part of."""
        if node not in self._beside:
            group = self.group(node)
            keys = frozenset[int]().union(*(slip.keys for slip in group[:1]))
            met = sorted(set(self._index.sharing("event", keys, COMMON)) - {node}) if group else []
            pairs = ((other, self.weighed(node, other)) for other in met)
            self._beside[node] = {other: found for other, found in pairs if found and found.outcome != "different"}
        return self._beside[node]

    def links(self, nodes: set[str]) -> Iterator[Link]:
        """Yield all links that hang on ``nodes``, which are closed as ``touched`` leaves them."""
        edges: list[Edge] = []
        for node in sorted(nodes):
            yield from self._spread(node)
            for other, weighed in sorted(self.beside(node).items()):
                if weighed.outcome == "same":
                    edges += [Edge(node, other, weighed.score)] if node < other else []
                elif (node < other or other not in nodes) and self._is_near(node, other):
                    yield self._link(min(node, other), max(node, other), weighed)
        for edge in settle(edges, self._differ):
            weighed = self.beside(edge.a)[edge.b]
            yield self._link(edge.a, edge.b, weighed)

    def _differ(self, one: str, other: str) -> bool:
        weighed = self.weighed(one, other)
        return weighed is None or weighed.conflict or weighed.outcome in ("part", "whole")

    def _is_near(self, one: str, other: str) -> bool:
        return other in self._nearest(one) or one in self._nearest(other)

    def _nearest(self, node: str) -> list[str]:
        """Return the nodes nearest to one, of those that leave it open or are a part."""
        open_ = [(-weighed.score, other) for other, weighed in self.beside(node).items() if weighed.outcome != "same"]
        return [other for _, other in sorted(open_)[:_OPEN_LINKS]]

    def _spread(self, node: str) -> Iterator[Link]:
        group = self.group(node)
        for slip in group[1:]:
            first, again = read(group[0]), read(slip)
            evidence = tuple(Evidence(item.at.document, span) for item in (first, again) for span in item.trigger[:1])
            rule = "told with the same names, day and place"
            yield Link("same_event", first.at, again.at, "same", _TOLD_AGAIN, evidence, rule, (node,))

    def _link(self, one: str, other: str, weighed: Weighed) -> Link:
        a, b = self.first(one), self.first(other)
        assert a is not None  # noqa: S101 — both were weighed
        assert b is not None  # noqa: S101
        if weighed.outcome == "whole":
            a, b = b, a
        relation = "part" if weighed.outcome in ("part", "whole") else weighed.outcome
        triggers = (Evidence(item.at.document, span) for item in (a, b) for span in item.trigger[:1])
        evidence = tuple(dict.fromkeys((*triggers, *weighed.evidence)))
        return Link("same_event", a.at, b.at, relation, weighed.score, evidence, "; ".join(weighed.why), (one, other))
