"""The report that is being written on a record."""

from datetime import datetime

from onrecord.record.custody import moment
from onrecord.record.drafts import Draft, write_draft
from onrecord.record.store.held import Held


class Drafting(Held):
    """Keeps the report under way; it is no evidence, and the log does not tell of it."""

    def keep_draft(self, content: str, version: int, *, who: str, when: datetime) -> Draft:
        """Put a new state in the place of the one of that version (0: there was none).

        Raises:
            DraftMovedError: if somebody changed it meanwhile; nothing is kept then.
        """
        with self._writer.transaction() as inside:
            return write_draft(inside, content, version, who, moment(when))
