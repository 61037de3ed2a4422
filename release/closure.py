"""What onrecord needs at run time, of all that is locked."""

import re
from collections.abc import Iterable, Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT: Final = Path(__file__).resolve().parents[1]
LOCK: Final = ROOT / "requirements" / "all.txt"
EXTRAS: Final = ("encrypted", "parquet", "pdf", "postgres", "ray")
"""Extras whose wheels are locked."""


def closure(extras: Iterable[str] = EXTRAS) -> tuple[str, ...]:
    """Return the names of the packages that onrecord and its extras need here, without itself.

    What packages ask for is read from those that are installed.

    Raises:
        importlib.metadata.PackageNotFoundError: if one is not installed.
    """
    found: dict[str, set[str]] = {}
    waiting: list[tuple[str, frozenset[str]]] = [("onrecord", frozenset(extras))]
    while waiting:
        name, wanted = waiting.pop()
        if name in found and wanted <= found[name]:
            continue
        found.setdefault(name, set()).update(wanted)
        waiting.extend(_needs(name, wanted))
    return tuple(sorted(found.keys() - {"onrecord"}))


def _needs(name: str, extras: Iterable[str]) -> Iterator[tuple[str, frozenset[str]]]:
    for line in distribution(name).requires or ():
        requirement = Requirement(line)
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield canonicalize_name(requirement.name), frozenset(requirement.extras)


def locked(names: Iterable[str], lock: Path = LOCK) -> str:
    """Return the entries of these packages out of a file of locked requirements, with their hashes.

    Raises:
        KeyError: if one is not locked.
    """
    entries: dict[str, str] = {}
    for entry in re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip()):
        name = canonicalize_name(re.split(r"[=\[; ]", entry)[0])
        entries[name] = f"{entries[name]}\n{entry}" if name in entries else entry
    return "\n".join(entries[name] for name in names) + "\n"
