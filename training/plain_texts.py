"""Open text without annotation, as tokens: for word vectors."""

import csv
import gzip
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from training.conllu import sentences

_TOKEN = re.compile(r"[^\W_]+(?:[.,:/]\d+)*|['’]\w+|[^\w\s]|_")


def newspapers(shared: Path) -> Iterator[str]:
    """The pieces of the public-domain newspapers of 1916."""
    with gzip.open(shared / "data/plain/chronam-1916.txt.gz", "rt", encoding="utf-8") as lines:
        yield from lines


def modern(shared: Path) -> Iterator[list[str]]:
    """Tokens of the openly licensed texts of our time: treebanks, encyclopaedia, news, parliament."""
    data = shared / "data"
    for path in sorted((data / "ud").glob("*/en_*-train.conllu")):
        for sentence in sentences(path):
            yield [token.form for token in sentence.tokens]
    with (data / "fa-kes/FA-KES-Dataset.csv").open(encoding="utf-8", errors="replace", newline="") as table:
        for row in csv.DictReader(table):
            yield tokens(row["article_content"])
    for path in sorted((data / "wikiwars").rglob("*.sgm")):
        yield tokens(re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8", errors="replace")))
    for path in sorted((data / "ner/grobid").glob("*.xml")):
        for element in ET.parse(path).getroot().iter("sentence"):  # noqa: S314 - a local corpus file
            yield tokens("".join(element.itertext()))
    for name in ("wikigold/wikigold.txt", "europarl/europarl.txt"):
        yield from _columns(data / "ner" / name)
    yield from _ecb(data / "ecbplus/ecbplus-train-val.zip")


def tokens(text: str) -> list[str]:
    """Words and marks, with what follows an apostrophe apart."""
    return _TOKEN.findall(text)


def _columns(path: Path) -> Iterator[list[str]]:
    words = list[str]()
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split()
        if cells and not cells[0].startswith("-DOCSTART-"):
            words.append(cells[0])
        elif words:
            yield words
            words = []
    if words:
        yield words


def _ecb(path: Path) -> Iterator[list[str]]:
    with zipfile.ZipFile(path) as store:
        for name in sorted(store.namelist()):
            if name.endswith(".xml"):
                root = ET.fromstring(store.read(name))  # noqa: S314 - a local corpus file
                yield [token.text or "_" for token in root.iter("token")]
