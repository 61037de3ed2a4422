"""The source register, asked: which entry an outlet is, by name, alias or the host of its address."""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from onrecord.lexicon.spelling import name_key
from onrecord.linking.origins.values import Telling
from onrecord.model import Registered


class Register:
    """Entries by the keys of their names and aliases, and by domain; where two claim one, the first by name has it."""

    def __init__(self, entries: Iterable[Registered]) -> None:
        """Take the entries in."""
        self._names: dict[str, Registered] = {}
        self._domains: dict[str, Registered] = {}
        for entry in sorted(entries, key=lambda one: one.name):
            for name in (entry.name, *entry.aliases):
                self._names.setdefault(_plain(name), entry)
            for domain in entry.domains:
                self._domains.setdefault(domain.casefold().removeprefix("www."), entry)

    def named(self, name: str | None) -> Registered | None:
        """Return the entry of a name."""
        return self._names.get(_plain(name)) if name else None

    def entry(self, telling: Telling) -> Registered | None:
        """Return the entry of the outlet of a telling: by its name, else by the host of its address."""
        return self.named(telling.outlet) or self._hosted(telling.url)

    def key(self, telling: Telling) -> str:
        """Return the key of the outlet of a telling; "" where none is known."""
        entry = self.entry(telling)
        return _plain(entry.name if entry else telling.outlet or "")

    def name(self, telling: Telling) -> str:
        """Return the name of the outlet of a telling; "" where none is known."""
        entry = self.entry(telling)
        return entry.name if entry else telling.outlet or ""

    def agency(self, credited: str | None) -> str | None:
        """Return the key of an agency that is credited, whatever alias was used; None where none is."""
        entry = self.named(credited)
        return _plain(entry.name if entry else credited or "") or None

    def _hosted(self, url: str | None) -> Registered | None:
        if not self._domains:
            return None
        try:
            host = (urlsplit(url if "//" in url else f"//{url}").hostname or "") if url else ""
        except ValueError:
            return None
        parts = host.casefold().removeprefix("www.").split(".")
        hosts = (".".join(parts[place:]) for place in range(len(parts) - 1))
        return next((self._domains[one] for one in hosts if one in self._domains), None)


@lru_cache(maxsize=10_000)
def _plain(name: str) -> str:
    return name_key(name).removeprefix("the ")
