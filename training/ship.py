"""Copy a trained pipeline into the package, without what running it does not need."""

import json
import shutil
from pathlib import Path

WEIGHTS = Path("src/onrecord/weights/english")


def ship(trained: Path, weights: Path = WEIGHTS) -> None:
    """Write the spaCy pipeline to `weights`, without the words it met in training."""
    import spacy

    nlp = spacy.load(trained)
    target = weights / "syntax"
    shutil.rmtree(target, ignore_errors=True)
    nlp.to_disk(target)
    _forget_words(target, set(spacy.blank("en").vocab.strings))
    _shorten_meta(target / "meta.json")


def _forget_words(folder: Path, usual: set[str]) -> None:
    """Keep the strings of an untrained pipeline and the labels: rows of the embedding are found by hash."""
    path = folder / "vocab" / "strings.json"
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    labels = {label for names in meta["labels"].values() for label in names}
    needed = usual | labels | {label.split("-", 1)[-1] for label in labels}
    strings = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(sorted(needed & set(strings)), ensure_ascii=False, indent=0), encoding="utf-8")


def _shorten_meta(path: Path) -> None:
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta |= {"name": "onrecord_english", "license": "CC BY-SA 4.0", "performance": {}, "description": "See CARD.md."}
    path.write_text(json.dumps(meta, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
