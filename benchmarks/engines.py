"""How much engines gain: ``python -m benchmarks.engines [--words 120000] [--rounds 5] [--workers 2]``.

Reads one pile in this process and by readers on a local Ray cluster, in turn, so many rounds, and prints the median
of how many times faster Ray was, by the clock, with its readers warm: starting the cluster is told apart. The overhead
is what a document costs when nothing is read: its reading lies ready, is packed, carried and unpacked. It is told as
the time that the clock shows for each document (with as many readers as were asked for) and as the work of this
process. It wants an idle machine with as many cores as readers.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.engines_work import ready_stage
from benchmarks.pile import make_pile
from onrecord import build
from onrecord.engines import Stage, run_here
from onrecord.engines.on_ray import Crew
from onrecord.engines.ray_cluster import cluster
from onrecord.engines.window import AHEAD, in_order
from onrecord.ingest import take_in
from onrecord.model import Document, Options, Reading

_WARM = 8
"""So many documents are read first by each reader, so that the models are loaded."""
_CARRIED = 400


def main(arguments: Sequence[str]) -> int:
    """Make the pile, read it by turns, print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.engines", description=__doc__)
    parser.add_argument("--words", type=int, default=120_000, help="size of the pile (default 120,000 words)")
    parser.add_argument("--rounds", type=int, default=5, help="how often (default 5)")
    parser.add_argument("--workers", type=int, default=2, help="readers (default 2)")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        paths = make_pile(Path(name), chosen.words)
        documents = [item for item in take_in(paths, Options()) if isinstance(item, Document)]
    start = time.perf_counter()
    with cluster(None, chosen.workers):
        started = time.perf_counter() - start
        print(f"{len(documents)} documents; the cluster started in {started:.1f} s; {chosen.workers} readers")
        _gain(documents, chosen.rounds, chosen.workers)
        _overhead(documents[0], chosen.rounds, chosen.workers)
    return 0


def _gain(documents: Sequence[Document], rounds: int, workers: int) -> None:
    stage = build.stage(Options())
    list(run_here(stage, documents[:_WARM]))
    gains = []
    with Crew(stage, workers) as crew:
        _through(crew, documents[: _WARM * workers])
        for _ in range(rounds):
            begun = time.perf_counter()
            list(run_here(stage, documents))
            alone = time.perf_counter() - begun
            together = _through(crew, documents)
            gains.append(alone / together)
            print(f"here {alone:6.2f} s   ray {together:6.2f} s   {gains[-1]:.2f} times")
    print(f"median of {rounds}: {statistics.median(gains):.2f} times faster")


def _overhead(document: Document, rounds: int, workers: int) -> None:
    """Print what a document costs that is not read: the reading of one is handed out again and again."""
    stage: Stage[Reading] = ready_stage(Options())
    pile = [replace(document, id=f"{number:064x}") for number in range(_CARRIED)]
    costs, works = [], []
    with Crew(stage, workers) as crew:
        _through(crew, pile[: _WARM * workers])
        for _ in range(rounds):
            begun = time.process_time()
            costs.append(1000 * _through(crew, pile) / len(pile))
            works.append(1000 * (time.process_time() - begun) / len(pile))
    print(
        f"overhead for each document, median of {rounds}: {statistics.median(costs):.2f} ms by the clock, "
        f"{statistics.median(works):.2f} ms of work in this process"
    )


def _through(crew: Crew[Reading], documents: Sequence[Document]) -> float:
    """Have a crew read documents; return the seconds by the clock."""
    begun = time.perf_counter()
    for _ in in_order(documents, crew.hand, len(crew.readers) * AHEAD):
        pass
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
