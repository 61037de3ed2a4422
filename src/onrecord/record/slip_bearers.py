"""Who bears a number under which slips meet: looked up one at a time, or for a lot of documents at once."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from onrecord.model import Layer
from onrecord.record.reader import Reader

_Wanted = TypeVar("_Wanted", int, str)

LAYERS: Mapping[Layer, int] = {"entity": 0, "part": 1, "event": 2}
"""Numbers of the layers in ``slip_keys``."""

_KEPT = 1 << 19
"""Keys of which the bearers are kept in memory while linking."""

_AT_ONCE = 5_000
"""Keys, nodes or numbers that one question holds."""

_Known = tuple[int, ...] | int
"""The nodes of all slips that bear a key, one for each; a number where so many bear it or more."""


class Bearers:
    """The nodes that bear keys of one layer, as far as they were asked for."""

    def __init__(self, reader: Reader, layer: Layer) -> None:
        """Begin with nothing known."""
        self._reader, self._layer = reader, LAYERS[layer]
        self._known: dict[int, _Known] = {}
        self._different: dict[int, tuple[int, ...]] = {}

    def expect(self, keys: Iterable[int], most: int) -> set[int]:
        """Look up at once who bears keys that fewer than ``most`` slips bear; return the nodes that were found."""
        known = self._known
        wanted = {key for key in keys if not _tells(known.get(key), most)}
        if len(known) + len(wanted) > _KEPT:
            known.clear()
        found = set[int]()
        for asked in lots(set(islice(wanted, _KEPT))):
            counts = few(self._reader, f"slip_keys AS s WHERE s.layer = {self._layer} AND s.key = w.value", asked, most)
            held: dict[int, list[int]] = {key: [] for key, count in counts.items() if count < most}
            rows = self._reader.rows(
                "SELECT k.key, k.node FROM json_each(:keys) AS w CROSS JOIN slip_keys AS k"
                " ON k.layer = :layer AND k.key = w.value",
                keys=json.dumps(list(held)),
                layer=self._layer,
            )
            for key, node in rows:
                held[key].append(node)
                found.add(node)
            known.update(dict.fromkeys(counts, most))
            known.update({key: tuple(nodes) for key, nodes in held.items()})
        return found

    def fewer(self, key: int, most: int) -> tuple[int, ...] | None:
        """Return the nodes of the slips that bear a key, one for each; None where ``most`` or more bear it."""
        known = self._known.get(key)
        if isinstance(known, tuple):
            return known if len(known) < most else None
        if known is None or known < most:
            known = self._ask(key, most)
        return None if isinstance(known, int) else known

    def _ask(self, key: int, most: int) -> _Known:
        if len(self._known) >= _KEPT:
            self._known.clear()
        nodes = tuple(row[0] for row in self._reader.rows(_BEARING, layer=self._layer, key=key, most=most))
        known = self._known[key] = nodes if len(nodes) < most else most
        return known

    def nodes(self, key: int) -> Collection[int]:
        """Return the nodes of all slips that bear a key, each once."""
        known = self._known.get(key)
        if isinstance(known, tuple):
            return known if len(known) < 2 else set(known)
        if key not in self._different:
            rows = self._reader.rows(_DISTINCT, layer=self._layer, key=key)
            self._different[key] = tuple(row[0] for row in rows)
        return self._different[key]

    def is_borne(self, key: int) -> bool:
        """Tell whether a slip may bear a key, as far as that is known."""
        return self._known.get(key) != ()


def _tells(known: _Known | None, most: int) -> bool:
    """Tell whether it follows from what is known who bears a key, or that ``most`` do."""
    return known is not None and (isinstance(known, tuple) or known >= most)


def few(reader: Reader, what: str, values: Iterable[int], most: int) -> dict[int, int]:
    """Return for each value how many rows there are, ``most`` for all that have more."""
    rows = reader.rows(
        f"SELECT w.value, (SELECT count(*) FROM (SELECT 1 FROM {what} LIMIT :most) AS few)"  # noqa: S608 - ours
        " FROM json_each(:wanted) AS w",
        wanted=json.dumps(list(values)),
        most=most,
    )
    return {int(value): int(count) for value, count in rows}


def lots(wanted: Collection[_Wanted]) -> Iterator[Sequence[_Wanted]]:
    """Yield what is wanted, a lot at a time, in order."""
    ordered = sorted(wanted)
    yield from (ordered[start : start + _AT_ONCE] for start in range(0, len(ordered), _AT_ONCE))


_BEARING = "SELECT node FROM slip_keys WHERE layer = :layer AND key = :key LIMIT :most"

_DISTINCT = """
WITH RECURSIVE nodes(node) AS (
  SELECT min(node) FROM slip_keys WHERE layer = :layer AND key = :key
  UNION ALL
  SELECT (SELECT min(node) FROM slip_keys WHERE layer = :layer AND key = :key AND node > nodes.node)
  FROM nodes WHERE nodes.node IS NOT NULL
) SELECT node FROM nodes WHERE node IS NOT NULL
"""
"""The nodes under a key, each looked up behind the one before: what many slips bear is not read through."""
