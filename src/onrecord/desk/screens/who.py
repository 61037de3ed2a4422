"""Who works at this browser: the name that stands on what is judged here."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk.pages import draw, session_of


def screen(request: Request) -> Response:
    """Ask for the name."""
    return draw(request, "who.html.j2")


def named(request: Request, form: FormData) -> Response:
    """Take the name."""
    name = " ".join(str(form.get("who", "")).split())[:200]
    if name:
        session_of(request).who = name
    return RedirectResponse("/record", 303)
