"""Claimed numbers with their bounds, units and scopes."""

from onrecord.reading.counts.find import find_counts

__all__ = ["find_counts"]
