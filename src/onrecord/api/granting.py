"""Who may do what with a record on a server."""

from __future__ import annotations


def roles(name: str = "onrecord") -> str:
    """Return the SQL that makes the roles ``NAME_reader`` and ``NAME_judge`` of a record on a server.

    Raises:
        OnrecordError: if it is no plain name.
    """
    from onrecord.record.postgres.roles import role_words

    return role_words(name)
