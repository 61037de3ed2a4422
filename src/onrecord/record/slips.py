"""Slips in the record: kept with the document, taken up by linking a lot of documents at a time, and looked up."""

import struct
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import cast

from onrecord.model import Layer, Occurrence, Slip
from onrecord.record.reader import Reader, Row
from onrecord.record.writer import Transaction

LAYERS: Mapping[Layer, int] = {"entity": 0, "part": 1, "event": 2}
"""Numbers of the layers in ``slip_keys``."""

_LOT = 2_000
"""Documents that are taken up at a time: memory stays flat however many wait."""

_KEPT = 1 << 16
"""Keys of which the bearers are kept in memory while linking."""

_FEW = 256
"""Slips of a node that are counted before it is taken for a large one."""


def write_slips(inside: Transaction, number: int, slips: Iterable[Slip]) -> None:
    """Keep the slips of a document's reading, for linking to take up, in place of those before."""
    forget_slips(inside, number)
    rows = [(number, slip.layer, slip.at.item, slip.node, _packed(slip.keys), slip.body) for slip in slips]
    _many(
        inside,
        "INSERT INTO slips_waiting (document, layer, item, node, keys, body) VALUES (?, ?, ?, ?, ?, ?)",
        rows,
    )
    inside.connection.exec_driver_sql("UPDATE readings SET slips = ? WHERE document = ?", (len(rows), number))


def forget_slips(inside: Transaction, number: int) -> None:
    """Let the slips of a document go; linking notices at its next run."""
    inside.connection.exec_driver_sql("DELETE FROM slips_waiting WHERE document = ?", (number,))
    inside.connection.exec_driver_sql("UPDATE slips SET gone = 1 WHERE document = ?", (number,))


def forget_all(inside: Transaction) -> None:
    """Throw all slips away, to be made anew."""
    for table in ("slip_keys", "slips", "slip_nodes", "slips_waiting"):
        inside.connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - the tables are ours
    inside.connection.exec_driver_sql("UPDATE readings SET slips = NULL")


def is_pending(reader: Reader) -> bool:
    """Tell whether slips have to be made, or wait for linking."""
    return any(
        reader.row(f"SELECT 1 FROM {what} LIMIT 1")  # noqa: S608 - the words are ours
        for what in ("readings WHERE slips IS NULL", "slips_waiting", "slips WHERE gone")
    )


def unslipped(reader: Reader) -> tuple[str, ...]:
    """Return the ids of the documents whose slips have to be made, in the order in which they were added."""
    rows = reader.rows(
        "SELECT d.id FROM readings AS r JOIN documents AS d ON d.number = r.document WHERE r.slips IS NULL"
        " ORDER BY d.number"
    )
    return tuple(row["id"] for row in rows)


def take_up(inside: Transaction, layer: Layer) -> tuple[Slip, ...]:
    """Put the waiting slips of a lot of documents where they are looked up, take away those that are gone.

    Returns both; () when nothing waits.
    """
    lot = inside.reader.rows(
        "SELECT document FROM slips_waiting WHERE layer = :layer"
        " UNION SELECT s.document FROM slips AS s CROSS JOIN slip_nodes AS n ON n.number = s.node"
        " WHERE s.gone AND n.layer = :layer ORDER BY 1 LIMIT :lot",
        layer=layer,
        lot=_LOT,
    )
    if not lot:
        return ()
    first, last = int(lot[0][0]), int(lot[-1][0])
    return (*_take_away(inside, layer, first, last), *_put_in(inside, layer, first, last))


def _take_away(inside: Transaction, layer: Layer, first: int, last: int) -> list[Slip]:
    """Take away the slips that are gone, of the documents from ``first`` to ``last``."""
    rows = inside.reader.rows(
        f"{_SLIPS} WHERE s.gone AND s.document BETWEEN :first AND :last AND n.layer = :layer",
        first=first,
        last=last,
        layer=layer,
    )
    keys = [
        (LAYERS[layer], key, row["node"], row["rank"], row["number"]) for row in rows for key in _unpacked(row["keys"])
    ]
    _many(inside, "DELETE FROM slip_keys WHERE layer = ? AND key = ? AND node = ? AND rank = ? AND slip = ?", keys)
    _many(inside, "DELETE FROM slips WHERE number = ?", [(row["number"],) for row in rows])
    return [_slip(layer, row) for row in rows]


