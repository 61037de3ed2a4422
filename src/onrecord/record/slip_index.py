"""Where linking looks slips up in the record: one at a time, or all that a lot of documents asks for at once."""

import json
import struct
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import cast

from onrecord.model import Layer, Occurrence, Slip
from onrecord.record.reader import Reader, Row
from onrecord.record.slip_bearers import LAYERS, Bearers, few, lots

NODE = "SELECT number FROM slip_nodes WHERE layer = :layer AND name = :name"

# SQLite takes a CROSS JOIN in the order in which it is written; otherwise it may read all slips.
SLIPS = (
    "SELECT s.*, n.name, d.id FROM slips AS s CROSS JOIN slip_nodes AS n ON n.number = s.node"
    " CROSS JOIN documents AS d ON d.number = s.document"
)
_IN_ORDER = " ORDER BY s.rank, s.document, s.item LIMIT :first"

_FEW = 256
"""Slips of a node that are counted before it is taken for a large one."""

_HEAD = 10
"""Slips of a node that are looked up where it is asked for with others."""

_BORNE = 64
"""Bearers of a key that are looked up where it is asked for with others, and common keys count too."""


class SlipIndex:
    """The slips that linking has taken up, looked up in the tables; see ``linking.Index``.

    It is for as long as they stay as they are: numbers of nodes are remembered.
    """

    def __init__(self, reader: Reader, put: Iterable[Slip] = ()) -> None:
        """Look up through ``reader``; ``put`` are slips that are known to be there."""
        self._reader = reader
        self._put = frozenset(put)
        self._numbers: dict[tuple[Layer, str], int | None] = {}
        self._names: dict[int, str] = {}
        self._heads: dict[tuple[Layer, str], tuple[Slip, ...]] = {}
        self._bearers = {layer: Bearers(reader, layer) for layer in LAYERS}

    def expect(
        self, layer: Layer, nodes: Iterable[str] = (), keys: Iterable[int] = (), common: int | None = None
    ) -> None:
        """Look up at once the first slips of nodes, and who bears keys that no more than ``common`` slips bear."""
        for lot in lots({node for node in nodes if (layer, node) not in self._heads}):
            self._expect_nodes(layer, lot)
        most = _BORNE if common is None else max(0, common) + 1
        self._learn_names(self._bearers[layer].expect(keys, most))

    def _expect_nodes(self, layer: Layer, nodes: Sequence[str]) -> None:
        """Keep the slips of those nodes that have few; of the others they are looked up when they are asked for."""
        unknown = [node for node in nodes if (layer, node) not in self._numbers]
        found = self._reader.rows(
            "SELECT n.number, n.name FROM json_each(:names) AS w CROSS JOIN slip_nodes AS n"
            " ON n.layer = :layer AND n.name = w.value",
            names=json.dumps(unknown),
            layer=layer,
        )
        for row in found:
            self._numbers[layer, row["name"]] = row["number"]
            self._names[row["number"]] = row["name"]
        numbers = {number: node for node in nodes if (number := self._numbers.setdefault((layer, node), None))}
        counts = few(self._reader, "slips AS s WHERE s.node = w.value", numbers, _HEAD + 1)
        held = defaultdict[int, list[Slip]](list)
        rows = self._reader.rows(
            "SELECT s.*, d.id FROM json_each(:nodes) AS w CROSS JOIN slips AS s ON s.node = w.value"
            " CROSS JOIN documents AS d ON d.number = s.document ORDER BY s.node, s.rank, s.document, s.item",
            nodes=json.dumps([number for number, count in counts.items() if count <= _HEAD]),
        )
        for row in rows:
            held[row["node"]].append(slip_of(layer, row, numbers[row["node"]]))
        for node in nodes:
            number = self._numbers[layer, node]
            if number is None or counts[number] <= _HEAD:
                self._heads[layer, node] = tuple(held.get(number or 0, ()))

    def slips(self, layer: Layer, node: str, first: int | None = None) -> tuple[Slip, ...]:
        """Return the slips of a node."""
        if (held := self._heads.get((layer, node))) is not None:
            return held if first is None else held[:first]
        number = self._number(layer, node)
        if number is None:
            return ()
        rows = self._reader.rows(f"{SLIPS} WHERE s.node = :node{_IN_ORDER}", node=number, first=_limit(first))
        return tuple(slip_of(layer, row, node) for row in rows)

    def under(self, layer: Layer, key: int, node: str | None = None, first: int | None = None) -> tuple[Slip, ...]:
        """Return the slips that bear a key, all or those of a node."""
        if node is not None and (held := self._heads.get((layer, node))) is not None:
            bearing = tuple(slip for slip in held if key in slip.keys)
            return bearing if first is None else bearing[:first]
        if not self._bearers[layer].is_borne(key):
            return ()
        number = None if node is None else self._number(layer, node)
        if node is not None and number is None:
            return ()
        rows = self._reader.rows(
            "SELECT s.*, n.name, d.id FROM slip_keys AS k JOIN slips AS s ON s.number = k.slip"  # noqa: S608 - as above
            " JOIN slip_nodes AS n ON n.number = s.node JOIN documents AS d ON d.number = s.document"
            f" WHERE k.layer = {LAYERS[layer]} AND k.key = :key"
            + (" AND k.node = :node ORDER BY k.rank, k.slip LIMIT :first" if node is not None else _IN_ORDER),
            key=key,
            first=_limit(first),
            **({} if number is None else {"node": number}),
        )
        return tuple(slip_of(layer, row, row["name"]) for row in rows)

    def sharing(self, layer: Layer, keys: Iterable[int], common: int | None = None) -> Counter[str]:
        """Return the nodes that bear some of ``keys``, each with how many of them; common keys are passed over."""
        found: dict[int, int] = {}
        borne = self._bearers[layer]
        most = None if common is None else max(0, common) + 1
        for key in set(keys):
            bearers: Collection[int] | None = borne.nodes(key) if most is None else borne.fewer(key, most)
            if bearers is not None:
                for number in bearers if len(bearers) < 2 else set(bearers):  # most keys are one's alone
                    found[number] = found.get(number, 0) + 1
        self._learn_names(found.keys())
        names = self._names
        return Counter({names[number]: times for number, times in found.items()})

    def bearers(self, layer: Layer, key: int, most: int) -> int:
        """Return how many slips bear a key; counting stops at ``most``."""
        found = self._bearers[layer].fewer(key, most)
        return most if found is None else len(found)

    def together(self, layer: Layer, one: str, other: str, but: AbstractSet[str] = frozenset()) -> bool:
        """Tell whether a document, none of ``but``, has slips of both nodes."""
        some, others = (self._heads.get((layer, node)) for node in (one, other))
        if some is not None and others is not None:
            return not {slip.at.document for slip in some}.isdisjoint({slip.at.document for slip in others} - but)
        numbers = [self._number(layer, node) for node in (one, other)]
        if None in numbers:
            return False
        fewer, more = sorted(numbers, key=self._size)
        return any(row["id"] not in but for row in self._reader.stream(_TOGETHER, one=fewer, other=more))

    def _size(self, node: int | None) -> int:
        """Return how many slips a node has, the same for all large ones."""
        few = "SELECT count(*) FROM (SELECT 1 FROM slips WHERE node = :node LIMIT :few) AS few"
        return self._reader.number(few, node=node, few=_FEW)

    def holds(self, slip: Slip) -> bool:
        """Tell whether a slip is here, as it is."""
        if slip in self._put:
            return True
        found = self._reader.row(
            _HELD,
            node=self._number(slip.layer, slip.node),
            rank=rank_of(slip.at.document),
            item=slip.at.item,
            keys=packed(slip.keys),
            body=slip.body,
            document=slip.at.document,
        )
        return found is not None

    def documents(self, most: int | None = None) -> int:
        """Return how many documents have slips; counting stops at ``most``."""
        counted = "SELECT count(*) FROM (SELECT DISTINCT document FROM slips LIMIT :most) AS held"
        return self._reader.number(counted, most=_limit(most))

    def every(self, layer: Layer) -> Iterator[Slip]:
        """Yield all slips of a layer, in order."""
        for row in self._reader.stream(f"{SLIPS} WHERE n.layer = :layer{_IN_ORDER}", layer=layer, first=-1):
            yield slip_of(layer, row, row["name"])

    def _number(self, layer: Layer, node: str) -> int | None:
        if (layer, node) not in self._numbers:
            row = self._reader.row(NODE, layer=layer, name=node)
            self._numbers[layer, node] = None if row is None else int(row[0])
        return self._numbers[layer, node]

    def _learn_names(self, numbers: Iterable[int]) -> None:
        """Look up the names of nodes, those that are not known yet."""
        for lot in lots({number for number in numbers if number not in self._names}):
            rows = self._reader.rows(
                "SELECT n.number, n.layer, n.name FROM json_each(:numbers) AS w"
                " CROSS JOIN slip_nodes AS n ON n.number = w.value",
                numbers=json.dumps(lot),
            )
            for row in rows:
                self._names[row["number"]] = row["name"]
                self._numbers[cast("Layer", row["layer"]), row["name"]] = row["number"]


