"""The Events screen and the dossier of one event: a column for each origin, a row for each facet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk import asking
from onrecord.desk.pages import address, desk_of, draw
from onrecord.desk.screens.stacks import copied_in
from onrecord.exports.report_counts import draw_counts
from onrecord.exports.report_dossiers import sheets
from onrecord.model import OnrecordError
from onrecord.views.values import Dossier

SHOWN: Final = 6
"""Events on a page: each is worked out with its origins and differences."""
PAIRS: Final = 30
"""Pairs of accounts on a page, of each way in which they stand."""
_PLACE = re.compile(r"\d{1,9}\.\d{1,9}\.\w{1,40}\.\d{1,9}")


def screen(request: Request) -> Response:
    """List linked events, those of most documents first; ``least`` is how many documents have to tell of them."""
    desk = desk_of(request)
    least = 1 if request.query_params.get("least") == "1" else 2
    kind = request.query_params.get("type", "")[:60]
    after = request.query_params.get("after", "")
    with desk.open() as record:
        stretch = record.occasions_listed(
            types=(kind,) if kind else (),
            least=least,
            limit=SHOWN,
            after=after if _PLACE.fullmatch(after) else None,
        )

    def lead(least: int = least, after: str = "") -> str:
        return address("/events", [("least", "1" if least == 1 else ""), ("type", kind), ("after", after)])

    return draw(request, "events.html.j2", stretch=stretch, least=least, lead=lead)


def dossier(request: Request) -> Response:
    """Show one event in all its accounts; pairs that stand in one way (``of``) are turned from ``at``."""
    desk, event = desk_of(request), request.path_params["event"]
    of, at = request.query_params.get("of", "")[:60], request.query_params.get("at", "")[:9]
    with desk.open() as record:
        head = asking.head_of(record)
        one = desk.memory.of(head, f"event {event}", lambda: record.event(event))
        sources = {source.document: source for source in record.sources(documents_of(one))}
        copied = desk.memory.of(head, f"copied {event}", lambda: copied_in(record, one))
    return draw(
        request,
        "event.html.j2",
        sheet=sheets([one])[0],
        one=one,
        sources=sources,
        copied=copied,
        plots=draw_counts(one),
        of=of,
        at=int(at) if at.isdecimal() else 0,
        most=PAIRS,
        lead=lambda of, at: address(f"/events/{event}", [("of", of), ("at", str(at))]),
        spans={telling.id: telling.wording.span for telling in one.tellings},
    )


def documents_of(one: Dossier) -> Iterable[str]:
    """Return the documents that a dossier speaks of."""
    return {
        *one.occasion.documents,
        *(document for column in one.columns for document in (*column.documents, *column.repeating)),
    }


def accounts(request: Request) -> Response:
    """Lead from a statement to the accounts of its event; where it has none or several, to its origins."""
    item = request.path_params["item"]
    with desk_of(request).open() as record:
        try:
            event = record.event(item).occasion.id
        except OnrecordError:
            return RedirectResponse(f"/origins/{item}", 303)
    return RedirectResponse(f"/events/{event}", 303)
