"""Clocks that watch functions of a module and leave it as it was."""

import time
from types import ModuleType

import pytest

from benchmarks.clocks import MissingFunctionError, clocks, seconds


def _slowly(number: int) -> int:
    end = time.process_time() + 0.02 + 0 * number
    while time.process_time() < end:
        pass
    return number + 1


def _house() -> ModuleType:
    house = ModuleType("house")
    vars(house).update(slowly=_slowly, quickly=abs)
    return house


def test_a_room_is_timed_while_it_runs() -> None:
    """The functions give what they always give; their time is added up; afterwards they are the old ones."""
    house = _house()
    with clocks(house, {"kitchen": ("slowly",), "hall": ("quickly",)}) as spent:
        assert vars(house)["slowly"](1) == 2
        assert vars(house)["slowly"](number=2) == 3
        assert vars(house)["quickly"](-1) == 1
    assert spent["kitchen"] >= 0.04
    assert 0 < spent["hall"] < 0.01
    assert vars(house)["slowly"] is _slowly


def test_a_failing_function_leaves_the_module_as_it_was() -> None:
    """An error inside passes through, and the clocks are taken off."""
    house = _house()
    with pytest.raises(TypeError), clocks(house, {"kitchen": ("slowly",)}):
        vars(house)["slowly"]("a")
    assert vars(house)["slowly"] is _slowly


def test_an_unknown_function_is_named() -> None:
    """A room that moved is said, not passed over."""
    with pytest.raises(MissingFunctionError, match="house has no function cook"), clocks(_house(), {"k": ("cook",)}):
        pass


def test_seconds() -> None:
    """Time and result come together."""
    took, result = seconds(lambda: _slowly(1))
    assert took >= 0.02
    assert result == 2
