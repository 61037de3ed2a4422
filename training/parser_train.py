"""Train the parser: ``python -m training.parser_train NAME [--seed N] [--epochs N]``, in the environment with PyTorch.

Every epoch is kept; a run that was broken off goes on after the last one.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch

from onrecord.reading.syntax.forms import affixes, grams, norm
from training import parser_data as data
from training.conllu import Token
from training.parser_data import Paragraph
from training.parser_network import Batch, Parser, Size

SHARED, WORK = Path("../shared"), Path("training/work/parser")
WORDS_A_BATCH, RATE, WARM, COOL, WEIGHTS = 1300, 2.2e-3, 150, 0.4, (1.0, 0.7, 0.5, 0.7)
"""Words of a batch; the learning rate; the steps to reach it; the share of steps in which it falls to nothing; weights
of the losses."""


class Encoder:
    """Paragraphs to numbers."""

    def __init__(
        self, words: Sequence[str], vectors: Sequence[str], tags: Sequence[str], relations: Sequence[str]
    ) -> None:
        """Take the words and vectors that are known, and the labels."""
        self.words = {word: at for at, word in enumerate(words, 1)}
        self.vectors = {word: at for at, word in enumerate(vectors, 1)}
        self.tags = {tag: at for at, tag in enumerate(tags)}
        self.relations = {name: at for at, name in enumerate(relations)}
        self._forms: dict[str, tuple[tuple[int, int], tuple[int, ...], list[int]]] = {}

    def form(self, word: str) -> tuple[tuple[int, int], tuple[int, ...], list[int]]:
        """Rows of word and vector, of affixes, and of letter sequences."""
        found = self._forms.get(word)
        if found is None:
            normed = norm(word)
            known = (self.words.get(normed, 0), self.vectors.get(normed, 0))
            found = self._forms[word] = (known, affixes(word, normed), grams(normed))
        return found

    def batch(self, found: Sequence[Paragraph]) -> Batch:
        """Pad paragraphs to the longest."""
        longest, numbers = max(len(item.words) for item in found), dict[str, int]()
        shape = (longest, len(found))
        ints = {name: np.zeros(shape, dtype=np.int64) for name in ("types", "spaces", "tags", "relations")}
        heads, mask, starts = np.full(shape, -2), np.zeros(shape, dtype=np.float32), np.zeros(shape, dtype=np.float32)
        sentence = np.full(shape, -1)
        for column, item in enumerate(found):
            size = len(item.words)
            ints["types"][:size, column] = [numbers.setdefault(word, len(numbers)) for word in item.words]
            before = (True, *item.spaced[:-1])
            ints["spaces"][:size, column] = [2 * a + b for a, b in zip(before, item.spaced, strict=True)]
            ints["tags"][:size, column] = [self.tags.get(tag, 0) for tag in item.tags]
            ints["relations"][:size, column] = [self._relation(name) for name in item.relations]
            heads[:size, column] = [-1 if head == at else head for at, head in enumerate(item.heads)]
            mask[:size, column] = 1
            starts[sorted(item.starts), column] = 1
            sentence[:size, column] = np.cumsum(starts[:size, column])
        forms = [self.form(word) for word in numbers]
        sizes = np.cumsum([0] + [len(form[2]) for form in forms[:-1]])
        within = (sentence.T[:, :, None] == sentence.T[:, None, :]) & (sentence.T[:, :, None] >= 0)
        root = np.ones((len(found), longest, 1), dtype=bool)
        return Batch(
            known=torch.tensor([form[0] for form in forms]),
            affixes=torch.tensor([form[1] for form in forms]),
            grams=torch.tensor([row for form in forms for row in form[2]]),
            offsets=torch.from_numpy(sizes),
            heads=torch.from_numpy(heads),
            mask=torch.from_numpy(mask),
            starts=torch.from_numpy(starts),
            within=torch.from_numpy(np.concatenate([root, within], 2)),
            **{name: torch.from_numpy(values) for name, values in ints.items()},
        )

    def _relation(self, name: str) -> int:
        found = self.relations.get(name)
        return self.relations.get(name.partition(":")[0], 0) if found is None else found


def main() -> None:
    """Train, and print the figures on the development sets, words as in the treebanks."""
    parser = argparse.ArgumentParser(prog="python -m training.parser_train", description=__doc__)
    parser.add_argument("name")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=30)
    parser.add_argument("--set", action="append", default=[], help="a measure of the network: NAME=NUMBER")
    asked = parser.parse_args()
    torch.manual_seed(asked.seed)
    torch.set_num_threads(1)
    changes = {name: float(value) if "." in value else int(value) for name, value in (x.split("=") for x in asked.set)}
    run(WORK / asked.name, asked.seed, asked.epochs, changes)


def run(folder: Path, seed: int, epochs: int, changes: dict[str, float]) -> None:
    """Train one network."""
    groups, dev = data.load(data.treebanks(SHARED, "train")), data.load(data.treebanks(SHARED, "dev"))
    plain = [data.to_paragraph(group) for group in groups]
    tags, relations = data.labels(plain)
    counts = Counter(norm(word) for item in plain for word in item.words)
    words = sorted(word for word, count in counts.items() if count > 1)
    with np.load(WORK / "vectors.npz") as held:
        names, vectors = held["words"].tolist(), held["vectors"]
    size = Size(len(words) + 1, len(tags), len(relations), **changes)  # type: ignore[arg-type]
    told = {"words": words, "vectors": names, "tags": tags, "relations": relations, "size": asdict(size)}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "told.json").write_text(json.dumps(told), encoding="utf-8")
    encoder = Encoder(words, names, tags, relations)
    table = torch.from_numpy(np.concatenate([np.zeros_like(vectors[:1]), vectors]).astype(np.float32) * 0.5)
    network = Parser(size, table)
    print(sum(p.numel() for p in network.parameters()), "parameters,", len(words), "words", flush=True)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    total = epochs * len(data.batches(plain, WORDS_A_BATCH, 0))
    done, step = _resumed(folder, network, optimizer)
    for number in range(done, epochs):
        start, sums = time.process_time(), np.zeros(4)
        network.train()
        batches = data.batches(data.epoch(groups, 1000 * seed + number), WORDS_A_BATCH, number)
        for batch in batches:
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, (step + 1) / WARM, max(0.002, (total - step) / (COOL * total)))
            losses = network.losses(encoder.batch(batch))
            optimizer.zero_grad()
            torch.stack([w * loss for w, loss in zip(WEIGHTS, losses, strict=True)]).sum().backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            step += 1
            sums += [loss.item() for loss in losses]
        took = time.process_time() - start
        state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "done": number + 1, "step": step}
        torch.save(state, folder / "new.pt")
        (folder / "new.pt").replace(folder / "last.pt")
        figures = " ".join(_shown(network, encoder, dev)) if number % 3 == 2 or number == epochs - 1 else ""
        print(number + 1, np.round(sums / len(batches), 3), f"{took:.0f} s", figures, flush=True)


def _resumed(folder: Path, network: Parser, optimizer: torch.optim.Optimizer) -> tuple[int, int]:
    if not (folder / "last.pt").exists():
        return 0, 0
    state = torch.load(folder / "last.pt", weights_only=True)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    torch.manual_seed(state["step"])
    return state["done"], state["step"]


def _shown(network: Parser, encoder: Encoder, dev: Sequence[list[list[Token]]]) -> Iterator[str]:
    """Tags, F1 of sentence starts, heads and labelled heads but for punctuation, each head the best one by itself."""
    network.eval()
    sums = Counter[str]()
    with torch.no_grad():
        for found in data.batches([data.to_paragraph(group) for group in dev], 2 * WORDS_A_BATCH, 0):
            sums.update(_counts(network, encoder.batch(found), encoder.relations["punct"]))
    yield f"tags {sums['tags'] / sums['words']:.4f} starts {2 * sums['started'] / sums['starts']:.4f}"
    yield f"heads {sums['heads'] / sums['scored']:.4f} relations {sums['labelled'] / sums['scored']:.4f}"


def _counts(network: Parser, batch: Batch, punctuation: int) -> dict[str, int]:
    dependant, head, below, above, tags, starts = network.encode(batch)
    arcs = network.arcs(dependant, head).masked_fill(~batch.within, -1e4).argmax(-1) - 1
    relations = network.relate(below, above, arcs.clamp(min=0)).argmax(-1)
    on = batch.mask.T > 0
    scored = on & (punctuation != batch.relations.T)
    hung = (arcs == batch.heads.T) & scored
    begun, begins = (starts[..., 0].T > 0) & on, (batch.starts.T > 0) & on
    found = {
        "words": on,
        "scored": scored,
        "tags": (tags.transpose(0, 1).argmax(-1) == batch.tags.T) & on,
        "started": begun & begins,
        "heads": hung,
        "labelled": hung & ((relations == batch.relations.T) | (arcs < 0)),
    }
    return {name: int(which.sum()) for name, which in found.items()} | {"starts": int(begun.sum() + begins.sum())}


if __name__ == "__main__":
    main()
