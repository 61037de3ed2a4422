"""How a record is known as a file."""

APPLICATION_ID = 0x6F6E7263
"""``onrc`` in the header of the database file."""

SCHEMA = 11
"""The schema this version reads and writes; kept as ``user_version`` in the header."""

REVISION = "0011"
"""The migration that leads to ``SCHEMA``."""
