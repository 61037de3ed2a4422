"""Adding to the custody log, inside the transaction that does what is logged."""

from sqlalchemy import insert

from onrecord.record.custody import Details, Salt, next_entry, written
from onrecord.record.query_custody import head
from onrecord.record.settings import put_setting
from onrecord.record.tables import custody, custody_details
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
    put_setting(connection, "custody_count", str(entry.position))  # where a shortened log would be noticed
    put_setting(connection, "custody_head", entry.hash)
