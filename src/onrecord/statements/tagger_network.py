"""The tagger's network in plain numpy: embeddings, a look at the neighbours and the head, light recurrent layers.

Trained by ``training/attribution``; the same sums as its PyTorch twin, to a float's precision. What depends on the
word alone is worked out once for each word and kept.

Source: Lei et al. 2018, "Simple Recurrent Units for Highly Parallelizable Recurrence".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from onrecord.statements.tagger_tokens import BEGINS, GUIDES, NEWS, QUOTES, Key, Look
from onrecord.statements.tagger_vocabulary import CONTEXT, TYPE, Vocabulary

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
FORBIDDEN = -1e4
"""The score of a label that cannot follow another one."""

_INSIDE = 2
"""The quotation state between double marks; 1 is the opening, 3 the closing mark."""

_REMEMBERED = 20_000
Floats = NDArray[np.float32]


@dataclass(slots=True, eq=False)
class Entries:
    """What the network makes of a word with its lemma and tag, worked out at the first meeting and kept.

    It is worked out in double precision, so that it does not depend on the words it was met with.
    """

    rows: Floats
    places: dict[Key, int] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    @staticmethod
    def of(width: int) -> "Entries":
        """Return a memory without words."""
        return Entries(np.empty((0, width), dtype=np.float32))


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Weights of one network, float32; a layer is ``(weight, bias)``.

    ``types`` are the tables of ``TYPE``, ``type_entry`` takes them and the lexicon's columns to the width of the
    network; ``contexts`` and ``context_entry`` are those of ``CONTEXT`` and the columns of the dependents. ``guides``
    is ``(GUIDES, width)``: what the guidelines that are followed add to the entry. ``moves`` is
    ``(2 * QUOTES * QUOTES, 7, 7)``: the score of going from one label to the next, by the quotation states before and
    after, and by whether a paragraph begins.
    """

    types: tuple[Floats, ...]
    type_entry: NDArray[np.float64]
    contexts: tuple[Floats, ...]
    context_entry: tuple[Floats, Floats]
    guides: Floats
    near: tuple[Floats, Floats]
    layers: tuple[tuple[Floats, Floats], ...]
    out: tuple[Floats, Floats]
    moves: Floats
    entries: Entries

    def emissions(
        self, look: Look, vocabulary: Vocabulary, windows: Sequence[tuple[int, int]], guide: int = NEWS
    ) -> Floats:
        """Return ``(n, 7) float32``: how well each label fits each token; ``windows`` adjoin and cover all tokens."""
        if not len(look.syntax):
            return np.zeros((0, len(LABELS)), dtype=np.float32)
        frame = Frame.of(windows)
        numbers = vocabulary.context(look)
        entry = np.concatenate([table[numbers[at]] for at, table in enumerate(self.contexts)] + [look.kids], axis=1)
        weight, bias = self.context_entry
        own = _linear(entry.astype(np.float32, copy=False), (weight, bias + self.guides[guide]))
        own += self._of_types(look, vocabulary)
        np.maximum(own, 0, out=own)
        seen = _linear(frame.beside(own, look.syntax.heads), self.near)
        np.maximum(seen, 0, out=seen)
        with np.errstate(over="ignore"):
            for layer in self.layers:
                seen = _recurrent(seen, layer, frame)
        return _linear(seen, self.out)

    def _of_types(self, look: Look, vocabulary: Vocabulary) -> Floats:
        """Return what each word adds on its own, ``(n, width)``."""
        keys = look.keys()
        with self.entries.lock:
            if len(self.entries.places) > _REMEMBERED:
                self.entries.places.clear()
            fresh = [key for key in dict.fromkeys(keys) if key not in self.entries.places]
            if fresh:
                self.learn(fresh, vocabulary)
            found: Floats = self.entries.rows[[self.entries.places[key] for key in keys]]
            return found

    def learn(self, fresh: Sequence[Key], vocabulary: Vocabulary) -> None:
        """Keep what words add on their own; they were not met before."""
        numbers, yes = vocabulary.types(fresh)
        entry = np.concatenate([table[numbers[at]] for at, table in enumerate(self.types)] + [yes], axis=1)
        known, needed = len(self.entries.places), len(self.entries.places) + len(fresh)
        if needed > len(self.entries.rows):
            more = np.empty((needed, self.type_entry.shape[1]), dtype=np.float32)
            self.entries.rows = np.concatenate([self.entries.rows[:known], more])
        self.entries.rows[known:needed] = entry.astype(np.float64) @ self.type_entry
        self.entries.places.update(zip(fresh, range(known, needed), strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """Where the tokens of windows that lie one after the other stand in a block ``(longest, windows)``.

    ``row``, ``column`` are of each token, ``turned`` is its row when its window is read backwards.
    """

    row: NDArray[np.intp]
    turned: NDArray[np.intp]
    column: NDArray[np.intp]
    shape: tuple[int, int]

    @staticmethod
    def of(windows: Sequence[tuple[int, int]]) -> "Frame":
        """Return the frame of adjoining windows that cover all tokens."""
        sizes = np.array([last - first for first, last in windows], dtype=np.intp)
        row = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        column = np.repeat(np.arange(len(sizes)), sizes)
        return Frame(row, np.repeat(sizes, sizes) - 1 - row, column, (int(sizes.max(initial=0)), len(sizes)))

    def beside(self, own: Floats, heads: NDArray[np.int32]) -> Floats:
        """Return for each row the one before, itself, the one after, and that of the head, side by side.

        Beyond the window stand zeros; a token whose head is in another window has itself.
        """
        width = own.shape[1]
        out = np.empty((len(own), 4 * width), dtype=np.float32)
        out[1:, :width] = own[:-1]
        out[:, width : 2 * width] = own
        out[:-1, 2 * width : 3 * width] = own[1:]
        out[self.row == 0, :width] = 0
        out[self.turned == 0, 2 * width : 3 * width] = 0
        out[:, 3 * width :] = own[np.where(self.column[heads] == self.column, heads, np.arange(len(own)))]
        return out


def steps(look: Look) -> NDArray[np.int32]:
    """Return for each token the row of ``moves`` with which it is entered."""
    before = np.concatenate([look.quote[:1], look.quote[:-1]])
    out: NDArray[np.int32] = ((before * QUOTES + look.quote) * 2 + (look.edge == BEGINS)).astype(np.int32)
    return out


def network(arrays: Mapping[str, NDArray[np.float16]]) -> Network:
    """Return the network of these weights; ``training.attribution.export`` names them."""

    def whole(name: str) -> Floats:
        return arrays[name].astype(np.float32)

    def pair(name: str) -> tuple[Floats, Floats]:
        return np.ascontiguousarray(whole(f"{name}.weight").T), whole(f"{name}.bias")

    types = tuple(whole(f"tables.{name}.weight") for name in TYPE)
    contexts = tuple(whole(f"tables.{name}.weight") for name in CONTEXT)
    context_entry = pair("context_entry")
    return Network(
        types,
        np.ascontiguousarray(whole("type_entry.weight").T.astype(np.float64)),
        contexts,
        context_entry,
        whole("guides.weight") if "guides.weight" in arrays else np.zeros((GUIDES, len(context_entry[1])), np.float32),
        pair("near"),
        tuple(_turned(*pair(f"layers.{at}.inner")) for at in range(_depth(arrays))),
        pair("out"),
        _moves(arrays["moves"], arrays["quoted"]),
        Entries.of(len(context_entry[1])),
    )


def _turned(weight: Floats, bias: Floats) -> tuple[Floats, Floats]:
    """Turn the signs of the gates, so that 1 / (1 + exp(x)) opens them."""
    signs = np.ones(len(bias), dtype=np.float32)
    signs[len(bias) // 3 :] = -1
    return weight * signs, bias * signs


def _depth(arrays: Mapping[str, NDArray[np.float16]]) -> int:
    return len([name for name in arrays if name.startswith("layers.") and name.endswith(".weight")])


def _moves(base: NDArray[np.float16], quoted: NDArray[np.float16]) -> Floats:
    labels = np.arange(len(LABELS))
    inside = (labels > 0) & (labels % 2 == 0)
    broken = inside[None, :] & ((labels[:, None] + 1) // 2 != labels[None, :] // 2)
    table = quoted.astype(np.float32) + base.astype(np.float32)
    table = np.where(broken, FORBIDDEN, table)
    fresh = np.broadcast_to(np.where(inside[None, None, :], FORBIDDEN, 0), table.shape)
    both = np.stack([_whole_quotations(table), fresh], axis=1)
    return both.reshape(-1, len(LABELS), len(LABELS)).astype(np.float32)


def _whole_quotations(table: Floats) -> Floats:
    """Forbid that a content begins or ends between the marks of a double quotation: all of it is content, or none.

    Source: of 59,000 steps inside quoted contents of PolNeAR train, 10 left the content and 8 entered one.
    """
    whole = table.copy()
    content = np.arange(len(LABELS)) >= LABELS.index("B-content")
    for before, after in ((_INSIDE, _INSIDE), (_INSIDE, _INSIDE + 1)):
        whole[before * QUOTES + after][np.ix_(content, ~content)] = FORBIDDEN
    for before, after in ((_INSIDE, _INSIDE), (_INSIDE - 1, _INSIDE)):
        whole[before * QUOTES + after][np.ix_(~content, content)] = FORBIDDEN
    return whole


def _recurrent(seen: Floats, layer: tuple[Floats, Floats], frame: Frame) -> Floats:
    """Run one layer; ``layer`` holds the gates' weights with their signs turned."""
    width = seen.shape[1]
    half = width // 2
    inner = _linear(seen, layer)
    keep, gate = _opened(inner[:, width : 2 * width]), _opened(inner[:, 2 * width :])
    new = inner[:, :width] * (1 - keep)
    states = np.zeros((*frame.shape, width), dtype=np.float32)
    held = np.zeros((*frame.shape, width), dtype=np.float32)
    for rows, part in ((frame.row, slice(0, half)), (frame.turned, slice(half, width))):
        states[rows, frame.column, part] = new[:, part]
        held[rows, frame.column, part] = keep[:, part]
    carried = np.empty(states.shape[1:], dtype=np.float32)
    for at in range(1, frame.shape[0]):
        np.multiply(held[at], states[at - 1], out=carried)
        states[at] += carried
    for rows, part in ((frame.row, slice(0, half)), (frame.turned, slice(half, width))):
        new[:, part] = states[rows, frame.column, part]
    new -= seen
    new *= gate
    new += seen
    return new


def _opened(gates: Floats) -> Floats:
    out: Floats = np.exp(gates)
    out += 1
    np.reciprocal(out, out=out)
    return out


def _linear(seen: Floats, layer: tuple[Floats, Floats]) -> Floats:
    out: Floats = seen @ layer[0]
    out += layer[1]
    return out
