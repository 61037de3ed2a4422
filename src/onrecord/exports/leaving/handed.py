"""Writing for others: into a folder of its own first; searched; put in its place only if nobody is named."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from onrecord.exports.leaving.searching import StillNamedError, search_bytes, search_files, search_text
from onrecord.model import OnrecordError
from onrecord.record import Reader
from onrecord.record.guard.guarded import Guarded
from onrecord.views.wording import counted

_OWNER_ONLY: Final = 0o600

Write = Callable[[Path], tuple[Path, ...]]
"""Writes files into a folder and returns them."""


class NothingLeavesError(OnrecordError):
    """There is no document that may leave."""


def write_searched(reader: Reader, out: Path, what: str, write: Write) -> tuple[Path, ...]:
    """Have files written into the folder ``out``; where names give way, only after they were searched for them.

    Raises:
        StillNamedError: if one of them would still name somebody; none is kept then.
        NothingLeavesError: if no document may leave.
    """
    if not isinstance(reader, Guarded):
        return write(out)
    refuse_empty(reader, what)
    if not reader.hiding:
        return write(out)
    with TemporaryDirectory(dir=out, prefix=".onrecord-") as folder:
        made = write(Path(folder))
        found = search_files(reader, made)
        if found.left:
            raise StillNamedError(what, found.left)
        reader.shared += found.shared
        for path in made:
            path.replace(out / path.name)
        return tuple(out / path.name for path in made)


def bytes_searched(reader: Reader, what: str, name: str, content: bytes) -> bytes:
    """Return what was made for others in memory, after it was searched; ``name`` tells its kind.

    Raises:
        StillNamedError: if it would still name somebody.
        NothingLeavesError: if no document may leave.
    """
    if isinstance(reader, Guarded):
        refuse_empty(reader, what)
        if reader.hiding:
            found = search_bytes(reader, name, content)
            if found.left:
                raise StillNamedError(what, found.left)
            reader.shared += found.shared
    return content


def refuse_empty(reader: Guarded, what: str) -> None:
    """Check that some document may leave.

    Raises:
        NothingLeavesError: if there are documents, and none may.
    """
    if reader.left and reader.number("SELECT count(*) FROM documents") == 0:
        raise NothingLeavesError(
            f"{what} was not written: no document may leave ({left_words(reader)}). "
            "Name a --purpose that it may be used for, or say --for self if it stays with you."
        )


def refuse_name(reader: Reader, path: Path, what: str) -> None:
    """Check that a file that others get is not called by the name of somebody protected.

    Raises:
        StillNamedError: if it is.
    """
    if isinstance(reader, Guarded) and reader.hiding:
        spots = reader.names.spots(path.name, reader.names.everybody)
        if spots:
            raise StillNamedError(what, search_text(reader, "the name of the file", path.name).left or ())


def left_words(reader: Guarded) -> str:
    """Return in words how many documents stay behind, and why; empty where none does."""
    return "; ".join(f"{number} {reason}" for reason, number in reader.left)


def notice(reader: Guarded) -> str:
    """Return what readers of an output must know of what was changed and left out; empty where nothing was."""
    told = []
    people = len(reader.guard.people)
    if people:
        names = "One name was" if people == 1 else f"{people} names were"
        told.append(
            f"{names} replaced for the safety of people. Words in square brackets such as "
            f"“{reader.guard.labels[2 + 2 * reader.guard.people[0].number]}” stand in the place of words of the "
            "documents, within quotations too; such a passage is not verbatim, and its document is marked."
        )
    if reader.left:
        told.append(f"Left out: {left_words(reader)}.")
    return " ".join(told)


def write_key(reader: Reader, path: Path) -> None:
    """Write which pseudonym stands for which names, as CSV that only its owner may read.

    Raises:
        OnrecordError: if there is a file of that name.
    """
    rows = _key_rows(reader)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    except FileExistsError as error:
        raise OnrecordError(f"{path} is there already. The key is not written over anything.") from error
    import csv

    with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def _key_rows(reader: Reader) -> Iterable[tuple[str, ...]]:
    yield "pseudonym", "kind", "names", "entities"
    if isinstance(reader, Guarded):
        for person in reader.guard.people:
            yield person.pseudonym, person.kind, "; ".join(person.full), "; ".join(sorted(person.canonical))


@dataclass(frozen=True, slots=True)
class Leaving:
    """What gave way when something was written: pseudonyms that stand in it, and documents left out with the reasons.

    ``shared`` counts places that bear the name of somebody protected and are of somebody else who bears it.
    """

    pseudonyms: int = 0
    left: tuple[tuple[str, int], ...] = ()
    shared: int = 0

    @property
    def facts(self) -> Mapping[str, str | int | None]:
        """Return what the custody log keeps of it; nothing where nothing gave way."""
        told: dict[str, str | int | None] = {}
        if self.pseudonyms:
            told["pseudonyms"] = self.pseudonyms
        if self.left:
            told["left_out"] = "; ".join(f"{number} {reason}" for reason, number in self.left)
        return told

    def sentences(self) -> Iterator[str]:
        """Yield it in sentences."""
        if self.pseudonyms:
            people = counted(self.pseudonyms, "protected person", "protected people")
            yield f"Replaced by pseudonyms: the names of {people}."
        if self.left:
            told = "; ".join(f"{counted(number, 'document')} {reason}" for reason, number in self.left)
            yield f"Left out: {told}."
        if self.shared:
            yield f"{counted(self.shared, 'place')} with such a name stayed: somebody else bears it. Look at them."


def leaving(reader: Reader) -> Leaving:
    """Return what gave way in what was written from ``reader``."""
    if not isinstance(reader, Guarded):
        return Leaving()
    return Leaving(len(reader.guard.people), reader.left, reader.shared)
