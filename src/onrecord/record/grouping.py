"""Groups of entities or events that are the same, kept up as links and judgements come and go.

A new link between two groups joins them; only where links went, or judgements hold some apart, is a group formed anew
from its links, with all that they lead to.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from onrecord.model import LinkKind
from onrecord.record.linked import GROUPED, Edge, Judged, canonical_id, components
from onrecord.record.reader import Row
from onrecord.record.writer import Transaction

_AT_ONCE = 5_000
"""Items or groups that one question holds."""

JOINS = "same"
"""The relation that joins: what is possible, or a part of the other, joins nothing."""

_MAY_JOIN: Mapping[LinkKind, str] = {"same_entity": " AND a.named AND b.named", "same_event": ""}
"""Unnamed ones are never merged with anything."""

End = tuple[int, str]
"""An item by the number of its document and its id within the reading."""


class _Item(NamedTuple):
    id: str
    canonical: str
    may_join: bool


class Groups:
    """The groups of one kind within a transaction."""

    def __init__(self, inside: Transaction, kind: LinkKind, judged: Judged) -> None:
        """Work on the groups of ``kind``; ``judged`` are all judgements on them that hold."""
        self._inside, self._kind, self._judged = inside, kind, judged
        self._table = GROUPED[kind]
        self._items: dict[End, _Item | None] = {}

    def settle(
        self, made: Iterable[tuple[End, End]], gone: Iterable[tuple[End, End]], parted: Iterable[tuple[End, End]]
    ) -> None:
        """Form the groups that change after some joining links were made and others went.

        ``parted`` are those that went and whose ends are not joined by what was made.
        """
        made = tuple(made)
        apart = self._groups_of(item for pair in self._judged.different for item in pair)
        changed = {item.canonical for pair in (*made, *gone) for item in self._ends(pair)} if apart else set()
        anew = self._unsettled() | {item.canonical for pair in parted for item in self._ends(pair)}
        anew |= self._judged_otherwise() | (apart & changed)
        beside = defaultdict[str, set[str]](set)
        self._look_up(end for pair in made for end in pair)
        for pair in made:
            ends = self._ends(pair)
            if len(ends) == 2 and all(item.may_join for item in ends):
                one, other = (item.canonical for item in ends)
                if one != other:
                    beside[one].add(other)
                    beside[other].add(one)
        met: set[str] = set()
        sets: list[set[str]] = []
        for canonical in sorted({*beside, *anew}):
            if canonical not in met:
                sets.append(_reached(canonical, beside))
                met |= sets[-1]
        apart |= anew
        self._join([together for together in sets if together.isdisjoint(apart)])
        done: set[str] = set()
        for together in sets:
            if not (together.isdisjoint(apart) or together <= done):
                done |= self._form(together)

    def form(self, items: Iterable[str]) -> None:
        """Form the groups of some items anew, by their ids: after a judgement on them was made or undone."""
        self._form(set(self._groups_of(items)))

    def _unsettled(self) -> set[str]:
        """Take out what waits to be formed anew."""
        found = {
            str(row[0])
            for row in self._inside.reader.rows("SELECT canonical FROM unsettled WHERE kind = :kind", kind=self._kind)
        }
        if found:
            self._inside.connection.exec_driver_sql("DELETE FROM unsettled WHERE kind = ?", (self._kind,))
        return found

    def _judged_otherwise(self) -> set[str]:
        """Return the groups of pairs that were judged the same and are in two: an item may have come back."""
        found: set[str] = set()
        for pair in self._judged.same:
            groups = self._groups_of(pair)
            found |= groups if len(groups) > 1 else set()
        return found

    def _groups_of(self, items: Iterable[str]) -> set[str]:
        sql = f"SELECT canonical FROM {self._table} WHERE id = :id"  # noqa: S608 - the table is ours
        return {str(row[0]) for item in items for row in self._inside.reader.rows(sql, id=item)}

    def _look_up(self, ends: Iterable[End]) -> None:
        """Look the items up at the ends of links."""
        wanted = sorted({end for end in ends if end not in self._items})
        named = "e.named" if self._kind == "same_entity" else "1"
        for start in range(0, len(wanted), _AT_ONCE):
            rows = self._inside.reader.rows(
                f"SELECT e.document, e.local, e.id, e.canonical, {named} FROM json_each(:ends) AS w"  # noqa: S608 - as above
                f" CROSS JOIN {self._table} AS e ON e.document = w.value ->> 0 AND e.local = w.value ->> 1",
                ends=json.dumps(wanted[start : start + _AT_ONCE]),
            )
            for document, local, id_, canonical, may_join in rows:
                self._items[document, local] = _Item(id_, canonical, bool(may_join))

    def _ends(self, pair: tuple[End, End]) -> list[_Item]:
        """Return the ends of a link that are there."""
        if not all(end in self._items for end in pair):
            self._look_up(pair)
        found = (self._items.setdefault(end, None) for end in pair)
        return [item for item in found if item is not None]

    def _join(self, joined: Iterable[set[str]]) -> None:
        """Make one group of each set of several: all bear the id of the smallest member."""
        wanted = sorted({group for groups in joined for group in groups})
        first: dict[str, str] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            rows = self._inside.reader.rows(
                f"SELECT w.value, (SELECT min(e.id) FROM {self._table} AS e WHERE e.canonical = w.value)"  # noqa: S608 - as above
                " FROM json_each(:groups) AS w",
                groups=json.dumps(wanted[start : start + _AT_ONCE]),
            )
            for group, smallest in rows:
                first[group] = str(smallest)
        moved: list[tuple[str, str]] = []
        for groups in joined:
            canonical = canonical_id(first[group] for group in groups)
            moved += [(canonical, group) for group in sorted(groups - {canonical})]
        self._move(moved, "canonical")

    def _move(self, moved: list[tuple[str, str]], column: str) -> None:
        if moved:
            self._inside.connection.exec_driver_sql(
                f"UPDATE {self._table} SET canonical = ? WHERE {column} = ?",  # noqa: S608 - as above
                moved,
            )

    def _form(self, groups: set[str]) -> set[str]:
        """Form groups anew from their links and judgements, with all that these lead to; return the groups."""
        same = defaultdict[str, set[str]](set)
        for a, b in self._judged.same:
            same[a].add(b)
            same[b].add(a)
        found, waiting = set(groups), sorted(groups)
        members: dict[str, str] = {}
        edges: set[Edge] = set()
        while waiting:
            group = waiting.pop()
            here = [str(row[0]) for row in self._members(group)]
            members |= dict.fromkeys(here, group)
            others = self._groups_of(other for item in here for other in same.get(item, ()))
            for a, b, score, one, other in self._links(group):
                edges.add(Edge(a, b, score))
                others |= {one, other}
            waiting += sorted(others - found)
            found |= others
        ids = components(
            edges,
            (pair for pair in self._judged.same if pair[0] in members and pair[1] in members),
            (pair for pair in self._judged.different if pair[0] in members and pair[1] in members),
        )
        moved = ((ids.get(item) or canonical_id([item]), item) for item in members)
        self._move([(canonical, item) for canonical, item in moved if canonical != members[item]], "id")
        return found

    def _members(self, group: str) -> list[Row]:
        return self._inside.reader.rows(f"SELECT id FROM {self._table} WHERE canonical = :group", group=group)  # noqa: S608 - as above

    def _links(self, group: str) -> Iterator[Row]:
        """Yield the links that have a member of a group at an end: the ends, the score, the groups of both."""
        for side in ("a", "b"):
            yield from self._inside.reader.rows(
                f"SELECT a.id, b.id, l.score, a.canonical, b.canonical FROM {self._table} AS m"  # noqa: S608 - as above
                f" CROSS JOIN links AS l ON l.{side}_document = m.document AND l.{side}_item = m.local"  # in this order
                f" JOIN {self._table} AS a ON a.document = l.a_document AND a.local = l.a_item"
                f" JOIN {self._table} AS b ON b.document = l.b_document AND b.local = l.b_item"
                " WHERE m.canonical = :group AND l.kind = :kind AND l.relation = :joins"
                f"{_MAY_JOIN[self._kind]}",
                group=group,
                kind=self._kind,
                joins=JOINS,
            )


def _reached(start: str, beside: Mapping[str, set[str]]) -> set[str]:
    """Return all that neighbours lead to."""
    found, waiting = {start}, [start]
    while waiting:
        more = beside.get(waiting.pop(), set()) - found
        found |= more
        waiting += more
    return found
