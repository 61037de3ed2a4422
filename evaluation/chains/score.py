"""Statements with their chains: found, at the right depth, by the right speaker, and right out to the last hand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.measure import Figure
from evaluation.spans import Item, Points, in_order, jaccard, one_to_one, points
from evaluation.statements import CONTENT_OVERLAP, depth, is_explicit, same_speaker
from evaluation.tally import Tally, f1_interval, total

TIERS = ("speech", "attitude", "impersonal", "imputed")
_TIE = 0.001
"""Weight of the cue where contents overlap equally, as those of the hands of one relay do."""

Line = dict[str, Any]
Scorer = Callable[["Matched"], Tally]


@dataclass(frozen=True, slots=True)
class Matched:
    """Explicit statements of two readings of one text; ``pairs`` are indices of ours and theirs."""

    text: str
    our_line: Line
    their_line: Line
    ours: tuple[Item, ...]
    theirs: tuple[Item, ...]
    pairs: tuple[tuple[int, int], ...]

    def counted(self, agree: Callable[[Item, Item], bool]) -> int:
        """Return how many matched statements agree."""
        return sum(agree(self.ours[at], self.theirs[to]) for at, to in self.pairs)

    def same_depth(self, our: Item, their: Item) -> bool:
        """Return whether equally many statements enclose both."""
        return depth(our, self.our_line) == depth(their, self.their_line)

    def same_speaker(self, our: Item, their: Item) -> bool:
        """Return whether both have one speaker."""
        return same_speaker(self.text, (our, self.our_line), (their, self.their_line))

    def same_chain(self, our: Item, their: Item) -> bool:
        """Return whether both chains have the same hands: each pair of statements matched, by one speaker."""
        partners = {(self.ours[at]["id"], self.theirs[to]["id"]) for at, to in self.pairs}
        our_chain, their_chain = _chain(our, self.our_line), _chain(their, self.their_line)
        return len(our_chain) == len(their_chain) and all(
            (a["id"], b["id"]) in partners and self.same_speaker(a, b)
            for a, b in zip(our_chain, their_chain, strict=True)
        )


def match(text: str, ours: Line, theirs: Line) -> Matched:
    """Match the explicit statements of two readings one to one by content, equal contents by their cues."""
    first, second = _explicit(ours), _explicit(theirs)
    faces = [_face(text, item) for item in first], [_face(text, item) for item in second]
    return Matched(text, ours, theirs, first, second, tuple(one_to_one(faces[0], faces[1], _overlap)))


def _explicit(line: Line) -> tuple[Item, ...]:
    return tuple(in_order(filter(is_explicit, line["statements"]), lambda item: item["content"]))


def _face(text: str, item: Item) -> tuple[Points, Points]:
    return points(text, item["content"]), points(text, item["cue"])


def _overlap(ours: tuple[Points, Points], theirs: tuple[Points, Points]) -> float:
    shared = jaccard(ours[0], theirs[0])
    return shared + _TIE * jaccard(ours[1], theirs[1]) if shared >= CONTENT_OVERLAP else 0.0


def _chain(item: Item, line: Line) -> list[Item]:
    """Return a statement and the explicit statements around it, inmost first; a loop is cut."""
    by_id = {statement["id"]: statement for statement in line["statements"]}
    chain: list[Item] = []
    at: Item | None = item
    while at is not None and at not in chain:
        if is_explicit(at):
            chain.append(at)
        at = by_id.get(at["parent"])
    return chain


def statements(matched: Matched) -> Tally:
    """Count all statements."""
    return Tally(len(matched.pairs), len(matched.ours), len(matched.theirs))


def depth_right(matched: Matched) -> Tally:
    """Count the matched statements that lie at the right depth."""
    return _of_matched(matched, matched.same_depth)


def speaker_right(matched: Matched) -> Tally:
    """Count the matched statements that have the right speaker."""
    return _of_matched(matched, matched.same_speaker)


def chains(matched: Matched) -> Tally:
    """Count all statements whose chain is exactly right."""
    return Tally(matched.counted(matched.same_chain), len(matched.ours), len(matched.theirs))


def nested_chains(matched: Matched) -> Tally:
    """Count the statements inside others whose chain is exactly right."""
    inner = [sum(depth(item, line) > 0 for item in items) for items, line in _sides(matched)]
    right = matched.counted(lambda our, their: depth(their, matched.their_line) > 0 and matched.same_chain(our, their))
    return Tally(right, *inner)


def of_tier(tier: str) -> Scorer:
    """Return the scorer of one tier: matched where both have it."""

    def scorer(matched: Matched) -> Tally:
        both = matched.counted(lambda our, their: our["tier"] == their["tier"] == tier)
        return Tally(both, *(sum(item["tier"] == tier for item in items) for items, _ in _sides(matched)))

    return scorer


def _sides(matched: Matched) -> tuple[tuple[Sequence[Item], Line], tuple[Sequence[Item], Line]]:
    return (matched.ours, matched.our_line), (matched.theirs, matched.their_line)


def _of_matched(matched: Matched, agree: Callable[[Item, Item], bool]) -> Tally:
    found = len(matched.pairs)
    return Tally(matched.counted(agree), found, found)


SCORERS: dict[str, Scorer] = {
    "statements": statements,
    "+ depth, of matched": depth_right,
    "+ speaker, of matched": speaker_right,
    "chains exactly right": chains,
    "chains of two and more": nested_chains,
    **{f"tier {tier}": of_tier(tier) for tier in TIERS},
}
"""The rows of the table; those that begin with + count matched statements only."""


def figures(readings: Sequence[tuple[str, Line, Line]]) -> list[Figure]:
    """Return all rows over documents, each given as text, our reading and theirs."""
    matched = [match(*reading) for reading in readings]
    rows = {row: [scorer(item) for item in matched] for row, scorer in SCORERS.items()}
    return [Figure(row, total(tallies), *f1_interval(tallies)) for row, tallies in rows.items()]
