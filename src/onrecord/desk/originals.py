"""A document as it came: a printed page as a picture with the words outlined, a captured page in a frame of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import urlencode

from onrecord.api import Record
from onrecord.desk import asking
from onrecord.desk.desk import Desk
from onrecord.desk.leaf import kind_of
from onrecord.model import Box, OnrecordError, PageImage, Span, Spot
from onrecord.views.values import Page

Sort = Literal["printed", "framed"]

SORTS: Final[Mapping[str, Sort]] = {
    "application/pdf": "printed",
    "image/png": "printed",
    "image/jpeg": "printed",
    "text/html": "framed",
    "application/xhtml+xml": "framed",
    "message/rfc822": "framed",
    "multipart/related": "framed",
}
"""How the original of a media type can be shown; of all others the text is all that there is to be seen."""

DPI: Final = 144
"""Fine enough for a screen of two dots a pixel at the width at which a page stands beside its statements."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A box on a page, in points from its upper left corner; ``item`` is the statement that stands there."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """Page ``page`` of ``pages`` that bear words; ``label`` is what the file calls it. Sizes are in points."""

    page: int
    pages: int
    label: str | None
    width: float
    height: float
    outlines: tuple[Outline, ...]
    picture: str


@dataclass(frozen=True, slots=True)
class Framed:
    """Where a captured page is found that can be shown, with the words marked that are looked at."""

    address: str


@dataclass(frozen=True, slots=True)
class Missing:
    """Why the original cannot be shown."""

    words: str


def sort_of(media_type: str) -> Sort | None:
    """Return how an original can be shown; None where its text is all that there is."""
    return SORTS.get(media_type)


def original_of(
    desk: Desk, record: Record, page: Page, spans: Sequence[Span], number: int | None
) -> Printed | Framed | Missing:
    """Return the original with the words at ``spans``: on page ``number``, else on the first page that bears them."""
    document = page.source.document
    if sort_of(page.source.media_type) == "framed":
        return Framed(framed_at(document, spans))
    try:
        bearing = _pages(desk, record, page)
        spots = [spot for span in spans for spot in record.place(document, span.start, span.end).spots]
        shown = number or next((spot.page for spot in spots if spot.page is not None), 1)
        picture = picture_of(desk, record, document, shown)
    except OnrecordError as error:
        return Missing(str(error))
    outlines = (*_statements(page, picture), *_outlines(picture, spots, "is-here"))
    return Printed(
        page=shown,
        pages=max(bearing, shown),
        label=picture.label,
        width=round(picture.width, 1),
        height=round(picture.height, 1),
        outlines=outlines,
        picture=f"/document/{document}/page/{shown}",
    )


def framed_at(document: str, spans: Iterable[Span]) -> str:
    """Return where a captured page is found with these words marked and the first of them in sight."""
    pairs = [("s", f"{span.start},{span.end}") for span in spans]
    place = f"#at-{pairs[0][1].partition(',')[0]}" if pairs else ""
    return f"/document/{document}/captured{'?' if pairs else ''}{urlencode(pairs, safe=',')}{place}"


def picture_of(desk: Desk, record: Record, document: str, number: int) -> PageImage:
    """Return a page as a picture, from memory where it was drawn before.

    Raises:
        OnrecordError: if there is no such page, or it cannot be drawn.
    """
    head = asking.head_of(record)
    return desk.memory.of(head, f"page {number} of {document}", lambda: record.page_image(document, number, dpi=DPI))


def _pages(desk: Desk, record: Record, page: Page) -> int:
    """Return the last page that bears words."""
    source = page.source
    return desk.memory.of(
        asking.head_of(record),
        f"pages of {source.document}",
        lambda: max((spot.page or 1 for spot in record.place(source.document, 0, source.length).spots), default=1),
    )


def _statements(page: Page, picture: PageImage) -> Iterable[Outline]:
    for row in page.statements:
        yield from _outlines(picture, row.place.spots if row.place else (), f"k-{kind_of(row)}", row.id)


def _outlines(picture: PageImage, spots: Iterable[Spot], kind: str, item: str = "") -> Iterable[Outline]:
    return (
        _outline(picture, spot.box, kind, item) for spot in spots if spot.page == picture.page and spot.box is not None
    )


def _outline(picture: PageImage, box: Box, kind: str, item: str) -> Outline:
    """Turn a box over: those of a page are measured from its lower left corner."""
    left, bottom, right, top = box
    return Outline(left, round(picture.height - top, 1), round(right - left, 1), round(top - bottom, 1), kind, item)
