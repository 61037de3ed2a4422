"""Print the figures of one set or of all: ``python -m evaluation [--set gold|heldout|polnear] [--json]``."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from evaluation.corpora import SETS, CorpusMissingError, corpus_hash, load
from evaluation.measure import Figure, measure
from evaluation.reader import read_lines


def main(arguments: Sequence[str]) -> int:
    """Read each set with the ``onrecord`` command and print its figures; 1 where a chosen set is not there."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("--set", choices=SETS, help="one set; all of them without it")
    parser.add_argument("--json", action="store_true", help="one JSON object for each set")
    parser.add_argument("--markdown", action="store_true", help="tables for docs/evaluation.md")
    parser.add_argument("--command", type=Path, help="another onrecord command than the one beside this Python")
    chosen = parser.parse_args(arguments)
    missing = 0
    for name in [chosen.set] if chosen.set else SETS:
        try:
            documents = load(name)
        except CorpusMissingError as error:
            print(f"{name}: {error}", file=sys.stderr)
            missing = 1
            continue
        figures = measure(name, documents, read_lines([document.path for document in documents], chosen.command))
        if chosen.json:
            rows = [figure.as_json() for figure in figures]
            digest = corpus_hash(documents)
            print(json.dumps({"set": name, "documents": len(documents), "corpus": digest, "figures": rows}))
        elif chosen.markdown:
            print(markdown(name, len(documents), figures))
        else:
            print(table(name, len(documents), figures))
    return missing


def table(name: str, documents: int, figures: Sequence[Figure]) -> str:
    """Return figures as a table for the terminal."""
    head = f"{name}, {documents} documents"
    lines = [f"{head:26}     P     R    F1   95 % interval    matched  predicted  gold"]
    for figure in figures:
        tally = figure.tally
        shares = " ".join(f"{share:5.3f}" for share in (tally.precision, tally.recall, tally.f1))
        interval = f"{figure.low:5.3f} - {figure.high:5.3f}"
        lines.append(f"  {figure.row:26} {shares}   {interval}  {tally.matched:8} {tally.predicted:10} {tally.gold:5}")
    return "\n".join(lines) + "\n"


def markdown(name: str, documents: int, figures: Sequence[Figure]) -> str:
    """Return figures as a Markdown table."""
    lines = [
        f"### {name}, {documents} documents",
        "",
        "| | P | R | F1 | 95 % interval | items |",
        "|---|---|---|---|---|---|",
    ]
    for figure in figures:
        tally = figure.tally
        shares = " | ".join(f"{share:.3f}" for share in (tally.precision, tally.recall, tally.f1))
        lines.append(f"| {figure.row} | {shares} | {figure.low:.3f} – {figure.high:.3f} | {tally.gold} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
