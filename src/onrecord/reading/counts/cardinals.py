"""From number words and digits to the number that they say together: "two hundred and five", "4 thousand 3 hundred"."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.counts.atoms import Atom, AtomKind

_SOFT = ("space", "hyphen")
_HUNDRED, _THOUSAND = 100, 1000
_TEN, _TWENTY = 10, 20


@dataclass(frozen=True, slots=True)
class Cardinal:
    """What atoms ``[first, last)`` are worth; ``power`` is the last multiplier ("million"), 1 where there is none."""

    worth: float
    last: int
    power: float = 1


@dataclass(slots=True)
class _Sum:
    """``total`` is what higher powers have closed, ``group`` the part below the next power, ``tail`` its last word."""

    total: float = 0
    group: float | None = None
    tail: float = 0
    cap: float = float("inf")
    power: float = 1
    digits: bool = False

    def takes(self, atom: Atom, join: str | None, *, loose: bool) -> bool:
        """Add an atom if it goes on with the number; False where a new number begins."""
        if atom.kind == "power":
            return join in (None, *_SOFT) and self._multiply(atom.worth)
        if atom.kind == "dozen":
            return join in (None, *_SOFT) and self._dozens(atom.worth)
        if atom.kind == "digits":
            return self._add_digits(atom, join)
        below = _HUNDRED if atom.kind == "tens" or atom.worth >= _TEN else _TEN
        return self._add(atom.worth, below, join, loose=loose)

    def _add(self, worth: float, below: int, join: str | None, *, loose: bool) -> bool:
        if self.group is None:
            if (
                join not in (None, "and", *_SOFT)
                or (self.total and worth >= self.cap)
                or (self.digits and not self.total)
            ):
                return False
            self.group = worth
        elif below == _TEN and self.tail in range(_TWENTY, _HUNDRED, _TEN) and worth > 0:
            if join not in _SOFT and not (loose and join == "and"):
                return False
            self.group += worth
        elif self.tail == _HUNDRED and join in ("and", *_SOFT) and worth > 0:
            self.group += worth
        else:
            return False
        self.tail = worth
        return True

    def _add_digits(self, atom: Atom, join: str | None) -> bool:
        if join is None:
            self.group = self.tail = atom.worth
            self.digits = True
            return True
        closed = self.tail == _HUNDRED or (self.group is None and self.total)
        if not (self.digits and closed and atom.whole and join in ("and", "space")):
            return False
        if atom.worth >= (_HUNDRED if self.group is not None else self.cap):
            return False
        self.group = (self.group or 0) + atom.worth
        self.tail = atom.worth
        return True

    def _multiply(self, worth: float) -> bool:
        if worth == _HUNDRED:
            if self.group is not None and self.tail == _HUNDRED:
                return False
            if self.group is None and self.total:
                self.group = 1
            self.group = (self.group if self.group is not None else 1) * _HUNDRED
            self.tail, self.power = _HUNDRED, worth
            return True
        if self.group is None and self.total:
            self.total *= worth
        elif worth < self.cap:
            self.total += (1 if self.group is None else self.group) * worth
        else:
            return False
        self.cap, self.power, self.group, self.tail = worth, worth, None, 0
        return True

    def _dozens(self, worth: float) -> bool:
        if self.group is None:
            self.group = self.tail = 1
        times = self.group if self.tail == _HUNDRED or self.digits else self.group % _HUNDRED or self.group
        self.group += times * (worth - 1)
        self.tail, self.power, self.cap = 0, worth, 0
        return True


def cardinal(atoms: Sequence[Atom], first: int, stop: int, *, loose: bool = False) -> Cardinal | None:
    """Read the longest cardinal at ``first``, before ``stop``; ``loose`` takes "twenty and three" for one number."""
    said = _Sum()
    last = first
    while last < stop:
        atom = atoms[last]
        if atom.kind in ("ordinal", "part", "fraction"):
            break
        if not said.takes(atom, atom.join if last > first else None, loose=loose):
            break
        last += 1
    if last == first:
        return None
    return Cardinal(said.total + (said.group or 0), last, said.power)


def ordinal(atoms: Sequence[Atom], first: int, end: int) -> float | None:
    """Return the worth of atoms ``[first, end]`` as one ordinal: "one hundred and fifth" is 105."""
    last = atoms[end]
    if first == end:
        return last.worth
    if last.kind != "ordinal":
        return None
    as_power = last.worth in (_HUNDRED, _THOUSAND) or last.worth > _THOUSAND
    kind: AtomKind = "power" if as_power else "tens" if last.worth >= _TWENTY else "small"
    said = [*atoms[:end], Atom(kind, last.worth, last.start, last.end, last.join)]
    found = cardinal(said, first, end + 1)
    return found.worth if found is not None and found.last == end + 1 else None
