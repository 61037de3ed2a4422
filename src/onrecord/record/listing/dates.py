"""Dates in order of time: written for documents that are listed anew, asked for a stretch at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model.edtf import edtf_bounds
from onrecord.record.query_dated import DateAt, Lane, dates_held
from onrecord.record.reader import Reader, Row, Value

if TYPE_CHECKING:
    from onrecord.record.writer import Transaction

FIRST, LAST = "0000-01-01", "9999-12-31"
"""Where an open interval begins and ends, for ordering and drawing."""


def bounds_of(edtf: str) -> tuple[str, str] | None:
    """Return the first and the last day of a date; None where it cannot be placed in time."""
    earliest, latest = edtf_bounds(edtf)
    return None if earliest is None and latest is None else (earliest or FIRST, latest or LAST)


def list_dates(inside: "Transaction", documents: Iterable[int]) -> None:
    """Write the dates of some documents, by number, in place of those that are there."""
    wanted = list(documents)
    rows = sorted(
        (*bounds, date.lane, date.document, date.local, date.edtf, date.statement)
        for date in set(dates_held(inside.reader, documents=wanted))
        if (bounds := bounds_of(date.edtf)) is not None
    )
    connection = inside.connection
    connection.exec_driver_sql("DELETE FROM listed_dates WHERE document = ?", [(number,) for number in wanted])
    if rows:
        connection.exec_driver_sql("INSERT INTO listed_dates VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


@dataclass(frozen=True, slots=True)
class Moment:
    """What is dated alike in one document: first and last day, lane, number of the document."""

    first: str
    last: str
    lane: Lane
    document: int


@dataclass(frozen=True, slots=True)
class Between:
    """What is wanted of what is dated: that it touches the days from ``since`` to ``until``, in a lane; None is any."""

    since: str | None = None
    until: str | None = None
    lane: Lane | None = None


def dates_after(reader: Reader, wanted: Between, after: Moment | None = None) -> Iterator[tuple[Moment, DateAt]]:
    """Yield what is dated behind a moment, in order of time.

    What began before ``since`` and lasts until then comes first.
    """
    for condition in _stretches(wanted, after):
        for row in _rows(reader, wanted, after, condition):
            moment = Moment(row["first"], row["last"], row["lane"], row["document"])
            yield moment, DateAt(row["edtf"], moment.lane, moment.document, row["local"], row["statement"])


def _stretches(wanted: Between, after: Moment | None) -> Iterator[str]:
    """Yield what bounds the first days: what began before ``since`` has to be long to touch it; that is indexed."""
    if wanted.since is None:
        yield "1 = 1"
        return
    if after is None or after.first < wanted.since:
        yield "first <> last AND last >= :since AND first < :since"
    yield "first >= :since"


def _rows(reader: Reader, wanted: Between, after: Moment | None, condition: str) -> Iterable[Row]:
    conditions, values = [condition], dict[str, Value]()
    if wanted.since is not None:
        values["since"] = wanted.since
    for name, value, told in (
        ("until", wanted.until, "first <= :until"),
        ("lane", wanted.lane, "lane = :lane"),
    ):
        if value is not None:
            conditions.append(told)
            values[name] = value
    if after is not None:
        conditions.append("(first, last, lane, document) > (:first, :last, :from_lane, :document)")
        values |= {"first": after.first, "last": after.last, "from_lane": after.lane, "document": after.document}
    return reader.stream(
        f"SELECT * FROM listed_dates WHERE {' AND '.join(conditions)}"  # noqa: S608 - conditions are ours, values are bound
        " ORDER BY first, last, lane, document, local, edtf",
        **values,
    )


def dates_are_listed(reader: Reader) -> bool:
    """Tell whether all dates are listed as they are."""
    return reader.row("SELECT 1 FROM stale_documents LIMIT 1") is None


def dates_in_all(reader: Reader, wanted: Between) -> int:
    """Count what is dated."""
    conditions, values = ["1 = 1"], dict[str, Value]()
    for name, value, told in (
        ("since", wanted.since, "last >= :since"),
        ("until", wanted.until, "first <= :until"),
        ("lane", wanted.lane, "lane = :lane"),
    ):
        if value is not None:
            conditions.append(told)
            values[name] = value
    sql = f"SELECT count(*) FROM listed_dates WHERE {' AND '.join(conditions)}"  # noqa: S608 - as above
    return reader.number(sql, **values)
