"""The Origins screen: who repeats whom, by time; where chains and copies end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk import asking
from onrecord.desk.pages import address, desk_of, draw
from onrecord.exports.report_timeline import Days, Scale, bounds
from onrecord.model import flat
from onrecord.views.values import OriginsRow, Repeat, Source

SHOWN: Final = 40
WIDTH, ROW, LEFT, RIGHT = 860, 34, 14.0, 250.0


@dataclass(frozen=True, slots=True)
class Node:
    """A document that tells a claim: where it stands, what it is called, how it stands to the one it repeats."""

    x: float
    y: float
    root: str
    label: str
    relation: str
    share: float | None
    address: str
    above: tuple[float, float] | None
    dated: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """Documents from left to right by time, each below the one that it repeats."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    first: str
    last: str


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
        rows=[(row, draw_tree(row, sources)) for row in rows if row.documents],
        copies=copies[:SHOWN],
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
        rows=[(row, draw_tree(row, sources)) for row in rows],
        copies=(),
        sources=sources,
        words="",
        silence="",
        alone=True,
    )


def draw_tree(row: OriginsRow, sources: Mapping[str, Source]) -> Tree | None:
    """Lay out who repeats whom; None where one document alone tells it."""
    every = list(_walk(row.tree, None))
    if len(every) < 2:
        return None
    days = [held.first for repeat, _ in every if (held := bounds(repeat.date))]
    whole = Days(min(days), max(days)) if days else Days(date(2000, 1, 1), date(2000, 1, 2))
    scale = Scale(whole, LEFT, WIDTH - RIGHT)
    nodes: list[Node] = []
    for number, (repeat, above) in enumerate(every):
        held = bounds(repeat.date)
        source = sources.get(repeat.document)
        span = repeat.place.words.span
        parent = nodes[above] if above is not None else None
        nodes.append(
            Node(
                x=scale.x(held.first) if held else LEFT,
                y=number * ROW + 18.0,
                root=repeat.root,
                label=flat(repeat.outlet or (source.source_id if source else "")),
                relation=repeat.relation,
                share=repeat.share,
                address=f"/document/{repeat.document}?s={span.start},{span.end}#here",
                above=(parent.x, parent.y) if parent else None,
                dated=held is not None,
            )
        )
    ends = (whole.first.isoformat(), whole.last.isoformat()) if days else ("", "")
    return Tree(WIDTH, len(nodes) * ROW + 30, tuple(nodes), *ends)


def _walk(tree: tuple[Repeat, ...], above: int | None, at: int = 0) -> Iterator[tuple[Repeat, int | None]]:
    """Yield the documents of a tree from the top, each with the place of the one above it."""
    for repeat in tree:
        yield repeat, above
        below = list(_walk(repeat.repeated_by, at, at + 1))
        yield from below
        at += 1 + len(below)
