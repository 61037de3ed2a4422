"""Mails (``.eml``) and pages saved as one file (``.mhtml``): the text that a reader sees, and what is attached."""

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.utils import getaddresses
from typing import Final

from onrecord.ingest.archive import Member, safe_path
from onrecord.ingest.assemble import Content
from onrecord.ingest.characters import clean
from onrecord.ingest.given import given
from onrecord.ingest.limits import ZipLimits
from onrecord.ingest.problems import BAD_MAIL, RECORDS_LEFT_OUT
from onrecord.model import Given, Problem

_PICTURES: Final = ("image/", "audio/", "video/", "font/", "text/css", "application/javascript")
_FAILURES: Final = (
    MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError, OverflowError,
)  # fmt: skip
"""What the standard library raises on parts that break the standards."""


def read_mail(content: bytes, limits: ZipLimits) -> tuple[Content, tuple[Member, ...]]:
    """Return the text of a mail and its attachments.

    The text is the part that the sender wrote as plain text, else that of the page. Subject, sender and date come as
    given values; pictures that the page shows are named in a problem, and kept with the mail.
    """
    message = _message(content)
    told = _headers(message, "mail")
    try:
        body = message.get_body(preferencelist=("plain", "html"))
        found = _text(body)
        attached, left_out = _attachments(message, replace(limits, max_depth=limits.max_depth - 1))
    except _FAILURES as error:
        problem = Problem(BAD_MAIL, f"A part of the mail is damaged ({type(error).__name__}); it was left out.")
        return Content(given=told, problems=(problem,)), ()
    problems = (*found.problems, *_damaged(message), *left_out)
    return replace(found, given=(*told, *found.given), problems=problems), attached


def read_saved_page(content: bytes) -> Content:
    """Return the page of an ``.mhtml`` file; where and when it was saved come as given values."""
    message = _message(content)
    try:
        page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        found = _text(page)
    except _FAILURES as error:
        problem = Problem(BAD_MAIL, f"The saved page is damaged ({type(error).__name__}). Save it once more.")
        return Content(problems=(problem,))
    where = _header(message, "Snapshot-Content-Location") or (page is not None and _header(page, "Content-Location"))
    told = (
        given("url", where, "mhtml:location") if where else None,
        given("accessed", _header(message, "Date"), "mhtml:date"),
    )
    given_values = (*(value for value in told if value is not None), *found.given)
    return replace(found, given=given_values, problems=(*found.problems, *_damaged(message)))


def page_in(content: bytes, *, saved: bool) -> str | None:
    """Return the HTML that the text of a mail or of a ``saved`` page was read from; None where there is none."""
    message = _message(content)
    try:
        pages = (part for part in message.walk() if part.get_content_type() == "text/html")
        part = next(pages, None) if saved else message.get_body(preferencelist=("plain", "html"))
        return _decoded(part) if part is not None and part.get_content_type() == "text/html" else None
    except _FAILURES:
        return None


def _message(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=policy.default)
    if not isinstance(message, EmailMessage):
        raise TypeError("The default policy makes messages of another class.")
    return message


def _text(part: MIMEPart | None) -> Content:
    if part is None:
        return Content()
    if part.get_content_type() != "text/html":
        return Content(_decoded(part).replace("\r\n", "\n"))
    from onrecord.ingest.page import read_page  # lxml is loaded for pages only

    return read_page(_decoded(part))


def _decoded(part: MIMEPart) -> str:
    try:
        found = part.get_content()
    except LookupError:  # an encoding that does not exist
        payload = part.get_payload(decode=True)
        found = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return found if isinstance(found, str) else ""


def _attachments(message: EmailMessage, limits: ZipLimits) -> tuple[tuple[Member, ...], tuple[Problem, ...]]:
    found: list[Member] = []
    left_out: list[str] = []
    for number, part in enumerate(message.iter_attachments() if message.is_multipart() else (), 1):
        name = part.get_filename() or f"part-{number}{_ending(part)}"
        inline = part.get_content_disposition() != "attachment" or "Content-ID" in part
        if inline and part.get_content_type().startswith(_PICTURES):
            left_out.append(name)
            continue
        found.append(Member(clean(name), safe_path(name), _bytes(part), limits))
    if not left_out:
        return tuple(found), ()
    message_ = f"{len(left_out)} pictures within the mail were left out: {', '.join(left_out[:10])}."
    return tuple(found), (Problem(RECORDS_LEFT_OUT, message_),)


def _ending(part: EmailMessage) -> str:
    return {"text/html": ".html", "message/rfc822": ".eml", "application/pdf": ".pdf"}.get(
        part.get_content_type(), ".txt" if part.get_content_maintype() == "text" else ""
    )


def _bytes(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_content()
        return inner.as_bytes() if isinstance(inner, EmailMessage) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _headers(message: EmailMessage, prefix: str) -> tuple[Given, ...]:
    names = [name or address for name, address in getaddresses([_header(message, "From")])]
    values = [
        given("title", _header(message, "Subject"), f"{prefix}:subject"),
        *(given("author", name, f"{prefix}:from") for name in names if name),
        given("published", _header(message, "Date"), f"{prefix}:date"),
    ]
    return tuple(value for value in values if value is not None)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except _FAILURES:
        return ""


def _damaged(message: EmailMessage) -> Iterator[Problem]:
    kinds = sorted({type(defect).__name__ for part in message.walk() for defect in part.defects})
    if kinds:
        yield Problem(BAD_MAIL, f"The file breaks the standard of mails ({', '.join(kinds)}); see whether it is whole.")
