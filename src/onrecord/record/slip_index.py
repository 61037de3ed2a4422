"""Where linking looks slips up in the record: one at a time, or all that a lot of documents asks for at once."""

import json
import struct
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import TypeVar, cast

from onrecord.model import Layer, Occurrence, Slip
from onrecord.record.reader import Reader, Row

_Wanted = TypeVar("_Wanted", int, str)

LAYERS: Mapping[Layer, int] = {"entity": 0, "part": 1, "event": 2}
"""Numbers of the layers in ``slip_keys``."""

NODE = "SELECT number FROM slip_nodes WHERE layer = :layer AND name = :name"

# SQLite takes a CROSS JOIN in the order in which it is written; otherwise it may read all slips.
SLIPS = (
    "SELECT s.*, n.name, d.id FROM slips AS s CROSS JOIN slip_nodes AS n ON n.number = s.node"
    " CROSS JOIN documents AS d ON d.number = s.document"
)
_IN_ORDER = " ORDER BY s.rank, s.document, s.item LIMIT :first"

_KEPT = 1 << 19
"""Keys of which the bearers are kept in memory while linking."""

_FEW = 256
"""Slips of a node that are counted before it is taken for a large one."""

_HEAD = 10
"""Slips of a node that are looked up where it is asked for with others."""

_BORNE = 64
"""Bearers of a key that are looked up where it is asked for with others, and common keys count too."""

_AT_ONCE = 5_000
"""Keys, nodes or numbers that one question holds."""

_Bearers = tuple[tuple[int, ...], int]
"""Nodes of the slips that bear a key, and to how many the answer was cut off."""

_NOT_ASKED: _Bearers = ((), 0)

_MANY = 0
"""Number of no node: stands for the bearers of a key that more bear than were asked for."""


class SlipIndex:
    """The slips that linking has taken up, looked up in the tables; see ``linking.Index``.

    It is for as long as they stay as they are: numbers of nodes are remembered.
    """

    def __init__(self, reader: Reader, put: Iterable[Slip] = ()) -> None:
        """Look up through ``reader``; ``put`` are slips that are known to be there."""
        self._reader = reader
        self._put = frozenset(put)
        self._numbers: dict[tuple[Layer, str], int | None] = {}
        self._names: dict[int, str] = {_MANY: ""}
        self._heads: dict[tuple[Layer, str], tuple[Slip, ...]] = {}
        self._bearers: dict[Layer, dict[int, _Bearers]] = {layer: {} for layer in LAYERS}
        self._different: dict[tuple[Layer, int], tuple[int, ...]] = {}

    def expect(
        self, layer: Layer, nodes: Iterable[str] = (), keys: Iterable[int] = (), common: int | None = None
    ) -> None:
        """Look up at once the first slips of nodes, and who bears keys that no more than ``common`` slips bear."""
        for lot in _lots({node for node in nodes if (layer, node) not in self._heads}):
            self._expect_nodes(layer, lot)
        most = _BORNE if common is None else max(0, common) + 1
        bearers = self._bearers[layer]
        wanted = {key for key in keys if _is_cut_off(bearers.get(key, _NOT_ASKED), most)}
        if len(bearers) + len(wanted) > _KEPT:
            bearers.clear()
        for asked in _lots(set(islice(wanted, _KEPT))):
            self._expect_keys(layer, asked, most)
        self._learn_names({number for key in wanted for number in bearers.get(key, _NOT_ASKED)[0]})

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
        few = self._few("slips AS s WHERE s.node = w.value", numbers, _HEAD + 1)
        held = defaultdict[int, list[Slip]](list)
        rows = self._reader.rows(
            "SELECT s.*, d.id FROM json_each(:nodes) AS w CROSS JOIN slips AS s ON s.node = w.value"
            " CROSS JOIN documents AS d ON d.number = s.document ORDER BY s.node, s.rank, s.document, s.item",
            nodes=json.dumps([number for number, count in few.items() if count <= _HEAD]),
        )
        for row in rows:
            held[row["node"]].append(slip_of(layer, row, numbers[row["node"]]))
        for node in nodes:
            number = self._numbers[layer, node]
            if number is None or few[number] <= _HEAD:
                self._heads[layer, node] = tuple(held.get(number or 0, ()))

    def _expect_keys(self, layer: Layer, keys: Sequence[int], most: int) -> None:
        """Keep the bearers of keys; of those that more bear, that more do."""
        held: dict[int, list[int]] = {key: [] for key in keys}
        counts = self._few(f"slip_keys AS s WHERE s.layer = {LAYERS[layer]} AND s.key = w.value", keys, most)
        rows = self._reader.rows(
            "SELECT k.key, k.node FROM json_each(:keys) AS w CROSS JOIN slip_keys AS k"
            " ON k.layer = :layer AND k.key = w.value",
            keys=json.dumps([key for key, count in counts.items() if count < most]),
            layer=LAYERS[layer],
        )
        for key, node in rows:
            held[key].append(node)
        many = (_MANY,) * most
        self._bearers[layer] |= {key: (tuple(held[key]) if counts[key] < most else many, most) for key in keys}

    def _few(self, what: str, values: Iterable[int], most: int) -> dict[int, int]:
        """Return for each value how many rows there are, ``most`` for all that have more."""
        rows = self._reader.rows(
            f"SELECT w.value, (SELECT count(*) FROM (SELECT 1 FROM {what} LIMIT :most) AS few)"  # noqa: S608 - ours
            " FROM json_each(:wanted) AS w",
            wanted=json.dumps(list(values)),
            most=most,
        )
        return {int(value): int(count) for value, count in rows}

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
        bearers, asked = self._bearers[layer].get(key, _NOT_ASKED)
        if asked and not bearers:
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
        for key in set(keys):
            bearers: Collection[int]
            if common is None:
                bearers = self._nodes_under(layer, key)
            elif len(bearers := self._bearing(layer, key, max(0, common) + 1)) > common:
                continue
            for number in bearers if len(bearers) < 2 else set(bearers):  # most keys are one's alone
                found[number] = found.get(number, 0) + 1
        self._learn_names(found.keys())
        names = self._names
        return Counter({names[number]: times for number, times in found.items()})

    def bearers(self, layer: Layer, key: int, most: int) -> int:
        """Return how many slips bear a key; counting stops at ``most``."""
        return len(self._bearing(layer, key, most))

    def _nodes_under(self, layer: Layer, key: int) -> Collection[int]:
        """Return the nodes of all slips that bear a key."""
        held, asked = self._bearers[layer].get(key, _NOT_ASKED)
        if len(held) < asked:
            return set(held)
        if (layer, key) not in self._different:
            rows = self._reader.rows(_DISTINCT, layer=LAYERS[layer], key=key)
            self._different[layer, key] = tuple(row[0] for row in rows)
        return self._different[layer, key]

    def _bearing(self, layer: Layer, key: int, most: int) -> tuple[int, ...]:
        """Return the nodes of at most so many slips that bear a key; keys asked lately are kept."""
        held, asked = self._bearers[layer].get(key, _NOT_ASKED)
        if _is_cut_off((held, asked), most):
            if len(self._bearers[layer]) >= _KEPT:
                self._bearers[layer].clear()
            held = tuple(row[0] for row in self._reader.rows(_BEARING, layer=LAYERS[layer], key=key, most=most))
            self._bearers[layer][key] = (held, most)
        return held[:most]

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
        for lot in _lots({number for number in numbers if number not in self._names}):
            rows = self._reader.rows(
                "SELECT n.number, n.layer, n.name FROM json_each(:numbers) AS w"
                " CROSS JOIN slip_nodes AS n ON n.number = w.value",
                numbers=json.dumps(lot),
            )
            for row in rows:
                self._names[row["number"]] = row["name"]
                self._numbers[cast("Layer", row["layer"]), row["name"]] = row["number"]


