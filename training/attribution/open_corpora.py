"""Openly licensed texts: our own annotations, and what the rules find in other texts (silver).

``python -m training.attribution.open_corpora [SET...]`` reads them in the package's own environment.
"""

import gzip
import json
import random
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree as ET

from evaluation.chains.gumtext import rebuild
from evaluation.polnear import ROLES
from evaluation.statements import depth, is_explicit
from onrecord.ingest import take_in
from onrecord.model import Document, Options, Reading
from onrecord.reading.language import load_pipeline
from onrecord.statements.assemble import assemble
from onrecord.statements.attribute import ruled
from onrecord.statements.chains import chained
from onrecord.statements.material import prepare
from onrecord.statements.people import cast_of
from onrecord.statements.turns import voiced
from training.attribution import corpora
from training.attribution.corpora import Article, Gold, keep

SHARED = Path("../shared")
ANNOTATED = Path("evaluation/chains/train")
SHEET = 12
"""Pieces of newspaper text that make one document."""

_SHEETS = 1500
_TOPICS = frozenset({1, 3, 4, *range(6, 12), *range(13, 18), 19, 20, 22, *range(24, 34)})
_PARAGRAPH = 2
"""Sentences that make a paragraph where the corpus does not tell."""

_MARKS = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}
_GLUED = re.compile(r"[.,;:!?%)\]”]|n['’]t$|['’](?:s|re|ve|ll|d|m)?$", re.IGNORECASE)
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


def silver(texts: Iterable[tuple[str, str]]) -> Iterator[Article]:
    """Yield other texts, given with their names, with what the rules find in them."""
    known = {f"GUM_{path.stem}" for path in ANNOTATED.glob("*.json")}
    pipeline = load_pipeline()
    for name, text in texts:
        if name not in known and len(text.split()) >= _LEAST:
            reading = corpora.read(_document(text), pipeline)
            yield Article(name, "", text, reading, _found(text, reading))


def _found(text: str, reading: Reading) -> Gold:
    """Return the outermost explicit statements of the rules alone: no tagger is asked, whatever it was trained on."""
    m, _ = prepare(text, reading)
    cast = cast_of(reading)
    statements = assemble(m, cast, chained(m, ruled(m)), voiced(m, cast)).statements
    explicit = {item.id for item in statements if item.manner not in {"author", "turn"}}
    return tuple(
        {role: tuple((span.start, span.end) for span in getattr(item, role)) for role in ROLES}
        for item in statements
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


def _news() -> Iterator[tuple[str, str]]:
    """Yield the articles of ECB+ (training topics), put together again from their tokens."""
    with zipfile.ZipFile(SHARED / "data" / "ecbplus" / "ecbplus-train-val.zip") as store:
        for name in sorted(store.namelist()):
            topic = re.fullmatch(r"ECB\+/(\d+)/(.+)\.xml", name)
            if topic is not None and int(topic[1]) in _TOPICS:
                sentences: dict[str, list[str]] = {}
                for token in ET.fromstring(store.read(name)).iter("token"):  # noqa: S314 - a local corpus file
                    sentences.setdefault(token.get("sentence", ""), []).append(token.text or "")
                whole = [joined(words) for words in sentences.values()]
                parts = [" ".join(whole[at : at + _PARAGRAPH]) for at in range(0, len(whole), _PARAGRAPH)]
                yield f"ecbplus-{topic[2]}", "\n\n".join(parts) + "\n"


def joined(words: Sequence[str]) -> str:
    """Return the words of a sentence as they were written, as far as that can be told."""
    out, opened = "", False
    for word in words:
        mark = _MARKS.get(word, word)
        if mark == '"':
            glued = opened
            opened = not opened
        else:
            glued = bool(_GLUED.match(mark))
        after = out.endswith(("(", "[", "$", "£", "€", "“")) or (out.endswith('"') and opened)
        out += mark if glued or after or not out else f" {mark}"
    return out


def _papers() -> Iterator[tuple[str, str]]:
    with gzip.open(SHARED / "data" / "plain" / "chronam-1916.txt.gz", "rt", encoding="utf-8") as file:
        pieces = [line.strip() for line in file]
    sheets = [pieces[at : at + SHEET] for at in range(0, len(pieces), SHEET)]
    for number in sorted(random.Random(0).sample(range(len(sheets)), _SHEETS)):  # noqa: S311 - a sample, nothing secret
        yield f"chronam-{number}", "\n\n".join(sheets[number]) + "\n"


def main() -> None:
    """Read the sets that are asked for, all where none is, and keep them."""
    sets = {
        "open-annotated": annotated(),
        "open-modern": silver(chain(_gum(), _ewt(), _news())),
        "open-papers": silver(_papers()),
    }
    for name in sys.argv[1:] or sets:
        articles = sets[name]
        kept = list(articles)
        keep(name, kept)
        print(name, len(kept), _size(kept), "tokens", sum(len(item.gold) for item in kept), "attributions", flush=True)


def _size(articles: Iterable[Article]) -> int:
    return sum(len(article.reading.syntax) for article in articles)


if __name__ == "__main__":
    main()
