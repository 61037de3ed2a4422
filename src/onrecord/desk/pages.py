"""Drawing pages: the templates, their filters, and the addresses that they lead to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.desk.marking import marked
from onrecord.exports.pages import templates_of
from onrecord.views.values import Hand

if TYPE_CHECKING:
    from jinja2 import Environment

    from onrecord.desk.desk import Desk
    from onrecord.desk.sessions import Session

SCREENS: tuple[tuple[str, str], ...] = (
    ("/record", "Record"),
    ("/documents", "Documents"),
    ("/people", "People"),
    ("/events", "Events"),
    ("/origins", "Origins"),
    ("/timeline", "Timeline"),
    ("/review", "Review"),
    ("/report", "Report"),
    ("/problems", "Problems"),
)
"""The screens that every page leads to."""


def desk_of(request: Request) -> Desk:
    """Return the desk that was asked."""
    desk: Desk = request.app.state.desk
    return desk


def session_of(request: Request) -> Session:
    """Return who asks."""
    session: Session = request.scope["session"]
    return session


def wants_json(request: Request) -> bool:
    """Tell whether a script asks, not a person."""
    return request.url.path.endswith(".json") or request.headers.get("accept", "").startswith("application/json")


def draw(request: Request, template: str, status: int = 200, **shown: Any) -> HTMLResponse:  # noqa: ANN401
    """Return a page; lone surrogates, which no page could hold, become question marks."""
    session, desk = session_of(request), desk_of(request)
    html = (
        environment()
        .get_template(template)
        .render(
            csrf=session.csrf,
            who=session.who,
            record_name=desk.path.name,
            veiled=desk.veil.drawn,
            may=desk.may,
            screens=SCREENS,
            here=request.url.path,
            there=f"{request.url.path}{f'?{request.url.query}' if request.url.query else ''}",
            **shown,
        )
    )
    return HTMLResponse(html.encode("utf-8", "replace"), status)


@cache
def environment() -> Environment:
    """Return the templates, made once."""
    made = templates_of("onrecord.desk")
    made.filters.update(exact=exact, inner_hands=inner_hands, marked=marked)
    return made


def inner_hands(chain: Sequence[Hand]) -> tuple[Hand, ...]:
    """Return the hands of a chain within its document: without outlet and bylined writer, who stand above the text."""
    inner = tuple(hand for hand in chain if hand.role in ("turn", "source"))
    return inner or tuple(chain[-1:])


def exact(words: str) -> Markup:
    """Return words of a document for a page so that a browser keeps each character: it would drop carriage returns."""
    return Markup(str(escape(words)).replace("\r", "&#13;"))  # noqa: S704 - escaped the moment before


def address(path: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Return an address with what is asked for."""
    query = urlencode([(name, value) for name, value in pairs if value])
    return f"{path}?{query}" if query else path


def local(back: str) -> str:
    """Return where to go on, if it is a page of this desk."""
    return back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/record"
