"""Ids that tell nothing: those of documents that name somebody protected are hashes of the text or of names in it.

Whoever guesses a name could make the hash of the text with it and compare. So these ids, and those of all that was read
in the documents, are written as other ids of the same form, made with a key that stays in the record: the same ones
each time, and of no use without it. What comes back with such an id is found again.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from onrecord.record.reader import Reader, Value

_TABLES: Final = (
    *("parts", "passages", "turns", "mentions", "entities", "dates", "counts", "statements", "events", "offices"),
)
_ID: Final = re.compile(r"(?<![0-9a-z])(?:[0-9a-f]{64}|[a-z][0-9a-f]{16})(?![0-9a-z])")
_SHORTEST: Final = 17
_WHOLE: Final = 64


class Ids:
    """The ids that others see, and back."""

    def __init__(self, reader: Reader, documents: Iterable[int], key: bytes) -> None:
        """Make other ids for documents, by their numbers, and for all that was read in them."""
        self._key = key
        self._shown: dict[str, str] = {}
        for one in _ids(reader, tuple(documents)):
            if one not in self._shown:
                self._shown[one] = self._other(one)
        self._held = {other: one for one, other in self._shown.items()}

    def __bool__(self) -> bool:
        return bool(self._shown)

    @property
    def shown(self) -> Mapping[str, str]:
        """Return the id that others see of each id that is not shown as it is."""
        return self._shown

    def hidden(self, text: str) -> str:
        """Return a string with the ids that others see."""
        if len(text) < _SHORTEST or not self._shown:
            return text
        if len(text) in (_SHORTEST, _WHOLE):
            return self._shown.get(text, text)
        return _ID.sub(lambda found: self._shown.get(found[0], found[0]), text)

    def held(self, value: Value) -> Value:
        """Return a value with the ids of the record in the place of those that others see."""
        if not isinstance(value, str) or len(value) < _SHORTEST or not self._held:
            return value
        if len(value) in (_SHORTEST, _WHOLE):
            return self._held.get(value, value)
        return _ID.sub(lambda found: self._held.get(found[0], found[0]), value) if value[:1] == "[" else value

    def _other(self, one: str) -> str:
        size = 32 if len(one) == _WHOLE else 8
        digits = hashlib.blake2b(one.encode(), key=self._key, digest_size=size).hexdigest()
        return digits if len(one) == _WHOLE else one[0] + digits


def _ids(reader: Reader, documents: tuple[int, ...]) -> Iterator[str]:
    wanted = json.dumps(documents)
    for row in reader.stream(
        "SELECT d.id, d.text_sha256, d.container ->> '$.id' AS holder FROM json_each(:wanted) AS w"
        " CROSS JOIN documents AS d ON d.number = w.value",
        wanted=wanted,
    ):
        yield from (one for one in tuple(row) if one)
    for table in _TABLES:
        for row in reader.stream(
            f"SELECT t.id FROM json_each(:wanted) AS w CROSS JOIN {table} AS t ON t.document = w.value",  # noqa: S608 - the tables are ours
            wanted=wanted,
        ):
            yield row["id"]
    for table in ("entities", "events"):
        for row in reader.stream(
            f"SELECT DISTINCT t.canonical FROM json_each(:wanted) AS w CROSS JOIN {table} AS t ON t.document = w.value"  # noqa: S608 - as above
            " WHERE t.canonical IS NOT NULL",
            wanted=wanted,
        ):
            yield row["canonical"]
