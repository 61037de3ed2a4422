"""How many of the statements sought bear each value."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.record.listing import bits as bitmaps
from onrecord.record.listing.asking import bearing, bits_of
from onrecord.record.listing.bits import Bits
from onrecord.record.listing.columns import IN_COLUMNS, numbers_borne
from onrecord.record.reader import Reader


@dataclass(frozen=True, slots=True)
class Counted:
    """A value with the number of statements sought that bear it."""

    value: str
    label: str
    statements: int


def tallies(reader: Reader, sought: Bits, facets: Sequence[str], most: int) -> dict[str, list[Counted]]:
    """Return for each facet the values that most of these statements bear, one more than ``most`` where there are more.

    Of equally many those come first that more statements of the record bear. Months are returned all, in order.
    """
    return {facet: [one.told for one in _ranked(reader, sought, facet, most)] for facet in facets}


_DATES = ("said", "happened")


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A value with its rank among those of its facet."""

    rank: tuple[int, int, str]
    told: Counted


def _ranked(reader: Reader, sought: Bits, facet: str, most: int) -> list[_Ranked]:
    if facet in _DATES:
        return sorted(_first(reader, numbers_borne(reader, facet, sought), None), key=lambda one: one.told.value)
    if facet not in IN_COLUMNS:
        return _first(reader, _by_bitmaps(reader, sought, facet), most)
    best = _first(reader, numbers_borne(reader, facet, sought, most + 1), most)
    if facet == "origin":  # a named source is the origin of what it says
        named = bitmaps.met(sought, bearing(reader, "voice", "named"))
        best = sorted(
            (*best, *_first(reader, numbers_borne(reader, "speaker", named, most + 1), most)), key=lambda one: one.rank
        )
    return best[: most + 1]


def _by_bitmaps(reader: Reader, sought: Bits, facet: str) -> dict[int, int]:
    rows = reader.rows("SELECT number FROM listed_values WHERE facet = :facet", facet=facet)
    sizes = {row["number"]: bitmaps.size_of_both(sought, bits_of(reader, row["number"])) for row in rows}
    return {number: size for number, size in sizes.items() if size}


def _first(reader: Reader, counted: Mapping[int, int], most: int | None) -> list[_Ranked]:
    """Return the values borne by most, by their numbers; one more than ``most``, None for all."""
    rows = reader.rows(
        "SELECT v.number, v.value, v.label, v.statements FROM json_each(:wanted) AS w"
        " CROSS JOIN listed_values AS v ON v.number = w.value",
        wanted=json.dumps(list(counted)),
    )
    found = [
        _Ranked(
            (-counted[row["number"]], -row["statements"], row["value"]),
            Counted(row["value"], row["label"], counted[row["number"]]),
        )
        for row in rows
    ]
    found.sort(key=lambda one: one.rank)
    return found if most is None else found[: most + 1]
