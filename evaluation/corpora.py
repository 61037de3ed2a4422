"""The three sets that readings are measured on, and the hash that pins each."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation import polnear, seedgold

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"

Line = dict[str, Any]


class CorpusMissingError(Exception):
    """A set whose files are not on this machine."""

    def __init__(self, folder: Path) -> None:
        """Name the folder that was looked for."""
        super().__init__(f"{folder} is missing: put the shared folder beside the repository, or choose another --set.")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document with its annotation in the format of ``onrecord read --jsonl``; ``notes`` is the annotation's file."""

    path: Path
    text: str
    gold: Line
    notes: Path


def load(name: str, shared: Path = SHARED) -> list[Labelled]:
    """Return the documents of a set, in order of name.

    Raises:
        CorpusMissingError: the files of the set are not there.
    """
    return SETS[name](shared)


def corpus_hash(documents: Sequence[Labelled]) -> str:
    """Return the SHA-256 over names, texts and annotations: it changes whenever a figure may change by its corpus."""
    digest = hashlib.sha256()
    for document in documents:
        for path in (document.path, document.notes):
            digest.update(path.name.encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def decoded(path: Path) -> str:
    """Return the text of a UTF-8 file with its line ends as they are."""
    return path.read_bytes().decode("utf-8-sig")


def _gold(shared: Path) -> list[Labelled]:
    documents = []
    for notes in _files(shared / "gold", "[0-9]*.json"):
        text_path = next(iter(_files(shared / "seeds", f"{notes.stem}_*.txt")))
        text = decoded(text_path)
        gold = seedgold.as_reading(json.loads(notes.read_bytes()), text)
        documents.append(Labelled(text_path, text, gold, notes))
    return documents


def _heldout(_: Path) -> list[Labelled]:
    documents = []
    for notes in _files(HERE / "heldout" / "annotations", "*.json"):
        text_path = HERE / "heldout" / "texts" / f"{notes.stem}.txt"
        text = decoded(text_path)
        documents.append(Labelled(text_path, text, json.loads(notes.read_bytes()) | {"text": text}, notes))
    return documents


def _polnear(shared: Path) -> list[Labelled]:
    folder = shared / "data" / "polnear" / "data" / "dev"
    documents = []
    for path in _files(folder / "text", "*.txt"):
        notes = polnear.notes_of(folder / "attributions", path.stem)
        if notes is not None:
            gold = {"attributions": polnear.attributions(decoded(notes))}
            documents.append(Labelled(path, decoded(path), gold, notes))
    return documents


def _files(folder: Path, pattern: str) -> list[Path]:
    paths = sorted(folder.glob(pattern))
    if not paths:
        raise CorpusMissingError(folder)
    return paths


SETS: dict[str, Callable[[Path], list[Labelled]]] = {"gold": _gold, "heldout": _heldout, "polnear": _polnear}
"""How each set is loaded: the seed documents with gold, our own held-out documents, PolNeAR dev."""
