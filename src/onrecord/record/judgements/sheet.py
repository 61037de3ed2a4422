"""A document as it is judged: what stands where, and what its entities and statements are called."""

import re
from collections.abc import Iterable
from functools import cached_property

from onrecord.lexicon.spelling import name_key
from onrecord.model import Anchor, ItemKind, Judgement, OnrecordError, Reading, Span
from onrecord.record.judgements.anchors import places_of
from onrecord.record.judgements.apply import anchor_in
from onrecord.record.query_judgements import judgements_on, machine_reading
from onrecord.record.query_pile import text_of
from onrecord.record.query_reading import read_reading
from onrecord.record.reader import Reader

_OFFSETS = re.compile(r"(\d+)-(\d+)")


class MisjudgedError(OnrecordError):
    """A judgement that cannot be meant; the message says what could be."""


class Sheet:
    """One document of the record, opened to be judged."""

    def __init__(self, reader: Reader, number: int) -> None:
        """Open the document of this number."""
        self.number = number
        self._reader = reader
        row = reader.rows("SELECT id, path FROM documents WHERE number = :number", number=number)[0]
        self.document, self.path = str(row["id"]), str(row["path"])

    @cached_property
    def text(self) -> str:
        """The extracted text."""
        return text_of(self._reader, self.document)

    @cached_property
    def reading(self) -> Reading:
        """The reading that holds."""
        return read_reading(self._reader, self.document)

    @cached_property
    def _machine(self) -> Reading:
        return machine_reading(self._reader, self.number) or self.reading

    @cached_property
    def _judged(self) -> tuple[Judgement, ...]:
        return judgements_on(self._reader, self.document)

    def whole(self) -> Anchor:
        """Return the anchor of the document itself."""
        return Anchor(self.document, "document")

    def item(self, kind: ItemKind, local: str) -> Anchor:
        """Return the anchor of an item by its id within the reading."""
        return anchor_in(self.text, self._machine, self._judged, kind, local)

    def words(self, words: str, near: int | None = None) -> Anchor:
        """Return the anchor of words, or of a stretch given as ``120-145``.

        Of words that stand in several places those nearest to the offset ``near`` are meant.

        Raises:
            MisjudgedError: if they stand nowhere, or in several places and nothing says which.
        """
        span = self._stretch(words) or self._find(words, near)
        return Anchor(self.document, "words", places_of(self.text, [span]))

    def _stretch(self, words: str) -> Span | None:
        match = _OFFSETS.fullmatch(words.strip())
        if match is None:
            return None
        span = Span(int(match[1]), int(match[2]))
        if not span.of(self.text).strip() or span.end > len(self.text):
            raise MisjudgedError(f"{self.path} has no words at {words}: it has {len(self.text)} characters.")
        return span

    def _find(self, words: str, near: int | None) -> Span:
        pattern = r"\s+".join(map(re.escape, words.split()))
        found = [Span(*match.span()) for match in re.finditer(pattern, self.text)] if pattern else []
        if not found:
            raise MisjudgedError(
                f"“{words}” does not stand in {self.path}. Copy the words as they stand there; see them with: "
                f"onrecord show {self.document[:12]}"
            )
        if len(found) > 1 and near is None:
            places = ", ".join(f"{span.start}-{span.end}" for span in found[:6])
            raise MisjudgedError(
                f"“{words}” stands {len(found)} times in {self.path}. Say which one by its place: {places}."
            )
        return min(found, key=lambda span: (abs(span.start - (near or 0)), span.start))

    def entity(self, asked: str) -> Anchor:
        """Return the anchor of the one entity of the document that has this id, or bears this name.

        Raises:
            MisjudgedError: if there is none, or several.
        """
        found = self._ids("entities", asked) or self._named(asked)
        if not found:
            raise MisjudgedError(
                f"{self.path} has nobody and nothing of the name “{asked}”. Mark it first: onrecord judge add "
                f'{self.document[:12]} --kind name --words "{asked}" --set kind=person --why …'
            )
        if len(found) > 1:
            raise MisjudgedError(
                f"“{asked}” could be {len(found)} things in {self.path}: {self._listed(found)}. Say which by its id."
            )
        return self.item("entity", found[0])

    def statement(self, asked: str) -> Anchor:
        """Return the anchor of a statement of the document by its id in the record.

        Raises:
            MisjudgedError: if there is none.
        """
        found = self._ids("statements", asked)
        if not found:
            raise MisjudgedError(
                f"{self.path} has no statement {asked}. Its statements with their ids: "
                f"onrecord show {self.document[:12]} --json"
            )
        return self.item("statement", found[0])

    def start_of(self, anchor: Anchor) -> int | None:
        """Return where a thing begins; None for a whole document."""
        return anchor.places[0].span.start if anchor.places else None

    def _ids(self, table: str, asked: str) -> tuple[str, ...]:
        linked = "id = :id OR canonical = :id" if table == "entities" else "id = :id"
        rows = self._reader.rows(
            f"SELECT local FROM {table} WHERE document = :number AND ({linked})",  # noqa: S608 - the words are ours
            number=self.number,
            id=asked,
        )
        return tuple(row["local"] for row in rows) or tuple(
            row["local"]
            for row in self._reader.rows(
                "SELECT DISTINCT local FROM judged WHERE document = :number AND item = :id AND held",
                number=self.number,
                id=asked,
            )
        )

    def _named(self, asked: str) -> tuple[str, ...]:
        """Return the entities of a name: of that full name, else of any such name, else of that last name."""
        key = name_key(asked)
        entities = self.reading.entities
        ways: tuple[Iterable[str], ...] = (
            (item.id for item in entities if name_key(item.name or "") == key),
            (item.id for item in entities if key in {name_key(name) for name in item.names}),
            (item.id for item in entities if item.named and name_key(item.name or "").split()[-1:] == [key]),
        )
        return next((found for way in ways if (found := tuple(way))), ())

    def _listed(self, found: Iterable[str]) -> str:
        names = {item.id: f"{item.name} ({item.kind})" for item in self.reading.entities}
        ids = {
            row["local"]: row["id"]
            for row in self._reader.rows("SELECT local, id FROM entities WHERE document = :n", n=self.number)
        }
        return "; ".join(f"{names[local]} {ids[local]}" for local in found)
