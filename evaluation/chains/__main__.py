"""Score readings on the chains, or compare the annotations: ``python -m evaluation.chains [--agreement] [--json]``."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from evaluation.__main__ import table
from evaluation.chains.annotation import GUM, Line, load, pairs
from evaluation.chains.gumtext import GumDocument, text_hash
from evaluation.chains.score import figures


def main(arguments: Sequence[str]) -> int:
    """Print the figures of one part, or the agreement of the two annotations; 1 where the texts are not there."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.chains", description=__doc__)
    parser.add_argument("--part", choices=("test", "train"), default="test", help="test is what figures are told of")
    parser.add_argument("--agreement", action="store_true", help="second annotations against first ones")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--gum", type=Path, default=GUM, help="the folder with the CoNLL-U files")
    chosen = parser.parse_args(arguments)
    try:
        name, readings = _readings(chosen.part, chosen.gum, agreement=chosen.agreement)
    except FileNotFoundError as error:
        print(
            f"{error.filename} is missing: put the shared folder beside the repository, or give --gum", file=sys.stderr
        )
        return 1
    rows = figures(readings)
    if chosen.json:
        print(json.dumps({"set": name, "documents": len(readings), "figures": [row.as_json() for row in rows]}))
    else:
        print(table(name, len(readings), rows))
    return 0


def _readings(part: str, gum: Path, *, agreement: bool) -> tuple[str, list[tuple[str, Line, Line]]]:
    if agreement:
        return "chains agreement", [(first.document.text, second.gold, first.gold) for first, second in pairs(gum)]
    return f"chains {part}", [(item.document.text, read(item.document), item.gold) for item in load(part, gum)]


def read(document: GumDocument) -> Line:
    """Return onrecord's reading of the rebuilt text, as the command line prints it."""
    from onrecord import build
    from onrecord.exports.lines import reading_line
    from onrecord.model import Document, Options

    name = f"{document.id}.txt"
    made = Document(text_hash(document.text), name, name, "text/plain", document.text, language="en")
    return reading_line(made, build.read(made, Options()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
