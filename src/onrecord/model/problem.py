"""What went wrong or stayed open: problems are values, stored and listed."""

from dataclasses import dataclass

from onrecord.model.span import Span


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that could not be read, aligned, dated or resolved.

    ``kind`` is a short hyphenated name listed in ``docs/problems.md`` (``empty-file``, ``undated`` ...).
    ``span`` is None for the whole document; ``path`` names the file where there is no document.
    """

    kind: str
    message: str
    span: Span | None = None
    path: str | None = None
