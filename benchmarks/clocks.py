"""Clocks on the rooms: the functions that the corridor calls are timed while it runs as it always does.

Seconds are those this process worked, whatever else the machine does.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")


class MissingFunctionError(Exception):
    """A room's function is not where the benchmark looks for it."""

    def __init__(self, module: str, name: str) -> None:
        """Say where the name belongs."""
        super().__init__(f"{module} has no function {name}: name the functions of each room in benchmarks/speed.py")


@contextmanager
def clocks(module: ModuleType, rooms: Mapping[str, tuple[str, ...]]) -> Iterator[dict[str, float]]:
    """Time the functions of each room, called through ``module``; yields the seconds spent in each room so far.

    Raises:
        MissingFunctionError: the module does not know a function.
    """
    spent = dict.fromkeys(rooms, 0.0)
    kept: dict[str, object] = {}
    try:
        for room, names in rooms.items():
            for name in names:
                if not hasattr(module, name):
                    raise MissingFunctionError(module.__name__, name)
                kept[name] = getattr(module, name)
                setattr(module, name, _timed(getattr(module, name), room, spent))
        yield spent
    finally:
        for name, function in kept.items():
            setattr(module, name, function)


def seconds(work: Callable[[], _R]) -> tuple[float, _R]:
    """Return the seconds this process worked for ``work``, and what it gave."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def _timed(function: Callable[_P, _R], room: str, spent: dict[str, float]) -> Callable[_P, _R]:
    def timed(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        start = time.process_time()
        try:
            return function(*args, **kwargs)
        finally:
            spent[room] += time.process_time() - start

    return timed
