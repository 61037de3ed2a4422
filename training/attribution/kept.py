"""Taggers that left out a part of our own annotations: what may look at that part honestly."""

from onrecord.statements.tagger import Tagger, load_tagger
from training.attribution.corpora import WORK

FOLDER = WORK / "weights"
PARTS = 2
"""Our own annotations are left out in so many parts: a document belongs to the part of its number, modulo this."""


def kept(kind: str, part: int) -> Tagger:
    """Return the tagger of ``kind`` that did not learn from a part of our own.

    Raises:
        FileNotFoundError: ``training.attribution.ship KIND RUN --without PART`` was not run.
    """
    found = load_tagger((f"{kind}-{part}",), FOLDER)
    if found is None:
        raise FileNotFoundError(FOLDER / f"{kind}-{part}")
    return found
