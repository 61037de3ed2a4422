"""Word classes learnt from plain text: words that stand between the same words share a number."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path


@lru_cache(maxsize=50_000)
def class_key(word: str) -> str:
    """How a word is looked up: digits alike, apostrophes plain, case kept (``Brown`` is not ``brown``)."""
    return re.sub(r"\d", "0", word.replace("’", "'"))


@cache
def load_classes(folder: Path) -> Mapping[str, str]:
    """Read ``classes.tsv``: word, class."""
    lines = (folder / "classes.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)
