"""What was kept, shown again: the page that a text was read from, and pages as pictures."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from onrecord.ingest.apart.opener import opener
from onrecord.ingest.decoding import declared_encoding, decode
from onrecord.ingest.formats import format_of
from onrecord.ingest.picture_size import size_of
from onrecord.model import Document, OnrecordError, Options, Original, PageImage, Problem, Span

if TYPE_CHECKING:
    from onrecord.ingest.page.captured import Captured


class NotShownError(OnrecordError):
    """What was asked for cannot be shown from the original."""


def same_again(held: Document, original: Original, ways: Iterable[Options]) -> Document:
    """Return a document read anew from the original it lies in, with its blocks and the same text.

    ``ways`` are those in which files were taken in. Nothing but the text need be the same.

    Raises:
        NotShownError: if it is not found there, or its text is read otherwise now.
    """
    other = False
    for way in ways:
        for found in opener().documents_of(original, way):
            if found.id == held.id and found.text == held.text:
                return found
            other = other or found.id == held.id
    if other:
        raise NotShownError(f"The text of {held.path} is read otherwise now. Add it again to find its words in it.")
    raise NotShownError(f"{held.path} was not found again in the original that it lay in.")


def bytes_of(document: str, original: Original, options: Options) -> Original:
    """Return the file or member whose bytes a document was made of, by its id.

    What holds others is opened in a process apart.

    Raises:
        NotShownError: if the document is none (a row of a table), or what holds it cannot be opened.
    """
    if original.id == document:
        return original
    found = opener().lying_in(original, document, options)
    if isinstance(found, Problem):
        raise NotShownError(found.message)
    if found is None:
        raise NotShownError("A row of a table or an entry of a catalogue has no page of its own.")
    return found


def show_page(held: Document, file: Original, options: Options, marks: Sequence[Span] = ()) -> "Captured":
    """Return the page that a document was read from, sanitised, with the words at ``marks`` marked.

    Raises:
        NotShownError: if it is no page, or its text is read otherwise now.
    """
    from onrecord.ingest.page.captured import captured

    html = _html(file, options)
    if html is None:
        raise NotShownError(f"{held.path} was not read from a page of HTML.")
    shown = captured(html, marks)
    if shown.text != held.text:
        raise NotShownError(f"The text of {held.path} is read otherwise now. Add it again.")
    return shown


def _html(file: Original, options: Options) -> str | None:
    kind = format_of(file.path, file.content).kind
    if kind == "html":
        return decode(file.content, override=options.encoding, declared=declared_encoding(file.content)).text
    if kind in ("mail", "saved-page"):
        from onrecord.ingest.mail import page_in

        return page_in(file.content, saved=kind == "saved-page")
    return None


def show_picture(file: Original, page: int, *, dpi: int) -> PageImage:
    """Return a page of a PDF as a picture, or a picture (PNG, JPEG) as it is: its page is 1, its points are pixels.

    Raises:
        NotShownError: if it is neither, or has no such page.
    """
    from onrecord.ingest.pdf.picture import page_picture

    size = size_of(file.content)
    if size is not None and page == 1:
        return PageImage(1, None, file.content, float(size[0]), float(size[1]))
    drawn = None
    if format_of(file.path, file.content).kind == "pdf":
        drawn = page_picture(file.content, page, dpi=dpi)
    if drawn is None:
        raise NotShownError(f"{file.path} has no page {page} that could be drawn.")
    return drawn
