"""The engine for many machines: readers on a Ray cluster, results in the order of the documents."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Final, Generic

from onrecord.engines.bounds import more_memory
from onrecord.engines.cores import cores
from onrecord.engines.packing import pack, unpack
from onrecord.engines.ray_cluster import EngineError, cluster
from onrecord.engines.stage import Read, Stage
from onrecord.engines.window import AHEAD, Other, in_order
from onrecord.model import Document, OnrecordError

_HANDING_OVER: Final = 1_000
"""What a document costs beside its reading, in characters that are read meanwhile."""


def run_on_ray(
    stage: Stage[Read],
    items: Iterable[Document | Other],
    *,
    workers: int | None = None,
    address: str | None = None,
) -> Iterator[tuple[Document, Read] | Other]:
    """Yield each document with what is read of it, in order; all else as it is, in its place.

    ``address``: a cluster that is there, whose machines have this version of onrecord; None starts one on this machine.
    ``workers`` None: as many as there are CPUs.

    Raises:
        EngineError: if Ray is not installed, no cluster answers, or its machines read with another version.
    """
    with cluster(address, workers or cores()) as cpus, Crew(stage, workers or cpus) as crew:
        yield from in_order(items, crew.hand, len(crew.readers) * AHEAD)


class ReaderOnRay(Generic[Read]):
    """A process of the cluster that reads documents, one after the other."""

    def __init__(self, stage: Stage[Read]) -> None:
        """Keep the stage; nothing is loaded before the first document."""
        self._stage = stage
        self._checked = False

    def read(self, packed: bytes) -> bytes:
        """Return what the stage makes of a document, within its bounds; packed in and out.

        Raises:
            EngineError: if another version reads here.
        """
        if not self._checked:
            _check(self._stage)
            self._checked = True
        document: Document = unpack(packed)
        with more_memory(self._stage.bounds.memory_for_text(len(document.text))):
            read = self._stage(document)
        return pack(read)


def _check(stage: Stage[Read]) -> None:
    if stage.version is None:
        return
    try:
        here = stage.version()
    except OSError as error:
        raise EngineError(f"A file of the options is not on all machines of the cluster: {error}") from error
    if here != stage.reader:
        raise EngineError(
            f"A machine of the cluster reads with version {here}, this one with {stage.reader}. "
            "Install the same onrecord on all of them."
        )


@dataclass(slots=True, eq=False)
class _Reader(Generic[Read]):
    """A reader with what it was given and has not read yet: futures with their weights in characters."""

    actor: Any
    given: list[tuple[Future[bytes], int]] = field(default_factory=list)
    ended: bool = False

    def look(self) -> None:
        """See what it has read, and whether it is still there."""
        done = [future for future, _ in self.given if future.done()]
        self.ended = self.ended or any(_died(future.exception()) for future in done)
        self.given = [(future, weight) for future, weight in self.given if not future.done()]

    def load(self) -> int:
        return sum(weight for _, weight in self.given)


class Crew(Generic[Read]):
    """The readers; one that died is replaced, and what it held is read one by one."""

    def __init__(self, stage: Stage[Read], workers: int) -> None:
        """Start so many readers; they load what they need with their first documents."""
        import ray

        self._stage = stage
        self._kept = ray.put(stage)
        self.readers = [self._reader() for _ in range(workers)]

    def __enter__(self) -> "Crew[Read]":
        return self

    def __exit__(self, *_: object) -> None:
        for reader in self.readers:
            _end(reader)

    def hand(self, document: Document) -> Callable[[], Read]:
        """Give a document to the reader that has least to do; return what waits for its result."""
        from ray.exceptions import RayError

        for place, one in enumerate(self.readers):
            one.look()
            if one.ended:
                _end(one)
                self.readers[place] = self._reader()
        reader = min(self.readers, key=_Reader.load)
        future: Future[bytes] = reader.actor.read.remote(pack(document)).future()
        reader.given.append((future, len(document.text) + _HANDING_OVER))

        def result() -> Read:
            try:
                return self._read(future.result())
            except OnrecordError:
                raise
            except RayError as error:
                _raise_unstarted(error)
                return self._alone(document)

        return result

    def _reader(self, cpus: int = 1) -> _Reader[Read]:
        import ray

        return _Reader(ray.remote(num_cpus=cpus, max_restarts=0, max_task_retries=0)(ReaderOnRay).remote(self._kept))

    def _alone(self, document: Document) -> Read:
        """Read a document by a reader of its own, so that only the one that kills its reader is given up."""
        import ray
        from ray.exceptions import RayError

        reader = self._reader(cpus=0)
        try:
            packed: bytes = ray.get(reader.actor.read.remote(pack(document)))
        except OnrecordError:
            raise
        except RayError as error:
            _raise_unstarted(error)
            return self._stage.died(document)
        finally:
            _end(reader)
        return self._read(packed)

    @staticmethod
    def _read(packed: bytes) -> Read:
        read: Read = unpack(packed)
        return read


def _raise_unstarted(error: Exception) -> None:
    """Raise an error for people where a reader could not even be started: then no document is to blame."""
    if getattr(error, "actor_init_failed", False):
        raise EngineError(f"No reader could be started on the cluster: {error}") from error


def _died(error: BaseException | None) -> bool:
    """Tell whether an error is that of a process that ended, not one that was raised in it."""
    from ray.exceptions import RayError, RayTaskError

    return isinstance(error, RayError) and not isinstance(error, RayTaskError)


def _end(reader: _Reader[Read]) -> None:
    import ray

    ray.kill(reader.actor, no_restart=True)
