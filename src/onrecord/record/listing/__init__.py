"""Statements as they are listed: in order, under the values they are sorted by, counted in bitmaps; all derived."""
