"""The tagger's network in plain numpy: embeddings, a convolution, light recurrent layers in both directions.

Trained by ``training/attribution``; the same sums as its PyTorch twin, to a float's precision.

Source: Lei et al. 2018, "Simple Recurrent Units for Highly Parallelizable Recurrence".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.statements.tagger_tokens import COLUMNS, LIKELY, QUOTES

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
FORBIDDEN = -1e4
"""The score of a label that cannot follow another one."""

FRESH = 4
"""The number of the edge code of a token that begins a paragraph: no piece goes on into it."""

_INSIDE = 2
"""The quotation state between double marks; 1 is the opening, 3 the closing mark."""

_QUOTE, _EDGE = COLUMNS.index("quote"), COLUMNS.index("edge")
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Weights of one network, float32: ``tables`` in the order of the columns, ``layers`` as ``(weight, bias)``.

    ``moves`` is ``(2 * QUOTES * QUOTES, 7, 7)``: the score of going from one label to the next, by the quotation
    states before and after, and by whether a paragraph begins.
    """

    tables: tuple[Floats, ...]
    near: tuple[Floats, Floats]
    layers: tuple[tuple[Floats, Floats], ...]
    out: tuple[Floats, Floats]
    moves: Floats

    def emissions(
        self, numbers: NDArray[np.int32], flags: NDArray[np.uint8], windows: Sequence[tuple[int, int]]
    ) -> Floats:
        """Return ``(n, 7) float32``: how well each label fits each token."""
        frame = Frame.of(windows)
        entry = np.concatenate([table[numbers[:, at]] for at, table in enumerate(self.tables)] + [flags], axis=1)
        seen = np.maximum(_linear(frame.beside(entry.astype(np.float32, copy=False)), self.near), 0)
        for layer in self.layers:
            seen = _recurrent(seen, layer, frame)
        return _linear(seen, self.out)


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
        starts = np.repeat(np.cumsum(sizes) - sizes, sizes)
        row = np.arange(int(sizes.sum())) - starts
        column = np.repeat(np.arange(len(sizes)), sizes)
        return Frame(row, np.repeat(sizes, sizes) - 1 - row, column, (int(sizes.max(initial=0)), len(sizes)))

    def beside(self, entry: Floats) -> Floats:
        """Return each row between the one before and the one after it in its window, zeros beyond."""
        width = entry.shape[1]
        out = np.zeros((len(entry), 3 * width), dtype=np.float32)
        out[1:, :width] = entry[:-1]
        out[:, width : 2 * width] = entry
        out[:-1, 2 * width :] = entry[1:]
        out[self.row == 0, :width] = 0
        out[self.turned == 0, 2 * width :] = 0
        return out


def steps(numbers: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return for each token the row of ``moves`` with which it is entered."""
    quote = np.maximum(numbers[:, _QUOTE] - 1, 0)
    before = np.concatenate([quote[:1], quote[:-1]])
    fresh = numbers[:, _EDGE] == FRESH
    out: NDArray[np.int32] = ((before * QUOTES + quote) * 2 + fresh).astype(np.int32)
    return out


def network(arrays: Mapping[str, NDArray[np.float16]], prefix: str = "") -> Network:
    """Return the network whose weights are named ``prefix`` + the names that training gives them."""

    def pair(name: str) -> tuple[Floats, Floats]:
        weight = arrays[f"{prefix}{name}.weight"].astype(np.float32)
        return np.ascontiguousarray(weight.T), arrays[f"{prefix}{name}.bias"].astype(np.float32)

    depth = sum(name.startswith(f"{prefix}layers.") and name.endswith(".weight") for name in arrays)
    return Network(
        tuple(arrays[f"{prefix}tables.{name}.weight"].astype(np.float32) for name in (*COLUMNS, *LIKELY)),
        pair("near"),
        tuple(pair(f"layers.{at}.inner") for at in range(depth)),
        pair("out"),
        _moves(arrays[f"{prefix}moves"], arrays[f"{prefix}quoted"]),
    )


def _moves(base: NDArray[np.float16], quoted: NDArray[np.float16]) -> Floats:
    labels = np.arange(len(LABELS))
    inside = (labels > 0) & (labels % 2 == 0)
    broken = inside[None, :] & ((labels[:, None] + 1) // 2 != labels[None, :] // 2)
    table = quoted.astype(np.float32) + base.astype(np.float32)
    table = np.where(broken, FORBIDDEN, table)
    fresh = np.where(inside[None, None, :], FORBIDDEN, table)
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
    width = seen.shape[1]
    half = width // 2
    inner = _linear(seen, layer)
    new, keep, gate = inner[:, :width], _sigmoid(inner[:, width : 2 * width]), _sigmoid(inner[:, 2 * width :])
    new = new * (1 - keep)
    states = np.zeros((*frame.shape, width), dtype=np.float32)
    held = np.zeros((*frame.shape, width), dtype=np.float32)
    for rows, part in ((frame.row, slice(0, half)), (frame.turned, slice(half, width))):
        states[rows, frame.column, part] = new[:, part]
        held[rows, frame.column, part] = keep[:, part]
    carried = np.empty_like(states[0]) if frame.shape[0] else states
    for at in range(1, frame.shape[0]):
        np.multiply(held[at], states[at - 1], out=carried)
        states[at] += carried
    out = np.empty_like(seen)
    for rows, part in ((frame.row, slice(0, half)), (frame.turned, slice(half, width))):
        out[:, part] = states[rows, frame.column, part]
    np.tanh(out, out=out)
    out -= seen
    out *= gate
    out += seen
    return out


def _linear(seen: Floats, layer: tuple[Floats, Floats]) -> Floats:
    out: Floats = seen @ layer[0]
    out += layer[1]
    return out


def _sigmoid(values: Floats) -> Floats:
    out: Floats = np.exp(-np.clip(values, -30, 30))
    out += 1
    np.reciprocal(out, out=out)
    return out
