"""Which source and which contents belong to a cue: two choices among near pieces, each a logit over hashed features."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.statements.tagger_decoding import Piece
from onrecord.statements.tagger_tokens import Look, bucket

BUCKETS = 1 << 15
NEAREST = 6
_PARAGRAPHS = 2
_CLIMB = 5
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its source, if it has one, and its contents; a content may stand without a cue.

    ``sure`` are the probabilities of the choices: source, then contents.
    """

    cue: Piece | None
    source: Piece | None
    contents: tuple[Piece, ...]
    sure: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """The pieces of a document in text order, and the plain lists that features are read from."""

    pieces: Sequence[Piece]
    starts: Sequence[int]
    low: Sequence[str]
    tag: Sequence[str]
    dep: Sequence[str]
    head: Sequence[int]
    quote: Sequence[int]
    paragraph: Sequence[int]
    sentence: Sequence[int]

    @staticmethod
    def of(look: Look, pieces: Sequence[Piece]) -> "Scene":
        """Return the scene of some pieces."""
        syntax = look.syntax
        return Scene(
            pieces,
            [piece.first for piece in pieces],
            [word.lower() for word in syntax.words],
            syntax.tags,
            syntax.deps,
            syntax.heads.tolist(),
            look.quote.tolist(),
            look.paragraph.tolist(),
            look.sentence.tolist(),
        )

    def near(self, piece: Piece, role: str) -> list[Piece]:
        """Return the nearest pieces of a role, by tokens between, within two paragraphs."""
        here = self.paragraph[piece.first]
        place = bisect_left(self.starts, piece.first)
        found = []
        for steps in (range(place - 1, -1, -1), range(place + 1, len(self.pieces))):
            taken = 0
            for at in steps:
                other = self.pieces[at]
                if abs(self.paragraph[other.first] - here) > _PARAGRAPHS or taken == NEAREST:
                    break
                if other.role == role:
                    found.append(other)
                    taken += 1
        return sorted(found, key=lambda other: (_gap(piece, other), other.first))[:NEAREST]


@dataclass(frozen=True, slots=True, eq=False)
class Linker:
    """Weights of the features, ``(BUCKETS,) float32``."""

    weights: NDArray[np.float32]

    def link(self, scene: Scene) -> list[Attribution]:
        """Return the attributions in the order of their cues, then contents without a cue."""
        given: dict[Piece, list[tuple[Piece, float]]] = {}
        alone = []
        for piece in scene.pieces:
            if piece.role == "content":
                cue, sure = self._choose(options(scene, piece, "cue"))
                if cue is None:
                    alone.append(Attribution(None, None, (piece,), (sure,)))
                else:
                    given.setdefault(cue, []).append((piece, sure))
        found = []
        for cue in scene.pieces:
            if cue.role == "cue":
                source, sure = self._choose(options(scene, cue, "source"))
                contents = given.get(cue, [])
                sures = (sure, *(how for _, how in contents))
                found.append(Attribution(cue, source, tuple(piece for piece, _ in contents), sures))
        return found + alone

    def _choose(self, choices: Sequence[tuple[Piece | None, Sequence[int]]]) -> tuple[Piece | None, float]:
        scores = np.array([self.weights[list(features)].sum() for _, features in choices])
        best = int(scores.argmax())
        return choices[best][0], float(1 / np.exp(scores - scores[best]).sum())


def options(scene: Scene, piece: Piece, role: str) -> list[tuple[Piece | None, list[int]]]:
    """Return the pieces of ``role`` that ``piece`` may choose, with their features; None, last, stands for no piece."""
    others = scene.near(piece, role)
    base = f"{piece.role}>{role}"
    choices: list[tuple[Piece | None, list[int]]] = [
        (other, _hashed(base, _features(scene, piece, other, rank))) for rank, other in enumerate(others)
    ]
    choices.append((None, _hashed(base, _nobody(scene, piece, others))))
    return choices


def _hashed(base: str, features: Iterable[str]) -> list[int]:
    return [bucket(f"{base} {feature}", BUCKETS) for feature in features]


