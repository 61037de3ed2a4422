"""Slips in the record: kept with the document, taken up by linking a lot of documents at a time, and looked up."""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.model import Layer, Slip
from onrecord.record.reader import Reader
from onrecord.record.slip_bearers import LAYERS
from onrecord.record.slip_index import SLIPS, packed, rank_of, slip_of, unpacked
from onrecord.record.writer import Transaction

_LOT = 2_000
"""Documents that are taken up at a time: memory stays flat however many wait."""


class TakenUp(NamedTuple):
    """The slips of a lot of documents that linking takes up: those that went, and those that came."""

    gone: tuple[Slip, ...] = ()
    put: tuple[Slip, ...] = ()

    @property
    def changed(self) -> tuple[Slip, ...]:
        """Return both."""
        return (*self.gone, *self.put)


def write_slips(inside: Transaction, number: int, slips: Iterable[Slip]) -> None:
    """Keep the slips of a document's reading, for linking to take up, in place of those before."""
    forget_slips(inside, number)
    rows = [(number, slip.layer, slip.at.item, slip.node, packed(slip.keys), slip.body) for slip in slips]
    _many(
        inside,
        "INSERT INTO slips_waiting (document, layer, item, node, keys, body) VALUES (?, ?, ?, ?, ?, ?)",
        rows,
    )
    inside.connection.exec_driver_sql("UPDATE readings SET slips = ? WHERE document = ?", (len(rows), number))


def forget_slips(inside: Transaction, number: int) -> None:
    """Let the slips of a document go; linking notices at its next run."""
    inside.connection.exec_driver_sql("DELETE FROM slips_waiting WHERE document = ?", (number,))
    inside.connection.exec_driver_sql("UPDATE slips SET gone = TRUE WHERE document = ?", (number,))


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


def waiting(reader: Reader) -> int:
    """Return of how many documents slips wait for linking, in the layer where most do; those that went are left out."""
    counted = "SELECT count(*) FROM (SELECT DISTINCT document FROM slips_waiting WHERE layer = :layer) AS held"
    return max(reader.number(counted, layer=layer) for layer in LAYERS)


def take_up(inside: Transaction, layer: Layer) -> TakenUp:
    """Put the waiting slips of a lot of documents where they are looked up, take away those that are gone."""
    lot = inside.reader.rows(
        "SELECT document FROM slips_waiting WHERE layer = :layer"
        " UNION SELECT s.document FROM slips AS s CROSS JOIN slip_nodes AS n ON n.number = s.node"
        " WHERE s.gone AND n.layer = :layer ORDER BY 1 LIMIT :lot",
        layer=layer,
        lot=_LOT,
    )
    if not lot:
        return TakenUp()
    first, last = int(lot[0][0]), int(lot[-1][0])
    return TakenUp(tuple(_take_away(inside, layer, first, last)), tuple(_put_in(inside, layer, first, last)))


def _take_away(inside: Transaction, layer: Layer, first: int, last: int) -> list[Slip]:
    """Take away the slips that are gone, of the documents from ``first`` to ``last``."""
    rows = inside.reader.rows(
        f"{SLIPS} WHERE s.gone AND s.document BETWEEN :first AND :last AND n.layer = :layer",
        first=first,
        last=last,
        layer=layer,
    )
    keys = [
        (LAYERS[layer], key, row["node"], row["rank"], row["number"]) for row in rows for key in unpacked(row["keys"])
    ]
    _many(inside, "DELETE FROM slip_keys WHERE layer = ? AND key = ? AND node = ? AND rank = ? AND slip = ?", keys)
    _many(inside, "DELETE FROM slips WHERE number = ?", [(row["number"],) for row in rows])
    return [slip_of(layer, row, row["name"]) for row in rows]


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
    nodes = {
        row["name"]: row["number"]
        for row in inside.reader.rows(
            "SELECT n.number, n.name FROM json_each(:names) AS w CROSS JOIN slip_nodes AS n"
            " ON n.layer = :layer AND n.name = w.value",
            names=json.dumps(list(names)),
            layer=layer,
        )
    }
    number = inside.reader.number("SELECT coalesce(max(number), 0) FROM slips")
    slips = list[tuple[object, ...]]()
    keys = list[tuple[int, ...]]()
    for row in rows:
        number += 1
        node, rank = nodes[row["name"]], rank_of(row["id"])
        slips.append((number, row["document"], node, rank, row["item"], False, row["keys"], row["body"]))
        keys += [(LAYERS[layer], key, node, rank, number) for key in unpacked(row["keys"])]
    _many(
        inside,
        "INSERT INTO slips (number, document, node, rank, item, gone, keys, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        slips,
    )
    _many(inside, "INSERT INTO slip_keys (layer, key, node, rank, slip) VALUES (?, ?, ?, ?, ?)", sorted(keys))
    waiting = "DELETE FROM slips_waiting WHERE layer = ? AND document BETWEEN ? AND ?"
    inside.connection.exec_driver_sql(waiting, (layer, first, last))
    return [slip_of(layer, row, row["name"]) for row in rows]


def _many(inside: Transaction, sql: str, rows: Sequence[tuple[object, ...]]) -> None:
    if rows:
        inside.connection.exec_driver_sql(sql, list(rows))
