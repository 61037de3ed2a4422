"""What a reading and a linking hang on beside the documents: the code, the word lists, the weights."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from onrecord.model import Bounds, Options

_HOUSE = Path(__file__).parents[1]


@lru_cache(maxsize=2)
def reader_version(options: Options) -> str:
    """Return 12 hexadecimal digits that change whenever the code, the word lists or the weights of a reading change."""
    digest = hashlib.sha256(repr(replace(options, columns=(), bounds=Bounds(), ocr="")).encode())
    for content in _contents("model", "lexicon", "reading", "statements", "events", "weights"):
        digest.update(content)
    if options.codebook is not None:
        digest.update(options.codebook.read_bytes())
    for name in ("dating", "reading"):
        digest.update((_HOUSE / "build" / f"{name}.py").read_bytes())
    return digest.hexdigest()[:12]


@lru_cache(maxsize=1)
def linking_version() -> str:
    """Return 12 hexadecimal digits that change whenever the code or the word lists of linking change."""
    digest = hashlib.sha256()
    for content in _contents("model", "lexicon", "linking"):
        digest.update(content)
    return digest.hexdigest()[:12]


def _contents(*rooms: str) -> Iterator[bytes]:
    """Yield names and contents of all files of some rooms."""
    for room in rooms:
        for path in sorted((_HOUSE / room).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                yield path.relative_to(_HOUSE).as_posix().encode()
                yield path.read_bytes()