def _is_cut_off(bearers: _Bearers, most: int) -> bool:
    """Tell whether there may be more bearers, up to ``most``, than are known."""
    held, asked = bearers
    return asked < most and len(held) == asked


_DISTINCT = """
WITH RECURSIVE nodes(node) AS (
  SELECT min(node) FROM slip_keys WHERE layer = :layer AND key = :key
  UNION ALL
  SELECT (SELECT min(node) FROM slip_keys WHERE layer = :layer AND key = :key AND node > nodes.node)
  FROM nodes WHERE nodes.node IS NOT NULL
) SELECT node FROM nodes WHERE node IS NOT NULL
"""
"""The nodes under a key, each looked up behind the one before: what many slips bear is not read through."""

_HELD = (
    "SELECT 1 FROM slips AS s CROSS JOIN documents AS d ON d.number = s.document"
    " WHERE s.node = :node AND s.rank = :rank AND s.item = :item AND s.keys = :keys AND s.body = :body"
    " AND d.id = :document"
)

_BEARING = "SELECT node FROM slip_keys WHERE layer = :layer AND key = :key LIMIT :most"

_TOGETHER = (
    "SELECT d.id FROM slips AS a"
    " CROSS JOIN slips AS b ON b.node = :other AND b.rank = a.rank AND b.document = a.document"
    " CROSS JOIN documents AS d ON d.number = a.document WHERE a.node = :one"
)


def _limit(first: int | None) -> int:
    return -1 if first is None else first


def _lots(wanted: Collection[_Wanted]) -> Iterator[list[_Wanted]]:
    """Yield what is wanted, a lot at a time, in order."""
    ordered = sorted(wanted)
    yield from (ordered[start : start + _AT_ONCE] for start in range(0, len(ordered), _AT_ONCE))


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
