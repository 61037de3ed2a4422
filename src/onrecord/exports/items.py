"""The items of the linked record under its own ids, document by document, then what joins them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from onrecord.exports.cells import Row
from onrecord.exports.columns import COLUMNS
from onrecord.exports.filling import READ, Filled, by_document, cells_of, items_of
from onrecord.exports.joining import Ids, entity_rows, link_rows, origin_rows, problem_lines
from onrecord.exports.leaving.shown import Showing, shown_sheet
from onrecord.exports.lines import Line
from onrecord.record import Reader
from onrecord.record.guard.guarded import Guarded
from onrecord.record.judgements.codec import judgement_line
from onrecord.record.query_judgements import read_judgements
from onrecord.record.query_lots import document_lots


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read out of one document, under the ids of the record.

    ``items`` has the items by the name of their file (``exports.columns``), in order of the text.
    """

    document: Line
    text: str
    items: Mapping[str, Sequence[Line]]

    def words(self, spans: Iterable[Line]) -> str:
        """Return the words at spans (objects with ``start`` and ``end``), joined by an ellipsis."""
        return " … ".join(" ".join(self.text[span["start"] : span["end"]].split()) for span in spans)


class Items:
    """One walk over a record: its documents with what was read in them, then what joins them."""

    def __init__(self, reader: Reader) -> None:
        """Make ready to walk over the record behind ``reader``."""
        self._reader = reader
        self._hiding = isinstance(reader, Guarded) and reader.hiding
        self._showing = Showing(reader)
        self._ids: Ids = {}

    def sheets(self, *kinds: str) -> Iterator[Sheet]:
        """Yield the documents in the order in which they were added, with the items of these kinds."""
        for filled in self._filled(kinds):
            held = {kind: by_document(filled.rows(kind)) for kind in kinds}
            for told in filled.documents:
                items = {kind: items_of(kind, held[kind].get(told.number, ())) for kind in kinds}
                yield Sheet(*shown_sheet(self._reader, told.line, told.text, items))

    def rows(self) -> Iterator[tuple[str, Iterable[Row]]]:
        """Yield the rows of all kinds, each with the name of its file: those of documents in lots, then what joins."""
        yield from self.read()
        yield from self.joined()

    def read(self) -> Iterator[tuple[str, Iterable[Row]]]:
        """Yield the rows of documents and of what was read in them, a lot at a time."""
        for filled in self._filled(READ):
            held = {kind: filled.rows(kind) for kind in READ}
            if self._hiding:
                yield from self._hidden(filled, held)
                continue
            yield "documents", [cells_of("documents", {**told.line, "text": told.text}) for told in filled.documents]
            yield from ((kind, [row for _, row in rows]) for kind, rows in held.items())

    def joined(self) -> Iterator[tuple[str, Iterable[Row]]]:
        """Yield the rows of what lies over all documents, one kind after the other; to be asked after these."""
        reader = self._reader
        yield "entities", self._leaving("entities", entity_rows(reader))
        yield "links", self.links()
        yield "origins", self._leaving("origins", origin_rows(reader))
        yield "judgements", self._shown("judgements", map(judgement_line, read_judgements(reader)))
        yield "problems", self._shown("problems", problem_lines(reader))

    def links(self) -> Iterator[Row]:
        """Yield the rows of links; to be asked after all documents."""
        return self._leaving("links", link_rows(self._reader, self._ids))

    def _filled(self, kinds: Sequence[str]) -> Iterator[Filled]:
        for lot in document_lots(self._reader):
            filled = Filled(self._reader, lot, kinds)
            for told in filled.documents:
                self._ids[told.line["id"]] = filled.names[told.number]
            yield filled

    def _hidden(
        self, filled: Filled, held: Mapping[str, Iterator[tuple[int, Row]]]
    ) -> Iterator[tuple[str, Iterable[Row]]]:
        """Yield the rows of a lot as they leave: those of documents in which something gives way are made anew."""
        rows = {kind: by_document(held[kind]) for kind in held}
        found: dict[str, list[Row]] = {name: [] for name in ("documents", *held)}
        for told in filled.documents:
            mine = {kind: rows[kind].get(told.number, []) for kind in held}
            changed = self._reader.is_changed(told.line["id"])
            items = {kind: items_of(kind, mine[kind]) for kind in held} if changed else {}
            line, text, items = shown_sheet(self._reader, told.line, told.text, items)
            found["documents"].append(cells_of("documents", {**line, "text": text}))
            for kind in held:
                found[kind] += [cells_of(kind, item) for item in items[kind]] if changed else mine[kind]
        yield from found.items()

    def _leaving(self, kind: str, rows: Iterator[Row]) -> Iterator[Row]:
        """Yield rows as they leave: those in which something gives way are made anew."""
        if not self._hiding:
            return rows
        return (
            cells_of(kind, self._showing.of(items_of(kind, [row])[0])) if self._showing.is_touched(row) else row
            for row in rows
        )

    def _shown(self, kind: str, lines: Iterable[Line]) -> Iterator[Row]:
        return (cells_of(kind, self._showing.of(line)) for line in lines)


def write_rows(out: Path, kind: str, rows: Iterable[Row]) -> Path:
    """Write the rows of a kind as lines of JSON into its file in the folder ``out``; return the file."""
    path, form = out / f"{kind}.jsonl", line_form(kind)
    with opened(path) as file:
        file.writelines(form % row for row in rows)
    return path


def opened(path: Path) -> TextIO:
    """Open a file for lines."""
    return path.open("w", encoding="utf-8", newline="")


def line_form(kind: str) -> str:
    """Return the form of a line of JSON into which the cells of a row are put."""
    keys = ", ".join(f'"{column}": %s' for column in COLUMNS[kind])
    return f"{{{keys}}}\n"
