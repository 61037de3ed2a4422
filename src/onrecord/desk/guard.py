"""The guard at the door of the desk: who may come in, from where, with how much, and what every answer says.

Everything passes here, pages, data, scripts and styles alike. Against DNS rebinding the Host must be one of the desk's
own; against forged requests the cookie is SameSite=Strict, what writes must come from the desk's own pages
(``Origin``, or ``Sec-Fetch-Site`` where a page hides its origin), and carries a secret of its session (``writing``).
"""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request, cookie_parser
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.desk.sessions import Session, Sessions

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
FORM_BYTES = 1 << 20
"""A form may bring so many bytes."""
UPLOAD_BYTES = 512 << 20
"""Files that are added may have so many bytes together."""
PAUSE = 1.0
"""Seconds that a wrong password costs."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "frame-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What a page of the desk may load: its own files and nothing else; nothing inline."""

HEADERS: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

_CLOSED = (
    "This desk is closed to this browser. Open the address that “onrecord desk” printed when it was started; "
    "it holds the key."
)
_FAILED = "Something went wrong in the desk; the record is unharmed. Its terminal tells more."
_FORM = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>onrecord</title><h1>onrecord</h1><p>{why}</p><form method="post" action="/enter">
<p><label>Password <input type="password" name="password" autocomplete="current-password" required autofocus></label>
<button>Open the desk</button></form></html>"""


@dataclass(frozen=True, slots=True)
class Door:
    """Where the desk is: the host it listens on and its port (0: any, for tests alone)."""

    host: str
    port: int

    @property
    def loopback(self) -> bool:
        """Tell whether only this machine can come in."""
        return self.host in LOOPBACK

    @property
    def cookie(self) -> str:
        """Return the name of the cookie: cookies know no ports, and two desks may be open."""
        return f"onrecord-{self.port}"

    def admits(self, host: str) -> bool:
        """Tell whether a Host header names this desk."""
        name, _, port = host.rpartition(":") if host.rpartition(":")[2].isdecimal() else (host, "", "80")
        name = name.removeprefix("[").removesuffix("]").lower()
        if self.port and port != str(self.port):
            return False
        if self.loopback:
            return name in LOOPBACK
        return name == self.host.lower() or name in LOOPBACK or _is_address(name)


def _is_address(name: str) -> bool:
    """Tell whether a host is an IP address: no name of somebody else's can be made to point here."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


class Guard:
    """The middleware around everything."""

    def __init__(self, app: ASGIApp, *, door: Door, sessions: Sessions) -> None:
        """Guard ``app``."""
        self.app, self.door, self.sessions = app, door, sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or answer it here."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        answer = self._refusal(scope, headers)
        if answer is None:
            session = self.sessions.find(cookie_parser(headers.get("cookie", "")).get(self.door.cookie))
            answer = await self._stranger(scope, receive) if session is None else None
            if session is not None:
                scope["session"] = session
        if answer is not None:
            await answer(scope, receive, _with_headers(send))
            return
        begun = False

        async def noticed(message: Message) -> None:
            nonlocal begun
            begun = True
            await _with_headers(send)(message)

        try:
            await self.app(scope, _counted(receive, _most(scope)), noticed)
        except Exception:
            if not begun:
                await PlainTextResponse(_FAILED, 500)(scope, receive, _with_headers(send))
            raise

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        """Return why nobody may ask so; None where they may."""
        if not self.door.admits(headers.get("host", "")):
            return PlainTextResponse("This desk is not at that address.", 400)
        if scope["method"] not in SAFE and not self._from_here(headers):
            return PlainTextResponse("This was not asked by a page of the desk, and nothing was changed.", 403)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > _most(scope):
            return PlainTextResponse(f"That is more than {_most(scope) >> 20} MiB; nothing was taken in.", 413)
        return None

    def _from_here(self, headers: Headers) -> bool:
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        if origin not in (None, "null"):
            return origin in (f"http://{headers['host']}", f"https://{headers['host']}") and site in (
                None,
                "same-origin",
            )
        if site is not None:
            return site == "same-origin"
        # browsers name the site only where the connection is trustworthy: elsewhere the secret of the session decides
        return origin == "null" and not self.door.loopback

    async def _stranger(self, scope: Scope, receive: Receive) -> Response:
        """Answer a browser that was not let in yet: swap token or password for a cookie, or keep it out."""
        query = parse_qs(scope["query_string"].decode("latin-1"))
        if scope["method"] == "GET" and "token" in query:
            session = self.sessions.enter(token=query["token"][0])
            if session is not None:
                return self._let_in(session, _without_token(scope))
            await asyncio.sleep(PAUSE)
        if self.sessions.password is None:
            return PlainTextResponse(_CLOSED, 401)
        if scope["method"] == "POST" and scope["path"] == "/enter":
            try:
                form = await Request(scope, _counted(receive, FORM_BYTES)).form(max_files=0, max_fields=4)
            except (HTTPException, TooMuchError):
                return PlainTextResponse("That is no password.", 400)
            session = self.sessions.enter(password=str(form.get("password", "")))
            if session is not None:
                return self._let_in(session, "/")
            await asyncio.sleep(PAUSE)
            return HTMLResponse(_FORM.format(why="That is not the password."), 403)
        return HTMLResponse(_FORM.format(why="Whoever opened this desk has its password."), 401)

    def _let_in(self, session: Session, to: str) -> Response:
        response = RedirectResponse(to, 303)
        response.set_cookie(self.door.cookie, session.id, httponly=True, samesite="strict", path="/")
        return response


def _without_token(scope: Scope) -> str:
    """Return the address that was asked for, without the token."""
    rest = [(k, v) for k, v in parse_qsl(scope["query_string"].decode("latin-1")) if k != "token"]
    path = "/" + scope["path"].lstrip("/\\")  # two slashes would lead to another host
    return f"{path}?{urlencode(rest)}" if rest else path


def _most(scope: Scope) -> int:
    return UPLOAD_BYTES if scope["path"] == "/add" else FORM_BYTES


class TooMuchError(Exception):
    """More bytes came than were announced or may come."""


def _counted(receive: Receive, most: int) -> Receive:
    """Stop reading a body that is longer than it may be, whatever its header says."""
    held = 0

    async def counted() -> Message:
        nonlocal held
        message = await receive()
        held += len(message.get("body", b""))
        if held > most:
            raise TooMuchError
        return message

    return counted


def _with_headers(send: Send) -> Send:
    """Give every answer the headers of the desk; an answer may be stricter, never weaker."""

    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return with_headers
