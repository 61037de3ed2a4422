"""The Record screen: statements in their sentences, narrowed by facets and words."""

from __future__ import annotations

import csv
import io
from asyncio import get_running_loop
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from json import dumps
from typing import Final

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from onrecord.api import Record
from onrecord.desk import asking
from onrecord.desk.pages import desk_of, draw
from onrecord.desk.rows import in_context
from onrecord.desk.view import NAMING, ORDERS, View, view_of
from onrecord.exports.report_words import hand_words, shown_hands
from onrecord.exports.rows import row_json
from onrecord.model import flat
from onrecord.views.values import ListedRow

_RISKY = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet would take a cell that begins so for a formula."""

_COLUMNS = (
    "id",
    "date",
    "dated by",
    "outlet",
    "title",
    "chain",
    "speaker",
    "cue",
    "words",
    "sentence",
    "manner",
    "reporter’s word",
    "about",
    "tags",
    "judged by",
    "document",
    "start",
    "end",
)


def front(_: Request) -> Response:
    """Open the desk on the Record screen."""
    return RedirectResponse("/record", 303)


def screen(request: Request) -> Response:
    """Show the statements of a view."""
    desk = desk_of(request)
    view = view_of(request.query_params.multi_items(), desk.veil)
    with desk.open() as record:
        sheet = asking.sheet(desk, record, view)
        silence = record.silence(view.words) if not sheet.total and view.words else ""
        reported = record.reported()
    return draw(
        request,
        "record.html.j2",
        view=view,
        sheet=sheet,
        veil=desk.veil,
        naming=NAMING,
        orders=ORDERS,
        in_context=in_context,
        silence=silence,
        reported=reported,
        values_shown=asking.VALUES,
    )


def searched(request: Request, form: FormData) -> Response:
    """Take what is searched for and lead to where it is found: words do not travel in an address that is typed."""
    desk = desk_of(request)
    pairs = [(name, str(value)) for name, value in form.multi_items() if name not in ("csrf", "q", "after")]
    view = view_of(pairs, desk.veil)
    view = View(" ".join(str(form.get("q", "")).split())[:400], view.chosen, order=view.order)
    return RedirectResponse(view.address(desk.veil), 303)


def as_json(request: Request) -> Response:
    """Return all statements of a view as JSON, written while they are fetched."""
    view = _handed(request)
    told = {"words": view.words, "chosen": {name: list(values) for name, values in view.chosen}}

    def pieces(record: Record) -> Iterator[str]:
        yield f'{dumps(told)[:-1]}, "statements": ['
        for place, line in enumerate(asking.every_line(record, view)):
            row = row_json(line.statement) | {"title": line.title, "outlet": line.outlet, "copies": line.copies}
            yield f"{',' if place else ''}\n{dumps(row | {'differing': line.differing, 'tags': list(line.tags)})}"
        yield "]}\n"

    return _file(request, "statements.json", "application/json", pieces)


def as_csv(request: Request) -> Response:
    """Return all statements of a view as CSV for a spreadsheet, written while they are fetched."""
    view = _handed(request)

    def pieces(record: Record) -> Iterator[str]:
        written = io.StringIO("\ufeff", newline="")
        written.seek(0, io.SEEK_END)
        writer = csv.writer(written, lineterminator="\r\n")
        writer.writerow(_COLUMNS)
        for line in asking.every_line(record, view):
            writer.writerow([_harmless(cell) for cell in _cells(line)])
            yield written.getvalue()
            written.seek(0)
            written.truncate()
        yield written.getvalue()

    return _file(request, "statements.csv", "text/csv", pieces)


_PIECE: Final = 1 << 16
"""Characters that are sent at once, about."""


def _file(request: Request, name: str, media_type: str, pieces: Callable[[Record], Iterator[str]]) -> Response:
    """Return a file that is written while the record is read: it is never in memory as a whole.

    It begins before the answer does, so that a question that cannot be asked is refused as on every screen.
    """
    # a connection belongs to one thread: all of the file is read on this one
    thread = ThreadPoolExecutor(max_workers=1)
    record = thread.submit(desk_of(request).open).result()
    told = pieces(record)
    try:
        first = thread.submit(_gathered, told).result()
    except BaseException:
        thread.submit(record.close)
        thread.shutdown(wait=False)
        raise

    async def content() -> AsyncIterator[bytes]:
        run = partial(get_running_loop().run_in_executor, thread)
        try:
            piece = first
            while piece:
                yield piece
                piece = await run(_gathered, told)
        finally:
            await run(record.close)
            thread.shutdown(wait=False)

    held = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(content(), media_type=media_type, headers=held)


def _gathered(pieces: Iterator[str]) -> bytes:
    """Return the next pieces in one; nothing where there are none left."""
    held, size = [], 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= _PIECE:
            break
    return "".join(held).encode("utf-8", "replace")


def _handed(request: Request) -> View:
    """Return the view of which a file is wanted; of a record with labels only what its holder takes for their own use.

    Raises:
        HTTPException: if the record holds labelled items and nobody said that it is for their own use.
    """
    desk = desk_of(request)
    if desk.veil.drawn and request.query_params.get("for") != "self":
        raise HTTPException(
            403,
            "This record holds confidential or protected items. Take files from the Record screen, for your own use.",
        )
    return view_of(request.query_params.multi_items(), desk.veil)


def _cells(line: ListedRow) -> Iterable[str]:
    row = line.statement
    date = row.said or row.published.known or ""
    yield from (row.id, date, "said" if row.said else "published" if date else "")
    yield from (line.outlet or "", line.title or "")
    yield " › ".join(hand_words(hand) for hand in shown_hands(row.chain))
    yield "; ".join(row.speakers)
    yield " … ".join(flat(quote.text) for quote in row.cue)
    yield " […] ".join(flat(quote.text) for quote in row.content)
    yield from (flat(row.context.text), row.manner, row.stance)
    yield from ("; ".join(row.about), "; ".join(line.tags), "; ".join(row.judged_by))
    yield from (row.document, str(row.content[0].span.start), str(row.content[-1].span.end))


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_RISKY) else cell
