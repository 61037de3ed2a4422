"""How long a pile takes from nothing: ``python -m benchmarks.whole [--documents 20000] [--workers 2]``.

Articles of about 400 words are made of newspapers of 1916 (public domain, ``../shared``), one in ten repeating another
one, and ``onrecord add`` reads and links them into a new record. Printed are minutes by the clock, the seconds that all
its processes worked and what that would be on so many idle cores, and the most memory that they held together.
"""

import argparse
import gzip
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
DOCUMENTS, WORKERS, WORDS, SEED = 20_000, 2, 400, 4
COPIED, OUTLETS = 0.1, 40
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def articles(count: int, shared: Path = SHARED) -> Iterator[dict[str, str]]:
    """Yield so many rows of ``articles.jsonl``; pieces follow one another until an article has its words."""
    draw = random.Random(SEED)  # noqa: S311 - nothing secret
    texts: list[str] = []
    pieces = _pieces(shared)
    for number in range(count):
        if texts and draw.random() < COPIED:
            text = draw.choice(texts[-500:])
        else:
            text = _article(pieces)
            texts.append(text)
        yield {
            "id": f"a{number}",
            "title": " ".join(text.split()[:8]),
            "outlet": f"Outlet {draw.randrange(OUTLETS)}",
            "published": f"1916-{number * 12 // count + 1:02}-{draw.randint(1, 28):02}",
            "language": "en",
            "text": text,
        }


def _pieces(shared: Path) -> Iterator[str]:
    """Yield the pieces of the newspapers, again from the start where there are too few."""
    while True:
        with gzip.open(shared / "data" / "plain" / "chronam-1916.txt.gz", "rt", encoding="utf-8") as file:
            yield from (line.strip() for line in file if line.strip())


def _article(pieces: Iterator[str]) -> str:
    held: list[str] = []
    words = 0
    while words < WORDS:
        held.append(next(pieces))
        words += len(held[-1].split())
    return "\n\n".join(held)


def held_together(process: int) -> int:
    """Return the bytes that a process and all below it hold now; 0 where the system does not tell."""
    total, waiting = 0, [process]
    while waiting:
        at = Path("/proc") / str(waiting.pop())
        with suppress(OSError, IndexError, ValueError):
            total += int((at / "statm").read_text(encoding="ascii").split()[1]) * _PAGE
            for task in (at / "task").iterdir():
                waiting += map(int, (task / "children").read_text(encoding="ascii").split())
    return total


def main(arguments: Sequence[str]) -> int:
    """Make the pile, add it, print what it took."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.whole", description=__doc__)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--workers", type=int, default=WORKERS, help="processes that read, and cores that are counted")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        pile, record = Path(folder) / "articles.jsonl", Path(folder) / "made.db"
        words = 0
        with pile.open("w", encoding="utf-8") as file:
            for row in articles(chosen.documents):
                words += len(row["text"].split())
                file.write(f"{json.dumps(row, ensure_ascii=False)}\n")
        clock, work, peak = _added(pile, record, chosen.workers)
        size = record.stat().st_size / 2**20
    each = 1000 * work / chosen.documents
    print(f"{chosen.documents:,} articles, {words:,} words: {clock / 60:.1f} minutes by the clock")
    idle = work / chosen.workers / 60
    print(f"{work:,.0f} s of work ({each:.0f} ms each): {idle:.1f} minutes on {chosen.workers} idle cores")
    print(f"{peak / 2**20:,.0f} MB held together at most; record {size:,.0f} MB")
    return 0


def _added(pile: Path, record: Path, workers: int) -> tuple[float, float, int]:
    """Add a pile to a new record; return seconds by the clock and of work, and the most bytes held."""
    command = [sys.executable, "-m", "onrecord", "add", str(pile), "--record", str(record), "--workers", str(workers)]
    before, start, peak = _worked(), time.monotonic(), 0
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        peak = max(peak, held_together(process.pid))
        time.sleep(0.5)
    if process.returncode:
        raise SystemExit(process.returncode)
    return time.monotonic() - start, _worked() - before, peak


def _worked() -> float:
    """Return the seconds that all processes worked which this one started and that have ended."""
    told = resource.getrusage(resource.RUSAGE_CHILDREN)
    return told.ru_utime + told.ru_stime


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
