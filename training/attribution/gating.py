"""Fit the gate between rules and tagger: ``python -m training.attribution.gating [polnear|open]``.

It learns from documents that a tagger was not trained on: for PolNeAR the last articles of its train part, and for both
our own chains (``evaluation/chains/train``), each read by the tagger that left out its part (``ship.py``). Figures are
printed by leaving out a quarter of the documents at a time; then the gate of all is written beside the weights.
"""

import json
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from evaluation.polnear import Words
from evaluation.statements import is_explicit
from onrecord.statements.attribute import ruled
from onrecord.statements.evidence import weighed
from onrecord.statements.found import Found, Material
from onrecord.statements.gate import FILE, LOWEST, Gate
from onrecord.statements.material import prepare
from onrecord.statements.tagger import Tagger, load_tagger, tag
from onrecord.statements.variants import attributions
from training.attribution.compare import Case, cases
from training.attribution.kept import PARTS, kept

WEIGHTS = Path("src/onrecord/weights")
LEVELS: dict[str, dict[str, float]] = {
    "polnear": {"least": 0.36, "alone": 0.45, "lenient": 0.2, "strict": 0.75, "thought": 0.5},
    "open": {"least": 0.15, "alone": 0.93, "lenient": 0.1, "strict": 0.95, "thought": 0.5},
}
"""Likelihoods from which a gate lets through, set on the training documents. Of the chains, the open tagger has met
four fifths before: it is surer of them than of others, so what it alone found must be surer still."""

_QUARTERS = 4
RIDGE = {"polnear": (10.0, 6), "open": (5.0, 3)}
"""Pull of the weights to zero, and how many variants must show a sign for it to have a weight."""

_ROUNDS, _PUSH = 400, 0.95
_BINS = 10


@dataclass(frozen=True, slots=True)
class Row:
    """A variant: its signs, and whether it is right."""

    signs: tuple[str, ...]
    right: bool


class Key:
    """The right answers of one document, as sets of words (PolNeAR) or of code points (our chains)."""

    def __init__(self, case: Case) -> None:
        """Read the gold of a case."""
        polnear = "attributions" in case.gold
        self._places = Words(case.document.text).places if polnear else None
        items = (
            case.gold["attributions"] if polnear else [item for item in case.gold["statements"] if is_explicit(item)]
        )
        self._gold = [tuple(self._points(_pairs(item[role])) for role in ("content", "source")) for item in items]
        self.contents = [_pairs(item["content"]) for item in items] if self._places is not None else []

    def holds(self, m: Material, found: Found) -> bool:
        """Tell whether the content is one of the right ones, on PolNeAR with its source."""
        content = self._points([(span.start, span.end) for span in found.content])
        span = None if found.source is None else m.tree.span(found.source.first, found.source.last)
        source = self._points([] if span is None else [(span.start, span.end)])
        return any(
            2 * len(content & right) >= len(content | right) > 0 and self._agree(source, who)
            for right, who in self._gold
        )

    def _agree(self, source: frozenset[int], who: frozenset[int]) -> bool:
        return self._places is None or bool(source & who) or not (source or who)

    def _points(self, pairs: Sequence[tuple[int, int]]) -> frozenset[int]:
        if self._places is None:
            return frozenset(place for start, end in pairs for place in range(start, end))
        starts, ends = [start for start, _ in self._places], [end for _, end in self._places]
        return frozenset(
            word for start, end in pairs for word in range(bisect_right(ends, start), bisect_left(starts, end))
        )


def _pairs(spans: Sequence[dict[str, int]]) -> list[tuple[int, int]]:
    return [(span["start"], span["end"]) for span in spans]


def rows_of(case: Case, tagger: Tagger) -> list[Row]:
    """Return the variants of a document with their signs; what PolNeAR has no say about, inside others, is left out."""
    text, key = case.document.text, Key(case)
    m, _ = prepare(text, case.reading)
    tagged = tag(text, case.reading, replace(tagger, least=LOWEST))
    rows = []
    for group in weighed(m, list(attributions(m, ruled(m), tagged))):
        cue = group[0].variant.found.cue
        inside = cue and any(
            start <= cue[0].start and cue[0].end <= end for held in key.contents for start, end in held
        )
        if not inside:
            rows += [Row(item.signs, key.holds(m, item.variant.found)) for item in group]
    return rows


