"""What lies beside a file that is handed over in memory: sidecars and catalogues that were handed over with it."""

from collections.abc import Iterable, Iterator

from onrecord.ingest.catalogue import Item, read_catalogue
from onrecord.ingest.names import last_name
from onrecord.ingest.problems import SIDECAR_WITHOUT_FILE
from onrecord.ingest.sidecar import Fields, is_sidecar, orphans, parse_sidecar, sidecar_names
from onrecord.model import Handed, Problem


class Beside:
    """The files that were handed over together: they lie in no folders, a catalogue's are found by their last names."""

    def __init__(self, files: Iterable[Handed]) -> None:
        """Look at the names, and into the catalogues."""
        self._sidecars: dict[str, bytes] = {}
        self._names: list[str] = []
        self._items: dict[str, Item] = {}
        for file in files:
            self._names.append(file.name)
            if is_sidecar(file.name):
                self._sidecars.setdefault(file.name, file.content)
            elif file.name.lower().endswith(".json"):
                self._items |= _described(file.content) | self._items

    def sidecar(self, name: str) -> Fields | Problem | None:
        """Return what the sidecar of a file says, the problem with it, None where there is none."""
        held = next((one for one in sidecar_names(name) if one in self._sidecars), None)
        return None if held is None else parse_sidecar(self._sidecars[held], held)

    def entry(self, name: str) -> Item | None:
        """Return the entry of the first catalogue that names a file."""
        return self._items.get(name)

    def orphans(self) -> Iterator[Problem]:
        """Yield a problem for each sidecar whose file was not handed over."""
        for name in orphans(self._names):
            message = f"{name} is a sidecar, but no file that came with it has its name. Add both together."
            yield Problem(SIDECAR_WITHOUT_FILE, message, path=name)


def _described(content: bytes) -> dict[str, Item]:
    return {last_name(file): item for item in reversed(read_catalogue(content) or ()) for file in item.files}
