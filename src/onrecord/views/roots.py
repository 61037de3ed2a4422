"""How a claim is rooted: the origins of its utterances, who repeats whom, and all of it in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.lexicon.spelling import name_key
from onrecord.model import Link, flat
from onrecord.model.edtf import edtf_bounds
from onrecord.views.ends import Ends, ends_of, hands_of, hear, may_be_one
from onrecord.views.shelf import Shelf, published
from onrecord.views.ties import placed
from onrecord.views.utterances import Utterance, outlet
from onrecord.views.values import Dependence, RootRow
from onrecord.views.wording import counted, hand_words

_POSSIBLE = "possible"

_PASSAGES = 4
"""Passages that are shown for two origins that may be one."""


@dataclass(frozen=True, slots=True)
class Taken:
    """That an utterance repeats another one: their places in the claim, the link that tells, nothing more."""

    place: int
    of: int
    link: Link


@dataclass(frozen=True, slots=True)
class Rooted:
    """The origins of a claim: ``of`` is the place of the origin of each utterance.

    ``taken`` says who repeats whom within the claim, ``repeating`` are the documents that repeat another one.
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


def rooted(shelf: Shelf, utterances: Sequence[Utterance]) -> Rooted:
    """Return the origins of a claim, as linking counts them; letters follow their order in time."""
    ends = ends_of(shelf, [hear(shelf, one) for one in utterances])
    taken = [one for place in range(len(utterances)) if (one := _taken(shelf, utterances, place, ends.of))]
    places = {one.place for one in taken}
    return Rooted(
        roots=ends.roots,
        of=ends.of,
        dependent=tuple(_dependent(shelf, ends)),
        taken=tuple(taken),
        repeating=frozenset(
            one.leaf.document
            for place, one in enumerate(utterances)
            if place in places or any(True for _ in _holding(shelf, one))
        ),
    )


def _holding(shelf: Shelf, one: Utterance) -> Iterator[Link]:
    """Yield the links by which the words of an utterance are those of another text, the closest first."""
    for link in shelf.copies_of(one.leaf.document):
        if link.relation == _POSSIBLE or (one.part and link.a.item != one.part):
            continue
        mine = [item.span for item in link.evidence if item.document == one.leaf.document]
        if link.kind != "copy_of" or any(span.overlaps(one.span) for span in mine):
            yield link


def _taken(shelf: Shelf, utterances: Sequence[Utterance], place: int, of: Sequence[int]) -> Taken | None:
    """Return which utterance of the claim another one repeats, if any: of the same origin, in the same words."""
    for link in _holding(shelf, utterances[place]):
        theirs = [item.span for item in link.evidence if item.document == link.b.document]
        there = [
            other
            for other, one in enumerate(utterances)
            if one.leaf.document == link.b.document
            and (link.kind != "copy_of" or any(span.overlaps(one.span) for span in theirs))
        ]
        if there:
            nearest = min(there, key=lambda other: (of[other] != of[place], _unlike(utterances, place, other), other))
            return Taken(place, nearest, link)
    return None


def _unlike(utterances: Sequence[Utterance], one: int, other: int) -> bool:
    words = [flat(item.span.of(item.leaf.text)) for item in (utterances[one], utterances[other])]
    return words[0] != words[1]


def _dependent(shelf: Shelf, ends: Ends) -> Iterator[Dependence]:
    """Yield the pairs of origins that may be one, each with its reasons in plain English."""
    for a, b, why, reasons in may_be_one(ends):
        passages = [item for reason in reasons for item in reason.evidence]
        places = tuple(placed(shelf.leaf_of(item.document), item.span) for item in passages[:_PASSAGES])
        yield Dependence(a.mark, b.mark, why, places)


def first_of(shelf: Shelf, utterances: Sequence[Utterance]) -> tuple[Utterance, str] | None:
    """Return the earliest dated utterance and its date (EDTF); None where none is dated."""
    dated = []
    for place, one in enumerate(utterances):
        said = one.statement.said if one.statement else None
        edtf = said.edtf if said else published(one.leaf, one.part).known
        start = (edtf_bounds(edtf)[0] or edtf_bounds(edtf)[1]) if edtf else None
        if edtf is not None and start is not None:
            dated.append((start, any(True for _ in _holding(shelf, one)), place, edtf))
    if not dated:
        return None
    *_, place, edtf = min(dated)
    return utterances[place], edtf


def sentence_of(shelf: Shelf, found: Rooted, utterances: Sequence[Utterance]) -> str:
    """Return in words how often something is reported, from how many origins at most, and where it is found first."""
    documents = len({one.leaf.number for one in utterances})
    outlets = len({name_key(name) for one in utterances if (name := outlet(one))})
    by = f" by {counted(outlets, 'outlet')}" if outlets else ""
    told = f"Reported in {counted(documents, 'document')}{by}; at most {counted(len(found.roots), 'origin')}"
    if found.dependent:
        why = "; ".join(f"{pair.a} and {pair.b}: {pair.why}" for pair in found.dependent)
        told += f", {found.dependent_roots} of them possibly dependent ({why})"
    first = first_of(shelf, utterances)
    if first is None:
        return f"{told}; none of them is dated."
    one, edtf = first
    through = " › ".join(hand_words(hand) for hand in hands_of(one)) or outlet(one) or "outlet not known"
    return f"{told}; first found in this record: {edtf}, {through} ({shelf.called(one.leaf.number)})."
