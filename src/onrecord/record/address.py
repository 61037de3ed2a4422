"""Where a record lies: a file, or a database of PostgreSQL by its address. Passwords are never shown."""

import re
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

_SCHEME: Final = re.compile(r"postgres(?:ql)?://", re.IGNORECASE)
_BEFORE_HOST: Final = re.compile(r"^([a-z]+://[^/?#@:]*):[^@]*@", re.IGNORECASE)
_ASKED: Final = re.compile(r"((?:^|[?&])(?:ssl)?password=)[^&#]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """The address of a database, as libpq understands it: ``postgresql://user@host:port/database?option=value``.

    Printed it is without its password; ``whole`` is for the library that connects.
    """

    whole: str = field(repr=False)

    def __str__(self) -> str:
        return _ASKED.sub(r"\1***", _BEFORE_HOST.sub(r"\1:***@", self.whole))

    @property
    def name(self) -> str:
        """Return the name of the database, for a heading."""
        return unquote(urlsplit(self.whole).path.lstrip("/")) or "onrecord"

    @property
    def has_password(self) -> bool:
        """Tell whether a password stands in it, which whoever sees the address could read."""
        return str(self) != self.whole


Place = Path | Address
"""Where a record lies."""


def place_of(words: str | PathLike[str] | Address) -> Place:
    """Return where a record lies by what a person writes: an address of PostgreSQL, else a path."""
    if isinstance(words, Address):
        return words
    if isinstance(words, str) and _SCHEME.match(words):
        return Address(words)
    return Path(words)
