"""The files within a file, counted: which of them are opened when one that ended its reader is read once more."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from onrecord.model import Problem


def _nobody(opening: int) -> None:
    """Tell nobody."""
    del opening


@dataclass(slots=True)
class Openings:
    """Asked before each file or member is opened, in the order in which they come.

    The first ``done`` were read before and are passed over. Those in ``given_up`` ended their reader; the problem takes
    the place of what is in them. ``tell`` is called with the number of each that is opened, from 0 on.
    """

    done: int = 0
    given_up: Mapping[int, Problem] = field(default_factory=dict)
    tell: Callable[[int], None] = _nobody
    _next: int = 0

    def enter(self, *, again: bool = False) -> tuple[Problem, ...] | None:
        """Count one more; return None where it is to be opened, else the problems that stand for it.

        ``again``: it is opened even where it was read before, because there are others within it.
        """
        number = self._next
        self._next += 1
        if number in self.given_up:
            return (self.given_up[number],)
        if number < self.done and not again:
            return ()
        self.tell(number)
        return None

    def busy(self) -> None:
        """Tell once more what is open: it takes long, but something is done."""
        self.tell(self._next - 1)
