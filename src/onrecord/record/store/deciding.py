"""What people decide and know: judgements, the source register, aliases."""

from collections.abc import Iterable
from datetime import datetime

from onrecord.model import (
    Alias,
    Judgement,
    Registered,
)
from onrecord.record.aliases import write_alias
from onrecord.record.custody import moment
from onrecord.record.judgements.laying import logged, write_judgements
from onrecord.record.listing.writing import list_anew
from onrecord.record.sources import write_entry
from onrecord.record.store.held import Held


class Deciding(Held):
    """Takes in what people decide."""

    def judge(self, judgements: Iterable[Judgement], *, who: str, when: datetime) -> tuple[Judgement, ...]:
        """Take in judgements, all or none, and return those that the record did not know; each enters the log.

        ``who`` takes them in, ``when``: both are those of the judgement itself where it is made here. Readings hold as
        judged at once; links are outdated until they are made anew.
        """
        with self._writer.transaction() as inside:
            fresh = write_judgements(inside, judgements)
            for judgement in fresh:
                self._log(inside, "judge", logged(judgement), who, when)
            while list_anew(inside):
                pass
        return fresh

    def register(self, entries: Iterable[Registered], *, who: str, when: datetime) -> int:
        """Put entries into the source register; return how many say something new. The latest of a name holds.

        Those that do not say by whom they are, or as of when, are by ``who``, as of ``when``.
        """
        new = 0
        with self._writer.transaction() as inside:
            for entry in entries:
                facts = write_entry(inside, entry, who, moment(when)[:10])
                if facts is not None:
                    self._log(inside, "register", facts, who, when)
                    new += 1
        return new

    def name_alike(self, aliases: Iterable[Alias], *, who: str, when: datetime) -> int:
        """Keep names as those of one; return how many entries say something new. The latest of a first name holds.

        Those that do not say by whom they are, or as of when, are by ``who``, as of ``when``. Links are outdated until
        they are made anew.
        """
        new = 0
        with self._writer.transaction() as inside:
            for alias in aliases:
                facts = write_alias(inside, alias, who, moment(when)[:10])
                if facts is not None:
                    self._log(inside, "alias", facts, who, when)
                    new += 1
        return new
