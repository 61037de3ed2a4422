"""The network in PyTorch: embeddings, a convolution, light recurrent layers in both directions, a linear chain CRF.

Source: Lei et al. 2018, "Simple Recurrent Units for Highly Parallelizable Recurrence" (without the state in the
gates, so that all products are taken over whole windows at once).
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from onrecord.statements import tagger_tokens as tokens
from onrecord.statements import tagger_vocabulary as vocabulary
from training.recurrent import Carry, turned

LABELS = 7
_FORBIDDEN = -1e4


@dataclass(frozen=True, slots=True)
class Size:
    """How large the network is; ``width`` is that of both directions together.

    ``drop`` is what is dropped in training: entries, units between layers, words.
    """

    words: int
    symbols: dict[str, int]
    width: int = 256
    layers: int = 4
    vector: int = 100
    flags: int = 52
    drop: tuple[float, float, float] = (0.25, 0.3, 0.1)

    def tables(self) -> dict[str, tuple[int, int]]:
        """Return rows and columns of each embedding, in the order of the columns of the numbers."""
        symbols = {name: 2 + size for name, size in self.symbols.items()}
        return {
            "word": (self.words, self.vector),
            "ending": (1 + vocabulary.ENDINGS, 24),
            "beginning": (1 + vocabulary.BEGINNINGS, 16),
            "shape": (1 + vocabulary.SHAPES, 12),
            "tag": (symbols["tag"], 20),
            "relation": (symbols["relation"], 20),
            "head": (symbols["tag"], 12),
            "branch": (symbols["branch"], 24),
            "quote": (1 + tokens.QUOTES, 8),
            "edge": (1 + tokens.EDGES, 6),
            "place": (1 + tokens.PLACES, 4),
            "name": (symbols["name"], 12),
            "cue": (9, 8),
            "source": (9, 6),
        }


class Layer(nn.Module):
    """A light recurrent layer, half of the width in each direction, with a highway around it."""

    def __init__(self, width: int) -> None:
        """Start with gates that keep the state for a while."""
        super().__init__()
        self.inner = nn.Linear(width, 3 * width)
        nn.init.xavier_uniform_(self.inner.weight, gain=1.4)
        nn.init.zeros_(self.inner.bias)
        with torch.no_grad():
            self.inner.bias[width : 2 * width] = 1.0
            self.inner.bias[2 * width :] = -0.5

    def forward(self, seen: Tensor, mask: Tensor) -> Tensor:
        """Return ``(T, B, width)``; ``mask`` is ``(T, B, 1)``."""
        new, keep, open_ = self.inner(seen).chunk(3, -1)
        keep = torch.sigmoid(keep) * mask
        new = (1 - keep) * new * mask
        half = new.shape[-1] // 2
        states = Carry.apply(turned(keep, half), turned(new, half))
        return torch.lerp(seen, turned(states, half), torch.sigmoid(open_))


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side, time first: what the network sees, and what it shall say.

    ``wanted`` is ``(T, B, LABELS, LABELS)``: how probable it is that a label follows another one, as people marked it
    or as teachers say; at the first token all of it stands in the first row. ``guide`` is ``(B,)``: the guidelines
    that are followed.
    """

    numbers: Tensor
    flags: Tensor
    heads: Tensor
    mask: Tensor
    wanted: Tensor
    guide: Tensor


