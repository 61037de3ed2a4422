"""What a file looks like: a page of HTML written anew, a page of a PDF drawn. Run in the process apart."""

from collections.abc import Sequence

from onrecord.ingest.decoding import declared_encoding, decode
from onrecord.ingest.formats import format_of
from onrecord.model import Captured, Options, Original, PageImage, Span


def page_of(file: Original, options: Options, marks: Sequence[Span]) -> Captured | None:
    """Return the page that a file is or holds, sanitised, with the words at ``marks`` marked; None without one."""
    from onrecord.ingest.page.captured import captured

    html = _html(file, options)
    return None if html is None else captured(html, marks)


def drawing_of(file: Original, page: int, dpi: int) -> PageImage | None:
    """Return a page of a PDF, counted from 1, as a picture; None where it is no PDF, or has no such page."""
    from onrecord.ingest.pdf.picture import page_picture

    return page_picture(file.content, page, dpi=dpi) if format_of(file.path, file.content).kind == "pdf" else None


def _html(file: Original, options: Options) -> str | None:
    kind = format_of(file.path, file.content).kind
    if kind == "html":
        return decode(file.content, override=options.encoding, declared=declared_encoding(file.content)).text
    if kind in ("mail", "saved-page"):
        from onrecord.ingest.mail import page_in

        return page_in(file.content, saved=kind == "saved-page")
    return None
