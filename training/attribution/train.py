"""Train one network: ``python -m training.attribution.train NAME [--seed N] [--epochs N] [--kind KIND]``.

Trains on PolNeAR train without the last 84 articles by date, unless another kind is named. Every epoch is kept
in ``training/work/attribution/NAME.pt``; a run that was broken off goes on after the last one.
"""

import argparse
import math
import pickle
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from onrecord.statements import tagger_decoding
from onrecord.statements.tagger_decoding import Piece
from training.attribution.corpora import WORK
from training.attribution.encode import Encoded
from training.attribution.kept import PARTS
from training.attribution.network import LABELS, Batch, Size, Tagger
from training.attribution.sets import KINDS, Set, prepared

BATCH = 16
RATE = 3e-3
_AVERAGE = 0.997

Window = tuple[Encoded, int, int]
Table = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Course:
    """How long is trained, in which order, and with which learning rate at most."""

    seed: int
    epochs: int
    rate: float = RATE


def windows(items: Sequence[Encoded]) -> list[Window]:
    """Return the windows of all articles."""
    return [(item, first, last) for item in items for first, last in item.look.windows()]


def batches(pieces: Sequence[Window], *, shuffle: random.Random | None = None) -> Iterator[list[Window]]:
    """Yield windows of like length together."""
    order = list(pieces)
    if shuffle is not None:
        shuffle.shuffle(order)
    pools = [order[at : at + BATCH * 20] for at in range(0, len(order), BATCH * 20)]
    groups = []
    for pool in pools:
        pool.sort(key=lambda piece: piece[2] - piece[1])
        groups += [pool[at : at + BATCH] for at in range(0, len(pool), BATCH)]
    if shuffle is not None:
        shuffle.shuffle(groups)
    yield from groups


def tensors(group: Sequence[Window]) -> Batch:
    """Return a batch of windows."""
    longest = max(last - first for _, first, last in group)
    columns, kinds = group[0][0].numbers.shape[1], group[0][0].flags.shape[1]
    numbers = np.zeros((longest, len(group), columns), dtype=np.int64)
    flags = np.zeros((longest, len(group), kinds), dtype=np.float32)
    heads = np.zeros((longest, len(group)), dtype=np.int64)
    mask = np.zeros((longest, len(group), 1), dtype=np.float32)
    wanted = np.zeros((longest, len(group), LABELS, LABELS), dtype=np.float32)
    for at, (item, first, last) in enumerate(group):
        size = last - first
        numbers[:size, at] = item.numbers[first:last]
        flags[:size, at] = item.flags[first:last]
        heads[:size, at] = rows_of_heads(item.look.syntax.heads, first, last)
        mask[:size, at] = 1
        if item.taught is not None:
            wanted[:size, at] = item.taught[first:last]
        else:
            labels = item.labels[first:last].copy()
            labels[0] -= labels[0] > 0 and labels[0] % 2 == 0
            wanted[np.arange(size), at, np.concatenate([[0], labels[:-1]]), labels] = 1
    guide = np.array([item.guide for item, _, _ in group], dtype=np.int64)
    return Batch(*(torch.from_numpy(array) for array in (numbers, flags, heads, mask, wanted, guide)))


def rows_of_heads(heads: NDArray[np.int32], first: int, last: int) -> NDArray[np.int64]:
    """Return the rows of the heads within a window; a token whose head stands outside has itself."""
    rows = heads[first:last].astype(np.int64) - first
    return np.where((rows >= 0) & (rows < last - first), rows, np.arange(last - first))


