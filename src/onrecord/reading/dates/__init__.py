"""Time expressions and their EDTF values, by rules in a word file; usable on its own."""

from onrecord.reading.dates.again import Anchor, anchor_again, written_between
from onrecord.reading.dates.expressions import dates, find_dates

__all__ = ["Anchor", "anchor_again", "dates", "find_dates", "written_between"]
