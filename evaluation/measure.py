"""Which figures belong to which set, and how they are taken."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation import claims, pages, polnear, statements
from evaluation.corpora import Labelled
from evaluation.reader import identity
from evaluation.tally import Tally, f1_interval, total

Line = dict[str, Any]
Scorer = Callable[[str, Line, Line], Tally]

_READINGS: dict[str, Scorer] = {
    "explicit statements": statements.explicit,
    "+ speaker and depth": statements.speaker_and_depth,
    "own voice": statements.own_voice,
    "turns": statements.turns,
    "turns, whole paragraphs": statements.whole_turns,
    "names": claims.names,
    "events": claims.events,
    "+ event type": claims.event_types,
    "counts": claims.counts,
    "+ count interval": claims.count_intervals,
    "offices": claims.offices,
    "body text": pages.passages,
    "furniture": pages.furniture,
}
_DATES: dict[str, Scorer] = {"dates": claims.dates, "+ date value": claims.date_values}
_POLNEAR: dict[str, Scorer] = {
    "who + what": polnear.who_and_what,
    "who + what, speech": polnear.speech,
    "who + what, direct": polnear.direct,
}
SCORERS: dict[str, dict[str, Scorer]] = {"gold": _READINGS, "heldout": _READINGS | _DATES, "polnear": _POLNEAR}
"""The rows of each set; a row that begins with + counts matched items of the row before it."""

_LISTS = (
    *("parts", "passages", "turns", "mentions", "entities", "dates"),
    *("counts", "statements", "events", "offices", "problems"),
)

READ_BACK, DOCUMENTS = "spans that read back", "documents read"


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: sums over the documents, and the interval of F1 over them."""

    row: str
    tally: Tally
    low: float
    high: float

    def as_json(self) -> Line:
        """Return the row as an object; shares are 0-1 with three decimals."""
        tally = self.tally
        return {
            "row": self.row,
            "precision": round(tally.precision, 3),
            "recall": round(tally.recall, 3),
            "f1": round(tally.f1, 3),
            "low": round(self.low, 3),
            "high": round(self.high, 3),
            "matched": tally.matched,
            "predicted": tally.predicted,
            "gold": tally.gold,
        }


def measure(name: str, documents: Sequence[Labelled], lines: Mapping[str, Line]) -> list[Figure]:
    """Score the readings of a set; a document without a reading counts as read with nothing in it."""
    found = [lines.get(identity(document.path)) for document in documents]
    pairs = [(document, line or nothing(document.text)) for document, line in zip(documents, found, strict=True)]
    figures = [
        _figure(row, [scorer(document.text, line, document.gold) for document, line in pairs])
        for row, scorer in SCORERS[name].items()
    ]
    figures.append(_figure(READ_BACK, [pages.read_back(document.text, line) for document, line in pairs]))
    figures.append(_figure(DOCUMENTS, [Tally(line is not None, line is not None, 1) for line in found]))
    return figures


def nothing(text: str) -> Line:
    """Return a reading in which nothing was found."""
    return {"document": {"length": len(text)}, "text": text} | {name: [] for name in _LISTS}


def _figure(row: str, tallies: Sequence[Tally]) -> Figure:
    return Figure(row, total(tallies), *f1_interval(tallies))
