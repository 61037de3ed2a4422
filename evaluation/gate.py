"""The gate: it fails when a figure falls below its floor, or when a corpus is not the one that was measured.

``python -m evaluation.gate``. ``floors.json`` holds for each set the hash of its files and the floors of its rows
(F1, 0-1); null is a row that is not pinned yet. A floor is only ever lowered by a commit that says why.
"""

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation.corpora import CorpusMissingError, corpus_hash, load
from evaluation.measure import Figure, measure
from evaluation.reader import read_lines

FLOORS = Path(__file__).resolve().parent / "floors.json"

Floors = Mapping[str, Any]


def main() -> int:
    """Measure each pinned set and print what fell; 1 where anything did, or where a set is missing but required."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    fallen: list[str] = []
    for name, pinned in floors.items():
        try:
            documents = load(name)
        except CorpusMissingError as error:
            print(f"{name}: not checked: {error}", file=sys.stderr)
            fallen += [f"{name}: required and missing"] if os.environ.get("ONRECORD_REQUIRE") == "all" else []
            continue
        changed = changed_corpus(name, pinned, corpus_hash(documents))
        figures = measure(name, documents, read_lines([document.path for document in documents]))
        fallen += [*changed, *below_floor(name, pinned, figures)]
    for line in fallen:
        print(line, file=sys.stderr)
    print(f"gate: {len(fallen)} fallen" if fallen else "gate: all figures stand")
    return 1 if fallen else 0


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
        elif floor is not None and round(measured[row], 3) < floor:
            yield f"{name}: {row}: {measured[row]:.3f} is below its floor {floor:.3f}"


if __name__ == "__main__":
    sys.exit(main())
