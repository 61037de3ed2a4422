"""Reading anew what the originals hold."""

from datetime import datetime

from onrecord.model import (
    Document,
    Reading,
)
from onrecord.record.adding import (
    replace_reading,
)
from onrecord.record.custody import Details
from onrecord.record.judgements.laying import list_homeless
from onrecord.record.linking import forget_all_links
from onrecord.record.query_pile import text_of
from onrecord.record.slips import forget_all
from onrecord.record.store.held import Held


class Rebuilding(Held):
    """Rebuilds documents and readings."""

    def begin_rebuilding(self) -> None:
        """Make the full-text index anew from the texts, so that what is read anew can be put in its place."""
        with self._writer.transaction() as inside:
            inside.dialect.index_anew(inside, "stretch_words")

    def rebuild(self, document: Document, reading: Reading) -> None:
        """Put a document that is held and its reading in place of what was read of it; its slips are made anew.

        Raises:
            ValueError: if the text is not the one that is held.
        """
        if text_of(self.reader, document.id) != document.text:
            raise ValueError(f"The text of {document.path} is another one than before.")
        with self._writer.transaction() as inside:
            replace_reading(inside, document, reading)

    def end_rebuilding(self, facts: Details, *, who: str, when: datetime) -> None:
        """Throw slips and links away, to be made anew from the readings, and enter into the log what was rebuilt."""
        with self._writer.transaction() as inside:
            forget_all(inside)
            forget_all_links(inside)
            list_homeless(inside)
            self._log(inside, "rebuild", facts, who, when)
