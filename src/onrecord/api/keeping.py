"""Proving that the record is as it was: the custody log, its head, time stamps."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.api.held import AnyPath, Held, somebody
from onrecord.api.passphrases import passphrase_of
from onrecord.record import PassphraseNeededError

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.record import Head, Passphrase
    from onrecord.record.keys import Key
    from onrecord.record.stamping import Stamped
    from onrecord.record.verification import Verification
    from onrecord.views.values import CustodyRow


class Keeping(Held):
    """Heads of the log, proofs, time stamps."""

    def head(self) -> Head:
        """Return the length of the custody log and the hash of its last entry."""
        from onrecord.record.query_custody import head

        return head(self._asking())

    def custody(self) -> tuple[CustodyRow, ...]:
        """Return the custody log, oldest entry first: what was done with the record, when, by whom, what for."""
        from onrecord.views.custody import custody

        return custody(self._asking())

    def verify(self, known: Head | None = None) -> Verification:
        """Prove that originals, texts and custody log are as they were.

        ``known`` is a head that was printed or returned before: a log that was rewritten since is found out by it.
        """
        from onrecord.record.verification import verify

        return verify(self._asking(), known)

    def encrypt(self, path: AnyPath, passphrase: str | Callable[[], str], *, who: str | None = None) -> Head:
        """Write the record to a new encrypted file; return the head of its log. This one stays as it is.

        Raises:
            OnrecordError: if there is a file at ``path``, there is no room, or the extra ``encrypted`` is missing.
        """
        words = passphrase_of(passphrase)
        if words is None:
            raise PassphraseNeededError(Path(path))
        return self._convert(Path(path), words.new_key(), words, "encrypt", who)

    def decrypt(self, path: AnyPath, *, who: str | None = None) -> Head:
        """Write the record to a new file that anybody can read; return the head of its log. This one stays as it is.

        Raises:
            OnrecordError: if there is a file at ``path``, there is no room, or the extra ``encrypted`` is missing.
        """
        return self._convert(Path(path), None, None, "decrypt", who)

    def rekey(self, passphrase: str | Callable[[], str], *, who: str | None = None) -> None:
        """Give an encrypted record another passphrase; copies that were made before still open with the old one.

        Raises:
            OnrecordError: if the record is not encrypted, or another program writes.
        """
        words = passphrase_of(passphrase)
        self._writing().rekey(words, who=who or somebody(), when=datetime.now(UTC))
        self._forget(words)

    def _convert(self, path: Path, key: Key | None, words: Passphrase | None, action: str, who: str | None) -> Head:
        from onrecord.record import open_record
        from onrecord.record.encrypting import copy_with_key

        copy_with_key(self._asking(), path, key, words)
        with open_record(path, passphrase=words) as made:
            made.log(action, {}, who=who or somebody(), when=datetime.now(UTC))
            return made.head()

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
