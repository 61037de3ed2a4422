"""Annotations and their texts brought together, in the format of ``onrecord read --jsonl``."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.chains.gumtext import GumDocument, documents, text_hash
from evaluation.measure import nothing

HERE = Path(__file__).resolve().parent
GUM = HERE.parents[2] / "shared" / "data" / "ud" / "gum"
PASSES = ("first", "second")
"""The two annotations of the documents in ``twice``, as they were before they were compared."""

Line = dict[str, Any]


class TextChangedError(Exception):
    """A text that is not the one which was annotated."""

    def __init__(self, name: str) -> None:
        """Name the document."""
        super().__init__(f"{name}: the text rebuilt from GUM is not the annotated one; use the release in README.md.")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document and its annotation: ``gold`` holds statements and entities as a reading does."""

    document: GumDocument
    gold: Line


def load(part: str, gum: Path = GUM, folder: Path = HERE) -> list[Annotated]:
    """Return the documents of a folder (``train``, ``test``, ``twice/first``) with their annotations, by name.

    Raises:
        TextChangedError: a text is not the one that was annotated.
        FileNotFoundError: the CoNLL-U files are not there.
    """
    notes = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (folder / part).glob("*.json")}
    found = [_annotated(document, notes[document.id]) for document in documents(gum) if document.id in notes]
    return sorted(found, key=lambda item: item.document.id)


def pairs(gum: Path = GUM, folder: Path = HERE) -> Iterator[tuple[Annotated, ...]]:
    """Yield the first and the second annotation of the documents that were annotated twice."""
    return zip(*(load(f"twice/{name}", gum, folder) for name in PASSES), strict=True)


def _annotated(document: GumDocument, notes: Mapping[str, Any]) -> Annotated:
    if notes["text_sha256"] != text_hash(document.text):
        raise TextChangedError(document.id)
    return Annotated(document, as_line(document.text, notes))


def as_line(text: str, notes: Mapping[str, Any]) -> Line:
    """Return an annotation as a reading: spans as objects, entities with the words of their names."""
    statements = [
        item | {key: [{"start": start, "end": end} for start, end in item[key]] for key in ("content", "cue", "source")}
        for item in notes["statements"]
    ]
    entities = [
        item | {"names": sorted({text[start:end] for start, end in item["names"]})} for item in notes["entities"]
    ]
    return nothing(text) | {"statements": statements, "entities": entities}
