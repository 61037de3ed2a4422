"""Where the utterances of a claim end, as far as the record shows: origins, who repeats whom, the sentence of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.views.shelf import Shelf
from onrecord.views.utterances import Utterance, outlet
from onrecord.views.values import Dependence, RootRow
from onrecord.views.wording import counted


@dataclass(frozen=True, slots=True)
class Taken:
    """That an utterance repeats another one: their places in the claim, how, and the share of what is in common."""

    place: int
    of: int
    relation: str
    share: float


@dataclass(frozen=True, slots=True)
class Rooted:
    """The origins of a claim: ``of`` is the place of the origin of each utterance.

    ``taken`` says who repeats whom within the claim, ``repeating`` the documents that repeat another one of the record.
    """

    roots: tuple[RootRow, ...]
    of: tuple[int, ...]
    dependent: tuple[Dependence, ...]
    taken: tuple[Taken, ...]
    repeating: frozenset[str] = field(default_factory=frozenset)

    @property
    def dependent_roots(self) -> int:
        """Return how many origins possibly depend on another one."""
        return len({mark for pair in self.dependent for mark in (pair.a, pair.b)})


def sentence_of(shelf: Shelf, rooted: Rooted, utterances: Sequence[Utterance], first: str = "") -> str:
    """Return in words how often something is reported, from how many origins at most, and which possibly depend."""
    documents = len({one.leaf.number for one in utterances})
    outlets = len({name for one in utterances if (name := outlet(one))})
    by = f" by {counted(outlets, 'outlet')}" if outlets else ""
    reported = f"Reported in {counted(documents, 'document')}{by}; at most {counted(len(rooted.roots), 'origin')}"
    if rooted.dependent:
        why = "; ".join(dict.fromkeys(f"{pair.a} and {pair.b}: {pair.why}" for pair in rooted.dependent))
        reported += f", {rooted.dependent_roots} of them possibly dependent ({why})"
    return f"{reported}{f'; first found in this record: {first}' if first else ''}."
