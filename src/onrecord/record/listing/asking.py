"""Which statements are sought."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model.edtf import edtf_bounds
from onrecord.record.codec import when_in
from onrecord.record.listing import bits as bitmaps
from onrecord.record.listing.bits import Bits
from onrecord.record.listing.columns import bearing_any
from onrecord.record.listing.facts import WIDE
from onrecord.record.query_text import expression
from onrecord.record.reader import Reader, Row


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
        found.append(bearing(reader, facet, value))
        if facet == "origin":  # a named source is the origin of what it says
            said, named = (bearing(reader, *pair) for pair in (("speaker", value), ("voice", "named")))
            found.append(bitmaps.met(said, named))
    return bitmaps.joined(found)


def bearing(reader: Reader, facet: str, value: str) -> Bits:
    """Return the statements that bear a value of a facet."""
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
        yield (reader.dialect.numbers_with(reader, "statement_words", asked) if asked else [])


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
    sure = bearing_any(reader, facet, whole)
    doubtful = bitmaps.without(bearing_any(reader, facet, edges), sure)
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
