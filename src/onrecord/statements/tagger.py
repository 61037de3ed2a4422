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
from onrecord.statements.tagger_decoding import Chain, Piece, pieces
from onrecord.statements.tagger_linking import Attribution, Linker
from onrecord.statements.tagger_network import Floats, Network, network, steps
from onrecord.statements.tagger_scene import Scene
from onrecord.statements.tagger_signed import signed
from onrecord.statements.tagger_tokens import Look, look_at
from onrecord.statements.tagger_vocabulary import Vocabulary

WEIGHTS = ("attribution-polnear", "attribution-open")
"""Folders of weights, the preferred one first; each may be deleted."""

FILE = "tagger.npz"
SIGNS = 12
"""Numbers that the score of an attribution is made of."""

_TINY = 1e-3
_QUOTED = 0.9
_SIGNED = 0.9
"""The score of a quotation with a signature: a structure that is seldom anything else."""


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

    ``surety`` is ``(SIGNS + 1,)``, a logit over the signs of an attribution that tells how likely it is right.
    ``guide`` names the guidelines to be followed; where it is None, the kind of document decides.
    """

    name: str
    vocabulary: Vocabulary
    network: Network
    linker: Linker
    surety: NDArray[np.float32]
    least: float
    guide: int | None = None

    def labelled(self, look: Look) -> tuple[NDArray[np.int8], Floats]:
        """Return the labels of all tokens, and how probable each label is."""
        guide = look.guide if self.guide is None else self.guide
        emissions = self.network.emissions(look, self.vocabulary, look.windows(), guide)
        chain = Chain.of(emissions, steps(look), self.network.moves, look.stretches())
        return chain.best(), chain.likelihoods()

    def attributions(self, look: Look) -> list[tuple[Attribution, float]]:
        """Return the attributions with content, each with its score, in text order of their contents."""
        labels, likely = self.labelled(look)
        linked = self.linker.link(Scene.of(look, pieces(labels, likely)))
        scored = [(item, self._score(look, item)) for item in linked if item.contents]
        return sorted(scored, key=lambda pair: (pair[0].contents[0].first, pair[0].contents[0].last))

    def _score(self, look: Look, item: Attribution) -> float:
        logit = float(signs(look, item) @ self.surety[:-1] + self.surety[-1])
        return round(float(1 / (1 + np.exp(-logit))), 3)


def tag(text: str, reading: Reading, tagger: Tagger | None = None) -> tuple[Tagged, ...]:
    """Return the attributions that the tagger finds in a document; none where no weights are there.

    ``reading`` holds passages, mentions and syntax. ``tagger`` is the preferred one of those shipped where it is None.
    """
    chosen = tagger or load_tagger()
    if chosen is None or not len(reading.syntax):
        return ()
    look = look_at(text, reading, chosen.vocabulary.verbs)
    found = [told(text, look, item, score) for item, score in chosen.attributions(look) if score >= chosen.least]
    return _with_signed(text, look, found)


def told(text: str, look: Look, item: Attribution, score: float) -> Tagged:
    """Return an attribution as spans of the text."""
    return Tagged(
        _spans(text, look, item.source), _spans(text, look, item.cue), _spans(text, look, *item.contents), score
    )


def _with_signed(text: str, look: Look, found: Sequence[Tagged]) -> tuple[Tagged, ...]:
    """Let signed quotations be what their signature says, whatever the network made of them."""
    sure = [
        Tagged((name,), (dash,), (quote.span,), _SIGNED) for quote, dash, name in signed(text, look.parts, look.quotes)
    ]
    if not sure:
        return tuple(found)
    taken = [item.content[0] for item in sure]
    kept = [item for item in found if not any(span.overlaps(other) for span in item.content for other in taken)]
    return tuple(sorted([*kept, *sure], key=lambda item: item.content[0]))


def load_tagger(names: Sequence[str] = WEIGHTS, root: Path | None = None) -> Tagger | None:
    """Load the first of the named weights that is there, once; None where none is."""
    folder = root or Path(str(files("onrecord"))) / "weights"
    present = next((name for name in names if (folder / name / FILE).exists()), None)
    return None if present is None else _load(folder / present / FILE)


def signs(look: Look, item: Attribution) -> Floats:
    """Return ``(SIGNS,) float32``: what the score of an attribution is made of."""
    content = [piece.score for piece in item.contents]
    cue = 1.0 if item.cue is None else item.cue.score
    source = 1.0 if item.source is None else item.source.score
    sure = float(np.prod(item.sure)) if item.sure else 1.0
    values = [np.log(max(_TINY, value)) for value in (cue, source, min(content), float(np.mean(content)), sure)]
    words = sum(piece.last - piece.first for piece in item.contents)
    quoted = sum(int((look.quote[piece.first : piece.last] > 0).sum()) for piece in item.contents) / words
    known = item.cue is not None and any(look.cues[item.cue.first : item.cue.last])
    values += [
        item.cue is None,
        item.source is None,
        np.log2(words),
        quoted >= _QUOTED,
        quoted,
        len(content) > 1,
        known,
    ]
    return np.array(values, dtype=np.float32)


@cache
def _load(path: Path) -> Tagger:
    with np.load(path, allow_pickle=False) as arrays:
        held = {name: arrays[name] for name in arrays.files}
    told = json.loads(bytes(held["told"]).decode("utf-8"))
    return Tagger(
        path.parent.name,
        _vocabulary(told),
        network(held),
        Linker(held["linker"].astype(np.float32)),
        held["surety"].astype(np.float32),
        float(told["least"]),
    )


def _vocabulary(told: Mapping[str, Any]) -> Vocabulary:
    likely = {lemma: (pair[0], pair[1]) for lemma, pair in told["likely"].items()}
    lexical = {key: bytes.fromhex(row) for key, row in told["lexical"].items()}
    return Vocabulary(told["words"], told["symbols"], likely, lexical, frozenset(told["verbs"]))


def _spans(text: str, look: Look, *found: Piece | None) -> tuple[Span, ...]:
    ordered = sorted((piece for piece in found if piece is not None), key=lambda piece: piece.first)
    return tuple(trim(look.syntax.span(piece.first, piece.last), text) for piece in ordered)
