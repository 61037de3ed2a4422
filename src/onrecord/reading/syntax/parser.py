"""The shipped parser: texts to tokens, Penn Treebank tags, sentences and Universal Dependencies trees.

Source of the heads by fit: Dozat and Manning 2017, "Deep Biaffine Attention for Neural Dependency Parsing".
"""

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.syntax.arcs import Offer, Reach, sentences
from onrecord.reading.syntax.boundaries import datelines_apart, settled, without_false_starts
from onrecord.reading.syntax.entries import Entries, Table
from onrecord.reading.syntax.forms import BUCKETS
from onrecord.reading.syntax.frame import Floats, Places
from onrecord.reading.syntax.lemmas import Lemmas, load_lemmas
from onrecord.reading.syntax.network import Network, linear
from onrecord.reading.syntax.parsed import Parsed
from onrecord.reading.syntax.tokens import Tokenizer, load_tokenizer

FILE = "parser.npz"
ROOT = "root"
_DECIMALS = 3
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass"})


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of several texts, laid end to end. ``starts``: in their text; ``sizes``: words of each text.

    ``spaced``: whether a space precedes the word, or nothing.
    """

    words: list[str]
    starts: list[int]
    spaced: list[bool]
    sizes: list[int]


@dataclass(frozen=True, slots=True, eq=False)
class Parser:
    """The network, and what turns its words about a token into tags, sentence starts, heads and relations.

    ``arc``: the numbers of a dependent, and as many of a head; ``fit`` ``(arc, arc)``, ``lean`` ``(arc,)`` and
    ``root`` ``(arc,), ()`` weigh them; ``way`` ``(2 * farthest + 1, relation)`` and ``name`` make the relation.
    """

    tokenizer: Tokenizer
    lemmas: Lemmas
    network: Network
    tags: tuple[str, ...]
    relations: tuple[str, ...]
    arc: int
    fit: Floats
    lean: Floats
    root: tuple[Floats, Floats]
    reach: Reach
    way: Floats
    name: tuple[Floats, Floats]

    def tokens(self, texts: Sequence[str]) -> Tokens:
        """Part texts that are not empty, with plain spacing, into words."""
        words, starts, spaced, sizes = list[str](), list[int](), list[bool](), list[int]()
        for text in texts:
            found = self.tokenizer.tokens(text)
            words += found[0]
            starts += found[1]
            spaced += found[2]
            sizes.append(len(found[0]))
        return Tokens(words, starts, spaced, sizes)

    def tagged(self, words: Sequence[str]) -> list[str]:
        """Return the tags of the given words of one text."""
        return list(self.parsed(Tokens(list(words), [0] * len(words), [True] * len(words), [len(words)])).tags)

    def read(self, texts: Sequence[str]) -> Parsed:
        """Parse texts."""
        return self.parsed(self.tokens(texts))

    def parsed(self, tokens: Tokens) -> Parsed:
        """Find tags, sentences and trees of at least one word; no sentence crosses two texts."""
        told = self.network.look(tokens.words, _spaces(tokens), tokens.sizes)
        arc, relation, size = self.arc, self.way.shape[1], len(self.tags)
        widths = np.cumsum([arc, arc, relation, relation, size])
        dependent, head, below, above, tags, starts = np.split(told, widths, axis=1)
        begun = without_false_starts(tokens.words, (np.round(starts[:, 0], _DECIMALS) > 0).tolist())
        spaced = tokens.spaced.__getitem__
        bounds = datelines_apart(
            tokens.words, settled(tokens.words, list(sentences(begun, tokens.sizes)), spaced), spaced
        )
        offer = self._offer(np.maximum(dependent, 0), np.maximum(head, 0))
        heads = offer.heads(bounds)
        relations = self._relations(below, above, heads)
        doubled = _doubled(heads, relations)
        if doubled:
            for (first, last), groups in _by_sentence(doubled, bounds):
                offer.apart(heads, first, last, groups)
            relations = self._relations(below, above, heads)
        penn = [self.tags[number] for number in np.round(tags, _DECIMALS).argmax(1)]
        return Parsed(
            words=tokens.words,
            starts=tokens.starts,
            sizes=tokens.sizes,
            lemmas=self.lemmas.of_all(tokens.words, penn),
            tags=penn,
            pos=self.lemmas.parts_of_speech(penn, relations),
            heads=heads,
            relations=relations,
            bounds=bounds,
        )

    def _offer(self, dependent: Floats, head: Floats) -> Offer:
        root = dependent @ self.root[0] + self.root[1]
        return Offer(dependent @ self.fit, head, head @ self.lean, root, self.reach)

    def _relations(self, below: Floats, above: Floats, found: Places) -> list[str]:
        most = len(self.way) // 2
        distance = (found - np.arange(len(found))).clip(-most, most) + most
        hidden = below + above[found]
        hidden += self.way[distance]
        scores = linear(np.maximum(hidden, 0, out=hidden), self.name)
        best = np.round(scores, _DECIMALS).argmax(1)
        best[distance == most] = len(self.relations)
        names = (*self.relations, ROOT)
        return [names[number] for number in best]


@cache
def load_parser(folder: Path) -> Parser:
    """Read ``parser.npz`` and ``tokens.json``, and the tables of the folder above."""
    with np.load(folder / FILE, allow_pickle=False) as arrays:
        held = {name: arrays[name] for name in arrays.files}
    told = json.loads(bytes(held["told"]).decode("utf-8"))
    near = _single(held["near"])
    entries = Entries(
        (_rows(held["words"]), _rows(held["vectors"])),
        _table(held, "word"),
        _table(held, "vector"),
        _table(held, "gram"),
        {name: _table(held, f"affix.{name}") for name in BUCKETS},
        near,
        _single(held["space"]),
    )
    layers = tuple(_layer(*_pair(held, f"layers.{at}")) for at in range(told["layers"]))
    return Parser(
        load_tokenizer(folder),
        load_lemmas(folder.parent),
        Network(entries, layers, _pair(held, "out")),
        tuple(told["tags"]),
        tuple(told["relations"]),
        len(held["fit"]),
        _single(held["fit"]),
        _single(held["lean"]),
        _pair(held, "root"),
        Reach.of(_single(held["far"])),
        _single(held["way"]),
        _pair(held, "name"),
    )


def _doubled(heads: Places, relations: Sequence[str]) -> list[list[int]]:
    """Return the groups of subjects of one word: a word has one, and more are one with an apposition or a series."""
    found: dict[int, list[int]] = {}
    for place, relation in enumerate(relations):
        if relation in _SUBJECTS:
            found.setdefault(int(heads[place]), []).append(place)
    return [group for group in found.values() if len(group) > 1]


def _by_sentence(
    groups: Sequence[list[int]], bounds: Sequence[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], list[list[int]]]]:
    firsts = [first for first, _ in bounds]
    found: dict[int, list[list[int]]] = {}
    for group in groups:
        found.setdefault(bisect_right(firsts, group[0]) - 1, []).append(group)
    for number, held in found.items():
        yield bounds[number], held


def _spaces(tokens: Tokens) -> list[int]:
    """2 where a space precedes, 1 where one follows; the edges of a text count as spaces."""
    after = [*tokens.spaced[1:], True]
    return [2 * before + behind for before, behind in zip(tokens.spaced, after, strict=True)]


def _rows(keys: NDArray[np.uint32]) -> Mapping[int, int]:
    return dict(zip(keys.tolist(), range(1, len(keys) + 1), strict=True))


def _table(held: Mapping[str, NDArray[np.int8]], name: str) -> Table:
    return Table(held[name], _single(held[f"{name}.scale"]))


def _pair(held: Mapping[str, NDArray[np.float16]], name: str) -> tuple[Floats, Floats]:
    return _single(held[f"{name}.weight"]), _single(held[f"{name}.bias"])


def _layer(weight: Floats, bias: Floats) -> tuple[Floats, Floats]:
    """Turn the signs of the gates, which saves doing it for each word."""
    width = len(weight)
    weight[:, width:] *= -1
    bias[width:] *= -1
    return weight, bias


def _single(values: NDArray[Any]) -> Floats:
    return values.astype(np.float32)
