"""The People screen: who speaks and is spoken of; one of them in every spelling, with posts, words and reports."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.api import Record
from onrecord.desk import asking
from onrecord.desk.drawings import draw_offices
from onrecord.desk.meanwhile import head_of_pair
from onrecord.desk.pages import address, desk_of, draw
from onrecord.desk.rows import in_context
from onrecord.lexicon.spelling import name_key
from onrecord.model import EntityKind, flat
from onrecord.views.cases import Asked
from onrecord.views.values import Placed, PossibleTie, Voice

SHOWN: Final = 100
"""People on a page."""
LISTED: Final = 20
"""So many statements of each list of one person."""

CASES: Final = 60
"""Cases on a page."""
REPORTS: Final = 6
"""Reports of a case that are shown before it is unfolded."""

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
    """What a person asked the list for: a kind, a name, whether those without a name, from which place on."""

    kind: str = ""
    words: str = ""
    unnamed: bool = False
    at: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who may be one: the other, the state of the judgements on both, and the passages of each."""

    other: PossibleTie
    head: str
    ours: tuple[Placed, ...]
    theirs: tuple[Placed, ...]


def screen(request: Request) -> Response:
    """List who speaks and who is spoken of, most heard first."""
    desk, asked = desk_of(request), request.query_params
    at = asked.get("at", "")
    chosen = Chosen(
        asked.get("kind", "") if asked.get("kind", "") in KINDS else "",
        (desk.veil.shown(asked.get("q", "")) or "")[:200],
        asked.get("unnamed") == "yes",
        int(at[:9]) if at.isdecimal() else 0,
    )
    with desk.open() as record:
        head = asking.head_of(record)
        if not chosen.words and not chosen.unnamed and asking.is_large(desk, record, head):
            return _stretch(request, record, chosen)
        voices = desk.memory.of(head, "voices", record.voices)
    named = [voice for voice in voices if voice.named is not chosen.unnamed and _bears(voice, chosen.words)]
    kinds = Counter[str](voice.kind for voice in named)
    found = [voice for voice in named if not chosen.kind or voice.kind == chosen.kind]

    def lead(kind: str = "", at: int = 0, *, unnamed: bool = chosen.unnamed) -> str:
        pairs = [("kind", kind), ("q", desk.veil.hide(chosen.words)), ("unnamed", "yes" if unnamed else "")]
        return address("/people", [*pairs, ("at", str(at) if at else "")])

    return draw(
        request,
        "people.html.j2",
        voices=found[chosen.at : chosen.at + SHOWN],
        total=len(found),
        kinds=[(kind, words, kinds[kind]) for kind, words in KINDS.items() if kinds[kind]],
        unnamed=sum(not voice.named for voice in voices),
        named=sum(voice.named for voice in voices),
        chosen=chosen,
        lead=lead,
        page_size=SHOWN,
    )


def _stretch(request: Request, record: Record, chosen: Chosen) -> Response:
    """List those of a large record a stretch at a time, in numbers."""
    desk = desk_of(request)
    after = desk.veil.shown(request.query_params.get("after", "")) or None
    kinds: tuple[EntityKind, ...] = (chosen.kind,) if chosen.kind else ()  # type: ignore[assignment]  # one of KINDS
    stretch = record.voices_listed(kinds=kinds, limit=SHOWN, after=after)

    def lead(kind: str = chosen.kind, after: str = "") -> str:
        return address("/people", [("kind", kind), ("after", desk.veil.hide(after))])

    return draw(request, "heard.html.j2", stretch=stretch, chosen=chosen, kinds=KINDS, lead=lead)


def _bears(voice: Voice, words: str) -> bool:
    """Tell whether somebody bears a name that begins with, or holds, these words, in any of their spellings."""
    key = name_key(words)
    return not key or any(key in name_key(surface) for surface, _ in (*voice.spellings, (voice.name, 0)))


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
    """List to whom something is reported to have happened; ``event`` is a type of the codebook, a key to search by."""
    desk, asked = desk_of(request), request.query_params
    with desk.open() as record:
        head = asking.head_of(record)
        types = desk.memory.of(head, "event types", record.event_types)
        event = asked.get("event", "") if asked.get("event", "") in types else ""
        limit = min(CASES * (int(more) if (more := asked.get("more", "")[:3]).isdecimal() and int(more) else 1), 2_000)
        found = desk.memory.of(
            head,
            f"cases {event} {limit}",
            lambda: record.cases(Asked(events=(event,) if event else (), limit=limit)),
        )
        documents = {report.document for case in found for report in case.reports}
        sources = {source.document: source for source in record.sources(documents)}
    return draw(
        request,
        "cases.html.j2",
        cases=found,
        sources=sources,
        types=types,
        event=event,
        next=address("/cases", [("event", event), ("more", str(limit // CASES + 1))]) if len(found) == limit else "",
        reports=REPORTS,
    )
