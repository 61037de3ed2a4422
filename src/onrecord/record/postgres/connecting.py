"""Connections to a server, and what its failures mean for a person."""

from importlib.util import find_spec
from typing import TYPE_CHECKING

from onrecord.record.address import Address
from onrecord.record.errors import (
    DamagedRecordError,
    ForbiddenError,
    MissingServerExtraError,
    RecordError,
    RecordLockedError,
    RecordUnwritableError,
    UnreachableError,
)

if TYPE_CHECKING:
    import psycopg

LOCK = 0x6F6E7263
"""The advisory lock of whoever writes: ``onrc``. It takes the place of the lock on a file."""


def require() -> None:
    """Check that what talks to a server is installed.

    Raises:
        MissingServerExtraError: if it is not.
    """
    if find_spec("psycopg") is None:
        raise MissingServerExtraError


def connect(address: Address, *, patience: float, reading: bool) -> "psycopg.Connection":
    """Open a connection; ``patience`` is how many seconds to wait for the server, and then for whoever writes.

    One for ``reading`` sees with each question what is there then, and cannot write.

    Raises:
        RecordError: if the server cannot be reached or does not let this user in.
    """
    require()
    import psycopg

    from onrecord.record.postgres.rows import adapt

    try:
        connection: psycopg.Connection = psycopg.connect(
            address.whole,
            autocommit=True,
            client_encoding="utf8",
            application_name="onrecord",
            connect_timeout=max(2, round(patience)),
        )
        connection.execute(f"SET lock_timeout = {max(1, round(patience * 1000))}")
        connection.execute(f"SET default_transaction_read_only = {'on' if reading else 'off'}")
        connection.autocommit = reading
    except psycopg.Error as error:
        raise UnreachableError(address, _first_line(error)) from None  # the cause could hold what was typed
    adapt(connection)
    return connection


def failure(address: Address, error: BaseException) -> RecordError:
    """Return what a failure of the database means for a person."""
    from psycopg import errors

    why = _first_line(error)
    if isinstance(error, errors.LockNotAvailable | errors.DeadlockDetected | errors.QueryCanceled):
        return RecordLockedError(address)
    if isinstance(error, errors.InsufficientPrivilege):
        return ForbiddenError(address, why)
    if isinstance(error, errors.ReadOnlySqlTransaction | errors.DiskFull | errors.ProgramLimitExceeded):
        return RecordUnwritableError(address, why)
    if isinstance(error, errors.OperationalError | errors.InterfaceError):
        return UnreachableError(address, why)
    return DamagedRecordError(address, why)


def _first_line(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0].rstrip(".") or type(error).__name__
