"""What is too much: the limits of ingest in one place."""

from dataclasses import dataclass
from typing import Final

MAX_FILE_BYTES: Final = 1_000_000_000
"""Files above this are not taken in: a file is held in memory once, and SQLite stores no larger value."""

EVIDENCE_MAX_CHARS: Final = 3_000_000
"""Pages with more HTML than this get no second opinion on body and date (they take seconds from there on)."""

EVIDENCE_MAX_ELEMENTS: Final = 10_000
"""Nor do pages with more elements: trafilatura takes time by the square of long lists (10,000 items: 5 to 20 s)."""

EVIDENCE_MIN_CHARS: Final = 200
"""Pages with less visible text than this get none on the body: there is nothing to tell apart."""


MAX_PAGES: Final = 5_000
"""Pages of one PDF that are read."""


@dataclass(frozen=True, slots=True)
class ZipLimits:
    """What a zip file may unpack to: bytes in all, bytes for each packed byte, members, zips within zips.

    The ratio is asked only from ``ratio_from`` unpacked bytes on: a short file of blanks packs well and harms nobody.
    """

    max_bytes: int = 2_000_000_000
    max_ratio: int = 200
    ratio_from: int = 10_000_000
    max_members: int = 10_000
    max_depth: int = 3


MAX_PICTURES: Final = 1_000
"""Pages of one PDF whose text is recognised; each takes seconds."""

DOTS: Final = 300
"""Dots for each inch in which a page is drawn for text recognition. Source: what tesseract's manual asks for."""

MAX_DOTS: Final = 6_000
"""Dots of the longer side of such a picture, at most."""
