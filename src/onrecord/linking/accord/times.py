"""Two dates that are claimed of one event, as intervals of days."""

import re

from onrecord.linking.accord.claim import Accord, Claim, accord
from onrecord.model import edtf_bounds

_YEARLESS = re.compile(r"XXXX-(\d\d)")


def dates(a: Claim, b: Claim) -> Accord:
    """Compare two EDTF values: equal or overlapping ones agree, one within the other refines it, others differ."""
    yearless = [_YEARLESS.fullmatch(claim.value) for claim in (a, b)]
    if any(yearless):
        return _by_month(a, b)
    (first, last), (start, stop) = edtf_bounds(a.value), edtf_bounds(b.value)
    if (last and start and last < start) or (stop and first and stop < first):
        reason = f"{a.value} and {b.value} do not meet"
        if a.origin == b.origin and a.made and b.made and a.made < b.made:
            return accord("update", f"{reason}; the same origin, later", a, b)
        return accord("differ", reason, a, b)
    if (first, last) == (start, stop):
        return accord("agree", f"both say {a.value}", a, b)
    if _within((first, last), (start, stop)) or _within((start, stop), (first, last)):
        return accord("refine", f"{a.value} and {b.value}: one lies within the other", a, b)
    return accord("agree", f"{a.value} and {b.value} overlap", a, b)


def _by_month(a: Claim, b: Claim) -> Accord:
    """Compare where one of both has no year: another month differs, whatever the year."""
    months = [_month(claim.value) for claim in (a, b)]
    if None in months:
        return accord("not-comparable", "one says no year, the other no month", a, b)
    if months[0] != months[1]:
        return accord("differ", f"«{a.words}» and «{b.words}»: another month, though a year is not stated", a, b)
    return accord("refine", "the same month; a year is stated by one of them at most", a, b)


def _month(value: str) -> int | None:
    yearless = _YEARLESS.fullmatch(value)
    if yearless is not None:
        return int(yearless[1])
    first, last = edtf_bounds(value)
    return int(first[5:7]) if first and last and first[:7] == last[:7] else None


def _within(inner: tuple[str | None, str | None], outer: tuple[str | None, str | None]) -> bool:
    starts = outer[0] is None or (inner[0] is not None and inner[0] >= outer[0])
    return starts and (outer[1] is None or (inner[1] is not None and inner[1] <= outer[1]))