class Tagger(nn.Module):
    """Numbers and flags of windows to emissions of labels; transitions depend on the quotation states."""

    def __init__(self, size: Size, vectors: Tensor) -> None:
        """Take the word vectors as a start."""
        super().__init__()
        self.size = size
        self.tables = nn.ModuleDict({name: nn.Embedding(*shape) for name, shape in size.tables().items()})
        for table in self.tables.values():
            nn.init.normal_(table.weight, std=0.4)
        with torch.no_grad():
            self.tables["word"].weight.copy_(vectors * 0.4)
        self.entry = nn.Linear(sum(columns for _, columns in size.tables().values()) + size.flags, size.width)
        self.guides = nn.Embedding(tokens.GUIDES, size.width)
        nn.init.zeros_(self.guides.weight)
        self.near = nn.Linear(4 * size.width, size.width)
        self.layers = nn.ModuleList([Layer(size.width) for _ in range(size.layers)])
        self.out = nn.Linear(size.width, LABELS)
        self.moves = nn.Parameter(torch.zeros(LABELS, LABELS))
        self.quoted = nn.Parameter(torch.zeros(tokens.QUOTES * tokens.QUOTES, LABELS, LABELS))
        self.register_buffer("forbidden", _forbidden())

    def forward(self, batch: Batch) -> Tensor:
        """Return emissions ``(T, B, LABELS)``."""
        numbers, mask = batch.numbers, batch.mask
        words = numbers[..., 0]
        if self.training:
            unknown = 2 + torch.randint(vocabulary.RARE, words.shape)
            words = torch.where((torch.rand(words.shape) < self.size.drop[2]) & (words > 0), unknown, words)
        parts = [self.tables["word"](words)]
        parts += [table(numbers[..., at]) for at, table in enumerate(self.tables.values()) if at]
        entry = nn.functional.dropout(torch.cat([*parts, batch.flags], -1), self.size.drop[0], self.training)
        own = torch.relu(self.entry(entry) + self.guides(batch.guide)) * mask
        none = torch.zeros_like(own[:1])
        above = own.gather(0, batch.heads.unsqueeze(-1).expand(-1, -1, own.shape[-1]))
        near = torch.cat([torch.cat([none, own[:-1]]), own, torch.cat([own[1:], none]), above], -1)
        seen = torch.relu(self.near(near))
        for layer in self.layers:
            seen = self._dropped(seen)
            seen = layer(seen, mask)
        return self.out(self._dropped(seen))

    def _dropped(self, seen: Tensor) -> Tensor:
        """Drop the same units of a window at all its tokens."""
        if not self.training:
            return seen
        return seen * nn.functional.dropout(torch.ones_like(seen[:1]), self.size.drop[1], training=True)

    def transitions(self, numbers: Tensor) -> Tensor:
        """Return ``(T - 1, B, LABELS, LABELS)``: scores of going from the label before to the label of each token.

        Where a paragraph begins nothing goes on, and what was before does not matter.
        """
        quote = (numbers[..., 8] - 1).clamp(min=0)
        moves = self.quoted[quote[:-1] * tokens.QUOTES + quote[1:]] + self.moves + self.forbidden
        fresh = (numbers[1:, :, 9] == 4).unsqueeze(-1).unsqueeze(-1)
        inside = torch.zeros(LABELS)
        inside[2::2] = _FORBIDDEN
        return torch.where(fresh, inside, moves)

    def loss(self, emissions: Tensor, moves: Tensor, batch: Batch) -> Tensor:
        """Return the summed negative log likelihood of the labels, or the cross-entropy with what the teachers say."""
        on = batch.mask[..., 0] > 0
        total = emissions[0] + _beginning()
        for at in range(1, len(emissions)):
            step = torch.logsumexp(total.unsqueeze(2) + moves[at - 1], 1) + emissions[at]
            total = torch.where(on[at].unsqueeze(1), step, total)
        wanted = (emissions * batch.wanted.sum(2)).sum() + (moves * batch.wanted[1:]).sum()
        return torch.logsumexp(total, 1).sum() - wanted


def _beginning() -> Tensor:
    """Return the scores of the first label of a window: it goes on with nothing."""
    scores = torch.zeros(LABELS)
    scores[2::2] = _FORBIDDEN
    return scores


def _forbidden() -> Tensor:
    moves = torch.zeros(LABELS, LABELS)
    for before in range(LABELS):
        for after in range(2, LABELS, 2):
            if (before + 1) // 2 != after // 2:
                moves[before, after] = _FORBIDDEN
    return moves
