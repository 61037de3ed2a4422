"""The parser's network in PyTorch: words by their parts, light recurrent layers, and heads by their fit (biaffine).

Sources: Lei et al. 2018, "Simple Recurrent Units for Highly Parallelizable Recurrence" (without the state in the
gates); Dozat and Manning 2017, "Deep Biaffine Attention for Neural Dependency Parsing".
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from onrecord.reading.syntax.forms import BUCKETS, GRAMS
from training.recurrent import Carry, turned

FAR = 24
"""Distances from a word to its head beyond this count as this."""
SPACES = 4


@dataclass(frozen=True, slots=True)
class Size:
    """How large the network is; ``width`` is that of both directions together."""

    words: int
    tags: int
    relations: int
    width: int = 224
    layers: int = 3
    word: int = 64
    gram: int = 64
    affix: int = 24
    arc: int = 96
    relation: int = 96
    drop_word: float = 0.12
    drop_entry: float = 0.15
    drop: float = 0.2


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Padded paragraphs ``(T, B)``.

    ``known`` ``(types, 2)`` rows of words and vectors (0: none), ``affixes`` ``(types, 6)``, ``grams`` with
    ``offsets``: the distinct words; ``types``: which stands where. ``mask`` is 1 at words, ``within`` ``(B, T, T)``
    says that two words are of one sentence. ``heads`` is -1 at roots and padding, -2 at no word.
    """

    known: Tensor
    affixes: Tensor
    grams: Tensor
    offsets: Tensor
    types: Tensor
    spaces: Tensor
    mask: Tensor
    tags: Tensor
    heads: Tensor
    relations: Tensor
    starts: Tensor
    within: Tensor


class Layer(nn.Module):
    """A light recurrent layer, half of the width in each direction, with a highway around it."""

    def __init__(self, width: int) -> None:
        """Start with gates that keep the state for a while."""
        super().__init__()
        self.inner = nn.Linear(width, 3 * width)
        nn.init.xavier_uniform_(self.inner.weight, gain=1.4)
        nn.init.zeros_(self.inner.bias)
        with torch.no_grad():
            self.inner.bias[width : 2 * width] = 0.5
            self.inner.bias[2 * width :] = -0.5

    def forward(self, seen: Tensor, mask: Tensor) -> Tensor:
        """Return ``(T, B, width)``; ``mask`` is ``(T, B, 1)``."""
        new, keep, gate = self.inner(seen).chunk(3, -1)
        keep = torch.sigmoid(keep) * mask
        new = (1 - keep) * new * mask
        half = new.shape[-1] // 2
        states = Carry.apply(turned(keep, half), turned(new, half))
        gate = torch.sigmoid(gate)
        return gate * torch.tanh(turned(states, half)) + (1 - gate) * seen


