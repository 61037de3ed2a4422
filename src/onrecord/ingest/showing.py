"""What was kept, shown again: the page that a text was read from, and pages as pictures."""

from collections.abc import Iterable, Sequence

from onrecord.ingest.apart.opener import opener
from onrecord.ingest.picture_size import size_of
from onrecord.ingest.problems import READER_DIED, READER_STOPPED, READING_FAILED
from onrecord.model import Captured, Document, OnrecordError, Options, Original, PageImage, Problem, Span


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


def show_page(held: Document, file: Original, options: Options, marks: Sequence[Span] = ()) -> Captured:
    """Return the page that a document was read from, sanitised in the process apart, words at ``marks`` marked.

    Raises:
        NotShownError: if it is no page, its text is read otherwise now, or it ended the process or took too long.
    """
    shown = opener().page_of(file, options, marks)
    if isinstance(shown, Problem):
        raise _not_shown(held.path, shown)
    if shown is None:
        raise NotShownError(f"{held.path} was not read from a page of HTML.")
    if shown.text != held.text:
        raise NotShownError(f"The text of {held.path} is read otherwise now. Add it again.")
    return shown


def show_picture(file: Original, page: int, *, dpi: int) -> PageImage:
    """Return a page of a PDF as a picture, or a picture (PNG, JPEG) as it is: its page is 1, its points are pixels.

    Pages are drawn in the process apart; of a picture nothing but its size is looked at.

    Raises:
        NotShownError: if it is neither, has no such page, or ended the process or took too long.
    """
    size = size_of(file.content)
    if size is not None and page == 1:
        return PageImage(1, None, file.content, float(size[0]), float(size[1]))
    drawn = opener().drawing_of(file, page, dpi)
    if isinstance(drawn, Problem):
        raise _not_shown(file.path, drawn)
    if drawn is None:
        raise NotShownError(f"{file.path} has no page {page} that could be drawn.")
    return drawn


def _not_shown(path: str, problem: Problem) -> NotShownError:
    """Return what a person is told of an original that could not be shown; what was read of it stays as it was."""
    why = {
        READER_STOPPED: "showing it takes too long or too much memory",
        READER_DIED: "the process that was to show it ended; it may be damaged, or made to do harm",
        READING_FAILED: "a library failed over it",
    }.get(problem.kind, problem.message)
    return NotShownError(f"{path} cannot be shown: {why}. Its text is in the record, and the original as it was added.")
