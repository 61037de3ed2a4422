"""Proving that the record is as it was: the custody log, its head, time stamps."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from onrecord.api.held import Held, somebody

if TYPE_CHECKING:
    from onrecord.record import Head
    from onrecord.record.stamping import Stamped
    from onrecord.record.verification import Verification


class Keeping(Held):
    """Heads of the log, proofs, time stamps."""

    def head(self) -> Head:
        """Return the length of the custody log and the hash of its last entry."""
        from onrecord.record.query_custody import head

        return head(self._asking())

    def verify(self, known: Head | None = None) -> Verification:
        """Prove that originals, texts and custody log are as they were.

        ``known`` is a head that was printed or returned before: a log that was rewritten since is found out by it.
        """
        from onrecord.record.verification import verify

        return verify(self._asking(), known)

    def stamp_request(self) -> bytes:
        """Return the request for a time stamp (RFC 3161) of the head of the log, to be sent to whoever stamps."""
        from onrecord.record.stamping import request

        return request(self.head())

    def stamp(self, reply: bytes, *, who: str | None = None) -> Stamped:
        """Keep the reply to such a request; return which head it covers. Who signed it is not checked.

        Raises:
            OnrecordError: if it is no reply, or not for a head of this log.
        """
        return self._writing().stamp(reply, who=who or somebody(), when=datetime.now(UTC))

    def stamps(self) -> tuple[Stamped, ...]:
        """Return the heads of the log for which a time stamp is kept, oldest first, each with the reply."""
        from onrecord.record.stamping import stamps

        return tuple(stamps(self._asking()))