class Parser(nn.Module):
    """Words to tags, sentence starts, heads and relations."""

    def __init__(self, size: Size, vectors: Tensor) -> None:
        """Take ``vectors``, whose first row stands for none, as they are: they are not changed."""
        super().__init__()
        self.size = size
        self.register_buffer("vectors", vectors)
        self.word = nn.Embedding(size.words, size.word)
        self.gram = nn.EmbeddingBag(GRAMS, size.gram, mode="mean")
        self.affix = nn.ModuleDict({name: nn.Embedding(rows, size.affix) for name, rows in BUCKETS.items()})
        for table in (self.word, self.gram, *self.affix.values()):
            nn.init.normal_(table.weight, std=0.4)
        entry = vectors.shape[1] + size.word + size.gram + size.affix * len(BUCKETS)
        self.near = nn.Linear(entry, 3 * size.width, bias=False)
        self.space = nn.Embedding(SPACES, 3 * size.width)
        nn.init.normal_(self.space.weight, std=0.1)
        self.layers = nn.ModuleList([Layer(size.width) for _ in range(size.layers)])
        self.out = nn.Linear(size.width, 2 * size.arc + 2 * size.relation + size.tags + 1)
        self.fit = nn.Linear(size.arc, size.arc, bias=False)
        self.lean = nn.Linear(size.arc, 1, bias=False)
        self.root = nn.Linear(size.arc, 1)
        self.far = nn.Parameter(torch.zeros(2 * FAR + 1))
        self.way = nn.Embedding(2 * FAR + 1, size.relation)
        nn.init.normal_(self.way.weight, std=0.1)
        self.name = nn.Linear(size.relation, size.relations)

    def encode(self, batch: Batch) -> tuple[Tensor, ...]:
        """Return arc dependants, arc heads, relation dependants, relation heads, tags, starts, each ``(T, B, n)``."""
        size, mask = self.size, batch.mask.unsqueeze(-1)
        known, vector = batch.known.unbind(1)
        if self.training:
            known = known * (torch.rand(known.shape) >= size.drop_word)
            vector = vector * (torch.rand(vector.shape) >= size.drop_word / 3)
        parts = [self.word(known), self.vectors[vector], self.gram(batch.grams, batch.offsets)]
        parts += [table(batch.affixes[:, at]) for at, table in enumerate(self.affix.values())]
        entry = self.near(nn.functional.dropout(torch.cat(parts, -1), size.drop_entry, self.training))
        before, here, after = ((entry[batch.types] + self.space(batch.spaces)) * mask).chunk(3, -1)
        none = torch.zeros_like(here[:1])
        seen = torch.relu(torch.cat([none, before[:-1]]) + here + torch.cat([after[1:], none]))
        for layer in self.layers:
            seen = layer(self._dropped(seen), mask)
        widths = [size.arc, size.arc, size.relation, size.relation, size.tags, 1]
        return tuple(self.out(self._dropped(seen)).split(widths, -1))

    def losses(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return the mean cross entropies of heads, relations, tags and sentence starts."""
        dependant, head, below, above, tags, starts = self.encode(batch)
        arcs = self.arcs(dependant, head).masked_fill(~batch.within, -1e4)
        on = batch.mask.T > 0
        gold = torch.where(batch.heads.T >= 0, batch.heads.T + 1, torch.zeros_like(batch.heads.T))
        arc = nn.functional.cross_entropy(arcs[on], gold[on])
        hung = on & (batch.heads.T >= 0)
        names = self.relate(below, above, batch.heads.T.clamp(min=0))
        relation = nn.functional.cross_entropy(names[hung], batch.relations.T[hung])
        tag = nn.functional.cross_entropy(tags.transpose(0, 1)[on], batch.tags.T[on])
        start = nn.functional.binary_cross_entropy_with_logits(starts[..., 0].T[on], batch.starts.T[on])
        return arc, relation, tag, start

    def arcs(self, dependant: Tensor, head: Tensor) -> Tensor:
        """Return ``(B, T, 1 + T)``: how well the root and each word fit as head of each word."""
        drop = self.size.drop
        dependant = nn.functional.dropout(torch.relu(dependant), drop, self.training).transpose(0, 1)
        head = nn.functional.dropout(torch.relu(head), drop, self.training).transpose(0, 1)
        scores = self.fit(dependant) @ head.transpose(1, 2) + self.lean(head).transpose(1, 2)
        places = torch.arange(scores.shape[1])
        scores = scores + self.far[(places[None, :] - places[:, None]).clamp(-FAR, FAR) + FAR]
        return torch.cat([self.root(dependant), scores], -1)

    def relate(self, below: Tensor, above: Tensor, heads: Tensor) -> Tensor:
        """Return ``(B, T, relations)`` for ``heads`` ``(B, T)``."""
        below, above = below.transpose(0, 1), above.transpose(0, 1)
        places = torch.arange(heads.shape[1])
        way = self.way((heads - places).clamp(-FAR, FAR) + FAR)
        chosen = above.gather(1, heads.unsqueeze(-1).expand(-1, -1, above.shape[-1]))
        hidden = torch.relu(below + chosen + way)
        return self.name(nn.functional.dropout(hidden, self.size.drop, self.training))

    def _dropped(self, seen: Tensor) -> Tensor:
        """Drop the same units of a paragraph at all its words."""
        if not self.training:
            return seen
        return seen * nn.functional.dropout(torch.ones_like(seen[:1]), self.size.drop, training=True)
