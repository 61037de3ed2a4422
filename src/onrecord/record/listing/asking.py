"""Which statements are sought, in what order they are listed, and how many bear each value."""

import json
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.model.edtf import edtf_bounds
from onrecord.record.codec import when_in
from onrecord.record.listing import bits as bitmaps
from onrecord.record.listing.bits import Bits
from onrecord.record.listing.facts import WIDE
from onrecord.record.query_text import expression
from onrecord.record.reader import Reader, Row

FEW = 12_000
"""Sets of so many statements are looked through one by one; of larger ones the bitmaps of values are met."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of time, both days included; None is open."""

    since: str | None = None
    until: str | None = None

    def touches(self, earliest: str | None, latest: str | None) -> bool:
        """Tell whether something dated so may lie within; what is undated does not."""
        if earliest is None and latest is None:
            return False
        after = self.since is None or latest is None or latest >= self.since
        return after and (self.until is None or earliest is None or earliest <= self.until)


@dataclass(frozen=True, slots=True)
class Sifted:
    """What is sought: of each facet one of the values, dates that touch an interval, words, documents, who is named.

    None means whatever; ``documents`` are numbers, ``about`` ids of linked entities, ``words`` as in ``search``.
    """

    values: tuple[tuple[str, tuple[str, ...]], ...] = ()
    said: Interval | None = None
    happened: Interval | None = None
    words: str | None = None
    documents: tuple[int, ...] | None = None
    about: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """A value with the number of statements sought that bear it."""

    value: str
    label: str
    statements: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A statement where it is listed: the number of its document, its place in the reading, its day."""

    document: int
    position: int
    day: str


def sift(reader: Reader, sought: Sifted) -> Bits:
    """Return the statements sought."""
    found = None
    for facet, values in sought.values:
        found = _meet(found, _any(reader, facet, values))
    for facet, interval in (("said", sought.said), ("happened", sought.happened)):
        if interval is not None:
            found = _meet(found, _within(reader, facet, interval, found))
    for rows in _by_rows(reader, sought):
        found = _meet(found, bitmaps.of_numbers(row[0] for row in rows))
    return _everything(reader) if found is None else found


def _meet(one: Bits | None, other: Bits) -> Bits:
    return other if one is None else bitmaps.met(one, other)


def _everything(reader: Reader) -> Bits:
    rows = reader.rows("SELECT number FROM listed_values WHERE facet = 'manner'")
    return bitmaps.joined(bits_of(reader, row[0]) for row in rows)


def bits_of(reader: Reader, value: int) -> Bits:
    """Return the statements that bear a value, by its number."""
    rows = reader.rows("SELECT chunk, bits FROM listed_bits WHERE value = :value", value=value)
    return {row[0]: bitmaps.unpacked(row[1]) for row in rows}


def _any(reader: Reader, facet: str, values: Iterable[str]) -> Bits:
    """Return the statements that bear one of some values of a facet."""
    found: list[Bits] = []
    for value in values:
        found.append(_bearing(reader, facet, value))
        if facet == "origin":  # a named source is the origin of what it says
            said, named = (_bearing(reader, *pair) for pair in (("speaker", value), ("voice", "named")))
            found.append(bitmaps.met(said, named))
    return bitmaps.joined(found)


def _bearing(reader: Reader, facet: str, value: str) -> Bits:
    row = reader.row(
        "SELECT number FROM listed_values WHERE facet = :facet AND value = :value", facet=facet, value=value
    )
    return {} if row is None else bits_of(reader, row[0])


def _by_rows(reader: Reader, sought: Sifted) -> Iterator[list[Row]]:
    """Yield the numbers of what is sought by other things than values, for each of these."""
    if sought.documents is not None:
        yield reader.rows(
            "SELECT l.number FROM json_each(:wanted) AS w CROSS JOIN listed AS l ON l.document = w.value",
            wanted=json.dumps(sought.documents),
        )
    if sought.about is not None:
        yield reader.rows(
            "SELECT l.number FROM json_each(:wanted) AS w CROSS JOIN entities AS e ON e.canonical = w.value"
            " CROSS JOIN statement_entities AS x ON x.document = e.document AND x.entity = e.position"
            " AND x.role = 'about' CROSS JOIN listed AS l ON l.document = x.document AND l.position = x.statement",
            wanted=json.dumps(sought.about),
        )
    if sought.words is not None:
        asked = expression(sought.words)
        yield (
            reader.rows("SELECT rowid FROM statement_words WHERE statement_words MATCH :asked", asked=asked)
            if asked
            else []
        )


def _within(reader: Reader, facet: str, interval: Interval, among: Bits | None) -> Bits:
    """Return the statements whose date touches an interval: whole months at once, the edges one by one."""
    whole, edges = [], []
    since, until = interval.since, interval.until
    for row in reader.rows("SELECT number, value FROM listed_values WHERE facet = :facet", facet=facet):
        month = row["value"]
        if month == WIDE:
            edges.append(row["number"])
        elif not month or (since and month < since[:7]) or (until and month > until[:7]):
            continue
        elif (since and month == since[:7] and since[8:] != "01") or (
            until and month == until[:7] and until[8:] < "31"
        ):
            edges.append(row["number"])
        else:
            whole.append(row["number"])
    sure = bitmaps.joined(bits_of(reader, number) for number in whole)
    doubtful = bitmaps.without(bitmaps.joined(bits_of(reader, number) for number in edges), sure)
    if among is not None:
        doubtful = bitmaps.met(doubtful, among)
    dates = _said if facet == "said" else _happened
    checked = {number for number, *dated in dates(reader, bitmaps.numbers(doubtful)) if interval.touches(*dated)}
    return bitmaps.joined((sure, bitmaps.of_numbers(checked)))


def _said(reader: Reader, numbers: Iterable[int]) -> Iterator[tuple[int, str | None, str | None]]:
    for row in reader.rows(
        "SELECT l.number, s.earliest, s.latest FROM json_each(:wanted) AS w CROSS JOIN listed AS l"
        " ON l.number = w.value CROSS JOIN statements AS s ON s.document = l.document AND s.position = l.position",
        wanted=json.dumps(list(numbers)),
    ):
        yield row["number"], row["earliest"], row["latest"]


def _happened(reader: Reader, numbers: Iterable[int]) -> Iterator[tuple[int, str | None, str | None]]:
    for row in reader.rows(
        "SELECT l.number, v.date FROM json_each(:wanted) AS w CROSS JOIN listed AS l ON l.number = w.value"
        " CROSS JOIN statements AS s ON s.document = l.document AND s.position = l.position"
        " CROSS JOIN events AS v ON v.document = s.document AND v.statement = s.local WHERE v.date IS NOT NULL",
        wanted=json.dumps(list(numbers)),
    ):
        when = when_in(json.loads(row["date"]))
        if when is not None:
            yield row["number"], *edtf_bounds(when.edtf)


def tallies(reader: Reader, sought: Bits, facets: Sequence[str], most: int) -> dict[str, list[Counted]]:
    """Return for each facet the values that most of these statements bear, one more than ``most`` where there are more.

    Of equally many those come first that more statements of the record bear. Months are returned all, in order.
    """
    count = _one_by_one if bitmaps.size(sought) <= FEW else _by_bitmaps
    return count(reader, sought, facets, most)


_DATES = ("said", "happened")


def _one_by_one(reader: Reader, sought: Bits, facets: Sequence[str], most: int) -> dict[str, list[Counted]]:
    wanted = json.dumps(list(bitmaps.numbers(sought)))
    held = Counter[int]()
    for row in reader.stream(
        "SELECT l.held FROM json_each(:wanted) AS w CROSS JOIN listed AS l ON l.number = w.value", wanted=wanted
    ):
        held.update(array("I", row[0]))
    rows: list[tuple[str, str, str, int, int]] = [
        (row["facet"], row["value"], row["label"], held[row["number"]], row["statements"])
        for row in reader.rows(
            "SELECT v.* FROM json_each(:wanted) AS w CROSS JOIN listed_values AS v ON v.number = w.value",
            wanted=json.dumps(list(held)),
        )
    ]
    rows += _speakers(reader, sought, wanted, facets)
    rows.sort(key=lambda row: (-row[3], -row[4], row[1]))
    found: dict[str, list[Counted]] = {facet: [] for facet in facets}
    for facet, value, label, statements, _ in rows:
        if facet in found and (facet in _DATES or len(found[facet]) <= most):
            found[facet].append(Counted(value, label, statements))
    for facet in set(_DATES) & found.keys():
        found[facet].sort(key=lambda one: one.value)
    return found


def _named(reader: Reader, sought: Bits) -> Bits:
    return bitmaps.met(sought, _bearing(reader, "voice", "named"))


def _speakers(
    reader: Reader, sought: Bits, wanted: str, facets: Sequence[str]
) -> Iterator[tuple[str, str, str, int, int]]:
    """Yield who speaks, and of whose words it is the origin: whoever is named."""
    if "speaker" not in facets and "origin" not in facets:
        return
    named = bitmaps.Members(_named(reader, sought))
    said, borne = Counter[str](), Counter[str]()
    for row in reader.stream(
        "SELECT DISTINCT l.number, e.canonical FROM json_each(:wanted) AS w CROSS JOIN listed AS l"
        " ON l.number = w.value CROSS JOIN statement_entities AS x ON x.document = l.document"
        " AND x.statement = l.position AND x.role = 'speaker' CROSS JOIN entities AS e ON e.document = x.document"
        " AND e.position = x.entity",
        wanted=wanted,
    ):
        said[row["canonical"]] += 1
        if row["number"] in named:
            borne[row["canonical"]] += 1
    for row in reader.rows(
        "SELECT v.value, v.label, v.statements FROM json_each(:wanted) AS w CROSS JOIN listed_values AS v"
        " ON v.facet = 'speaker' AND v.value = w.value",
        wanted=json.dumps(list(said)),
    ):
        for facet, counted in (("speaker", said), ("origin", borne)):
            if counted[row["value"]] and facet in facets:
                yield facet, row["value"], row["label"], counted[row["value"]], row["statements"]


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


def page(reader: Reader, sought: Bits, after: Spot | None, limit: int) -> tuple[list[Spot], int]:
    """Return the next statements of a set after a spot, in order of day, document and place; and how many come before.

    At most one more than ``limit`` is returned, so that one sees whether there are more.
    """
    found: list[Spot] = []
    before = 0
    start = after.day[:7] if after else ""
    for row in reader.rows("SELECT number, value FROM listed_values WHERE facet = 'listed' ORDER BY value"):
        here = bitmaps.met(sought, bits_of(reader, row["number"]))
        if row["value"] < start:
            before += bitmaps.size(here)
        elif here:
            spots, passed = _in_month(reader, here, row["value"], after, limit + 1 - len(found))
            found += spots
            before += passed
        if len(found) > limit:
            break
    return found, before


def by_month(reader: Reader, sought: Bits) -> Iterator[list[tuple[str, int, int]]]:
    """Yield the statements of a set month by month, undated ones last: day, number of the document, place."""
    for row in reader.rows("SELECT number FROM listed_values WHERE facet = 'listed' ORDER BY value"):
        here = bitmaps.met(sought, bits_of(reader, row["number"]))
        if here:
            rows = reader.rows(
                "SELECT l.day, l.document, l.position FROM json_each(:wanted) AS w CROSS JOIN listed AS l"
                " ON l.number = w.value",
                wanted=json.dumps(list(bitmaps.numbers(here))),
            )
            yield [(found["day"], found["document"], found["position"]) for found in rows]


def _in_month(reader: Reader, here: Bits, month: str, after: Spot | None, most: int) -> tuple[list[Spot], int]:
    key = (after.day, after.document, after.position) if after else ("", -1, -1)
    if bitmaps.size(here) <= FEW:
        rows = reader.rows(
            "SELECT l.day, l.document, l.position FROM json_each(:wanted) AS w CROSS JOIN listed AS l"
            " ON l.number = w.value",
            wanted=json.dumps(list(bitmaps.numbers(here))),
        )
        keys = sorted(tuple(row) for row in rows)
        left = [one for one in keys if one > key]
        return [Spot(one[1], one[2], one[0]) for one in left[:most]], len(keys) - len(left)
    return _walked(reader, here, month, key, most)


def _walked(reader: Reader, here: Bits, month: str, key: tuple[str, int, int], most: int) -> tuple[list[Spot], int]:
    """Walk through a month of which so much is sought that it is soon found."""
    members, found = bitmaps.Members(here), list[Spot]()
    key = max(key, (month, -1, -1))
    for row in reader.stream(
        "SELECT number, day, document, position FROM listed"
        " WHERE (day, document, position) > (:day, :document, :position) ORDER BY day, document, position",
        day=key[0],
        document=key[1],
        position=key[2],
    ):
        if len(found) == most or row["day"][:7] != month:
            break
        if row["number"] in members:
            found.append(Spot(row["document"], row["position"], row["day"]))
    passed = 0
    if key != (month, -1, -1):
        rows = reader.stream(
            "SELECT number FROM listed WHERE day >= :month"
            " AND (day, document, position) <= (:day, :document, :position)",
            month=month,
            day=key[0],
            document=key[1],
            position=key[2],
        )
        passed = sum(row["number"] in members for row in rows)
    return found, passed
