"""The Documents screen: what the record holds, as a footnote needs it, and describing it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk.meanwhile import state_of
from onrecord.desk.pages import address, desk_of, draw, session_of
from onrecord.model import OnrecordError
from onrecord.views.values import Source

SHOWN: Final = 100

FIELDS: Final = {
    "title": "Title",
    "outlet": "Outlet",
    "author": "Authors (divided by semicolons)",
    "published": "Published (2021, 2021-03, 2021-03-05)",
    "url": "Address",
    "archived_url": "Archived at",
    "accessed": "Accessed",
    "archive_ref": "Archive reference",
    "language": "Language (two letters)",
}
"""What a person can say of a document."""

LABELS: Final = {"public": "public", "confidential": "confidential", "protected": "protected"}


def screen(request: Request) -> Response:
    """List the documents, a stretch at a time."""
    desk, after = desk_of(request), request.query_params.get("after", "")
    with desk.open() as record:
        stretch = record.sources_listed(limit=SHOWN, after=after if after.isdecimal() else None)
    return draw(request, "sources.html.j2", stretch=stretch, sources=stretch.rows, address=address)


def describing(request: Request) -> Response:
    """Ask what is known of a document."""
    desk = desk_of(request)
    with desk.open() as record:
        source = record.show(request.path_params["document"]).source
    return _form(request, source, _held(source) | {"label": source.label})


def _form(request: Request, source: Source, filled: Mapping[str, str], meanwhile: str = "") -> Response:
    return draw(
        request,
        "describe.html.j2",
        409 if meanwhile else 200,
        source=source,
        fields=FIELDS,
        filled=filled,
        labels=LABELS,
        meanwhile=meanwhile,
        head=_head(source),
    )


def _head(source: Source) -> str:
    """Return what tells what is known of a document from anything else that may be."""
    return state_of([*_held(source).items(), source.label, source.judged_by])


def described(request: Request, form: FormData) -> Response:
    """Keep what somebody says of a document: one judgement, and a label where it is another one.

    Where somebody else described it meanwhile nothing is kept: fields would go back to what they were.
    """
    desk, document, who = desk_of(request), request.path_params["document"], session_of(request).who
    why = str(form.get("why", "")).strip() or "described at the desk; no reason was given"
    label = form.get("label")
    if label not in (None, *LABELS):
        raise OnrecordError(f"“{label}” is no label: {', '.join(LABELS)}.")
    with desk.writing, desk.open() as record:
        source = record.show(document).source
        held = _held(source)
        if form.get("head", "") not in ("", _head(source)):
            typed = {name: str(form.get(name, "")) for name in (*FIELDS, "label", "why")}
            return _form(request, source, typed, _meanwhile(source, typed))
        settings: dict[str, str | list[str]] = {}
        for name in FIELDS:
            value = str(form.get(name, "")).strip()
            if value != held[name]:
                several = [one.strip() for one in value.split(";") if one.strip()]
                settings[name] = (several if name == "author" else value) or "none"
        if settings:
            record.judge("set", source.document, why=why, who=who, settings=settings)
        if label not in (None, source.label):
            record.label(source.document, label, why=why, who=who)  # type: ignore[arg-type]  # one of LABELS
    with desk.open() as record:
        desk.veil.drawn = record.holds_labels()
    return RedirectResponse(f"/document/{source.document}", 303)


def _meanwhile(source: Source, typed: Mapping[str, str]) -> str:
    """Say what is there now and is not what somebody typed."""
    now = {name: value for name, value in (_held(source) | {"label": source.label}).items() if value != typed[name]}
    told = "; ".join(f"{name}: {value or 'nothing'}" for name, value in now.items())
    return (
        f"Meanwhile this was described by {', '.join(source.judged_by) or 'somebody'}. Nothing of yours was kept yet; "
        f"what you wrote is still here. In the record stands now, where you wrote something else: {told or 'nothing'}."
    )


def _held(source: Source) -> dict[str, str]:
    return {
        "title": source.title or "",
        "outlet": source.outlet or "",
        "author": "; ".join(source.authors),
        "published": source.published.known or "",
        "url": source.url or "",
        "archived_url": "",
        "accessed": source.accessed or "",
        "archive_ref": "",
        "language": source.language or "",
    }
