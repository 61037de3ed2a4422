"""Who repeats whom, and where what is told comes from."""

from dataclasses import dataclass

from onrecord.model import Span


@dataclass(frozen=True, slots=True)
class CopyRow:
    """An article that repeats another one, as linking proposes it: ``relation`` is verbatim or abridged.

    ``score`` is the share of the copy's runs of five words that stand in the other; ``span`` and ``of_span`` are the
    stretches compared. A copy is never counted as a second origin.
    """

    document: str
    part: str
    span: Span
    of_document: str
    of_part: str
    of_span: Span
    relation: str
    score: float
    rule: str
