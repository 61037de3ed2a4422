"""Every kind of problem that a record may hold."""

from collections.abc import Mapping
from typing import Final

from onrecord.ingest.problems import KINDS
from onrecord.reading.problems import READING_PROBLEMS

PROBLEMS: Final[Mapping[str, str]] = {
    **KINDS,
    **READING_PROBLEMS,
    "language-not-read": "The text is in a language that is not read yet: it is kept and searchable.",
    "orphaned-judgement": "A judgement no longer finds the words or the item it is on; it is kept and may come back.",
    "not-imported": "A document of a bundle that was taken in was not found in its original; it was left out.",
    "not-rebuilt": "When the record was rebuilt, a document could not be read again as it is held; it was left so.",
    "unpaired-quotation-mark": "A quotation mark has no partner; where the quotation ends was not guessed.",
    "unresolved-speaker": "Words stand for the speaker, but it is not sure for whom they stand.",
}
"""Every kind of problem that a record may hold, with its meaning."""
