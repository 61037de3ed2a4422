"""Numbers of a text, and the claimed ones with their bounds, units and scopes."""

from onrecord.reading.counts.find import find_counts
from onrecord.reading.counts.numbers import Number, numbers

__all__ = ["Number", "find_counts", "numbers"]
