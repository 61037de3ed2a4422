"""Print how many of the gold's questions one command answers: ``python -m evaluation.questions [--misses]``.

The documents are added to a record of their own; the commands stand in ``searches.toml``.
"""

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation.corpora import SHARED, CorpusMissingError, decoded
from evaluation.questions.score import Question, Seen, answered, questions
from evaluation.seedgold import as_reading

SEARCHES = Path(__file__).with_name("searches.toml")

Json = dict[str, Any]


def main(arguments: Sequence[str]) -> int:
    """Put every question to a record of the seed documents, print what was shown and the number answered."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.questions", description=__doc__)
    parser.add_argument("--misses", action="store_true", help="also the passages that are not shown")
    parser.add_argument("--record", type=Path, help="a record that holds the documents already")
    chosen = parser.parse_args(arguments)
    asked, gold = load(SHARED)
    with tempfile.TemporaryDirectory() as folder:
        record = chosen.record or Path(folder) / "questions.db"
        if chosen.record is None:
            _onrecord("add", str(SHARED / "seeds"), "--record", str(record))
        names = {row["document"]: row["source_id"] for row in _rows("sources", "--record", str(record))}
        results = []
        for question in asked:
            command = commands()[question.number]
            rows = _rows(*shlex.split(command)[1:], "--record", str(record), "--json")
            seen = answered(question, rows, names, gold)
            results.append(all(item.shown and item.right_speaker for item in seen))
            print(_line(question, command, seen))
            if chosen.misses:
                print("".join(f"      {_miss(item)}\n" for item in seen if not item.right_speaker), end="")
    print(f"answered: {sum(results)} of {len(results)}")
    return 0


def load(shared: Path) -> tuple[tuple[Question, ...], dict[str, Json]]:
    """Return the questions, and the annotated documents by the digits of their names.

    Raises:
        CorpusMissingError: the gold is not there.
    """
    folder = shared / "gold"
    if not (folder / "questions.md").exists():
        raise CorpusMissingError(folder)
    gold = {}
    for notes in sorted(folder.glob("[0-9]*.json")):
        text = decoded(next(iter((shared / "seeds").glob(f"{notes.stem}_*.txt"))))
        gold[notes.stem] = as_reading(json.loads(notes.read_bytes()), text)
    return questions((folder / "questions.md").read_text(encoding="utf-8")), gold


def commands() -> dict[int, str]:
    """Return the command for each question, by its number."""
    held = tomllib.loads(SEARCHES.read_text(encoding="utf-8"))
    return {int(number): command for number, command in held["searches"].items()}


def _rows(*arguments: str) -> list[Json]:
    return [json.loads(line) for line in _onrecord(*arguments).splitlines()]


def _onrecord(*arguments: str) -> str:
    onrecord = Path(sys.executable).with_name("onrecord")
    return subprocess.run([onrecord, *arguments], check=True, capture_output=True, encoding="utf-8").stdout


def _line(question: Question, command: str, seen: Sequence[Seen]) -> str:
    shown, right = sum(item.shown for item in seen), sum(item.shown and item.right_speaker for item in seen)
    mark = "+" if right == len(seen) else "-"
    return f"{mark} {question.number:2} {shown}/{len(seen)} shown, {right}/{len(seen)} by the right speaker: {command}"


def _miss(item: Seen) -> str:
    what = "wrong speaker" if item.shown else "not shown"
    return f"{what}: {item.support.document}[{item.support.start},{item.support.end})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
