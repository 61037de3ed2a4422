"""Openly licensed texts: our own annotations, and what the rules find in other texts (silver).

``python -m training.attribution.open_corpora`` reads them in the package's own environment.
"""

import gzip
import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from evaluation.chains.gumtext import rebuild
from evaluation.polnear import ROLES
from evaluation.statements import depth, is_explicit
from onrecord.build import read
from onrecord.ingest import take_in
from onrecord.model import Document, Options, Reading
from onrecord.reading.language import load_pipeline
from training.attribution import corpora
from training.attribution.corpora import Article, Gold, keep

SHARED = Path("../shared")
ANNOTATED = Path("evaluation/chains/train")
SHEET = 12
"""Pieces of newspaper text that make one document."""

_SHEETS = 1500
_NEW_DOCUMENT = "# newdoc id = "
_LEAST = 60


def annotated() -> Iterator[Article]:
    """Yield the annotated documents of the train part, with their outermost explicit statements."""
    pipeline = load_pipeline()
    texts = dict(_gum())
    for path in sorted(ANNOTATED.glob("*.json")):
        notes = json.loads(path.read_bytes())
        text = texts[f"GUM_{notes['document']}"]
        gold = tuple(
            {role: tuple((start, end) for start, end in item[role]) for role in ROLES}
            for item in notes["statements"]
            if is_explicit(item) and depth(item, notes) == 0 and item["content"]
        )
        yield Article(notes["document"], "", text, corpora.read(_document(text), pipeline), gold)


def silver() -> Iterator[Article]:
    """Yield other texts with what the rules find in them."""
    known = {f"GUM_{path.stem}" for path in ANNOTATED.glob("*.json")}
    for name, text in [*_gum(), *_ewt(), *_papers()]:
        if name not in known and len(text.split()) >= _LEAST:
            reading = read(_document(text), Options())
            yield Article(name, "", text, reading, _found(reading))


def _found(reading: Reading) -> Gold:
    explicit = {item.id for item in reading.statements if item.manner not in {"author", "turn"}}
    return tuple(
        {role: tuple((span.start, span.end) for span in getattr(item, role)) for role in ROLES}
        for item in reading.statements
        if item.id in explicit and item.parent not in explicit
    )


def _document(text: str) -> Document:
    folder = corpora.WORK / "texts"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "text.txt"
    path.write_text(text, encoding="utf-8", newline="")
    return next(item for item in take_in([path], Options()) if isinstance(item, Document))


def _gum() -> Iterator[tuple[str, str]]:
    yield from _rebuilt(SHARED / "data" / "ud" / "gum" / "en_gum_open-ud-train.conllu")


def _ewt() -> Iterator[tuple[str, str]]:
    for name, text in _rebuilt(SHARED / "data" / "ud" / "ewt" / "en_ewt-ud-train.conllu"):
        if name.startswith(("weblog", "newsgroup")):
            yield name, text


def _rebuilt(path: Path) -> Iterator[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").split("\n")
    starts = [at for at, line in enumerate(lines) if line.startswith(_NEW_DOCUMENT)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        name = lines[start].removeprefix(_NEW_DOCUMENT).strip()
        yield name, rebuild(name, "train", lines[start:end]).text


def _papers() -> Iterator[tuple[str, str]]:
    with gzip.open(SHARED / "data" / "plain" / "chronam-1916.txt.gz", "rt", encoding="utf-8") as file:
        pieces = [line.strip() for line in file]
    sheets = [pieces[at : at + SHEET] for at in range(0, len(pieces), SHEET)]
    for number in sorted(random.Random(0).sample(range(len(sheets)), _SHEETS)):  # noqa: S311 - a sample, nothing secret
        yield f"chronam-{number}", "\n\n".join(sheets[number]) + "\n"


def main() -> None:
    """Read both and keep them."""
    for name, articles in (("open-annotated", annotated()), ("open-silver", silver())):
        kept = list(articles)
        keep(name, kept)
        print(name, len(kept), _size(kept), "tokens", sum(len(item.gold) for item in kept), "attributions", flush=True)


def _size(articles: Iterable[Article]) -> int:
    return sum(len(article.reading.syntax) for article in articles)


if __name__ == "__main__":
    main()
