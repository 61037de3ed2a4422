"""The People screen: who speaks and is spoken of; one of them in every spelling, with posts, words and reports."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk import asking
from onrecord.desk.drawings import draw_offices
from onrecord.desk.meanwhile import head_of_pair
from onrecord.desk.pages import address, desk_of, draw
from onrecord.desk.rows import in_context
from onrecord.model import EntityKind, flat
from onrecord.views.cases import CaseRow
from onrecord.views.values import Placed, PossibleTie, Voice

SHOWN: Final = 100
"""People on a page."""
LISTED: Final = 12
"""So many statements of each list of one person."""

CASES: Final = 20
"""Cases on a page."""
REPORTS: Final = 40
"""Reports on a page of one case."""

KINDS: Final = {
    "person": "people",
    "organisation": "organisations",
    "publication": "publications",
    "group": "groups",
    "place": "places",
    "campaign": "campaigns",
    "office": "offices",
    "event": "events",
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person asked the list for: a kind, a name, those without a name."""

    kind: str = ""
    words: str = ""
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who may be one: the other, the state of the judgements on both, and the passages of each."""

    other: PossibleTie
    head: str
    ours: tuple[Placed, ...]
    theirs: tuple[Placed, ...]


def screen(request: Request) -> Response:
    """List who speaks and who is spoken of, most heard first, a stretch at a time."""
    desk, asked = desk_of(request), request.query_params
    chosen = Chosen(
        asked.get("kind", "") if asked.get("kind", "") in KINDS else "",
        (desk.veil.shown(asked.get("q", "")) or "")[:200],
        asked.get("unnamed") == "yes",
    )
    after = desk.veil.shown(asked.get("after", "")) or ""
    kinds: tuple[EntityKind, ...] = (chosen.kind,) if chosen.kind else ()  # type: ignore[assignment]  # one of KINDS
    with desk.open() as record:
        stretch = record.voices_listed(
            kinds=kinds,
            named=not chosen.unnamed,
            words=chosen.words,
            limit=SHOWN,
            after=after if _PLACE.fullmatch(after) else None,
        )
        told = record.voice_kinds(chosen.words)

    def lead(kind: str = "", after: str = "", *, unnamed: bool = chosen.unnamed) -> str:
        pairs = [("kind", kind), ("q", desk.veil.hide(chosen.words)), ("unnamed", "yes" if unnamed else "")]
        return address("/people", [*pairs, ("after", desk.veil.hide(after))])

    numbers = {kind: number for kind, named, number in told if named is not chosen.unnamed}
    return draw(
        request,
        "people.html.j2",
        stretch=stretch,
        kinds=[(kind, words, numbers[kind]) for kind, words in KINDS.items() if kind in numbers],
        unnamed=sum(number for _, named, number in told if not named),
        chosen=chosen,
        lead=lead,
    )


_PLACE = re.compile(r'\[\d{1,9}, \d{1,9}, "(?:[^"\\]|\\.)*", "\w+"\]')
"""Where a stretch begins, as the record tells it."""


def searched(request: Request, form: FormData) -> Response:
    """Take the name that is searched for and lead to who bears it."""
    desk = desk_of(request)
    words = " ".join(str(form.get("q", "")).split())[:200]
    return RedirectResponse(address("/people", [("q", desk.veil.hide(words))]), 303)


def person(request: Request) -> Response:
    """Show one of them."""
    desk, entity = desk_of(request), request.path_params["entity"]
    with desk.open() as record:
        found = record.who(entity, LISTED)
        if not found:
            raise HTTPException(404, "The record has nobody of this id. Judgements join and part people: look again.")
        one = found[0]
        shown = {row.document for row in (*one.said, *one.about)} | {row.document for row in one.voice.offices}
        ties = (*one.ties, *(possible.tie for possible in one.possible))
        shown |= {side.document for tie in ties for side in tie.evidence}
        sources = {source.document: source for source in record.sources(shown)}
        pairs = [
            Pair(other, head_of_pair(record, entity, other.entity), *_sides(one.voice, other)) for other in one.possible
        ]
    return draw(
        request,
        "person.html.j2",
        pairs=pairs,
        one=one,
        voice=one.voice,
        sources=sources,
        offices=draw_offices(
            one.voice.offices, {document: source.published.known for document, source in sources.items()}
        ),
        in_context=in_context,
        kind=KINDS.get(one.voice.kind, one.voice.kind),
    )


def _sides(voice: Voice, other: PossibleTie) -> tuple[tuple[Placed, ...], tuple[Placed, ...]]:
    """Return the passages that tell of one, and those that tell of the other, by what they call them."""
    surfaces = {surface for surface, _ in voice.spellings}
    ours = tuple(side for side in other.tie.evidence if flat(side.words.text) in surfaces)
    return ours, tuple(side for side in other.tie.evidence if side not in ours)


def cases(request: Request) -> Response:
    """List to whom something is reported to have happened; ``event`` is a type of the codebook, a key to search by.

    ``of`` is the key of one case, of which all reports are turned from ``at``.
    """
    desk, asked = desk_of(request), request.query_params
    of, at = asked.get("of", "")[:60], asked.get("at", "")[:9]
    skip = int(at) if at.isdecimal() else 0
    after = asked.get("after", "")
    with desk.open() as record:
        types = desk.memory.of(asking.head_of(record), "types of cases", record.case_types)
        event = asked.get("event", "") if asked.get("event", "") in types else ""
        stretch = None
        if of:
            one = record.case_listed(of, event, limit=REPORTS, skip=skip)
            rows: tuple[CaseRow, ...] = () if one is None else (one,)
        else:
            stretch = record.cases_listed(event, limit=CASES, after=after if _CASE.fullmatch(after) else None)
            rows = stretch.rows
        sources = {
            source.document: source
            for source in record.sources({report.document for case in rows for report in case.reports})
        }

    def lead(of: str = "", at: int = 0, after: str = "") -> str:
        return address("/cases", [("event", event), ("of", of), ("at", str(at) if at else ""), ("after", after)])

    return draw(
        request,
        "cases.html.j2",
        cases=rows,
        stretch=stretch,
        sources=sources,
        types=types,
        event=event,
        of=of,
        skip=skip,
        lead=lead,
    )


_CASE = re.compile(r"[\w-]{1,60}\.\d{1,9}")
