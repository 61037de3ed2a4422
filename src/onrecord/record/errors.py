"""What can be wrong with a record as a file or a database; each message says what to do next."""

from collections.abc import Sequence

from onrecord.model import OnrecordError
from onrecord.record.address import Address, Place


class RecordError(OnrecordError):
    """The base of all of them."""


class MissingRecordError(RecordError):
    """There is no file."""

    def __init__(self, path: Place) -> None:
        """Name the path that was asked for."""
        super().__init__(f"There is no record at {path}. Make one with: onrecord add FILES --record {path}")


class NotARecordError(RecordError):
    """The file is something else."""

    def __init__(self, path: Place) -> None:
        """Name the file, which was left as it is."""
        super().__init__(f"{path} is not a record of onrecord and was left as it is. Choose another path.")


class PassphraseNeededError(NotARecordError):
    """The file is encrypted, and nobody gave its passphrase; or it is something else."""

    def __init__(self, path: Place) -> None:
        """Name the file."""
        RecordError.__init__(
            self,
            f"{path} is encrypted, or is no record of onrecord. If it is encrypted, give its passphrase: at the prompt "
            "of a terminal, with onrecord --passphrase-fd N, or in Python with passphrase=.",
        )


class WrongPassphraseError(RecordError):
    """The passphrase does not open the file."""

    def __init__(self, path: Place) -> None:
        """Name the file, which was left as it is."""
        super().__init__(
            f"This passphrase does not open {path}. It is another one, or the file is no record or damaged at its "
            "beginning. Nothing was changed."
        )


class NotEncryptedError(RecordError):
    """A record that was to be encrypted is there already, and is not."""

    def __init__(self, path: Place) -> None:
        """Name the file."""
        super().__init__(f"{path} is there and is not encrypted. Make an encrypted copy with: onrecord encrypt")


class MissingExtraError(RecordError):
    """What encrypts is not installed."""

    def __init__(self) -> None:
        """Say how to get it."""
        super().__init__("Encrypted records need one package more: pip install 'onrecord[encrypted]'")


class MissingServerExtraError(RecordError):
    """What talks to a server of PostgreSQL is not installed."""

    def __init__(self) -> None:
        """Say how to get it."""
        super().__init__("Records on a server need one package more: pip install 'onrecord[postgres]'")


class UnreachableError(RecordError):
    """The server does not answer, or does not let this user in."""

    def __init__(self, address: Address, why: str) -> None:
        """Name the address without its password, and what the server says."""
        super().__init__(
            f"{address} cannot be reached ({why}). See whether the server runs, and whether user, host and database "
            "are right. A password belongs into ~/.pgpass."
        )


class ForbiddenError(RecordError):
    """The server does not let this user do so."""

    def __init__(self, address: Address, why: str) -> None:
        """Name the address without its password, and what the server says."""
        super().__init__(
            f"You may not do this with {address} ({why}). Nothing was changed. Whoever owns the record gives leave "
            "with the words of: onrecord roles"
        )


class WrongEncodingError(RecordError):
    """A database that cannot hold the letters of every script."""

    def __init__(self, address: Address, encoding: str) -> None:
        """Name the address without its password, and its encoding."""
        super().__init__(
            f"{address} has the encoding {encoding} and cannot hold every script. Nothing was made there. Make a "
            "database with: createdb --template template0 --encoding UTF8 NAME"
        )


class FileOnlyError(RecordError):
    """Something that can be done with a record that is a file alone."""

    def __init__(self, address: Address, what: str, instead: str) -> None:
        """Say what cannot be done with a database, and what to do instead."""
        super().__init__(f"{what} is for a record that is a file, and {address} is a database. {instead}")


class NewerRecordError(RecordError):
    """The file was written by a later version."""

    def __init__(self, path: Place, schema: int, known: int) -> None:
        """Name both schemas."""
        super().__init__(
            f"{path} was written by a newer onrecord (schema {schema}; this one knows up to {known}). "
            "It was left as it is. Install the newer version to open it."
        )


class OlderRecordError(RecordError):
    """The file has to be brought up to date before it can be asked."""

    def __init__(self, path: Place, schema: int, known: int) -> None:
        """Name both schemas."""
        super().__init__(
            f"{path} was written by an older onrecord (schema {schema}, now {known}). "
            f"Make a copy of it, then bring it up to date with: onrecord add --record {path} FILES"
        )


class RecordLockedError(RecordError):
    """Somebody else is writing, for longer than we wait."""

    def __init__(self, path: Place) -> None:
        """Name the file."""
        super().__init__(f"{path} is being written by another program. Nothing was changed; try again when it is done.")


class RecordUnwritableError(RecordError):
    """The disk is full or the file may not be written."""

    def __init__(self, path: Place, why: str) -> None:
        """Name the file and what the database says."""
        super().__init__(
            f"{path} could not be written ({why}). What was kept before is unharmed; what was at hand was not kept. "
            "Free some space or give leave to write, then repeat."
        )


class DamagedRecordError(RecordError):
    """The database file itself is broken."""

    def __init__(self, path: Place, why: str) -> None:
        """Name the file and what the database says."""
        super().__init__(f"{path} is damaged ({why}). Keep a copy of it as it is, and go back to your last good copy.")


class UnknownItemError(RecordError):
    """The record does not hold what was asked for."""

    def __init__(self, what: str) -> None:
        """Say what was asked for."""
        super().__init__(f"The record does not hold {what}. See what it holds with: onrecord sources")


class OriginalNotKeptError(RecordError):
    """A document came without its bytes."""

    def __init__(self, path: str) -> None:
        """Name the document's path."""
        super().__init__(f"The bytes of {path} are not in the record. Keep the original before adding what is in it.")


class AmbiguousItemError(RecordError):
    """What was asked for could be several things."""

    def __init__(self, what: str, found: Sequence[str]) -> None:
        """Name up to five of them."""
        names = "; ".join(found[:5]) + ("; …" if len(found) > 5 else "")
        super().__init__(f"{what} could be {len(found)} things of this record: {names}. Say more of it.")
