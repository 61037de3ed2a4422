"""A record as others may see it: the same questions, and names, ids and documents given way in every row."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from onrecord.record.dialect import FILE
from onrecord.record.guard.guard import NOWHERE, Context, Guard, Names, guard_of
from onrecord.record.guard.ids import Ids
from onrecord.record.guard.offices import Offices
from onrecord.record.guard.standins import Places, written
from onrecord.record.guard.staying import counted, shadow, staying
from onrecord.record.query_labels import ever_labelled
from onrecord.record.reader import Reader, Row, Value

_BY_DOCUMENT: Final = frozenset({"document", "a_document", "b_document"})
_NO_WORDS: Final = frozenset(
    (  # noqa: SIM905 - a list of words reads best as words
        "local kind form manner stance tier polarity modality relation language media_type edtf timex anchor stage "
        "reader analysed action at hash previous commitment status part turn parent statement facet "
        "position number start stop score named length words_count said about canonical_kind"
    ).split()
)
"""Columns whose values are words of ours, numbers or ids within a reading, wherever they come from."""

_DOCUMENT_ID: Final = re.compile(r"[0-9a-f]{64}")
_OF_A_DOCUMENT: Final = re.compile(r"\bdocuments\b|\bdocument = :|:document\b")
_DIGITS: Final = 64
_NUMBERS: Final = ("number", "document")


class Guarded(Reader):
    """Asks as ``Reader`` does; what comes back bears stand-ins for names, and the ids that others see.

    ``shown`` writes them out. ``left`` are the reasons for which documents are not seen, with the number of each.
    """

    def __init__(self, reader: Reader, purpose: str | None, key: bytes, *, others: bool = True) -> None:
        """Take over the connection of ``reader``, which must not be asked any more.

        ``purpose`` is what for; ``key`` makes ids that nobody can guess. ``others`` False only keeps back documents
        that may not be used for the purpose.
        """
        self._take_over(reader)
        self.purpose = purpose
        left = staying(reader, purpose, others=others)
        self.left = counted(left)
        self.shared = 0
        guard = guard_of(reader, purpose) if others else None
        self.guard = guard if guard is not None else Guard((), Offices(), {}, {})
        called = reader.rows("SELECT number, source_id FROM documents ORDER BY number")
        self._called = {row["number"]: str(row["source_id"]) for row in called if row["number"] not in left}
        self._ids = Ids(reader, self.guard.touched, key)
        numbers = {row["id"]: row["number"] for row in reader.rows("SELECT id, number FROM documents")}
        self._numbers: Mapping[str, int] = {**numbers, **{self._ids.hidden(one): n for one, n in numbers.items()}}
        shadow(reader, left, self.guard.offices.claims)
        self.names = Names(self.guard)
        self.hiding = bool(self.guard.people)
        self._short = lru_cache(maxsize=50_000)(self._words)

    def rows(self, sql: str, **values: Value) -> list[Row]:
        """Return all rows that ``sql`` asks for, as others may see them."""
        return super().rows(sql, **self._asked(values))

    def stream(self, sql: str, **values: Value) -> Iterator[Row]:
        """Yield the rows that ``sql`` asks for, as others may see them."""
        return super().stream(sql, **self._asked(values))

    def number(self, sql: str, **values: Value) -> int:
        """Return the one number that ``sql`` asks for."""
        return int(super().rows(sql, **self._asked(values))[0][0])

    def written(self, text: str) -> str:
        """Return a string of an answer with its stand-ins written out."""
        return written(text, self.guard.labels)

    def in_full(self, text: str) -> str:
        """Return words that a person gave, where names in full give way, but none that somebody else bears."""
        return self.names.hidden(text, Context(freed=frozenset().union(*self.guard.freed.values())))

    def passed_on(self, text: str) -> str:
        """Return a text of people in which ids of the record stand: these, and names in full, give way."""
        return written(self.in_full(self._ids.hidden(text)), self.guard.labels)

    def wholly(self, text: str) -> str:
        """Return words that a person gave, where parts of names give way too."""
        if not self.hiding:
            return text
        return written(self.names.hidden(text, self.names.everybody), self.guard.labels)

    def places(self, text: str) -> Places:
        """Return where the offsets of a text with stand-ins are when it is written out."""
        return Places(text, self.guard.labels)

    def is_changed(self, document: str) -> bool:
        """Tell whether others see a document under another id, because something in it gave way."""
        return self._numbers.get(document) in self.guard.touched

    def unpacked(self, text: str, document: int) -> str:
        """Return what was kept packed, of a document by its number, as others may see it."""
        if document not in self.guard.touched:
            return text
        return self._words(text, self.guard.contexts.get(document, NOWHERE))

    def naming(self) -> tuple[str, ...]:
        """Return what the documents are called, by their owner, in which something gives way."""
        return tuple(self._called[number] for number in sorted(self.guard.touched) if number in self._called)

    def _asked(self, values: Mapping[str, Value]) -> dict[str, Value]:
        return {name: self._ids.held(value) for name, value in values.items()} if self._ids else dict(values)

    def _factory(self, sql: str, values: Mapping[str, Value]) -> Callable[[sqlite3.Cursor, Any], Row]:
        if not self.hiding:
            return super()._factory(sql, values)
        make = self._row
        asked = self._of_query(sql, values)
        shape: list[tuple[tuple[int, ...], tuple[int, ...]]] = []

        def row(cursor: sqlite3.Cursor, data: tuple[Any, ...]) -> Row:
            if not shape:
                names = [column[0] for column in cursor.description]
                shape.append(_shape(names))
            return make(cursor, self._shown(data, *shape[0], asked))

        return row

    def _of_query(self, sql: str, values: Mapping[str, Value]) -> int | None:
        """Return the number of the document that a question is about, where it is about one."""
        if not _OF_A_DOCUMENT.search(sql):
            return None
        for name in _NUMBERS:
            value = values.get(name)
            if isinstance(value, int):
                return value
        for name in ("document", "id"):
            value = values.get(name)
            if isinstance(value, str) and value in self._numbers:
                return self._numbers[value]
        return None

    def _shown(
        self, data: tuple[Any, ...], words: tuple[int, ...], documents: tuple[int, ...], asked: int | None
    ) -> tuple[Any, ...]:
        context: Context | None = None
        shown: list[Any] | None = None
        for place in words:
            value = data[place]
            if type(value) is not str or len(value) < 2:
                continue
            if context is None:
                context = self._context(data, words, documents, asked)
            other = self._short(value, context) if len(value) < 400 else self._words(value, context)
            if other is not value:
                shown = shown or list(data)
                shown[place] = other
        return data if shown is None else tuple(shown)

    def _context(
        self, data: tuple[Any, ...], words: tuple[int, ...], documents: tuple[int, ...], asked: int | None
    ) -> Context:
        """Return what the strings of a row belong to: the documents that it names, else the one that was asked for."""
        found = {value for place in documents if isinstance(value := data[place], int)}
        freed: frozenset[str] = frozenset()
        for place in words:
            value = data[place]
            if type(value) is str:
                found.update(self._belongs(value))
                freed |= self.guard.freed.get(value, freed)
        if not found and asked is not None:
            found.add(asked)
        contexts = [self.guard.contexts[one] for one in found if one in self.guard.contexts]
        if not contexts and not freed:
            return NOWHERE
        if len(contexts) == 1 and not freed:
            return contexts[0]
        people = frozenset().union(*(one.people for one in contexts))
        held = frozenset[str]() if people else freed.union(*(one.freed for one in contexts))
        return Context(people, held, frozenset().union(*(one.decoys for one in contexts)))

    def _belongs(self, value: str) -> Iterable[int]:
        """Return the documents that a string names: by the id of one, of a linked entity, or within JSON."""
        if len(value) == _DIGITS and value in self._numbers:
            return (self._numbers[value],)
        if value[:1] in "[{" and len(value) > _DIGITS:
            return [self._numbers[one] for one in _DOCUMENT_ID.findall(value) if one in self._numbers]
        return self.guard.linked.get(value, ())

    def _words(self, value: str, context: Context) -> str:
        """Return a string as others see it; the same object where nothing gives way."""
        if "\\" in value and (held := _json(value)) is not None:
            value = json.dumps(held, ensure_ascii=False)
        known = self._ids.hidden(value)
        shown = self.names.hidden(known, context)
        if shown is known or (held := _json(value)) is None:
            return shown
        return json.dumps(self._by_strings(held, context), ensure_ascii=False)

    def _by_strings(self, held: Any, context: Context) -> Any:  # noqa: ANN401 - any JSON value
        """Return a JSON value with each of its strings as others see it: no name reaches over two of them."""
        if isinstance(held, str):
            return self.names.hidden(self._ids.hidden(held), context)
        if isinstance(held, list):
            return [self._by_strings(one, context) for one in held]
        if isinstance(held, dict):
            return {name: self._by_strings(one, context) for name, one in held.items()}
        return held


def _json(value: str) -> Any:  # noqa: ANN401 - as above
    """Return the list or object that a string holds as JSON, None where it holds none."""
    if value[:1] not in "[{":
        return None
    try:
        return json.loads(value)
    except ValueError:
        return None


def guarded(reader: Reader, purpose: str | None, key: bytes, *, others: bool = True) -> Guarded:
    """Return what asks as others may see it, by the connection of ``reader``; see ``Guarded``."""
    if reader.dialect is FILE:
        return Guarded(reader, purpose, key, others=others)
    from onrecord.record.guard.served import ServerGuarded

    return ServerGuarded(reader, purpose, key, others=others)


def is_needed(reader: Reader, purpose: str | None, *, others: bool) -> bool:
    """Tell whether anything may have to be kept back: whether a label or a purpose was ever given."""
    if others and ever_labelled(reader):
        return True
    if not others and purpose is None:
        return False
    stated = "SELECT 1 FROM {} WHERE purpose IS NOT NULL LIMIT 1"
    return any(reader.row(stated.format(table)) is not None for table in ("captures", "labels"))


def _shape(names: list[str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the places of columns that may hold words or ids, and of those that hold numbers of documents."""
    words = tuple(place for place, name in enumerate(names) if name not in _NO_WORDS)
    documents = tuple(
        place
        for place, name in enumerate(names)
        if name in _BY_DOCUMENT or (name == "number" and {"source_id", "text"} & set(names))
    )
    return words, documents
