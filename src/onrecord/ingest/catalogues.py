"""Which entry of a catalogue a file belongs to: catalogues lie beside their files or a few folders above them."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from onrecord.ingest.catalogue import Item, read_catalogue

_ABOVE: Final = 3
"""Folders above a file in which a catalogue is looked for: an export lays each file into a folder of its own."""

_LARGEST: Final = 200_000_000
"""Bytes of a catalogue, at most."""


class Catalogues:
    """The catalogues of the folders that were looked into, each read once."""

    def __init__(self) -> None:
        """Know of none."""
        self._folders: dict[str, Mapping[str, Item]] = {}

    def entry(self, path: Path) -> Item | None:
        """Return the entry of the nearest catalogue that names a file; None where none does."""
        where = os.path.abspath(path)  # noqa: PTH100 - links are not followed: a catalogue names what lies beside it
        for folder in list(Path(where).parents)[:_ABOVE]:
            found = self._of(folder).get(where)
            if found is not None:
                return found
        return None

    def _of(self, folder: Path) -> Mapping[str, Item]:
        """Return the files that catalogues in a folder name, by their paths."""
        key = str(folder)
        if key not in self._folders:
            self._folders[key] = {
                os.path.normpath(folder / file): item
                for catalogue in _catalogues(folder)
                for item in catalogue
                for file in item.files
            }
        return self._folders[key]


def _catalogues(folder: Path) -> list[tuple[Item, ...]]:
    try:
        paths = [path for path in sorted(folder.glob("*.json")) if path.is_file() and path.stat().st_size <= _LARGEST]
        return [read_catalogue(path.read_bytes()) or () for path in paths]
    except OSError:  # a folder above the pile that we may not look into has no say
        return []