def _put_in(inside: Transaction, layer: Layer, first: int, last: int) -> list[Slip]:
    """Put the waiting slips where they are looked up, of the documents from ``first`` to ``last``.

    Within a document they are numbered in order of their items: so they are in ``slip_keys``.
    """
    rows = inside.reader.rows(
        "SELECT w.*, w.node AS name, d.id FROM slips_waiting AS w JOIN documents AS d ON d.number = w.document"
        " WHERE w.layer = :layer AND w.document BETWEEN :first AND :last ORDER BY w.document, w.item",
        first=first,
        last=last,
        layer=layer,
    )
    names = dict.fromkeys(row["name"] for row in rows)
    _many(inside, "INSERT OR IGNORE INTO slip_nodes (layer, name) VALUES (?, ?)", [(layer, name) for name in names])
    nodes = {name: inside.reader.number(_NODE, layer=layer, name=name) for name in names}
    number = inside.reader.number("SELECT coalesce(max(number), 0) FROM slips")
    slips = list[tuple[object, ...]]()
    keys = list[tuple[int, ...]]()
    for row in rows:
        number += 1
        node, rank = nodes[row["name"]], _rank(row["id"])
        slips.append((number, row["document"], node, rank, row["item"], 0, row["keys"], row["body"]))
        keys += [(LAYERS[layer], key, node, rank, number) for key in _unpacked(row["keys"])]
    _many(
        inside,
        "INSERT INTO slips (number, document, node, rank, item, gone, keys, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        slips,
    )
    _many(inside, "INSERT INTO slip_keys (layer, key, node, rank, slip) VALUES (?, ?, ?, ?, ?)", sorted(keys))
    waiting = "DELETE FROM slips_waiting WHERE layer = ? AND document BETWEEN ? AND ?"
    inside.connection.exec_driver_sql(waiting, (layer, first, last))
    return [_slip(layer, row) for row in rows]


def _many(inside: Transaction, sql: str, rows: Sequence[tuple[object, ...]]) -> None:
    if rows:
        inside.connection.exec_driver_sql(sql, list(rows))


def _rank(document: str) -> int:
    return int(document[:15], 16)


def _packed(keys: Iterable[int]) -> bytes:
    held = sorted(keys)
    return struct.pack(f"<{len(held)}Q", *held)


