"""Showing a passage where it stands: in the original, on its page, in the page that was captured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.api.held import Held
from onrecord.model import Options, Span

if TYPE_CHECKING:
    from onrecord.model import Captured, Document, Original, PageImage, Whereabouts


class Showing(Held):
    """Originals, and what of them can be shown."""

    def original(self, document: str) -> Original:
        """Return the file that a document is or lies in, byte for byte.

        Raises:
            OnrecordError: if there is no such document, or its bytes are not those that were captured.
        """
        return self._home(self._document(document))

    def text(self, document: str) -> str:
        """Return the extracted text of a document.

        Raises:
            OnrecordError: if there is no such document, or several.
        """
        return self._document(document).text

    def place(self, document: str, start: int, end: int) -> Whereabouts:
        """Return where the words of a document from ``start`` to ``end`` stand in its original.

        Where no map was kept (a record of an older version) the text is extracted anew from the original.

        Raises:
            OnrecordError: if there is no such document, or its text is read otherwise now.
        """
        from onrecord.record.places import Chart
        from onrecord.record.query_pile import find_document
        from onrecord.record.query_placing import Mapped, read_lying

        reader = self._asking()
        number = find_document(reader, document)
        held, lying = self._document(document), read_lying(reader, number)
        if not lying.blocks and not held.media_type.startswith(_WITHOUT_BLOCKS):
            from onrecord.ingest.showing import same_again

            again = same_again(held, self._home(held), self._ways())
            lying = replace(lying, blocks=tuple(Mapped(block.span, block.path) for block in again.blocks))
        return Chart(held.text, lying).whereabouts([Span(start, end)])

    def page_image(self, document: str, page: int, *, marks: Sequence[Span] = (), dpi: int = 150) -> PageImage:
        """Return a page of a PDF, counted from 1, as a PNG file, with the boxes of the words at ``marks`` in points.

        A document that is itself a picture has one page: the picture as it was added, its boxes in pixels.

        Raises:
            OnrecordError: if it is neither, or has no such page.
        """
        from onrecord.ingest.showing import bytes_of, show_picture

        held = self._document(document)
        drawn = show_picture(bytes_of(held.id, self._home(held), self._ways()[0]), page, dpi=dpi)
        spots = [spot for mark in marks for spot in self.place(document, mark.start, mark.end).spots]
        boxes = tuple(spot.box for spot in spots if spot.page == page and spot.box is not None)
        return replace(drawn, boxes=boxes)

    def captured(self, document: str, *, marks: Sequence[Span] = ()) -> Captured:
        """Return a captured page that can be shown: without scripts, forms and whatever loads, links made inert.

        Words stand in elements with ``data-start`` and ``data-end``, those at ``marks`` in ``<mark id="at-START">``.

        Raises:
            OnrecordError: if the document was not read from HTML, or its text is read otherwise now.
        """
        from onrecord.ingest.showing import NotShownError, bytes_of, show_page

        held = self._document(document)
        ways = self._ways()
        file = bytes_of(held.id, self._home(held), ways[0])
        for way in ways[1:]:
            try:
                return show_page(held, file, way, marks)
            except NotShownError:
                continue
        return show_page(held, file, ways[0], marks)

    def _document(self, asked: str) -> Document:
        from onrecord.record.query_pile import find_document
        from onrecord.record.query_reading import read_document

        reader = self._asking()
        row = reader.rows("SELECT id FROM documents WHERE number = :number", number=find_document(reader, asked))[0]
        return read_document(reader, row["id"])

    def _home(self, held: Document) -> Original:
        from onrecord.record.query_originals import read_original

        return read_original(self._asking(), held.container.id if held.container else held.id)

    def _ways(self) -> tuple[Options, ...]:
        """Return the ways in which files were taken in, the ordinary one first."""
        from onrecord.record.settings import ways

        held = ways(self._asking())
        told = (Options(encoding=encoding, columns=columns, ocr=ocr) for encoding, columns, ocr in held)
        return tuple(dict.fromkeys((Options(), *told)))


_WITHOUT_BLOCKS = ("text/plain", "text/markdown", "text/csv", "text/tab", "application/x-ndjson", "application/json")
"""Media types of texts that have lines and no blocks."""
