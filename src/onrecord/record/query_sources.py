"""The source register as it stands."""

import json
from collections.abc import Iterator
from dataclasses import replace

from onrecord.lexicon.spelling import name_key
from onrecord.model import Registered
from onrecord.record.custody import written
from onrecord.record.reader import Reader, Row


def register_entries(reader: Reader) -> Iterator[tuple[int, Registered]]:
    """Yield all entries that were ever made with their numbers, oldest first."""
    for row in reader.rows("SELECT * FROM source_register ORDER BY number"):
        yield row["number"], _entry(row)


def source_register(reader: Reader) -> tuple[Registered, ...]:
    """Return the entries that hold now: the latest of each name, in order of name."""
    latest = {source_key(entry.name): entry for _, entry in register_entries(reader)}
    return tuple(latest[key] for key in sorted(latest))


def source_key(name: str) -> str:
    """Return what two names of one source have in common."""
    return name_key(name).removeprefix("the ")


def says_the_same(one: Registered, other: Registered) -> bool:
    """Tell whether two entries differ at most in by whom they are and as of when."""
    return replace(one, by="", date="") == replace(other, by="", date="")


def entry_written(entry: Registered) -> str:
    """Return an entry as the JSON that the custody log commits to."""
    return written(
        {
            "name": entry.name,
            "aliases": ";".join(entry.aliases),
            "domains": ";".join(entry.domains),
            "owner": entry.owner,
            "affiliation": entry.affiliation,
            "described": entry.described,
            "note": entry.note,
            "by": entry.by,
            "date": entry.date,
        }
    )


def _entry(row: Row) -> Registered:
    return Registered(
        name=row["name"],
        aliases=tuple(json.loads(row["aliases"])),
        domains=tuple(json.loads(row["domains"])),
        owner=row["owner"],
        affiliation=row["affiliation"],
        described=row["described"],
        note=row["note"],
        by=row["by"],
        date=row["date"],
    )
