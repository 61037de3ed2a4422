"""How documents are read: one frozen set of options, passed in, never read from the surroundings."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Label = Literal["public", "confidential", "protected"]

MAX_CHARS = 2_000_000
"""Texts longer than this are kept and searchable, not analysed."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a reader may be told.

    ``pipeline`` names an installed spaCy pipeline to use instead of the shipped one. ``encoding`` overrides detection.
    ``columns`` maps our column names to those of a CSV or JSONL file, as pairs ``(ours, theirs)``. ``codebook`` is a
    file of event types that are added to the shipped ones.
    """

    max_chars: int = MAX_CHARS
    encoding: str | None = None
    pipeline: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    codebook: Path | None = None
