"""The source register, written: entries are only ever added, the latest of a name holds."""

from dataclasses import replace

from sqlalchemy import insert

from onrecord.model import Registered
from onrecord.record.custody import Details
from onrecord.record.query_sources import entry_written, says_the_same, source_key
from onrecord.record.query_sources import source_register as register_now
from onrecord.record.tables import source_register
from onrecord.record.writer import Transaction


def write_entry(inside: Transaction, entry: Registered, by: str, date: str) -> Details | None:
    """Add an entry and return what the log commits to; None where the register says the same already.

    ``by`` and ``date`` (ISO 8601) stand in where the entry does not say.

    Raises:
        ValueError: if the entry has no name.
    """
    key = source_key(entry.name)
    if not key:
        raise ValueError("An entry of the source register needs a name.")
    held = {source_key(one.name): one for one in register_now(inside.reader)}.get(key)
    if held is not None and says_the_same(held, entry):
        return None
    made = replace(entry, by=entry.by or by, date=entry.date or date)
    number = inside.reader.number("SELECT coalesce(max(number), 0) + 1 FROM source_register")
    inside.connection.execute(
        insert(source_register).values(
            number=number,
            key=key,
            name=made.name,
            aliases=list(made.aliases),
            domains=list(made.domains),
            owner=made.owner,
            affiliation=made.affiliation,
            described=made.described,
            note=made.note,
            by=made.by,
            date=made.date,
        )
    )
    return {"entry": number, "row": entry_written(made)}
