"""Networks, linker and vocabulary into one file of the package: float16, no pickle."""

import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.statements.tagger import FILE, SIGNS
from onrecord.statements.tagger_tokens import Vocabulary
from training.attribution.corpora import WORK

HOUSE = Path("src/onrecord/weights")
_LEFT_OUT = ("forbidden",)


def weights_of(name: str) -> dict[str, NDArray[np.float16]]:
    """Return the averaged weights of a training run."""
    state = torch.load(WORK / f"{name}.pt")["mean"]
    return {key: value.numpy().astype(np.float16) for key, value in state.items() if key not in _LEFT_OUT}


def write(
    folder: Path,
    networks: Sequence[Mapping[str, NDArray[np.float16]]],
    vocabulary: Vocabulary,
    linker: NDArray[np.float32],
    surety: tuple[NDArray[np.float32], float] | None = None,
) -> int:
    """Write the file that ``onrecord.statements.tagger`` reads; return its size in bytes."""
    weights, least = surety or (np.zeros(SIGNS + 1, dtype=np.float32), 0.0)
    told: dict[str, Any] = {
        "networks": len(networks),
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
    for number, network in enumerate(networks):
        arrays |= {f"{number}.{key}": value for key, value in network.items()}
    folder.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)  # type: ignore[arg-type] # numpy's stub takes no mapping
    return (folder / FILE).write_bytes(buffer.getvalue())
