"""Time expressions and their EDTF values, by rules in a word file; usable on its own."""

from onrecord.reading.dates.expressions import dates, find_dates

__all__ = ["dates", "find_dates"]
