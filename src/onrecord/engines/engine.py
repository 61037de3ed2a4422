"""Which engine: a value that says where a stage is run."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.engines.cores import run_on_cores
from onrecord.engines.here import run_here
from onrecord.engines.stage import Read, Stage
from onrecord.engines.window import Other
from onrecord.model import Document

EngineName = Literal["here", "cores", "ray"]


@dataclass(frozen=True, slots=True)
class Engine:
    """Where documents are read; what is read of them does not depend on it.

    ``here`` is this process, ``cores`` the cores of this machine (for a few documents this process), ``ray`` a Ray
    cluster at ``address``, or one of this machine where that is None. ``workers`` None takes all that there are.
    """

    name: EngineName = "cores"
    workers: int | None = None
    address: str | None = None

    def run(self, stage: Stage[Read], items: Iterable[Document | Other]) -> Iterator[tuple[Document, Read] | Other]:
        """Yield each document with what is read of it, in order; all else as it is, in its place.

        Raises:
            EngineError: if the engine cannot be used.
        """
        if self.name == "here":
            return run_here(stage, items)
        if self.name == "cores":
            return run_on_cores(stage, items, workers=self.workers)
        from onrecord.engines.on_ray import run_on_ray

        return run_on_ray(stage, items, workers=self.workers, address=self.address)
