"""Write a trained parser as the package reads it: tables in eight bits, the rest in sixteen, words by hash alone.

``python -m training.parser_ship NAME [FOLDER]``, in the environment with PyTorch.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.reading.syntax.forms import BUCKETS, key
from onrecord.reading.syntax.parser import FILE

WORK, WEIGHTS = Path("training/work/parser"), Path("src/onrecord/weights/english/syntax")


def ship(trained: Path, out: Path) -> None:
    """Write the network of the folder ``trained``."""
    told = json.loads((trained / "told.json").read_text(encoding="utf-8"))
    state = torch.load(trained / "last.pt", weights_only=True)["network"]
    values = {name: tensor.numpy() for name, tensor in state.items()}
    held: dict[str, NDArray[np.generic]] = {
        "words": _keys(told["words"]),
        "vectors": _keys(told["vectors"]),
        "near": _half(values["near.weight"].T),
        "space": _half(values["space.weight"]),
        "fit": _half(values["fit.weight"].T),
        "lean": _half(values["lean.weight"][0]),
        "root.weight": _half(values["root.weight"][0]),
        "root.bias": _half(values["root.bias"]),
        "far": _half(values["far"]),
        "way": _half(values["way.weight"]),
    }
    named = {"word": "word.weight", "vector": "vectors", "gram": "gram.weight"}
    named |= {f"affix.{name}": f"affix.{name}.weight" for name in BUCKETS}
    for name, source in named.items():
        held[name], held[f"{name}.scale"] = _eighth(values[source])
    pairs = {"out": "out", "name": "name"}
    pairs |= {f"layers.{at}": f"layers.{at}.inner" for at in range(told["size"]["layers"])}
    for name, source in pairs.items():
        held[f"{name}.weight"] = _half(values[f"{source}.weight"].T)
        held[f"{name}.bias"] = _half(values[f"{source}.bias"])
    brief = {"tags": told["tags"], "relations": told["relations"], "layers": told["size"]["layers"]}
    held["told"] = np.frombuffer(json.dumps(brief).encode("utf-8"), dtype=np.uint8)
    out.mkdir(parents=True, exist_ok=True)
    np.savez(out / FILE, allow_pickle=False, **held)


def _keys(words: list[str]) -> NDArray[np.uint32]:
    return np.array([key(word) for word in words], dtype=np.uint32)


def _half(values: NDArray[np.float32]) -> NDArray[np.float16]:
    return np.ascontiguousarray(values).astype(np.float16)


def _eighth(values: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """Rows in eight bits and a scale for each column; the few values far out are cut off."""
    scale = (np.quantile(np.abs(values), 0.9999, axis=0) / 127 + 1e-8).astype(np.float16)
    rows = np.round(values / scale.astype(np.float32)).clip(-127, 127).astype(np.int8)
    return rows, scale


if __name__ == "__main__":
    ship(WORK / sys.argv[1], Path(sys.argv[2]) if len(sys.argv) > 2 else WEIGHTS)
