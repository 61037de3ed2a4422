"""The application: which address leads to which screen, and what is answered when something fails."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from hmac import compare_digest
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord import api
from onrecord.desk.bringing import form_of
from onrecord.desk.desk import Desk, Veil
from onrecord.desk.guard import Door, Guard, TooMuchError
from onrecord.desk.jobs import BusyError
from onrecord.desk.pages import draw, wants_json
from onrecord.desk.screens import READ, WRITE
from onrecord.desk.sessions import Sessions
from onrecord.model import OnrecordError
from onrecord.record.address import place_of
from onrecord.record.dialect import Act
from onrecord.record.errors import ForbiddenError, RecordLockedError, UnknownItemError

Reading = Callable[[Request], Response]
Writing = Callable[[Request, FormData], Response]
Answering = Callable[[Request], Awaitable[Response]]

STATIC = Path(__file__).parent / "static"
_ACTS: Sequence[Act] = ("judge", "add")
_HEADINGS = {404: "Not found", 403: "Not allowed", 413: "Too much", 503: "Busy"}


def make_desk(record: api.AnyPlace, door: Door, sessions: Sessions) -> Starlette:
    """Return the application that shows a record.

    Raises:
        OnrecordError: if there is no record at that path, or it cannot be read.
    """
    desk = Desk(place_of(record))
    with desk.open() as opened:
        desk.veil = Veil(drawn=opened.holds_labels())
        desk.may = " ".join(act for act in _ACTS if opened.may(act))
    routes: list[BaseRoute] = [Route(path, _asked(screen), methods=["GET"]) for path, screen in READ]
    routes += [Route(path, _written(screen), methods=["POST"]) for path, screen in WRITE]
    routes.append(Mount("/static", StaticFiles(directory=STATIC)))
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Guard, door=door, sessions=sessions)],
        exception_handlers={
            HTTPException: _refused,
            OnrecordError: _refused,
            TooMuchError: _refused,
        },
    )
    app.state.desk = desk
    return app


def _asked(screen: Reading) -> Answering:
    """Return an endpoint that asks the record on a thread of its own."""

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(screen, request)

    return endpoint


def _written(screen: Writing) -> Answering:
    """Return an endpoint that takes a form, if it carries the secret of its session."""

    async def endpoint(request: Request) -> Response:
        async with form_of(request) as form:
            given = str(form.get("csrf") or request.headers.get("x-csrf-token") or "")
            if not compare_digest(given.encode("utf-8", "replace"), request.scope["session"].csrf.encode()):
                raise HTTPException(
                    403, "This page is from an earlier opening of the desk. Load it again; nothing was changed."
                )
            return await run_in_threadpool(partial(screen, request, form))

    return endpoint


def _refused(request: Request, error: Exception) -> Response:
    """Say in a sentence what could not be done."""
    status, words = 400, str(error)
    if isinstance(error, HTTPException):
        status, words = error.status_code, {404: "There is no such page."}.get(error.status_code, error.detail)
    elif isinstance(error, TooMuchError):
        status, words = 413, "That is more than may be brought at once; nothing was taken in."
    elif isinstance(error, UnknownItemError):
        status = 404
    elif isinstance(error, ForbiddenError):
        status = 403
    elif isinstance(error, RecordLockedError | BusyError):
        status = 503
    if wants_json(request):
        from starlette.responses import JSONResponse

        return JSONResponse({"error": words}, status)
    return draw(request, "refused.html.j2", status, heading=_HEADINGS.get(status, "Not done"), words=words)
