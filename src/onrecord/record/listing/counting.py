"""How many of the statements sought bear each value."""

import json
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.record.listing import bits as bitmaps
from onrecord.record.listing.asking import bearing, bits_of
from onrecord.record.listing.bits import Bits
from onrecord.record.reader import Reader

FEW = 8_000
"""Sets of so many statements are looked through one by one; of larger ones the bitmaps of values are met."""


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
    few = bitmaps.size(sought) <= FEW
    each = [facet for facet in facets if few and facet not in _NARROW]
    found = _by_bitmaps(reader, sought, [facet for facet in facets if facet not in each], most)
    return found | _one_by_one(reader, sought, each, most) if each else found


_DATES = ("said", "happened")
_NARROW = ("manner", "stance", "tier", "depth", "reviewed", "voice")
"""Facets of few values: their bitmaps are met however few statements are sought."""


def _one_by_one(reader: Reader, sought: Bits, facets: Sequence[str], most: int) -> dict[str, list[Counted]]:
    wanted = json.dumps(list(bitmaps.numbers(sought)))
    lists = reader.rows(
        "SELECT l.held FROM json_each(:wanted) AS w CROSS JOIN listed AS l ON l.number = w.value", wanted=wanted
    )
    held = Counter(array("I", b"".join(row[0] for row in lists)))
    rows: list[tuple[str, str, str, int, int]] = [
        (row["facet"], row["value"], row["label"], held[row["number"]], row["statements"])
        for row in reader.rows(
            "SELECT v.* FROM json_each(:wanted) AS w CROSS JOIN listed_values AS v ON v.number = w.value",
            wanted=json.dumps(list(held)),
        )
    ]
    rows += _people(reader, sought, wanted, facets)
    rows.sort(key=lambda row: (-row[3], -row[4], row[1]))
    found: dict[str, list[Counted]] = {facet: [] for facet in facets}
    for facet, value, label, statements, _ in rows:
        if facet in found and (facet in _DATES or len(found[facet]) <= most):
            found[facet].append(Counted(value, label, statements))
    for facet in set(_DATES) & found.keys():
        found[facet].sort(key=lambda one: one.value)
    return found


def _named(reader: Reader, sought: Bits) -> Bits:
    return bitmaps.met(sought, bearing(reader, "voice", "named"))


def _people(
    reader: Reader, sought: Bits, wanted: str, facets: Sequence[str]
) -> Iterator[tuple[str, str, str, int, int]]:
    """Yield who speaks, of whose words it is the origin (whoever is named), and who is spoken of."""
    for facet, role in (("speaker", "speaker"), ("origin", "speaker"), ("about", "about")):
        if facet not in facets:
            continue
        among = json.dumps(list(bitmaps.numbers(_named(reader, sought)))) if facet == "origin" else wanted
        for row in reader.rows(
            "SELECT v.value, v.label, t.statements, v.statements AS every FROM (SELECT e.canonical,"
            " count(DISTINCT l.number) AS statements FROM json_each(:wanted) AS w CROSS JOIN listed AS l"
            " ON l.number = w.value CROSS JOIN statement_entities AS x ON x.document = l.document"
            " AND x.statement = l.position AND x.role = :role CROSS JOIN entities AS e ON e.document = x.document"
            " AND e.position = x.entity GROUP BY e.canonical) AS t CROSS JOIN listed_values AS v"
            " ON v.facet = :role AND v.value = t.canonical",
            wanted=among,
            role=role,
        ):
            yield facet, row["value"], row["label"], row["statements"], row["every"]


def _by_bitmaps(reader: Reader, sought: Bits, facets: Sequence[str], most: int) -> dict[str, list[Counted]]:
    found: dict[str, list[Counted]] = {}
    for facet in facets:
        if facet in _DATES:
            found[facet] = _every(reader, sought, facet)
        elif facet == "origin":
            named = _best(reader, _named(reader, sought), "speaker", most, ())
            found[facet] = [one for _, one in _best(reader, sought, "origin", most, named)]
        else:
            found[facet] = [one for _, one in _best(reader, sought, facet, most, ())]
    return found


def _every(reader: Reader, sought: Bits, facet: str) -> list[Counted]:
    rows = reader.rows("SELECT * FROM listed_values WHERE facet = :facet ORDER BY value", facet=facet)
    sizes = ((row, bitmaps.size_of_both(sought, bits_of(reader, row["number"]))) for row in rows)
    return [Counted(row["value"], row["label"], size) for row, size in sizes if size]


_Ranked = tuple[tuple[int, int, str], Counted]


def _best(reader: Reader, sought: Bits, facet: str, most: int, before: Iterable[_Ranked]) -> list[_Ranked]:
    """Return the values borne by most, with those of ``before``; stop where no value that is left can be among them."""
    best = list(before)
    for row in reader.stream(
        "SELECT * FROM listed_values WHERE facet = :facet ORDER BY statements DESC, value", facet=facet
    ):
        if len(best) > most and row["statements"] <= best[-1][1].statements:
            break
        size = bitmaps.size_of_both(sought, bits_of(reader, row["number"]))
        if size:
            rank = (-size, -row["statements"], row["value"])
            best.append((rank, Counted(row["value"], row["label"], size)))
            best.sort(key=lambda one: one[0])
            del best[most + 1 :]
    return best
