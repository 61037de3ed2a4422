"""The engine for piles: one worker process for each core, results in the order of the documents."""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from onrecord.engines.here import run_here
from onrecord.engines.stage import Read, Stage
from onrecord.model import Document

CORES_FROM = 24
"""Below this many documents starting workers costs more than it saves (measured: a worker starts in about 2 s)."""

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""What numpy's libraries ask when they are loaded; a person's own setting stands."""

_AHEAD = 8
"""Documents in flight for each worker: enough to keep it busy, few enough to bound memory."""


def run_on_cores(
    stage: Stage[Read], documents: Iterable[Document], *, workers: int | None = None
) -> Iterator[tuple[Document, Read]]:
    """Yield each document with what is read of it, in order, whatever the number of ``workers`` (None: all cores)."""
    pending = iter(documents)
    first = list(islice(pending, CORES_FROM))
    count = workers or _cores()
    if len(first) < CORES_FROM or count < 2:
        yield from run_here(stage, first)
        yield from run_here(stage, pending)
        return
    yield from _run(stage, _chain(first, pending), count)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _chain(first: list[Document], rest: Iterator[Document]) -> Iterator[Document]:
    yield from first
    yield from rest


def _run(stage: Stage[Read], documents: Iterator[Document], workers: int) -> Iterator[tuple[Document, Read]]:
    waiting: deque[tuple[Document, Future[Read]]] = deque()
    pool = _pool(workers)
    try:
        while True:
            for document in islice(documents, workers * _AHEAD - len(waiting)):
                waiting.append((document, pool.submit(stage.in_worker, document)))
            if not waiting:
                return
            document, future = waiting.popleft()
            try:
                yield document, future.result()
            except BrokenProcessPool:
                again = [document, *(later for later, _ in waiting)]
                waiting.clear()
                pool.shutdown()
                yield from _one_by_one(stage, again)
                pool = _pool(workers)
    finally:
        pool.shutdown(cancel_futures=True)


def _one_by_one(stage: Stage[Read], documents: list[Document]) -> Iterator[tuple[Document, Read]]:
    """Read each document in a process of its own, so that only the one that kills its reader is given up."""
    for document in documents:
        with _pool(1) as pool:
            try:
                yield document, pool.submit(stage.in_worker, document).result()
            except BrokenProcessPool:
                yield document, stage.died(document)


def _pool(workers: int) -> ProcessPoolExecutor:
    """Return a pool whose workers compute with one thread each: more would only wait for one another."""
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
