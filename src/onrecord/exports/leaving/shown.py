"""Values as they leave: stand-ins written out as pseudonyms, and every offset where it is then.

One walk over whatever a question answers with or an export writes: dataclasses, tuples, lists and objects. A value that
says which document it is of (``document``, ``source``) has its spans moved by the text of that document.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any, Final, TypeVar, cast

from onrecord.model import Span, Whereabouts
from onrecord.record import Reader
from onrecord.record.guard.guarded import Guarded
from onrecord.record.guard.standins import RUN, Places
from onrecord.record.query_pile import text_of

Value = TypeVar("Value")


def shown(reader: Reader, value: Value, asked: Iterable[str] = ()) -> Value:
    """Return a value as it leaves; the same one where ``reader`` keeps nothing back.

    ``asked`` are words that a person gave, which an answer may repeat.
    """
    if not isinstance(reader, Guarded) or not reader.hiding:
        return value
    return cast("Value", _Walk(reader, asked).of(value, None))


def wholly(reader: Reader, words: str) -> str:
    """Return words that a person gave, such as a title: parts of names give way too."""
    return reader.wholly(words) if isinstance(reader, Guarded) else words


def in_full(reader: Reader, value: Value) -> Value:
    """Return a value in which words of people stand beside those of the record: names in full give way there too.

    Names that somebody else in the record bears stay: whose they are is not known there.
    """
    if not isinstance(reader, Guarded) or not reader.hiding:
        return value
    return cast("Value", _Walk(reader, full=True).of(value, None))


def passed_on(reader: Reader, text: str) -> str:
    """Return a text of people with ids of the record, such as a report file: ids and names in full give way."""
    return reader.passed_on(text) if isinstance(reader, Guarded) and reader.hiding else text


_DOCUMENTS: Final = 20_000


class _Walk:
    """One walk; where the offsets of the last documents are is at hand."""

    def __init__(self, reader: Guarded, asked: Iterable[str] = (), *, full: bool = False) -> None:
        self._reader = reader
        self._asked = [(words, other) for words in asked if words and (other := reader.wholly(words)) != words]
        self._full = full
        self._places = lru_cache(maxsize=_DOCUMENTS)(self._of_document)

    def of(self, value: Any, places: Places | None) -> Any:  # noqa: ANN401, PLR0911 - any value, a line for each kind
        if isinstance(value, str):
            return self._words(value)
        if isinstance(value, Span):
            return value if places is None else places.span(value)
        if isinstance(value, (tuple, list)):
            if len(value) == 2 and isinstance(value[0], str) and isinstance(value[1], Span):
                places = self._places(value[0])
            moved = [self.of(one, places) for one in value]
            return type(value)(moved) if type(value) in (tuple, list) else type(value)(*moved)
        if isinstance(value, (frozenset, set)):
            return type(value)(self.of(one, places) for one in value)
        if isinstance(value, Mapping):
            return self._object(value, places)
        if is_dataclass(value) and not isinstance(value, type):
            return self._dataclass(value, places)
        return value

    def _words(self, value: str) -> str:
        for words, other in self._asked:
            value = value.replace(words, other)
        if self._full:
            value = self._reader.in_full(value)
        return self._reader.written(value) if RUN.search(value) else value

    def _object(self, value: Mapping[Any, Any], places: Places | None) -> dict[Any, Any]:
        if isinstance(value.get("document"), str):
            places = self._places(value["document"])
        moved: dict[Any, Any] = {}
        if places is not None and isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
            moved["start"], moved["end"] = places.of(value["start"], value["end"])
        return {self.of(key, places): moved.get(key, self.of(one, places)) for key, one in value.items()}

    def _dataclass(self, value: Any, places: Places | None) -> Any:  # noqa: ANN401 - any dataclass
        held = {field.name: getattr(value, field.name) for field in fields(value)}
        document = held.get("document")
        if document is None:
            document = getattr(held.get("source"), "document", None)
        if isinstance(document, str):
            places = self._places(document)
        found = {name: self.of(one, self._places_of(name, held, places)) for name, one in held.items()}
        if isinstance(value, Whereabouts) and places:
            found["spots"] = ()
        if held.get("pseudonymised") and places is not None and isinstance(held.get("length"), int):
            found["length"] = places.of(held["length"], held["length"])[1]
        return type(value)(**found)

    def _places_of(self, name: str, held: Mapping[str, Any], places: Places | None) -> Places | None:
        """Return where the spans of a field are: marks are those of a snippet, ``of_`` those of another document."""
        if name == "marks" and isinstance(held.get("snippet"), str):
            return self._reader.places(held["snippet"])
        if name.startswith("of_") and isinstance(held.get("of_document"), str):
            return self._places(held["of_document"])
        return places

    def _of_document(self, document: str) -> Places | None:
        if not self._reader.is_changed(document):
            return None
        return self._reader.places(text_of(self._reader, document))


class Showing:
    """Shows what leaves in one go, such as an export: where offsets move is looked up once for each document."""

    def __init__(self, reader: Reader) -> None:
        """Make ready; nothing changes where ``reader`` keeps nothing back."""
        self._reader = reader
        self._walk = _Walk(reader) if isinstance(reader, Guarded) and reader.hiding else None

    def of(self, value: Value) -> Value:
        """Return a value as it leaves."""
        return value if self._walk is None else cast("Value", self._walk.of(value, None))

    def is_touched(self, cells: Iterable[str]) -> bool:
        """Tell whether a row of cells holds a stand-in, or names a document in which something gives way."""
        return self._walk is not None and any(
            RUN.search(cell) or any(map(self._reader.is_changed, _DOCUMENT.findall(cell))) for cell in cells
        )


_DOCUMENT: Final = re.compile(r"[0-9a-f]{64}")


def shown_sheet(reader: Reader, document: dict[str, Any], text: str, items: Any) -> tuple[Any, str, Any]:  # noqa: ANN401 - JSON values
    """Return a document, its text and what was read in it as they leave; hash and length are those of the text then."""
    if not isinstance(reader, Guarded) or not reader.hiding:
        return document, text, items
    if not reader.is_changed(document["id"]):
        return shown(reader, document), text, items
    places, walk = reader.places(text), _Walk(reader)
    written = reader.written(text)
    told = walk.of(document, places) | {
        "pseudonymised": True,
        "length": len(written),
        "text_sha256": hashlib.sha256(written.encode()).hexdigest(),
    }
    return told, written, {name: [_unplaced(walk.of(one, places)) for one in found] for name, found in items.items()}


def _unplaced(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item without the place in the original, which would tell how long a name is."""
    if isinstance(item.get("place"), dict):
        return item | {"place": item["place"] | {"spots": []}}
    return item