_HELD = (
    "SELECT 1 FROM slips AS s CROSS JOIN documents AS d ON d.number = s.document"
    " WHERE s.node = :node AND s.rank = :rank AND s.item = :item AND s.keys = :keys AND s.body = :body"
    " AND d.id = :document"
)

_TOGETHER = (
    "SELECT d.id FROM slips AS a"
    " CROSS JOIN slips AS b ON b.node = :other AND b.rank = a.rank AND b.document = a.document"
    " CROSS JOIN documents AS d ON d.number = a.document WHERE a.node = :one"
)


def _limit(first: int | None) -> int:
    return -1 if first is None else first


def rank_of(document: str) -> int:
    """Return the first 15 digits of a document's id: slips are in that order."""
    return int(document[:15], 16)


def packed(keys: Iterable[int]) -> bytes:
    """Return keys as they are kept with a slip."""
    held = sorted(keys)
    return struct.pack(f"<{len(held)}Q", *held)


def unpacked(keys: bytes) -> tuple[int, ...]:
    """Return the keys that are kept with a slip."""
    return struct.unpack(f"<{len(keys) // 8}Q", keys)


def slip_of(layer: Layer, row: Row, node: str) -> Slip:
    """Return the slip of a row of slips, with the id of its document."""
    return Slip(layer, Occurrence(row["id"], row["item"]), node, frozenset(unpacked(row["keys"])), row["body"])