def _nobody(scene: Scene, piece: Piece, others: Sequence[Piece]) -> list[str]:
    first, last = piece.first, piece.last
    words = " ".join(scene.low[first : min(last, first + 4)])
    here = scene.sentence[first]
    same = sum(scene.sentence[other.first] == here for other in others)
    before = scene.low[first - 1] if first else ""
    return [
        f"none {min(len(others), 2)}{min(same, 2)}",
        f"none {words}",
        f"none {scene.low[last - 1]}",
        f"none {scene.tag[first]} {scene.tag[last - 1]}",
        f"none {before}",
        f"none {scene.tag[first]} {before} {min(same, 2)}",
        f"none {scene.dep[_top(scene, piece)]} {min(same, 2)}",
        f"none {scene.quote[first]} {min(same, 2)}",
    ]


def _features(scene: Scene, piece: Piece, other: Piece, rank: int) -> list[str]:
    """Return what speaks for or against ``other``; ``rank`` is how many are nearer."""
    left = other.first < piece.first
    side = "l" if left else "r"
    a, b = (other, piece) if left else (piece, other)
    gap = _gap(piece, other)
    between = scene.pieces[bisect_left(scene.starts, a.first) + 1 : bisect_left(scene.starts, b.first)]
    row = side + "".join(item.role[1] for item in between)[:_SHOWN]
    sentences = max(-3, min(3, scene.sentence[other.first] - scene.sentence[piece.first]))
    paragraphs = scene.paragraph[other.first] - scene.paragraph[piece.first]
    where = f"{paragraphs} {sentences}" if paragraphs == 0 else f"{paragraphs}"
    middle = scene.low[a.last : b.first] if gap < 40 else []
    marks = "".join(mark for mark in (",", "that", "and", ";", ".", "who", '"', ":") if mark in middle)
    quoted = scene.quote[min(piece.first + 1, piece.last - 1)]
    cue = other if other.role == "cue" else piece
    said = " ".join(scene.low[cue.first : min(cue.last, cue.first + 4)])
    tree = _tree(scene, piece, other)
    return [
        f"{side} gap {gap if gap < 8 else 8 + min(8, int(np.log2(gap / 8) * 2))}",
        f"row {row}",
        f"where {where} {side}",
        f"row {row} {where}",
        f"row {row} {quoted} {where}",
        f"quote {quoted} {where} {side} {scene.quote[cue.first]}",
        f"said {said} {side} {len(between)}",
        f"said {scene.low[cue.last - 1]} {side} {where}",
        f"tag {scene.tag[cue.first]} {scene.tag[cue.last - 1]} {row}",
        f"between {marks} {side} {gap == 0}",
        f"between {marks} {row}",
        f"before {scene.low[piece.first - 1] if piece.first else ''} {side} {len(between)}",
        f"first {scene.low[piece.first]} {side} {len(between)}",
        f"other {scene.low[other.first]} {side} {where}",
        f"rank {rank} {side} {where}",
        f"tree {tree}",
        f"tree {tree} {row}",
        f"tree {tree} {where}",
        f"edge {piece.first == 0 or scene.paragraph[piece.first - 1] != scene.paragraph[piece.first]} {where} {quoted}",
    ]


def _gap(a: Piece, b: Piece) -> int:
    return max(0, b.first - a.last if a.first < b.first else a.first - b.last)


def _top(scene: Scene, piece: Piece) -> int:
    """Return the first token of a piece that hangs from outside it."""
    for token in range(piece.first, piece.last):
        head = scene.head[token]
        if head == token or not piece.first <= head < piece.last:
            return token
    return piece.first


def _tree(scene: Scene, piece: Piece, other: Piece) -> str:
    """Tell how the trees join two pieces: which one governs the other, over how many steps, by which relation."""
    up = _climb(scene, piece, other)
    return f"up {up}" if up else f"down {_climb(scene, other, piece) or '-'}"


def _climb(scene: Scene, piece: Piece, goal: Piece) -> str:
    token = _top(scene, piece)
    for step in range(_CLIMB):
        head = scene.head[token]
        if head == token:
            break
        if goal.first <= head < goal.last:
            return f"{scene.dep[token]} {min(step, 2)}"
        token = head
    return ""
