"""How long a command takes from its start to its end: ``python -m benchmarks.starting FILE [--times 9]``.

FILE is a record, for example of ``samples/varenia``. Each question is put in a process of its own, its answer thrown
away. Printed are the medians of the seconds that it worked and of those that went by.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

TIMES = 9
QUESTIONS = (
    *("summary", "sources", "who", "said", "timeline", "cases", "events", "disputes", "accusations"),
    *("search river", "origins river", "queue", "judgements", "problems"),
)


def main(arguments: Sequence[str]) -> int:
    """Print a line for each question."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.starting", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--times", type=int, default=TIMES)
    chosen = parser.parse_args(arguments)
    record = ["--record", str(chosen.file)]
    for words in (["--version"], *(question.split() for question in QUESTIONS)):
        asked = words if words == ["--version"] else [*words, *record]
        took = [_took([sys.executable, "-m", "onrecord", *asked]) for _ in range(chosen.times)]
        worked, went_by = (median(column) for column in zip(*took, strict=True))
        print(f"{' '.join(words):16} {worked:5.2f} s worked  {went_by:5.2f} s", flush=True)
    return 0


def _took(command: Sequence[str]) -> tuple[float, float]:
    """Return the seconds that a command worked, and that went by.

    Raises:
        SystemExit: if it fails.
    """
    before, start = _worked(), time.monotonic()
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    if done.returncode:
        raise SystemExit(done.returncode)
    return _worked() - before, time.monotonic() - start


def _worked() -> float:
    told = resource.getrusage(resource.RUSAGE_CHILDREN)
    return told.ru_utime + told.ru_stime


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
