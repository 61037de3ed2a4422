"""Adding to the custody log, inside the transaction that does what is logged."""

from sqlalchemy import Connection, insert
from sqlalchemy.dialects.sqlite import insert as upsert

from onrecord.record.custody import Details, Head, Salt, next_entry, written
from onrecord.record.query_custody import head
from onrecord.record.tables import custody, custody_details, settings
from onrecord.record.writer import Transaction


def append(inside: Transaction, salt: Salt, details: Details) -> None:
    """Add one entry."""
    grain, told = salt(), written(details)
    entry = next_entry(head(inside.reader), grain, told)
    connection = inside.connection
    connection.execute(
        insert(custody).values(
            position=entry.position, previous=entry.previous, commitment=entry.commitment, hash=entry.hash
        )
    )
    connection.execute(insert(custody_details).values(position=entry.position, salt=grain, details=told))
    _state(connection, Head(entry.position, entry.hash))


def _state(connection: Connection, reached: Head) -> None:
    """Keep length and last hash of the log where a shortened log would be noticed."""
    for name, value in (("custody_count", str(reached.count)), ("custody_head", reached.hash)):
        row = upsert(settings).values(name=name, value=value)
        connection.execute(row.on_conflict_do_update(index_elements=["name"], set_={"value": value}))
