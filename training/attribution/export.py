"""Network, linker and vocabulary into one file of the package: float16, no pickle."""

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.statements.tagger import FILE, SIGNS
from onrecord.statements.tagger_tokens import BELOW
from onrecord.statements.tagger_vocabulary import COLUMNS, CONTEXT, LIKELY, TYPE, Vocabulary
from training.attribution.corpora import WORK

HOUSE = Path("src/onrecord/weights")
_LEFT_OUT = ("forbidden",)


def weights_of(name: str) -> dict[str, NDArray[np.float16]]:
    """Return the averaged weights of a training run, as ``onrecord.statements.tagger_network`` names them.

    What depends on a word alone is parted from what depends on where it stands.
    """
    state = torch.load(WORK / f"{name}.pt")["mean"]
    found = {key: value.numpy().astype(np.float16) for key, value in state.items() if key not in _LEFT_OUT}
    weight, bias = found.pop("entry.weight"), found.pop("entry.bias")
    columns = _columns(found, weight.shape[1])
    for part, names in (("type", (*TYPE, "lexical")), ("context", (*CONTEXT, "kids"))):
        found[f"{part}_entry.weight"] = np.hstack([weight[:, columns[item]] for item in names])
    found["context_entry.bias"] = bias
    return found


def _columns(found: Mapping[str, NDArray[np.float16]], total: int) -> dict[str, slice]:
    """Return where the columns of each table stand in the entry; the flags come last."""
    at, columns = 0, {}
    for name in (*COLUMNS, *LIKELY):
        width = found[f"tables.{name}.weight"].shape[1]
        columns[name] = slice(at, at + width)
        at += width
    return columns | {"lexical": slice(at, total - BELOW), "kids": slice(total - BELOW, total)}


def write(
    folder: Path,
    network: Mapping[str, NDArray[np.float16]],
    vocabulary: Vocabulary,
    linker: NDArray[np.float32],
    surety: tuple[NDArray[np.float32], float] | None = None,
) -> int:
    """Write the file that ``onrecord.statements.tagger`` reads; return its size in bytes."""
    weights, least = surety or (np.zeros(SIGNS + 1, dtype=np.float32), 0.0)
    told: dict[str, Any] = {
        "least": least,
        "words": vocabulary.words,
        "symbols": vocabulary.symbols,
        "likely": vocabulary.likely,
        "lexical": {key: row.hex() for key, row in vocabulary.lexical.items()},
        "verbs": sorted(vocabulary.verbs),
    }
    arrays: dict[str, NDArray[Any]] = {
        "told": np.frombuffer(
            json.dumps(told, ensure_ascii=False, sort_keys=True, default=int).encode(), dtype=np.uint8
        ),
        "linker": linker.astype(np.float16),
        "surety": weights.astype(np.float32),
    }
    arrays |= dict(network)
    folder.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)  # type: ignore[arg-type] # numpy's stub takes no mapping
    return (folder / FILE).write_bytes(buffer.getvalue())