def fitted(rows: Sequence[Row], kind: str) -> Gate:
    """Return the gate of some rows: a logit with ridge by accelerated descent, rare signs left out."""
    decay, least = RIDGE[kind]
    often = Counter(sign for row in rows for sign in set(row.signs))
    number = {sign: place for place, sign in enumerate(sorted(sign for sign, n in often.items() if n >= least))}
    wide = max(len(row.signs) for row in rows)
    table = np.full((len(rows), wide), len(number))
    for place, row in enumerate(rows):
        known = sorted({number[sign] for sign in row.signs if sign in number})
        table[place, : len(known)] = known
    right = np.array([row.right for row in rows], dtype=float)
    scale = np.bincount(table.ravel(), minlength=len(number) + 1) * 0.2 + decay
    weights, speed = np.zeros(len(number) + 1), np.zeros(len(number) + 1)
    bias = rush = 0.0
    rate = 0.72 / wide
    for _ in range(_ROUNDS):
        ahead, turned = weights + _PUSH * speed, bias + _PUSH * rush
        off = 1 / (1 + np.exp(-(ahead[table].sum(1) + turned))) - right
        slope = np.bincount(table.ravel(), np.repeat(off, wide), len(number) + 1) + decay * ahead
        speed = _PUSH * speed - rate * slope / scale
        rush = _PUSH * rush - rate * off.mean() / 0.2
        weights, bias = weights + speed, bias + rush
        weights[-1] = 0.0
    named = {sign: round(float(weights[place]), 3) for sign, place in number.items()}
    return Gate(round(bias, 3), {sign: weight for sign, weight in named.items() if weight})


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> Iterator[str]:
    """Yield the expected calibration error, then the reliability of each tenth of the likelihood."""
    off, lines = 0.0, []
    for step in range(_BINS):
        chosen = [(likely, hit) for likely, hit in pairs if min(int(likely * _BINS), _BINS - 1) == step]
        if chosen:
            mean, share = (sum(column) / len(chosen) for column in zip(*chosen, strict=True))
            off += abs(mean - share) * len(chosen)
            lines.append(f"  {mean:.2f} right {share:.2f} of {len(chosen)}")
    yield f"calibration error {off / max(1, len(pairs)):.3f} over {len(pairs)} variants left out in their turn"
    yield from lines


def _stranger(shipped: Tagger, kind: str, number: int) -> Tagger:
    """Return the tagger that did not learn from one of our own documents.

    Where the open weights were trained before such taggers were kept, the shipped one looks at what it partly knows.
    """
    try:
        return kept(kind, number % PARTS)
    except FileNotFoundError:
        if kind == "polnear":
            raise
        return shipped


def main() -> None:
    """Fit, print and write the gate of one set of weights."""
    kind = sys.argv[1] if len(sys.argv) > 1 else "polnear"
    name = f"attribution-{kind}"
    tagger = load_tagger((name,))
    if tagger is None:
        sys.exit(f"{name}: no weights")
    read = [rows_of(case, tagger) for case in cases("tune")[0]] if kind == "polnear" else []
    read += [rows_of(case, _stranger(tagger, kind, at)) for at, case in enumerate(cases("chains")[0])]
    left_out = []
    for quarter in range(_QUARTERS):
        gate = fitted([row for place, rows in enumerate(read) if place % _QUARTERS != quarter for row in rows], kind)
        for rows in read[quarter::_QUARTERS]:
            left_out += [(gate.likelihood(row.signs), row.right) for row in rows]
    print("\n".join(calibration_error(left_out)))
    gate = fitted([row for rows in read for row in rows], kind)
    told = {"bias": gate.bias, **LEVELS[kind], "weights": dict(gate.weights)}
    (WEIGHTS / name / FILE).write_text(json.dumps(told, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
