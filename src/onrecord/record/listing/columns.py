"""Which values of a facet statements bear, in columns: all values are counted at once, however many there are."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any, Final

from onrecord.record.listing import bits as bitmaps
from onrecord.record.listing.bits import CHUNK, Bits
from onrecord.record.reader import Reader

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from onrecord.record.writer import Transaction

IN_COLUMNS: Final = frozenset(
    ("speaker", "about", "origin", "outlet", "event", "office", "counted", "said", "happened", "tag")
)
"""Facets that have many values, or may have."""

_VALUE, _PLACE = 4, 2
_BYTES: Final = 1 << (CHUNK - 3)

# numpy is imported where statements are counted: other questions do without it


def numbers_borne(reader: Reader, facet: str, sought: Bits, most: int | None = None) -> dict[int, int]:
    """Count for each value of a facet, by its number, the statements sought that bear it; those of none are left out.

    With ``most`` only that many of the most frequent are told, and those as frequent as the last of them.
    """
    import numpy as np

    hits = [values[members] for _, values, members in _columns(reader, facet, sought)]
    if not hits:
        return {}
    counts = np.bincount(np.concatenate(hits))
    borne = np.flatnonzero(counts)
    if most is not None and len(borne) > most:
        borne = np.flatnonzero(counts >= np.partition(counts[borne], -most)[-most])
    return dict(zip(borne.tolist(), counts[borne].tolist(), strict=True))


def bearing_any(reader: Reader, facet: str, values: Collection[int]) -> Bits:
    """Return the statements that bear one of some values of a facet, by their numbers."""
    import numpy as np

    wanted = np.array(sorted(values), "<u4")
    found: dict[int, int] = {}
    for chunk, held, places in _every(reader, facet):
        bits = np.zeros(1 << CHUNK, bool)
        bits[places[np.isin(held, wanted)]] = True
        if number := int.from_bytes(np.packbits(bits, bitorder="little").tobytes(), "little"):
            found[chunk] = number
    return found


def _columns(reader: Reader, facet: str, sought: Bits) -> Iterator[tuple[int, NDArray[Any], NDArray[Any]]]:
    """Yield the column of each chunk: its values, and which of these lines are of statements sought."""
    import numpy as np

    for chunk, values, places in _every(reader, facet, sought):
        among = np.frombuffer(sought[chunk].to_bytes(_BYTES, "little"), np.uint8)
        yield chunk, values, np.unpackbits(among, bitorder="little").view(bool)[places]


def _every(
    reader: Reader, facet: str, among: Collection[int] | None = None
) -> Iterator[tuple[int, NDArray[Any], NDArray[Any]]]:
    rows = reader.rows(
        "SELECT c.chunk, c.held FROM listed_columns AS c WHERE c.facet = :facet AND (:every OR c.chunk IN"
        " (SELECT value FROM json_each(:chunks))) ORDER BY c.chunk",
        facet=facet,
        every=among is None,
        chunks=json.dumps(sorted(among or ())),
    )
    for row in rows:
        yield row["chunk"], *_opened(row["held"])


def _opened(held: bytes) -> tuple[NDArray[Any], NDArray[Any]]:
    import numpy as np

    size = len(held) // (_VALUE + _PLACE)
    return np.frombuffer(held, "<u4", size), np.frombuffer(held, "<u2", size, _VALUE * size)


class Columns:
    """Columns while they are changed."""

    def __init__(self, inside: Transaction) -> None:
        """Write within a transaction."""
        self._inside = inside
        self._put: dict[tuple[str, int], list[tuple[int, int]]] = {}
        self._taken: dict[tuple[str, int], list[tuple[int, int]]] = {}

    def note(self, facet: str, value: int, chunk: int, before: int, now: int) -> None:
        """Note which statements of a chunk bore a value and which bear it now, as bits."""
        if facet not in IN_COLUMNS:
            return
        for bits, noted in ((now & ~before, self._put), (before & ~now, self._taken)):
            if bits:
                noted.setdefault((facet, chunk), []).extend((value, place) for place in bitmaps.numbers({0: bits}))

    def write(self) -> None:
        """Write what was noted."""
        import numpy as np

        for facet, chunk in sorted({*self._put, *self._taken}):
            row = self._inside.reader.row(
                "SELECT held FROM listed_columns WHERE facet = :facet AND chunk = :chunk", facet=facet, chunk=chunk
            )
            values, places = _opened(b"" if row is None else row["held"])
            taken = np.array(self._taken.get((facet, chunk), ()), np.uint64).reshape(-1, 2)
            if len(taken):
                lines = values.astype(np.uint64) << np.uint64(CHUNK) | places
                left = ~np.isin(lines, taken[:, 0] << np.uint64(CHUNK) | taken[:, 1])
                values, places = values[left], places[left]
            put = np.array(self._put.get((facet, chunk), ()), np.uint64).reshape(-1, 2)
            values = np.concatenate((values, put[:, 0].astype("<u4")))
            places = np.concatenate((places, put[:, 1].astype("<u2")))
            self._keep(facet, chunk, values.tobytes() + places.tobytes())
        self._put.clear()
        self._taken.clear()

    def _keep(self, facet: str, chunk: int, held: bytes) -> None:
        run = self._inside.connection.exec_driver_sql
        run("DELETE FROM listed_columns WHERE facet = ? AND chunk = ?", (facet, chunk))
        if held:
            run("INSERT INTO listed_columns (facet, chunk, held) VALUES (?, ?, ?)", (facet, chunk, held))
