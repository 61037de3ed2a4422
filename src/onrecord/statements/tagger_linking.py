"""Which source and which contents belong to a cue: two choices among near pieces, each a logit over hashed features.

All choices of a document are made at once, on arrays.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.statements.tagger_decoding import ROLES, Piece, Role
from onrecord.statements.tagger_scene import CLIMB, NO_MARK, Ints, Scene

BUCKETS = 1 << 15
SIDE = 4
"""So many pieces of a role on either side are looked at."""

_PARAGRAPHS = 2
_FAR = 40
_CLOSE = 3
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_HALF = np.uint64(29)


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
class Choices:
    """For each piece of one role the pieces of another one that it may choose, the nearest on either side.

    ``choosers`` are ``(n,)``, ``others`` ``(n, 2 * SIDE)``, -1 where there is none; ``features`` are ``(n, 2 * SIDE +
    1, features)``, buckets; the last row stands for no piece. Rows of features end with the bucket ``BUCKETS``.
    """

    choosers: Ints
    others: Ints
    features: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Linker:
    """Weights of the features, ``(BUCKETS,) float32``."""

    weights: NDArray[np.float32]

    def link(self, scene: Scene) -> list[Attribution]:
        """Return the attributions in the order of their cues, then contents without a cue."""
        given: dict[int, list[tuple[Piece, float]]] = {}
        alone = []
        for content, cue, sure in self.chosen(options(scene, "content", "cue")):
            if cue < 0:
                alone.append(Attribution(None, None, (scene.pieces[content],), (sure,)))
            else:
                given.setdefault(cue, []).append((scene.pieces[content], sure))
        found = []
        for cue, source, sure in self.chosen(options(scene, "cue", "source")):
            contents = given.get(cue, [])
            sures = (sure, *(how for _, how in contents))
            speaker = None if source < 0 else scene.pieces[source]
            found.append(Attribution(scene.pieces[cue], speaker, tuple(piece for piece, _ in contents), sures))
        return found + alone

    def chosen(self, choices: Choices) -> list[tuple[int, int, float]]:
        """Return for each chooser what it takes, -1 for no piece, and how sure that is."""
        if not len(choices.choosers):
            return []
        scores = np.append(self.weights, np.float32(0))[choices.features].sum(-1)
        scores[:, :-1][choices.others < 0] = -np.inf
        best = scores.argmax(1)
        sure = 1 / np.exp(scores - scores.max(1, keepdims=True)).sum(1)
        others = np.hstack([choices.others, np.full((len(best), 1), -1)])[np.arange(len(best)), best]
        return list(zip(choices.choosers.tolist(), others.tolist(), sure.tolist(), strict=True))


def options(scene: Scene, role: Role, wanted: Role) -> Choices:
    """Return the choices of the pieces of ``role`` among the pieces ``wanted``."""
    choosers = np.flatnonzero(scene.role == ROLES.index(role))
    goals = np.flatnonzero(scene.role == ROLES.index(wanted))
    place = np.searchsorted(goals, choosers)[:, None] + np.arange(-SIDE, SIDE)
    there = (place >= 0) & (place < len(goals))
    others = np.where(there, goals[np.clip(place, 0, max(0, len(goals) - 1))] if len(goals) else -1, -1)
    near = np.abs(scene.paragraph[others] - scene.paragraph[choosers][:, None]) <= _PARAGRAPHS
    others = np.where((others >= 0) & near, others, -1)
    base = ROLES.index(role) + 1
    pairs = _mixed(base, _pairs(scene, choosers, others))
    alone = _mixed(base + 8, _nobody(scene, choosers, others))
    features = np.full((len(choosers), 2 * SIDE + 1, pairs.shape[-1]), BUCKETS, dtype=np.int64)
    features[:, :-1] = pairs
    features[:, -1, : alone.shape[-1]] = alone
    return Choices(choosers, others, features)


def _pairs(scene: Scene, choosers: Ints, others: Ints) -> list[tuple[Ints, ...]]:
    """Return what speaks for or against each of ``others``: features as tuples of ``(n, others)`` numbers."""
    one, two = np.broadcast_arrays(choosers[:, None], others)
    left = two < one
    a, b = np.where(left, two, one), np.where(left, one, two)
    gap = np.maximum(0, scene.first[b] - scene.last[a])
    steps = np.where(gap < 8, gap, 8 + np.minimum(8, (np.log2(np.maximum(gap, 8) / 8) * 2).astype(np.int64)))
    between = np.clip(scene.before[b] - scene.before[np.minimum(a + 1, len(scene.role))], 0, 3)
    row = ((between[..., 0] * 4 + between[..., 1]) * 4 + between[..., 2]) * 2 + left
    many = np.minimum(3, between.sum(-1))
    paragraphs = scene.paragraph[two] - scene.paragraph[one]
    sentences = np.clip(scene.sentence[two] - scene.sentence[one], -3, 3)
    where = np.where(paragraphs == 0, sentences, 10 + paragraphs)
    side = where * 2 + left
    crossed = scene.marks[scene.first[b]] - scene.marks[np.minimum(scene.last[a], scene.first[b])]
    marks = ((crossed[..., :-1] > 0) << np.arange(NO_MARK)).sum(-1) * (gap < _FAR)
    cue = np.where(scene.role[one] == 1, one, two)
    said, cue_last, cue_tags = scene.words[cue, 3], scene.words[cue, 1], (scene.words[cue, 4], scene.words[cue, 5])
    quoted, cue_quote = scene.quote[one], scene.quote[cue]
    rank = np.where(others < 0, 1 << 20, gap).argsort(1, kind="stable").argsort(1, kind="stable")
    tree = _tree(scene, one, two)
    rival = _rival(scene, one, cue)
    sizes = np.minimum(5, scene.last[one] - scene.first[one]) * 8 + np.minimum(5, scene.last[two] - scene.first[two])
    return [
        (steps, left),
        (row,),
        (where, left),
        (row, where),
        (row, where, quoted),
        (quoted, side, cue_quote),
        (said, left, many),
        (cue_last, side),
        (*cue_tags, row),
        (marks, left, gap == 0),
        (marks, row),
        (scene.words[one, 2], left, many),
        (scene.words[one, 0], left, many),
        (scene.words[two, 0], side),
        (rank, side),
        (tree,),
        (tree, row),
        (tree, where),
        (scene.opens[one], where, quoted),
        (rival, quoted, left),
        (rival, quoted, row, np.minimum(steps, 4)),
        (rival, tree),
        (rival, scene.words[one, 0], left),
        (scene.words[two, 1], side),
        (sizes, side),
    ]


def _rival(scene: Scene, one: Ints, cue: Ints) -> Ints:
    """Tell of the other contents that touch the cue on either side: whether they are quoted, and how near they are."""
    found = np.zeros(one.shape, dtype=np.int64)
    contents = np.flatnonzero(scene.role == len(ROLES) - 1)
    if not len(contents):
        return found
    place = np.searchsorted(contents, cue)
    for weight, at in ((1, place - 1), (16, place)):
        other = contents[np.clip(at, 0, len(contents) - 1)]
        gap = np.maximum(scene.first[cue] - scene.last[other], scene.first[other] - scene.last[cue])
        there = (at >= 0) & (at < len(contents)) & (scene.paragraph[other] == scene.paragraph[cue])
        code = np.where(other == one, 1, 2 + scene.quote[other] * 2 + (gap <= _CLOSE))
        found += weight * np.where(there, code, 0)
    return found


def _nobody(scene: Scene, choosers: Ints, others: Ints) -> list[tuple[Ints, ...]]:
    """Return what speaks for no piece at all: features as tuples of ``(n,)`` numbers."""
    there = others >= 0
    same = np.minimum(2, (there & (scene.sentence[others] == scene.sentence[choosers][:, None])).sum(1))
    many = np.minimum(2, there.sum(1))
    words = scene.words[choosers]
    quote = scene.quote[choosers]
    return [
        (many, same),
        (words[:, 3],),
        (words[:, 1],),
        (words[:, 4], words[:, 5]),
        (words[:, 2],),
        (words[:, 4], words[:, 2], same),
        (scene.relations[choosers, 0], same),
        (quote, same),
        (quote, np.minimum(8, scene.last[choosers] - scene.first[choosers]), same),
        (scene.opens[choosers], quote, many),
    ]


def _tree(scene: Scene, one: Ints, two: Ints) -> Ints:
    """Tell how the trees join two pieces: which one governs the other, over how many steps, by which relation."""
    up, down = _climb(scene, one, two), _climb(scene, two, one)
    return np.where(up > 0, up * 2, down * 2 + 1)


def _climb(scene: Scene, one: Ints, goal: Ints) -> Ints:
    """Return a code of the step that leads from the tops of ``one`` into ``goal``, 0 where none does."""
    found = np.zeros(one.shape, dtype=np.int64)
    first, last = scene.first[goal], scene.last[goal]
    for step in range(CLIMB):
        token, head = scene.tree[one, step], scene.tree[one, step + 1]
        reached = (head >= first) & (head < last) & (head != token) & (found == 0)
        found = np.where(reached, scene.relations[one, step] * 4 + min(step, 2) + 1, found)
    return found


def _mixed(base: int, features: Sequence[tuple[Ints, ...]]) -> Ints:
    """Return the buckets of features, the last axis: each is mixed of its number, ``base`` and its values."""
    mixed = []
    for number, values in enumerate(features):
        code = np.full(values[0].shape, base * 64 + number, dtype=np.uint64)
        for value in values:
            code = (code ^ value.astype(np.int64).view(np.uint64)) * _SPREAD
            code ^= code >> _HALF
        mixed.append((code % np.uint64(BUCKETS)).astype(np.int64))
    return np.stack(mixed, axis=-1)
