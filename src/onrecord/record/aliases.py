"""Aliases that users give: only ever added to, the latest of a first name holds."""

from dataclasses import replace

from sqlalchemy import insert

from onrecord.lexicon.spelling import name_key
from onrecord.model import Alias
from onrecord.record.custody import Details
from onrecord.record.query_aliases import alias_entries, alias_key, alias_written
from onrecord.record.tables import aliases as table
from onrecord.record.writer import Transaction


def write_alias(inside: Transaction, alias: Alias, by: str, date: str) -> Details | None:
    """Add an entry and return what the log commits to; None where the record says the same already.

    ``by`` and ``date`` (ISO 8601) stand in where the entry does not say.

    Raises:
        ValueError: if the entry has no name.
    """
    if not alias.names or not name_key(alias.names[0]):
        raise ValueError("An alias needs a name.")
    held = {alias_key(one): one for _, one in alias_entries(inside.reader)}.get(alias_key(alias))
    if replace(held, by="", date="") == replace(alias, by="", date="") if held else len(alias.names) == 1:
        return None
    made = replace(alias, by=alias.by or by, date=alias.date or date)
    number = inside.reader.number("SELECT coalesce(max(number), 0) + 1 FROM aliases")
    inside.connection.execute(
        insert(table).values(
            number=number,
            key=alias_key(made),
            names=list(made.names),
            kind=made.kind,
            note=made.note,
            by=made.by,
            date=made.date,
        )
    )
    return {"entry": number, "row": alias_written(made)}
