"""What is known of the record itself."""

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import insert

from onrecord.record.tables import settings


def put_setting(connection: Connection, name: str, value: str) -> None:
    """Set ``name`` to ``value``."""
    row = insert(settings).values(name=name, value=value)
    connection.execute(row.on_conflict_do_update(index_elements=["name"], set_={"value": value}))
