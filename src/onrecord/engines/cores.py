"""The engine for piles: one worker process for each core, results in the order of the documents."""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from typing import Final, Generic

from onrecord.engines.here import run_here
from onrecord.engines.packing import pack, unpack
from onrecord.engines.stage import Read, Stage
from onrecord.engines.window import AHEAD, Other, in_order
from onrecord.model import Document

CORES_FROM: Final = 24
"""Below this many documents starting workers costs more than it saves (measured: a worker starts in about 2 s)."""

_HELD: Final = 400
"""So much is held at most before it is known whether there are many documents to read."""

ONE_THREAD: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""What numpy's libraries ask when they are loaded; a person's own setting stands."""


def run_on_cores(
    stage: Stage[Read], items: Iterable[Document | Other], *, workers: int | None = None
) -> Iterator[tuple[Document, Read] | Other]:
    """Yield each document with what is read of it, in order, whatever the number of ``workers`` (None: all cores).

    What is no document is passed on as it is, in its place.
    """
    count = workers or cores()
    pending = iter(items)
    held: list[Document | Other] = []
    documents = 0
    for item in pending if count > 1 else ():
        held.append(item)
        documents += isinstance(item, Document)
        if documents == CORES_FROM:
            with _Crew(stage, count) as crew:
                yield from in_order(chain(held, pending), crew.hand, count * AHEAD)
            return
        if not documents or len(held) == _HELD:
            yield from run_here(stage, held)
            held, documents = [], 0
    yield from run_here(stage, held)
    yield from run_here(stage, pending)


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Crew(Generic[Read]):
    """Worker processes; a pool that a document broke is replaced, and what it held is read one by one."""

    def __init__(self, stage: Stage[Read], workers: int) -> None:
        self._stage = stage
        self._workers = workers
        self._pool = _pool(workers)

    def __enter__(self) -> "_Crew[Read]":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def hand(self, document: Document) -> Callable[[], Read]:
        """Give a document to a worker; return what waits for its result."""
        pool, packed = self._pool, pack(document)
        try:
            future = pool.submit(self._stage.in_worker, packed)
        except BrokenProcessPool:  # by another document, whose turn has not come
            pool = self._renewed(pool)
            future = pool.submit(self._stage.in_worker, packed)

        def result() -> Read:
            try:
                return self._read(future.result())
            except BrokenProcessPool:
                self._renewed(pool)
                return self._alone(document)

        return result

    def _renewed(self, broken: ProcessPoolExecutor) -> ProcessPoolExecutor:
        """Return a pool that works in place of a broken one, unless that was replaced before."""
        if broken is self._pool:
            broken.shutdown()
            self._pool = _pool(self._workers)
        return self._pool

    @staticmethod
    def _read(packed: bytes) -> Read:
        read: Read = unpack(packed)
        return read

    def _alone(self, document: Document) -> Read:
        """Read a document in a process of its own, so that only the one that kills its reader is given up."""
        with _pool(1) as pool:
            try:
                return self._read(pool.submit(self._stage.in_worker, pack(document)).result())
            except BrokenProcessPool:
                return self._stage.died(document)


def _pool(workers: int) -> ProcessPoolExecutor:
    """Return a pool whose workers compute with one thread each: more would only wait for one another."""
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
