"""Time expressions and their EDTF values, by rules in a word file; usable on its own."""

from onrecord.reading.dates.again import Anchor, anchor_again
from onrecord.reading.dates.expressions import dates, find_dates
from onrecord.reading.dates.undated import undated_parts, with_intervals

__all__ = ["Anchor", "anchor_again", "dates", "find_dates", "undated_parts", "with_intervals"]
