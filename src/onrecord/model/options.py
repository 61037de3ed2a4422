"""How documents are read: one frozen set of options, passed in, never read from the surroundings."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Label = Literal["public", "confidential", "protected"]

MAX_CHARS = 2_000_000
"""Texts longer than this are kept and searchable, not analysed."""

OCR = "eng"
"""The language in which text is recognised where nothing else is said, as tesseract names it."""

MAX_SECONDS = 60
MAX_MEMORY = 4_000
"""Bounds for one document, in seconds and megabytes; larger documents get more."""

_SECONDS_PER_MB = 10
_MEMORY_PER_MB = 10
_SECONDS_PER_100_000_CHARS = 60
_MEMORY_PER_CHAR = 5_000
_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Bounds:
    """What reading one document may take: ``seconds`` and ``memory`` (megabytes of address space).

    They do not change what is read, only when a reader that hangs or eats memory is stopped.
    """

    seconds: int = MAX_SECONDS
    memory: int = MAX_MEMORY

    def for_file(self, size: int) -> float:
        """Return the seconds that taking in a file of ``size`` bytes may take: ten more for each megabyte."""
        return self.seconds + _SECONDS_PER_MB * size / _MB

    def memory_for_file(self, size: int) -> int:
        """Return the bytes of address space for it: ten times its size more."""
        return self.memory * _MB + _MEMORY_PER_MB * size

    def memory_for_text(self, length: int) -> int:
        """Return the bytes of address space for reading a text of ``length`` characters: 5,000 more for each.

        A text of 300,000 characters takes 700 MB in all.
        """
        return self.memory * _MB + _MEMORY_PER_CHAR * length

    def for_text(self, length: int) -> float:
        """Return the seconds of work that reading a text of ``length`` characters may take.

        A minute more for each 100,000, some twenty times what it takes.
        """
        return self.seconds + _SECONDS_PER_100_000_CHARS * length / 100_000


@dataclass(frozen=True, slots=True)
class Options:
    """What a reader may be told.

    ``pipeline`` names an installed spaCy pipeline to use instead of the shipped one. ``encoding`` overrides detection.
    ``columns`` maps our column names to those of a CSV or JSONL file, as pairs ``(ours, theirs)``. ``codebook`` is a
    file of event types that are added to the shipped ones. ``bounds`` says when a reader is stopped. ``ocr`` names the
    languages in which text is recognised on pictures, as tesseract does (``eng+fas``); empty where none is.
    """

    max_chars: int = MAX_CHARS
    encoding: str | None = None
    pipeline: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    codebook: Path | None = None
    bounds: Bounds = Bounds()
    ocr: str = OCR
