"""The neural tagger: cue, source and content of attributions inside the paragraphs of a document.

It finds what the wording shows; who speaks in a turn, a letter or a row of quotations is for the rules to say.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Reading, Span, trim
from onrecord.statements.tagger_decoding import Piece, best_labels, likelihoods, pieces
from onrecord.statements.tagger_linking import Attribution, Linker, Scene
from onrecord.statements.tagger_network import Floats, Network, network, steps
from onrecord.statements.tagger_tokens import Look, Vocabulary, look_at

WEIGHTS = ("attribution-polnear", "attribution-open")
"""Folders of weights, the preferred one first; each may be deleted."""

FILE = "tagger.npz"
SIGNS = 7
"""Numbers that the score of an attribution is made of."""

_TINY = 1e-3


@dataclass(frozen=True, slots=True)
class Tagged:
    """An attribution as the tagger found it: spans in text order, ``score`` 0-1 with three decimals."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True, eq=False)
class Tagger:
    """Loaded weights. Attributions scored below ``least`` are left out.

    ``networks`` vote with the mean of their emissions; ``surety`` is ``(SIGNS + 1,)``, a logit over the signs of an
    attribution that tells how likely it is right.
    """

    name: str
    vocabulary: Vocabulary
    networks: tuple[Network, ...]
    linker: Linker
    surety: NDArray[np.float32]
    least: float

    def labelled(self, look: Look) -> tuple[NDArray[np.int8], Floats]:
        """Return the labels of all tokens, and how probable each label is."""
        windows = look.windows()
        numbers, yes = self.vocabulary.numbers(look), self.vocabulary.flags(look)
        emissions = _mean([item.emissions(numbers, yes, windows) for item in self.networks])
        moves = _mean([item.moves for item in self.networks])
        codes = steps(numbers)
        return best_labels(emissions, codes, moves, windows), likelihoods(emissions, codes, moves, windows)

    def attributions(self, look: Look) -> list[tuple[Attribution, float]]:
        """Return the attributions with content, each with its score, in text order of their contents."""
        labels, likely = self.labelled(look)
        linked = self.linker.link(Scene.of(look, pieces(labels, likely)))
        scored = [(item, self._score(item)) for item in linked if item.contents]
        return sorted(scored, key=lambda pair: (pair[0].contents[0].first, pair[0].contents[0].last))

    def _score(self, item: Attribution) -> float:
        logit = float(signs(item) @ self.surety[:-1] + self.surety[-1])
        return round(float(1 / (1 + np.exp(-logit))), 3)


def tag(text: str, reading: Reading, tagger: Tagger | None = None) -> tuple[Tagged, ...]:
    """Return the attributions that the tagger finds in a document; none where no weights are there.

    ``reading`` holds passages, mentions and syntax. ``tagger`` is the preferred one of those shipped where it is None.
    """
    chosen = tagger or load_tagger()
    if chosen is None or not len(reading.syntax):
        return ()
    look = look_at(text, reading, chosen.vocabulary.verbs)
    found = []
    for item, score in chosen.attributions(look):
        if score >= chosen.least:
            source = () if item.source is None else _spans(text, look, (item.source,))
            cue = () if item.cue is None else _spans(text, look, (item.cue,))
            found.append(Tagged(source, cue, _spans(text, look, item.contents), score))
    return tuple(found)


def load_tagger(names: Sequence[str] = WEIGHTS, root: Path | None = None) -> Tagger | None:
    """Load the first of the named weights that is there, once; None where none is."""
    folder = root or Path(str(files("onrecord"))) / "weights"
    present = next((name for name in names if (folder / name / FILE).exists()), None)
    return None if present is None else _load(folder / present / FILE)


def signs(item: Attribution) -> Floats:
    """Return ``(SIGNS,) float32``: what the score of an attribution is made of."""
    content = [piece.score for piece in item.contents]
    cue = 1.0 if item.cue is None else item.cue.score
    source = 1.0 if item.source is None else item.source.score
    sure = float(np.prod(item.sure)) if item.sure else 1.0
    values = [np.log(max(_TINY, value)) for value in (cue, source, min(content), float(np.mean(content)), sure)]
    return np.array([*values, item.cue is None, item.source is None], dtype=np.float32)


@cache
def _load(path: Path) -> Tagger:
    with np.load(path, allow_pickle=False) as arrays:
        held = {name: arrays[name] for name in arrays.files}
    told = json.loads(bytes(held["told"]).decode("utf-8"))
    return Tagger(
        path.parent.name,
        _vocabulary(told),
        tuple(network(held, f"{number}.") for number in range(told["networks"])),
        Linker(held["linker"].astype(np.float32)),
        held["surety"].astype(np.float32),
        float(told["least"]),
    )


def _vocabulary(told: Mapping[str, Any]) -> Vocabulary:
    likely = {lemma: (pair[0], pair[1]) for lemma, pair in told["likely"].items()}
    lexical = {key: bytes.fromhex(row) for key, row in told["lexical"].items()}
    return Vocabulary(told["words"], told["symbols"], likely, {}, lexical, frozenset(told["verbs"]))


def _mean(votes: Sequence[Floats]) -> Floats:
    whole = np.zeros_like(votes[0])
    for vote in votes:
        whole += vote
    whole /= len(votes)
    return whole


def _spans(text: str, look: Look, found: Sequence[Piece]) -> tuple[Span, ...]:
    ordered = sorted(found, key=lambda piece: piece.first)
    return tuple(trim(look.syntax.span(piece.first, piece.last), text) for piece in ordered)
