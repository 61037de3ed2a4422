"""The gate: it fails when a figure falls below its floor, or when a corpus is not the one that was measured.

``python -m evaluation.gate``; with ``--pin`` the floors rise to just below what is measured. ``floors.json`` holds for
each set the hash of its files and the floors of its rows (F1, 0-1); null is a row without a floor. A floor is only ever
lowered by a commit that says why.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation.corpora import SETS, CorpusMissingError, corpus_hash, load
from evaluation.measure import DOCUMENTS, READ_BACK, Figure, measure
from evaluation.reader import read_lines

FLOORS = Path(__file__).resolve().parent / "floors.json"

MARGIN = 0.02
"""How far below its figure a floor is pinned."""
FREE = frozenset(("own voice", "turns", "turns, whole paragraphs"))
"""Rows that are reported apart and have no floor: annotators themselves agree at .71 on own voice."""
HELD = frozenset((READ_BACK, DOCUMENTS))
"""Rows that must be whole: all spans read back, no document is lost."""

Floors = Mapping[str, Any]


def main(arguments: Sequence[str]) -> int:
    """Measure each pinned set and print what fell; 1 where anything did, or where a set is missing but required."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.gate", description=__doc__)
    parser.add_argument("--set", choices=SETS, help="one set; all of them without it")
    parser.add_argument("--pin", action="store_true", help="raise the floors to just below what is measured")
    chosen = parser.parse_args(arguments)
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    fallen: list[str] = []
    for name in [chosen.set] if chosen.set else list(floors):
        pinned = floors[name]
        try:
            documents = load(name)
        except CorpusMissingError as error:
            print(f"{name}: not checked: {error}", file=sys.stderr)
            fallen += [f"{name}: required and missing"] if os.environ.get("ONRECORD_REQUIRE") == "all" else []
            continue
        figures = measure(name, documents, read_lines([document.path for document in documents]))
        fallen += [*changed_corpus(name, pinned, corpus_hash(documents)), *below_floor(name, pinned, figures)]
        floors[name] = raised(pinned, figures)
    if chosen.pin and not fallen:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    for line in fallen:
        print(line, file=sys.stderr)
    print(f"gate: {len(fallen)} fallen" if fallen else "gate: all figures stand")
    return 1 if fallen else 0


def raised(pinned: Floors, figures: Sequence[Figure]) -> dict[str, Any]:
    """Return the floors of a set, each at least ``MARGIN`` below its figure; none is lowered, free rows stay free."""
    measured = {figure.row: figure.tally.f1 for figure in figures}
    return {**pinned, "floors": {row: _raised(row, floor, measured) for row, floor in pinned["floors"].items()}}


def changed_corpus(name: str, pinned: Floors, found: str) -> list[str]:
    """Return a line where the files of a set are not those that were measured."""
    if pinned["corpus"] in (None, found):
        return []
    return [f"{name}: its files changed (hash {found}); measure again and pin the floors with the new hash"]


def below_floor(name: str, pinned: Floors, figures: Sequence[Figure]) -> list[str]:
    """Return a line for each row that stands below its floor, and for each floor without a row."""
    measured = {figure.row: figure.tally.f1 for figure in figures}
    return list(_below(name, pinned["floors"], measured))


def _below(name: str, floors: Mapping[str, float | None], measured: Mapping[str, float]) -> Iterable[str]:
    for row, floor in floors.items():
        if row not in measured:
            yield f"{name}: {row}: no such row"
        elif floor is not None and measured[row] < floor:
            yield f"{name}: {row}: {measured[row]:.5f} is below its floor {floor:.3f}"


def _raised(row: str, floor: float | None, measured: Mapping[str, float]) -> float | None:
    """Return a floor for one row, where it may have one: what must be whole is held at 1."""
    if row in HELD:
        return 1.0
    if row in FREE or row not in measured:
        return floor
    return max(floor or 0.0, round(max(measured[row] - MARGIN, 0.0), 3))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
