"""The Origins screen: who repeats whom, by time; where chains and copies end."""

from __future__ import annotations

from typing import Final

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk import asking
from onrecord.desk.pages import address, desk_of, draw
from onrecord.desk.trees import tree_of_claim, tree_of_copies

SHOWN: Final = 40


def screen(request: Request) -> Response:
    """Show the origins of what is asked for in words, and the events and copies of most documents."""
    desk = desk_of(request)
    words = desk.veil.shown(request.query_params.get("q", "")) or ""
    with desk.open() as record:
        head = asking.head_of(record)
        rows = desk.memory.of(head, f"origins {words}", lambda: record.origins(words or None, SHOWN))
        copies = desk.memory.of(head, "copies", record.copies) if not words else ()
        sources = desk.memory.of(head, "sources", lambda: {source.document: source for source in record.sources()})
        silence = record.silence(words) if words and not any(row.documents for row in rows) else ""
    return draw(
        request,
        "origins.html.j2",
        rows=[(row, tree_of_claim(row, sources)) for row in rows if row.documents],
        copies=copies[:SHOWN],
        every=len(copies),
        forest=tree_of_copies(copies, sources),
        sources=sources,
        words=words,
        silence=silence,
        alone=False,
    )


def searched(request: Request, form: FormData) -> Response:
    """Take the words that are asked for and lead to their origins."""
    desk = desk_of(request)
    words = " ".join(str(form.get("q", "")).split())[:400]
    return RedirectResponse(address("/origins", [("q", desk.veil.hide(words))]), 303)


def one(request: Request) -> Response:
    """Show the origins of one statement, event or count."""
    desk, claim = desk_of(request), request.path_params["claim"]
    with desk.open() as record:
        head = asking.head_of(record)
        rows = desk.memory.of(head, f"origins of {claim}", lambda: record.origins(claim))
        sources = desk.memory.of(head, "sources", lambda: {source.document: source for source in record.sources()})
    return draw(
        request,
        "origins.html.j2",
        rows=[(row, tree_of_claim(row, sources)) for row in rows],
        copies=(),
        every=0,
        forest=None,
        sources=sources,
        words="",
        silence="",
        alone=True,
    )
