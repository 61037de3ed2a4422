"""A document as a page: parts, passages, turns, repeats and the masthead."""

from onrecord.reading.page.layout import Layout, lay_out

__all__ = ["Layout", "lay_out"]
