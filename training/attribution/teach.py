"""Let several networks teach one: ``python -m training.attribution.teach KIND RUN...``.

Keeps, for ``train --taught``, what the runs say on average of every label and the label before it: of the articles that
people marked (half of what is wanted there is what the people said) and of open texts that nobody marked.

Source: Hinton et al. 2015, "Distilling the Knowledge in a Neural Network", with the pairs of labels of a chain.
"""

import argparse
import pickle
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from onrecord.statements.tagger_tokens import NEWS, OWN
from training.attribution import encode
from training.attribution.corpora import WORK, load
from training.attribution.encode import Encoded
from training.attribution.network import LABELS, Tagger
from training.attribution.sets import KINDS, Set, prepared
from training.attribution.train import batches, tensors, trained, windows

_SPOKEN = ("GUM_interview", "GUM_speech", "GUM_conversation", "GUM_court", "GUM_vlog")
_CHOSEN = ("ecbplus", "GUM_news", *_SPOKEN)
"""Of the open texts those are learnt from that are most like what is read: news and speech."""


def pairs(emissions: Tensor, moves: Tensor, mask: Tensor) -> Tensor:
    """Return ``(T, B, LABELS, LABELS)``: how probable it is that a label follows another, by sums from both ends.

    Of the first token all stands in the first row. ``mask`` is ``(T, B)``, true inside a window.
    """
    longest = len(emissions)
    begin = emissions[0].clone()
    begin[:, 2::2] -= 1e4
    ahead, behind = [begin], [torch.zeros_like(begin)]
    for at in range(1, longest):
        step = torch.logsumexp(ahead[-1].unsqueeze(2) + moves[at - 1], 1) + emissions[at]
        ahead.append(torch.where(mask[at].unsqueeze(1), step, ahead[-1]))
    for at in range(longest - 1, 0, -1):
        step = torch.logsumexp(moves[at - 1] + (emissions[at] + behind[-1]).unsqueeze(1), 2)
        behind.append(torch.where(mask[at].unsqueeze(1), step, behind[-1]))
    after = torch.stack(behind[::-1])
    total = torch.logsumexp(ahead[-1], 1)
    found = torch.zeros(*emissions.shape, LABELS)
    found[0, :, 0] = (ahead[0] + after[0] - total.unsqueeze(1)).exp()
    if longest == 1:
        return found
    before = torch.stack(ahead[:-1]).unsqueeze(3)
    found[1:] = (before + moves + (emissions[1:] + after[1:]).unsqueeze(2) - total[:, None, None]).exp()
    return found * mask[..., None, None]


def said(model: Tagger, items: Sequence[Encoded]) -> dict[int, NDArray[np.float16]]:
    """Return what a network says of each item, by ``id``."""
    model.eval()
    out = {id(item): np.zeros((len(item.labels), LABELS, LABELS), dtype=np.float16) for item in items}
    with torch.no_grad():
        for group in batches(windows(items)):
            batch = tensors(group)
            found = pairs(model(batch), model.transitions(batch.numbers), batch.mask[..., 0] > 0).numpy()
            for at, (item, first, last) in enumerate(group):
                out[id(item)][first:last] = found[: last - first, at]
    return out


def unmarked(made: Set) -> list[Encoded]:
    """Return open texts as numbers; their labels are of no use."""
    articles = load("open-modern")
    looks = encode.looks_of(articles)
    items = encode.encoded(articles, looks, made.vocabulary, [])
    return [replace(item, guide=OWN if item.article.name.startswith(_SPOKEN) else NEWS) for item in items]


def _marked(item: Encoded) -> NDArray[np.float16]:
    """Return what people said, as pairs; each window begins anew."""
    wanted = np.zeros((len(item.labels), LABELS, LABELS), dtype=np.float16)
    before = np.concatenate([[0], item.labels[:-1]])
    labels = item.labels.copy()
    for first, _ in item.look.windows():
        before[first] = 0
        labels[first] -= labels[first] > 0 and labels[first] % 2 == 0
        before[first + 1 : first + 2] = labels[first]
    wanted[np.arange(len(labels)), before, labels] = 1
    return wanted


def _heard(kind: str, run: str, items: Sequence[Encoded]) -> list[NDArray[np.float16]]:
    """Return what a run says of each item, worked out once and kept."""
    path = WORK / f"said-{kind}-{run}.pickle"
    if not path.exists():
        found = said(trained(run, kind), items)
        path.write_bytes(pickle.dumps([found[id(item)] for item in items], protocol=5))
        print(run, len(found), "articles", flush=True)
    tables: list[NDArray[np.float16]] = pickle.loads(path.read_bytes())  # noqa: S301 - our own file
    return tables


def main() -> None:
    """Ask the teachers and keep what they say."""
    parser = argparse.ArgumentParser(prog="python -m training.attribution.teach", description=__doc__)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("runs", nargs="+")
    asked = parser.parse_args()
    torch.set_num_threads(1)
    made = prepared(asked.kind)
    marked, free = made.lesson(), unmarked(made)
    items = [*{id(item): item for item in (*marked, *free)}.values()]
    heard = [_heard(asked.kind, run, items) for run in asked.runs]
    people = {id(item) for item in marked}
    taught = {}
    for at, item in enumerate(items):
        wanted = np.asarray(np.mean([tables[at] for tables in heard], axis=0, dtype=np.float32))
        if id(item) in people:
            wanted = np.asarray((wanted + _marked(item)) / 2)
        taught[id(item)] = replace(item, taught=wanted.astype(np.float16))
    chosen = [item for item in free if item.article.name.startswith(_CHOSEN)]
    lesson = [taught[id(item)] for item in (*marked, *chosen)]
    (WORK / f"taught-{asked.kind}.pickle").write_bytes(pickle.dumps(lesson, protocol=5))
    print(len(marked), "marked,", len(chosen), "not", flush=True)


if __name__ == "__main__":
    main()
