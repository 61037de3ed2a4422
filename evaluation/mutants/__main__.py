"""Read files of every format, hurt in many ways: ``python -m evaluation.mutants [--count N] [--from N]``.

Each file is read as a pile is; a file that ends its reader, hangs, is read into something that cannot be, calls the
network or writes a file is printed, and the exit code is 1.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from evaluation.mutants.laws import Found, try_mutants

_LOT = 500


def main(arguments: Sequence[str]) -> int:
    """Try the mutants, print what became of them."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.mutants", description=__doc__)
    parser.add_argument("--count", type=int, default=10_000, help="how many files (default 10,000)")
    parser.add_argument("--from", dest="first", type=int, default=0, help="the number of the first")
    chosen = parser.parse_args(arguments)
    found = Found()
    last = chosen.first + chosen.count
    with tempfile.TemporaryDirectory() as name:
        for start in range(chosen.first, last, _LOT):
            before = len(found.broken)
            try_mutants(range(start, min(start + _LOT, last)), Path(name) / "folder", found)
            for line in found.broken[before:]:
                print(line, flush=True)
    print(_summary(found))
    return 0 if found.is_sound else 1


def _summary(found: Found) -> str:
    files = ", ".join(f"{ending} {count}" for ending, count in sorted(found.files.items()))
    problems = ", ".join(f"{kind} {count}" for kind, count in found.problems.most_common())
    return (
        f"{found.files.total():,} files ({files})\n{found.documents:,} documents, {found.analysed:,} of them analysed\n"
        f"problems: {problems}\nlaws broken: {len(found.broken)}, calls to the network: {found.calls}, "
        f"files written: {len(found.escaped)}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
