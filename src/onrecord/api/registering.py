"""The source register: what people know of outlets and organisations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from onrecord.api.held import Held, somebody
from onrecord.model import Registered


class Registering(Held):
    """Reading and changing the source register."""

    def register(self) -> tuple[Registered, ...]:
        """Return the source register: what people know of outlets and organisations, in order of name."""
        from onrecord.record.query_sources import source_register

        return source_register(self._asking())

    def sources_csv(self) -> str:
        """Return the source register as CSV."""
        from onrecord.exports.sources import sources_csv

        return sources_csv(self.register())

    def import_sources(self, text: str, *, who: str | None = None) -> int:
        """Take the entries of a source register in CSV into the record's; return how many say something new.

        Raises:
            OnrecordError: if it is no source register; nothing is taken in then.
        """
        from onrecord.exports.sources import read_sources

        return self._register(read_sources(text), who)

    def set_source(self, name: str, values: Mapping[str, str], *, who: str | None = None) -> bool:
        """Change fields of the entry of a name, or make one; return False where it says so already.

        ``values`` are columns of ``sources.csv``; several aliases or domains are separated by semicolons.

        Raises:
            OnrecordError: for a column that there is not.
        """
        from onrecord.exports.sources import changed
        from onrecord.record.query_sources import source_key

        held = {source_key(one.name): one for one in self.register()}.get(source_key(name), Registered(name))
        entry = replace(held, by="", date="")
        for field, value in values.items():
            entry = changed(entry, field, value)
        return self._register([entry], who) > 0

    def _register(self, entries: Iterable[Registered], who: str | None) -> int:
        return self._writing().register(entries, who=who or somebody(), when=datetime.now(UTC))
