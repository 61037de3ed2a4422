"""The year of a day, month or season that gives none: told of, looked back at, or to come."""

from dataclasses import replace

from onrecord.reading.dates.moment import Moment, exists
from onrecord.reading.dates.value import UNANCHORED, Context, Value, point

_MONTHS_A_YEAR, _HALF_A_YEAR = 12, 6


def yearless(moment: Moment, context: Context) -> Value:
    """Give a month, day or season the year that the context asks for."""
    if context.ahead is not None:
        return replace(_in_year(moment, context.ahead, moment), anchor=None)
    told = context.year_told()
    if told is not None:
        value = _told(moment, told)
        if not _is_too_late(value, context):
            return value
    if context.now is None:
        return _soon_after(moment, context.latest)
    if context.now.unit in "YEC":
        return UNANCHORED
    year = context.now.year
    ahead = (moment.month, moment.day if moment.unit == "D" else 1) > (context.now.month, context.now.day)
    if context.future:
        behind = (moment.month, moment.day if moment.unit == "D" else 31) < (context.now.month, context.now.day)
        year += 1 if behind else 0
    elif ahead:
        year -= 1
    step = 1 if context.future else -1
    if moment.unit == "D" and exists(2000, moment.month, moment.day):
        year = next(
            (other for other in range(year, year + 9 * step, step) if exists(other, moment.month, moment.day)), year
        )
    return _in_year(moment, year, context.now)


def _is_too_late(value: Value, context: Context) -> bool:
    """Tell whether a day told of would lie ahead of a text that does not speak of what is to come."""
    if value.moment is None or context.now is None or context.narrative or context.future:
        return False
    return (value.moment.year, value.moment.month) > (context.now.year, context.now.month)


def _soon_after(moment: Moment, latest: Moment | None) -> Value:
    """In an undated text a day without year is in the half year after the last day that was named with its year."""
    if latest is None or moment.unit not in "DM":
        return UNANCHORED
    months = (moment.month - latest.month) % _MONTHS_A_YEAR
    if months > _HALF_A_YEAR or (months == 0 and moment.unit == "D" and moment.day < latest.day):
        return UNANCHORED
    return _in_year(moment, latest.year + (moment.month < latest.month), latest)


def _told(moment: Moment, reference: Moment) -> Value:
    """A history goes on: the month is in the year told of, or in the next one if the year is nearly over."""
    # A whole document of wars and truces read right more often so than with any later month taken for the next year.
    wraps = reference.unit in "DM" and reference.month == 12 and moment.month == 1
    return _in_year(moment, reference.year + (1 if wraps else 0), reference)


def _in_year(moment: Moment, year: int, anchor: Moment) -> Value:
    if moment.unit == "D" and not exists(year, moment.month, moment.day):
        return UNANCHORED
    return point(Moment(year, moment.month, moment.day, moment.unit, moment.season), anchor, yearless=True)
