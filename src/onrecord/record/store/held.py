"""What every part of an opened record shares: the connections, the log."""

from datetime import datetime
from types import TracebackType
from typing import Self

from onrecord.record.custody import Details, Head, Salt, moment
from onrecord.record.labelling import Labelling, write_label
from onrecord.record.log import append
from onrecord.record.query_custody import head
from onrecord.record.reader import Reader
from onrecord.record.writer import Transaction, Writer


class Held:
    """An opened record: a connection that asks, one that writes, the salt of its log."""

    def __init__(self, writer: Writer, reader: Reader, salt: Salt) -> None:
        """Take over an opened record; see ``open_record``."""
        self.reader = reader
        self._writer = writer
        self._salt = salt

    def close(self) -> None:
        """Let go of the file."""
        self.reader.close()
        self._writer.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _log(self, inside: Transaction, action: str, facts: Details, who: str, when: datetime) -> None:
        append(inside, self._salt, {**facts, "action": action, "who": who, "at": moment(when)})

    def _label(self, inside: Transaction, item: str, labelling: Labelling) -> bool:
        facts = write_label(inside, item, labelling)
        if facts is None:
            return False
        self._log(inside, "label", facts, labelling.who, labelling.when)
        return True

    def head(self) -> Head:
        """Return the length of the custody log and the hash of its last entry."""
        return head(self.reader)
