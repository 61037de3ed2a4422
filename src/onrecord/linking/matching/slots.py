"""Words of two names set against each other: each word, or run of words, fills one slot of the other name at most."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.linking.matching.keys import first_classes
from onrecord.linking.matching.likeness import word_likeness
from onrecord.linking.matching.words import NameWord, first_sounds, joined

_LONGEST = 7
"""Words of a name that are looked at; longer ones are cut (a title that was not known, a sentence)."""
_LONGEST_RUN = 3
"""How many words of the one may fill one slot with a word of the other: Mohammad Reza, Mohammadreza."""
_JOINABLE = frozenset(("word", "article", "link"))
_UNEQUAL, _WRITTEN = 3, 0.4
"""Letters by which a run may be longer or shorter than the word, and the least share that Arabic script writes."""
_SPLIT_COST = 0.02
"""What a run of words loses against a single word."""
_INITIAL = 0.5
"""What an initial is worth where a word is worth 1."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Words ``[a, a_end)`` of the one name that stand for words ``[b, b_end)`` of the other.

    ``likeness`` 0-1; ``initial`` where one of both is an initial.
    """

    a: int
    a_end: int
    b: int
    b_end: int
    likeness: float
    initial: bool = False

    @property
    def worth(self) -> float:
        """Return what the slot adds to a set of slots: its likeness for each word that it fills."""
        return self.likeness * (_INITIAL if self.initial else (self.a_end - self.a + self.b_end - self.b) / 2)


@dataclass(frozen=True, slots=True)
class Filled:
    """The best set of slots, in order of the one name, with the words of both that fill none."""

    slots: tuple[Slot, ...]
    rest_a: tuple[int, ...]
    rest_b: tuple[int, ...]

    @property
    def in_order(self) -> bool:
        """Tell whether both names have the slots in the same order."""
        return all(one.b < other.b for one, other in zip(self.slots, self.slots[1:], strict=False))


def fill(one: Sequence[NameWord], other: Sequence[NameWord], least: float) -> Filled:
    """Return the set of slots that is worth most; ``least`` is the likeness from which words fill one.

    Single words come first; what is left over on both sides may still be one word written in two.
    """
    one, other = one[:_LONGEST], other[:_LONGEST]
    slots = _single(one, other, least)
    rest_a, rest_b = _rests(slots, len(one), len(other))
    if rest_a and rest_b and len(rest_a) + len(rest_b) > 2:
        runs = [*_runs(one, other, rest_a, rest_b, least)]
        if runs:
            slots = sorted((*slots, *_best(runs, len(one))), key=_place)
            rest_a, rest_b = _rests(slots, len(one), len(other))
    return Filled(tuple(slots), rest_a, rest_b)


def runs_of(words: Sequence[NameWord]) -> Iterator[tuple[NameWord, ...]]:
    """Yield all runs of words that may fill one slot together."""
    for length in range(2, _LONGEST_RUN + 1):
        for start in range(len(words) - length + 1):
            yield tuple(words[start : start + length])


def _place(slot: Slot) -> int:
    return slot.a


def _rests(slots: Sequence[Slot], length_a: int, length_b: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the places of both names that no slot fills."""
    used_a = used_b = 0
    for slot in slots:
        used_a |= (1 << slot.a_end) - (1 << slot.a)
        used_b |= (1 << slot.b_end) - (1 << slot.b)
    return _unset(used_a, length_a), _unset(used_b, length_b)


@cache
def _unset(bits: int, length: int) -> tuple[int, ...]:
    return tuple(place for place in range(length) if not bits >> place & 1)


def _single(one: Sequence[NameWord], other: Sequence[NameWord], least: float) -> list[Slot]:
    """Set single words against each other."""
    found: list[Slot] = []
    seen_a = seen_b = 0
    clash = False
    for a, some in enumerate(one):
        for b, others in enumerate(other):
            if not some.mask & others.mask and some.kind != "initial" and others.kind != "initial":
                continue
            if some is others:
                slot = Slot(a, a + 1, b, b + 1, 1.0, initial=some.kind == "initial")
            elif some.kind == "initial" or others.kind == "initial":
                if not _begin_alike(some, others):
                    continue
                slot = Slot(a, a + 1, b, b + 1, 1.0 if some.kind == others.kind else 0.95, initial=True)
            else:
                likeness = word_likeness(some, others)
                if likeness < least:
                    continue
                slot = Slot(a, a + 1, b, b + 1, likeness)
            clash = clash or bool(seen_a >> a & 1 or seen_b >> b & 1)
            seen_a |= 1 << a
            seen_b |= 1 << b
            found.append(slot)
    return _best(found, len(one)) if clash else found


def _begin_alike(one: NameWord, other: NameWord) -> bool:
    return "number" not in (one.kind, other.kind) and not first_sounds(one).isdisjoint(first_sounds(other))


def _best(found: list[Slot], length: int) -> list[Slot]:
    """Return the slots that do not overlap and are worth most together; ``length`` is that of the one name."""
    starting: list[list[Slot]] = [[] for _ in range(length)]
    for slot in found:
        starting[slot.a].append(slot)
    known: dict[tuple[int, int], tuple[float, tuple[Slot, ...]]] = {}

    def search(place: int, used: int) -> tuple[float, tuple[Slot, ...]]:
        if place >= length:
            return 0.0, ()
        if (place, used) not in known:
            best = search(place + 1, used)
            for slot in starting[place]:
                taken = (1 << slot.b_end) - (1 << slot.b)
                if not used & taken:
                    worth, slots = search(slot.a_end, used | taken)
                    if worth + slot.worth > best[0]:
                        best = (worth + slot.worth, (slot, *slots))
            known[place, used] = best
        return known[place, used]

    return list(search(0, 0)[1])


def _runs(
    one: Sequence[NameWord], other: Sequence[NameWord], rest_a: Sequence[int], rest_b: Sequence[int], least: float
) -> Iterator[Slot]:
    """Yield the slots that runs of words left over fill with a single word left over."""
    for start, end, place, likeness in _joined(one, rest_a, other, rest_b, least):
        yield Slot(start, end, place, place + 1, likeness)
    for start, end, place, likeness in _joined(other, rest_b, one, rest_a, least):
        yield Slot(place, place + 1, start, end, likeness)


def _joined(
    words: Sequence[NameWord], rest: Sequence[int], others: Sequence[NameWord], rest_others: Sequence[int], least: float
) -> Iterator[tuple[int, int, int, float]]:
    if len(rest) < 2:
        return
    for start in rest[:-1]:
        beginning = first_classes(words[start])
        places = [
            place
            for place in rest_others
            if others[place].kind == "word" and not beginning.isdisjoint(first_classes(others[place]))
        ]
        for end in range(start + 2, start + _LONGEST_RUN + 1) if places else ():
            if end - 1 not in rest or words[end - 1].kind not in _JOINABLE or words[start].kind not in _JOINABLE:
                break
            run = tuple(words[start:end])
            length = sum(len(word.text) for word in run)
            for place in places:
                if _fits(others[place], run[0], length):
                    likeness = word_likeness(joined(run), others[place]) - _SPLIT_COST
                    if likeness >= least:
                        yield start, end, place, likeness


def _fits(word: NameWord, first: NameWord, length: int) -> bool:
    """Tell whether a word is about as long as a run of ``length`` letters; Arabic script writes fewer letters."""
    if (word.script == "arabic") == (first.script == "arabic"):
        return abs(len(word.text) - length) <= _UNEQUAL
    short, long = (len(word.text), length) if word.script == "arabic" else (length, len(word.text))
    return long * _WRITTEN <= short <= long + _UNEQUAL