def _unpacked(keys: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(keys) // 8}Q", keys)


def _slip(layer: Layer, row: Row) -> Slip:
    at = Occurrence(row["id"], row["item"])
    return Slip(layer, at, row["name"], frozenset(_unpacked(row["keys"])), row["body"])


_NODE = "SELECT number FROM slip_nodes WHERE layer = :layer AND name = :name"
# SQLite takes a CROSS JOIN in the order in which it is written; otherwise it may read all slips.
_SLIPS = (
    "SELECT s.*, n.name, d.id FROM slips AS s CROSS JOIN slip_nodes AS n ON n.number = s.node"
    " CROSS JOIN documents AS d ON d.number = s.document"
)
_IN_ORDER = " ORDER BY s.rank, s.document, s.item LIMIT :first"


class SlipIndex:
    """The slips that linking has taken up, looked up in the tables; see ``linking.Index``.

    It is for as long as they stay as they are: numbers of nodes are remembered.
    """

    def __init__(self, reader: Reader) -> None:
        """Look up through ``reader``."""
        self._reader = reader
        self._numbers: dict[tuple[Layer, str], int | None] = {}
        self._names: dict[int, str] = {}
        self._bearers: dict[tuple[Layer, int], tuple[tuple[int, ...], int]] = {}

    def slips(self, layer: Layer, node: str, first: int | None = None) -> tuple[Slip, ...]:
        """Return the slips of a node."""
        number = self._number(layer, node)
        if number is None:
            return ()
        rows = self._reader.rows(f"{_SLIPS} WHERE s.node = :node{_IN_ORDER}", node=number, first=_limit(first))
        return tuple(_slip(layer, row) for row in rows)

    def under(self, layer: Layer, key: int, node: str | None = None, first: int | None = None) -> tuple[Slip, ...]:
        """Return the slips that bear a key, all or those of a node."""
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
        return tuple(_slip(layer, row) for row in rows)

    def sharing(self, layer: Layer, keys: Iterable[int], common: int | None = None) -> Counter[str]:
        """Return the nodes that bear some of ``keys``, each with how many of them; common keys are passed over."""
        found = Counter[int]()
        for key in set(keys):
            if common is None:
                found.update(row[0] for row in self._reader.rows(_DISTINCT, layer=LAYERS[layer], key=key))
            else:
                bearers = self._bearing(layer, key, max(0, common) + 1)
                if len(bearers) <= common:
                    found.update(set(bearers))
        return Counter({self._name(number): times for number, times in found.items()})

    def _bearing(self, layer: Layer, key: int, most: int) -> tuple[int, ...]:
        """Return the nodes of at most so many slips that bear a key; keys asked lately are kept."""
        held, asked = self._bearers.get((layer, key), ((), 0))
        if asked < most and len(held) == asked:
            if len(self._bearers) >= _KEPT:
                self._bearers.clear()
            held = tuple(row[0] for row in self._reader.rows(_BEARING, layer=LAYERS[layer], key=key, most=most))
            self._bearers[layer, key] = (held, most)
        return held[:most]

    def together(self, layer: Layer, one: str, other: str, but: AbstractSet[str] = frozenset()) -> bool:
        """Tell whether a document, none of ``but``, has slips of both nodes."""
        numbers = [self._number(layer, node) for node in (one, other)]
        if None in numbers:
            return False
        some, others = sorted(numbers, key=self._size)
        return any(row["id"] not in but for row in self._reader.stream(_TOGETHER, one=some, other=others))

    def _size(self, node: int | None) -> int:
        """Return how many slips a node has, the same for all large ones."""
        few = "SELECT count(*) FROM (SELECT 1 FROM slips WHERE node = :node LIMIT :few)"
        return self._reader.number(few, node=node, few=_FEW)

    def holds(self, slip: Slip) -> bool:
        """Tell whether a slip is here, as it is."""
        found = self._reader.row(
            _HELD,
            node=self._number(slip.layer, slip.node),
            rank=_rank(slip.at.document),
            item=slip.at.item,
            keys=_packed(slip.keys),
            body=slip.body,
            document=slip.at.document,
        )
        return found is not None

    def documents(self, most: int | None = None) -> int:
        """Return how many documents have slips; counting stops at ``most``."""
        counted = "SELECT count(*) FROM (SELECT DISTINCT document FROM slips LIMIT :most)"
        return self._reader.number(counted, most=_limit(most))

    def every(self, layer: Layer) -> Iterator[Slip]:
        """Yield all slips of a layer, in order."""
        for row in self._reader.stream(f"{_SLIPS} WHERE n.layer = :layer{_IN_ORDER}", layer=layer, first=-1):
            yield _slip(layer, row)

    def _number(self, layer: Layer, node: str) -> int | None:
        if (layer, node) not in self._numbers:
            row = self._reader.row(_NODE, layer=layer, name=node)
            self._numbers[layer, node] = None if row is None else int(row[0])
        return self._numbers[layer, node]

    def _name(self, number: int) -> str:
        if number not in self._names:
            row = self._reader.rows("SELECT layer, name FROM slip_nodes WHERE number = :number", number=number)[0]
            self._names[number] = str(row["name"])
            self._numbers[cast("Layer", row["layer"]), row["name"]] = number
        return self._names[number]


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
