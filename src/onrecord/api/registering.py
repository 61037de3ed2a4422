"""What people know beside the documents: the source register, and other names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from onrecord.api.held import Held, somebody

if TYPE_CHECKING:
    from onrecord.model import Alias, Registered


class Registering(Held):
    """Reading and changing the source register and the aliases; links are made anew after a change."""

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
        from onrecord.model import Registered
        from onrecord.record.query_sources import source_key

        held = {source_key(one.name): one for one in self.register()}.get(source_key(name), Registered(name))
        entry = replace(held, by="", date="")
        for field, value in values.items():
            entry = changed(entry, field, value)
        return self._register([entry], who) > 0

    def _register(self, entries: Iterable[Registered], who: str | None) -> int:
        new = self._writing().register(entries, who=who or somebody(), when=datetime.now(UTC))
        return self._linked(new)

    def aliases(self) -> tuple[Alias, ...]:
        """Return the names that people gave as those of one, in order of kind and first name."""
        from onrecord.record.query_aliases import aliases

        return aliases(self._asking())

    def aliases_csv(self) -> str:
        """Return the aliases as CSV."""
        from onrecord.exports.aliases import aliases_csv

        return aliases_csv(self.aliases())

    def import_aliases(self, text: str, *, who: str | None = None) -> int:
        """Take in aliases in CSV; return how many entries say something new.

        Raises:
            OnrecordError: if it is no file of aliases; nothing is taken in then.
        """
        from onrecord.exports.aliases import read_aliases

        return self._name_alike(read_aliases(text), who)

    def set_alias(self, names: str, kind: str = "person", *, note: str = "", who: str | None = None) -> bool:
        """Say that names, written as "X = Y", are one's; one name alone takes back what was said of it.

        Returns False where the record says so already.

        Raises:
            OnrecordError: if there is no name, or the kind is none.
        """
        from onrecord.exports.aliases import alias_of

        return self._name_alike([alias_of(names, kind, note=note)], who) > 0

    def _name_alike(self, aliases: Iterable[Alias], who: str | None) -> int:
        return self._linked(self._writing().name_alike(aliases, who=who or somebody(), when=datetime.now(UTC)))

    def _linked(self, new: int) -> int:
        """Make the links anew where something was new."""
        if new:
            from onrecord.build import link_record

            link_record(self._writing())
        return new
