"""Corpora with source, cue and content, read with the shipped pipeline and kept as pickles under ``training/work``.

``python -m training.attribution.prepare`` reads them in the package's own environment; what follows needs no spaCy.
"""

import csv
import pickle
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.polnear import ROLES, attributions
from onrecord.model import Document, Options, Reading

if TYPE_CHECKING:  # the environment for training has no spaCy
    from onrecord.reading.language import Pipeline

WORK = Path("training/work/attribution")
Gold = tuple[dict[str, tuple[tuple[int, int], ...]], ...]
"""Attributions: for each role its spans as ``(start, end)``."""


@dataclass(frozen=True, slots=True)
class Article:
    """A text with what the pipeline reads in it and what people marked in it; ``date`` is ISO, empty if unknown."""

    name: str
    date: str
    text: str
    reading: Reading
    gold: Gold


def polnear(shared: Path, split: str, pipeline: "Pipeline") -> Iterator[Article]:
    """Yield the articles of PolNeAR train or dev, each with its first annotator's attributions."""
    from onrecord.ingest import take_in

    root = shared / "data" / "polnear" / "data"
    dates = _dates(root / "metadata.tsv")
    notes: dict[str, Path] = {}
    for path in sorted((root / split / "attributions").glob("*.ann")):
        notes.setdefault(path.name[: -len("_0000.ann")], path)
    for path in sorted((root / split / "text").glob("*.txt")):
        if path.stem not in notes:
            continue
        document = next(item for item in take_in([path], Options()) if isinstance(item, Document))
        marked = attributions(notes[path.stem].read_bytes().decode("utf-8-sig"))
        gold = tuple({role: _spans(item[role]) for role in ROLES} for item in marked)
        yield Article(path.stem, dates.get(path.stem, ""), document.text, read(document, pipeline), gold)


def read(document: Document, pipeline: "Pipeline") -> Reading:
    """Return syntax and names of a document; every passage counts as body, whatever it was taken for."""
    from onrecord.reading.language import parse
    from onrecord.reading.page import lay_out

    layout = lay_out(document)
    passages = tuple(replace(item, kind="body") if item.kind == "furniture" else item for item in layout.passages)
    syntax, mentions, entities, _ = parse(document.text, passages, pipeline)
    return Reading(
        document.id,
        "training",
        parts=layout.parts,
        passages=passages,
        turns=layout.turns,
        syntax=syntax,
        mentions=mentions,
        entities=entities,
    )


def load(name: str) -> list[Article]:
    """Load the articles that ``keep`` wrote."""
    with (WORK / f"{name}.pickle").open("rb") as file:
        articles: list[Article] = pickle.load(file)  # noqa: S301 - our own file
    return articles


def keep(name: str, articles: list[Article]) -> None:
    """Write articles for ``load``."""
    WORK.mkdir(parents=True, exist_ok=True)
    with (WORK / f"{name}.pickle").open("wb") as file:
        pickle.dump(articles, file)


def _spans(items: list[dict[str, int]]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((item["start"], item["end"]) for item in items))


def _dates(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["filename"]: row["publication_date"] for row in csv.DictReader(file, delimiter="\t")}