def decoded(emissions: Table, moves: Table) -> list[int]:
    """Return the best labels of one window: ``(n, LABELS)``, ``(n - 1, LABELS, LABELS)``."""
    score = emissions[0].copy()
    score[2::2] -= 1e4
    back = []
    for at in range(1, len(emissions)):
        every = score[:, None] + moves[at - 1]
        back.append(every.argmax(0))
        score = every.max(0) + emissions[at]
    path = [int(score.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def pieces(labels: Sequence[int]) -> set[tuple[int, int, int]]:
    """Return ``(role, first, last)`` of the pieces; roles 1-3."""
    found, begin = set(), -1
    for at in range(len(labels) + 1):
        label = labels[at] if at < len(labels) else 0
        if begin >= 0 and (label == 0 or label % 2 == 1):
            found.add(((labels[begin] + 1) // 2, begin, at))
            begin = -1
        if label % 2 == 1:
            begin = at
    return found


def found_labels(model: Tagger, items: Sequence[Encoded]) -> Iterator[tuple[Encoded, int, int, list[int]]]:
    """Yield each window with the labels that the network finds, as the model is set: with units dropped or not."""
    with torch.no_grad():
        for group in batches(windows(items)):
            batch = tensors(group)
            emissions, moves = model(batch).numpy(), model.transitions(batch.numbers).numpy()
            for at, (item, first, last) in enumerate(group):
                size = last - first
                yield item, first, last, decoded(emissions[:size, at], moves[: size - 1, at])


def figures(model: Tagger, items: Sequence[Encoded]) -> list[float]:
    """Return F1 of exact pieces: source, cue, content."""
    model.eval()
    hit, both = np.zeros(4), np.zeros(4)
    for item, first, last, labels in found_labels(model, items):
        found, wanted = pieces(labels), pieces(item.labels[first:last].tolist())
        np.add.at(hit, [role for role, _, _ in found & wanted], 2)
        np.add.at(both, [role for role, _, _ in (*found, *wanted)], 1)
    return [round(float(100 * hit[role] / max(1, both[role])), 1) for role in (1, 2, 3)]


def train(
    name: str, model: Tagger, items: Sequence[Encoded], tune: Mapping[str, Sequence[Encoded]], course: Course
) -> None:
    """Train, keeping every epoch, and print the figures of the averaged weights."""
    path = WORK / f"{name}.pt"
    optimizer = torch.optim.AdamW(model.parameters(), lr=course.rate, weight_decay=1e-3, betas=(0.9, 0.98))
    mean = {key: value.clone() for key, value in model.state_dict().items()}
    state: dict[str, Any] = {"epoch": 0, "step": 0, "mean": mean}
    if path.exists():
        state = torch.load(path)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
    every = windows(items)
    steps = course.epochs * (len(every) // BATCH + 1)
    for epoch in range(state["epoch"], course.epochs):
        order = random.Random(f"{course.seed} {epoch}")  # noqa: S311 - an order, nothing secret
        torch.manual_seed(1000 * course.seed + epoch)
        began = time.process_time()
        lost = _pass(model, optimizer, state, list(batches(every, shuffle=order)), steps, course.rate)
        state |= {"epoch": epoch + 1, "model": model.state_dict(), "optimizer": optimizer.state_dict()}
        torch.save(state, path)
        spent = time.process_time() - began
        shown = "; ".join(f"{name} {_of_mean(model, state['mean'], chosen)}" for name, chosen in tune.items() if chosen)
        print(f"epoch {epoch + 1} loss {lost:.4f} cpu {spent:.0f} source, cue, content: {shown}", flush=True)


def _pass(
    model: Tagger,
    optimizer: torch.optim.Optimizer,
    state: dict[str, Any],
    groups: Sequence[list[Window]],
    steps: int,
    rate: float,
) -> float:
    """Go once through all windows and return the mean loss of a token."""
    model.train()
    lost = seen = 0.0
    for group in groups:
        batch = tensors(group)
        loss = model.loss(model(batch), model.transitions(batch.numbers), batch)
        state["step"] += 1
        for parameters in optimizer.param_groups:
            parameters["lr"] = rate * _share(state["step"], steps)
        optimizer.zero_grad()
        (loss / batch.mask.sum()).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimizer.step()
        lost, seen = lost + float(loss.detach()), seen + float(batch.mask.sum())
        weight = min(_AVERAGE, state["step"] / (state["step"] + 10))
        for key, value in model.state_dict().items():
            state["mean"][key].lerp_(value, 1 - weight)
        if state["step"] % 50 == 0:
            print(f"  step {state['step']} of {steps} loss {lost / seen:.4f}", flush=True)
    return lost / max(1.0, seen)


def _share(step: int, steps: int) -> float:
    """Return the share of the learning rate: up over the first hundred steps, then down along a cosine."""
    return min(1.0, step / 100) * (0.5 * (1 + math.cos(math.pi * min(1.0, step / steps))) + 0.01)


def _of_mean(model: Tagger, mean: dict[str, Tensor], tune: Sequence[Encoded]) -> list[float]:
    current = {key: value.clone() for key, value in model.state_dict().items()}
    model.load_state_dict(mean)
    found = figures(model, tune)
    model.load_state_dict(current)
    return found


def trained(name: str, kind: str) -> Tagger:
    """Return the network of a run with its averaged weights."""
    made = prepared(kind)
    state = torch.load(WORK / f"{name}.pt")["mean"]
    depth = len([key for key in state if key.endswith("inner.weight")])
    model = Tagger(_size(made, len(state["out.weight"][0]), depth), torch.from_numpy(made.table))
    model.load_state_dict(state)
    return model


def found_pieces(
    name: str, kind: str, items: Sequence[Encoded], *, dropping: bool
) -> Iterator[tuple[Encoded, list[Piece]]]:
    """Yield the articles with the pieces that the network of a run finds, with units dropped or not."""
    model = trained(name, kind)
    model.train(dropping)
    torch.manual_seed(0)
    labels = {id(item): np.zeros_like(item.labels) for item in items}
    for item, first, last, found in found_labels(model, items):
        labels[id(item)][first:last] = found
    for item in items:
        yield item, tagger_decoding.pieces(labels[id(item)])


def taught(kind: str) -> list[Encoded]:
    """Return what ``teach`` kept."""
    found: list[Encoded] = pickle.loads((WORK / f"taught-{kind}.pickle").read_bytes())  # noqa: S301 - our own file
    return found


def _size(made: Set, width: int, layers: int, drop: Sequence[float] = (0.25, 0.3, 0.1)) -> Size:
    sizes = {name: len(symbols) for name, symbols in made.vocabulary.symbols.items()}
    flags = made.items[0].flags.shape[1]
    return Size(len(made.table), sizes, width, layers, flags=flags, drop=(drop[0], drop[1], drop[2]))


def main() -> None:
    """Train the network that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m training.attribution.train", description=__doc__)
    parser.add_argument("name")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--width", type=int, default=192)
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--drop", type=float, nargs=3, default=(0.25, 0.3, 0.1), help="of entries, units, words")
    parser.add_argument("--kind", choices=KINDS, default="polnear", help="what to train on")
    parser.add_argument("--without", type=int, choices=range(PARTS), help="the part of our own that is left out")
    parser.add_argument("--taught", action="store_true", help="learn what teachers say (teach.py)")
    parser.add_argument("--after", help="the run whose averaged weights are the start")
    parser.add_argument("--rate", type=float, default=RATE, help="learning rate at its highest")
    asked = parser.parse_args()
    torch.set_num_threads(1)
    made = prepared(asked.kind)
    items = taught(asked.kind) if asked.taught else made.lesson(asked.without)
    tune = {"tuning": made.tune, "own": [] if asked.without is None else made.left(asked.without)}
    torch.manual_seed(asked.seed)
    model = Tagger(_size(made, asked.width, asked.layers, asked.drop), torch.from_numpy(made.table))
    if asked.after is not None:
        model.load_state_dict(torch.load(WORK / f"{asked.after}.pt")["mean"])
    print(sum(part.numel() for part in model.parameters()), "parameters", len(windows(items)), "windows", flush=True)
    train(asked.name, model, items, tune, Course(asked.seed, asked.epochs, asked.rate))


if __name__ == "__main__":
    main()
