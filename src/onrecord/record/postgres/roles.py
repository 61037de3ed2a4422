"""Who may do what with a record on a server: SQL that its owner runs, for two roles beside the owner.

A **reader** asks, reports and exports; that something was handed on is entered into the custody log, so a reader may
add to that. A **judge** decides beside: judgements, labels, the source register, aliases, and all that follows from
them. Originals, documents and captures are the owner's alone; nobody but the owner changes or removes what was logged.
"""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.record.dialect import INDEXES
from onrecord.record.errors import RecordError

_ADDED_TO: Final = ("custody", "custody_details")
_DECIDED: Final = ("judgements", "judgement_documents", "labels", "source_register", "aliases")
_OWNERS: Final = ("originals", "pieces", "documents", "maps", "captures", "settings")
"""What is neither decided nor derived."""

_NAME: Final = re.compile(r"[a-z_][a-z0-9_]{0,50}")


class RoleNameError(RecordError):
    """A name that no role may have."""

    def __init__(self, name: str) -> None:
        """Name it."""
        super().__init__(f"“{name}” cannot be the name of roles. Take small letters, digits and _, as in border.")


def role_words(name: str) -> str:
    """Return the SQL that makes the roles ``NAME_reader`` and ``NAME_judge``; run again it changes nothing.

    Raises:
        RoleNameError: if it is no plain name.
    """
    if not _NAME.fullmatch(name):
        raise RoleNameError(name)
    return "\n".join([*_made(f"{name}_reader", f"{name}_judge"), ""])


def _made(reader: str, judge: str) -> Iterator[str]:
    yield "-- Run by the owner of the record in its database, and again after an update of onrecord."
    yield "BEGIN;"
    for role in (reader, judge):
        yield (
            f"DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{role}') THEN"  # noqa: S608 - a plain name
            f" CREATE ROLE {role} NOLOGIN; END IF; END $$;"
        )
    for right in ("USAGE ON SCHEMA", "SELECT ON ALL TABLES IN SCHEMA"):
        yield f"DO $$ BEGIN EXECUTE format('GRANT {right} %I TO {reader}', current_schema()); END $$;"
    yield f"GRANT INSERT ON {', '.join(_ADDED_TO)} TO {reader};"
    yield f"GRANT INSERT, UPDATE ON settings TO {reader};"
    yield f"GRANT {reader} TO {judge};"
    yield f"GRANT INSERT ON {', '.join(_DECIDED)} TO {judge};"
    yield f"GRANT INSERT, UPDATE, DELETE ON {', '.join(_derived())} TO {judge};"
    yield "COMMIT;"
    yield f"-- Then, for each person: GRANT {reader} TO ada;  or: GRANT {judge} TO ada;"


def _derived() -> list[str]:
    """Return the tables that follow from documents and judgements, in order of their names."""
    from onrecord.record.postgres.schema import server_tables

    return sorted({*server_tables().tables, *INDEXES} - {*_ADDED_TO, *_DECIDED, *_OWNERS})
