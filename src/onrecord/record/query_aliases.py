"""Aliases as they stand: what users gave, and what they mean for linking."""

import json
from collections.abc import Iterator

from onrecord.lexicon.spelling import name_key
from onrecord.model import Alias, NamedAlike
from onrecord.record.custody import written
from onrecord.record.query_sources import source_register
from onrecord.record.reader import Reader

FILE, REGISTER = "alias-file", "source-register"
"""Rules of the links, before a colon and the entry."""


def alias_entries(reader: Reader) -> Iterator[tuple[int, Alias]]:
    """Yield all entries that were ever made with their numbers, oldest first."""
    for row in reader.rows("SELECT * FROM aliases ORDER BY number"):
        names = tuple(json.loads(row["names"]))
        yield row["number"], Alias(names, row["kind"], row["note"], row["by"], row["date"])


def aliases(reader: Reader) -> tuple[Alias, ...]:
    """Return the entries that hold now, in order of kind and first name; what was taken back is left out."""
    return tuple(alias for _, alias in _holding(reader))


def named_alike(reader: Reader) -> tuple[NamedAlike, ...]:
    """Return the names that are one by the aliases and by the source register, each with the entry that says so."""
    by_file = (
        NamedAlike(one.names, one.kind, f"{FILE}: entry {number} by {one.by}, {one.date}")
        for number, one in _holding(reader)
    )
    by_register = (
        NamedAlike((one.name, *one.aliases), "organisation", f"{REGISTER}: {one.name}, by {one.by}, {one.date}")
        for one in source_register(reader)
        if one.aliases
    )
    return (*by_file, *by_register)


def _holding(reader: Reader) -> list[tuple[int, Alias]]:
    latest = {alias_key(alias): (number, alias) for number, alias in alias_entries(reader)}
    return [latest[key] for key in sorted(latest) if len(latest[key][1].names) > 1]


def alias_key(alias: Alias) -> str:
    """Return what two entries on one name have in common."""
    return f"{alias.kind} {name_key(alias.names[0])}"


def alias_written(alias: Alias) -> str:
    """Return an entry as the JSON that the custody log commits to."""
    told = {"names": " = ".join(alias.names), "kind": alias.kind, "note": alias.note}
    return written(told | {"by": alias.by, "date": alias.date})
