"""Statements in order, a page at a time: each page begins behind the last statement of the one before."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.record.listing import bits as bitmaps
from onrecord.record.listing.asking import bits_of
from onrecord.record.listing.bits import Bits
from onrecord.record.reader import Reader

Order = Literal["date", "newest", "outlet", "place"]
"""By day (undated last), the latest day first, by outlet (without one last) and then day, as they stand in documents.

Within a day, and in documents, those of the document that was added first come first, then by place in the text.
"""

FEW = 4_000
"""So many statements are put in order by themselves; of more the index is walked through until a page is full."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A statement where it is listed: the number of its document, its place in the reading, its day.

    ``outlet`` is the number of its outlet's value where statements are ordered by outlet, 0 for none.
    """

    document: int
    position: int
    day: str
    outlet: int = 0


def page(reader: Reader, sought: Bits, after: Spot | None, limit: int, order: Order = "date") -> list[Spot]:
    """Return the next statements of a set after a spot, in an order.

    At most one more than ``limit`` is returned, so that one sees whether there are more.
    """
    most = limit + 1
    if order == "place":
        return _by_place(reader, sought, after, most)
    if order != "outlet":
        return _by_day(reader, sought, after, most, newest=order == "newest")
    found: list[Spot] = []
    for outlet, here in _by_outlet(reader, sought, after):
        start = after if after and after.outlet == outlet else None
        spots = _by_day(reader, here, start, most - len(found))
        found += (Spot(spot.document, spot.position, spot.day, outlet) for spot in spots)
        if len(found) == most:
            break
    return found


def _by_outlet(reader: Reader, sought: Bits, after: Spot | None) -> Iterator[tuple[int, Bits]]:
    """Yield the statements of each outlet from that of a spot on, by name; at last those without one, as of 0."""
    rows = reader.rows("SELECT number FROM listed_values WHERE facet = 'outlet' ORDER BY value")
    outlets = [row[0] for row in rows]
    if after is not None:
        outlets = outlets[outlets.index(after.outlet) :] if after.outlet in outlets else []
    for outlet in outlets:
        if here := bitmaps.met(sought, bits_of(reader, outlet)):
            yield outlet, here
    every = bitmaps.joined(bits_of(reader, row[0]) for row in rows)
    yield 0, bitmaps.without(sought, every)


def _by_day(reader: Reader, sought: Bits, after: Spot | None, most: int, *, newest: bool = False) -> list[Spot]:
    if bitmaps.size(sought) <= FEW:
        return _put_in_order(reader, sought, after, newest=newest)[:most]
    found: list[Spot] = []
    for month, here in _months(reader, sought, after, newest=newest):
        if bitmaps.size(here) <= FEW:
            found += _put_in_order(reader, here, after, newest=newest)[: most - len(found)]
        else:
            found += _walked(reader, here, month, after, most - len(found), newest=newest)
        if len(found) == most:
            break
    return found


def by_month(reader: Reader, sought: Bits) -> Iterator[list[tuple[str, int, int]]]:
    """Yield the statements of a set month by month, undated ones last: day, number of the document, place."""
    for _, here in _months(reader, sought, None):
        yield [(spot.day, spot.document, spot.position) for spot in _spots(reader, here)]


def _months(reader: Reader, sought: Bits, after: Spot | None, *, newest: bool = False) -> Iterator[tuple[str, Bits]]:
    """Yield the statements of each month from that of a spot on, undated ones last."""
    rows = reader.rows("SELECT number, value FROM listed_values WHERE facet = 'listed'")
    rows.sort(key=lambda row: _rank(row["value"], newest=newest))
    for row in rows:
        if after is not None and _rank(row["value"], newest=newest) < _rank(after.day[:7], newest=newest):
            continue
        if here := bitmaps.met(sought, bits_of(reader, row["number"])):
            yield row["value"], here


_NINES = str.maketrans("0123456789", "9876543210")


def _rank(day: str, *, newest: bool) -> str:
    """Return what orders days or months; the sign of those that are undated is greater than any digit."""
    return day.translate(_NINES) if newest else day


def _put_in_order(reader: Reader, here: Bits, after: Spot | None, *, newest: bool) -> list[Spot]:
    def key(spot: Spot) -> tuple[str, int, int]:
        return _rank(spot.day, newest=newest), spot.document, spot.position

    spots = sorted(_spots(reader, here), key=key)
    return spots if after is None else [spot for spot in spots if key(spot) > key(after)]


def _spots(reader: Reader, here: Bits) -> Iterator[Spot]:
    rows = reader.rows(
        "SELECT l.day, l.document, l.position FROM json_each(:wanted) AS w CROSS JOIN listed AS l"
        " ON l.number = w.value",
        wanted=json.dumps(list(bitmaps.numbers(here))),
    )
    return (Spot(row["document"], row["position"], row["day"]) for row in rows)


def _walked(reader: Reader, here: Bits, month: str, after: Spot | None, most: int, *, newest: bool) -> list[Spot]:
    """Walk through a month of which so much is sought that it is soon found, day by day."""
    days = reader.rows(
        "SELECT DISTINCT day FROM listed WHERE day >= :month AND day < :next", month=month, next=f"{month}~"
    )
    members, found = bitmaps.Members(here), list[Spot]()
    for day in sorted((row["day"] for row in days), key=lambda day: _rank(day, newest=newest)):
        if after is not None and _rank(day, newest=newest) < _rank(after.day, newest=newest):
            continue
        document, position = (after.document, after.position) if after and after.day == day else (-1, -1)
        for row in reader.stream(
            "SELECT number, document, position FROM listed WHERE day = :day AND (document, position) >"
            " (:document, :position) ORDER BY document, position",
            day=day,
            document=document,
            position=position,
        ):
            if row["number"] in members:
                found.append(Spot(row["document"], row["position"], day))
                if len(found) == most:
                    return found
    return found


def _by_place(reader: Reader, sought: Bits, after: Spot | None, most: int) -> list[Spot]:
    """Return the next statements as they stand in documents."""
    document, position = (after.document, after.position) if after else (-1, -1)
    if bitmaps.size(sought) <= FEW:
        spots = sorted(_spots(reader, sought), key=lambda spot: (spot.document, spot.position))
        return [spot for spot in spots if (spot.document, spot.position) > (document, position)][:most]
    members, found = bitmaps.Members(sought), list[Spot]()
    for row in reader.stream(
        "SELECT number, document, position, day FROM listed WHERE (document, position) > (:document, :position)"
        " ORDER BY document, position",
        document=document,
        position=position,
    ):
        if row["number"] in members:
            found.append(Spot(row["document"], row["position"], row["day"]))
            if len(found) == most:
                break
    return found
