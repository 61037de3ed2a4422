"""Festivals and other days that have a name in the calendar, as ``data/festivals.toml`` says."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.lexicon.words import fold

CALENDARS = ("gregorian", "julian", "easter", "orthodox-easter", "lunar", "solar", "hebrew", "table")
"""In which calendar a festival is counted."""


@dataclass(frozen=True, slots=True)
class Festival:
    """A festival: ``day`` is month and day of its calendar, or days from Easter; ``length`` in days.

    ``table`` gives the first day by year (``MM-DD``) where only astronomers can tell.
    """

    name: str
    calendar: str
    day: tuple[int, int]
    length: int
    table: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Festivals:
    """``names`` is a pattern of all names, longest first; ``by_name`` maps a folded name to its festival.

    ``written`` are the names in the order of the file.
    """

    names: str
    written: tuple[str, ...]
    by_name: Mapping[str, Festival]


@cache
def festivals() -> Festivals:
    """Load the festivals, once.

    Raises:
        ValueError: a name stands twice, or a calendar is not known.
    """
    return read_festivals(files("onrecord.lexicon").joinpath("data/festivals.toml").read_text(encoding="utf-8"))


def read_festivals(text: str) -> Festivals:
    """Read a table of festivals. Raises: ValueError as ``festivals`` does."""
    by_name: dict[str, Festival] = {}
    written: list[str] = []
    for row in tomllib.loads(text)["festival"]:
        if row["calendar"] not in CALENDARS:
            raise ValueError(f"'{row['calendar']}' is no calendar, of the festival '{row['names'][0]}'.")
        first, last = row.get("day", (0, 0)) if isinstance(row.get("day"), list) else (0, row.get("day", 0))
        festival = Festival(row["names"][0], row["calendar"], (first, last), row.get("length", 1), row.get("table", {}))
        for name in row["names"]:
            if fold(name) in by_name:
                raise ValueError(f"The festival '{name}' stands twice; keep one.")
            by_name[fold(name)] = festival
            written.append(name)
    longest = sorted(written, key=lambda name: (-len(name), name))
    return Festivals(
        "|".join(name.replace("'", "['’]").replace(" ", r"\s+") for name in longest), tuple(written), by_name
    )
