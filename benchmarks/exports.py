"""How long exports of a large record take: ``python -m benchmarks.exports FILE [--only FORM ...]``.

FILE is a record as ``benchmarks.desk_pile`` makes it. Each form is written by a process of its own; printed are the
seconds that it worked, with the process that it may start beside it, the seconds that went by, the megabytes that it
wrote, and the most memory that both had. Where a form fails, what the process told of it is printed.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

FORMS = ("jsonl", "csv", "parquet", "ftm", "jsonld", "graphml", "timelinejs", "uwazi", "csl")

_WORK = """
import resource, sys, time
import onrecord
begun = time.process_time()
with onrecord.open(sys.argv[1]) as record:
    record.export(sys.argv[2], sys.argv[3], for_self=True)
beside = resource.getrusage(resource.RUSAGE_CHILDREN)
worked = time.process_time() - begun + beside.ru_utime + beside.ru_stime
print(worked, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, beside.ru_maxrss / 1024)
"""


def measured(record: Path, form: str) -> tuple[float, float, float, float]:
    """Return seconds of work, seconds that went by, megabytes written, megabytes of memory at most."""
    with TemporaryDirectory() as folder:
        begun = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", _WORK, str(record), folder, form], check=False, capture_output=True, text=True
        )
        if done.returncode:
            sys.exit(f"{form}: the process ended with {done.returncode}\n{done.stderr}")
        went_by = time.perf_counter() - begun
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
    worked, *memory = map(float, done.stdout.split()[-3:])
    return worked, went_by, size / 2**20, sum(memory)


def main(arguments: Sequence[str]) -> int:
    """Print a line for each form."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.exports", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--only", nargs="*", default=list(FORMS))
    chosen = parser.parse_args(arguments)
    for form in chosen.only:
        worked, went_by, size, memory = measured(chosen.file, form)
        print(
            f"{form:12} {worked:8.1f} s worked {went_by:8.1f} s {size:8,.0f} MB  memory {memory:6,.0f} MB", flush=True
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
