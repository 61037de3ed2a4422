"""Drafts in Word files: paragraphs in, comments on sentences out."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.exports.drafts.values import Fault

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run


def paragraphs_of(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield each paragraph of a Word file with whether it is a heading, in tables too.

    Raises:
        DraftError: if it is no Word file.
    """
    for paragraph in _paragraphs(_opened(path)):
        name = (paragraph.style.name or "") if paragraph.style is not None else ""
        yield paragraph.text, name.startswith(("Heading", "Title", "Subtitle"))


def write_comments(path: Path, out: Path, faults: Sequence[Fault]) -> None:
    """Write a copy of a Word file with a comment on each sentence in which something was found.

    Raises:
        DraftError: if it is no Word file.
        OSError: if the copy cannot be written.
    """
    document = _opened(path)
    paragraphs = list(_paragraphs(document))
    for fault in faults:
        runs = _runs(paragraphs[fault.sentence.paragraph], fault)
        if runs:
            document.add_comment(runs, text=f"{fault.kind}: {fault.message}", author="onrecord", initials="or")
    document.save(str(out))


def _opened(path: Path) -> "Document":
    from zipfile import BadZipFile

    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    from onrecord.exports.drafts.sentences import DraftError

    try:
        return Document(str(path))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise DraftError(f"{path} is no Word file: {error}") from error


def _paragraphs(document: "Document") -> Iterator["Paragraph"]:
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from (one for row in block.rows for cell in row.cells for one in cell.paragraphs)
        else:
            yield block


def _runs(paragraph: "Paragraph", fault: Fault) -> list["Run"]:
    """Return the runs that hold a sentence: those at its first and last character, and between."""
    runs, at, held = list(paragraph.runs), 0, []
    for run in runs:
        start, at = at, at + len(run.text)
        if at > fault.sentence.span.start and start < fault.sentence.span.end and run.text:
            held.append(run)
    return held or runs[-1:]
