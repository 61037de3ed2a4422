"""One original becomes its documents: a pure function of bytes, options and sidecar, without a file system."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from onrecord.ingest.archive import Member, open_zip
from onrecord.ingest.assemble import Content, Place, assemble
from onrecord.ingest.catalogue import Item, read_catalogue
from onrecord.ingest.decoding import declared_encoding, decode
from onrecord.ingest.formats import WACZ, Format, Kind, format_of
from onrecord.ingest.limits import ZipLimits
from onrecord.ingest.names import last_name
from onrecord.ingest.ocr import Ocr
from onrecord.ingest.openings import Openings
from onrecord.ingest.problems import (
    BAD_MAIL,
    BAD_PDF,
    BAD_WORD,
    BINARY_FILE,
    EMPTY_FILE,
    EMPTY_TEXT,
    FORMAT_NOT_READ,
    NO_TEXT_LAYER,
    PDF_LOCKED,
    RECORDS_LEFT_OUT,
    ZIP_TOO_DEEP,
)
from onrecord.ingest.rows import documents_of_rows
from onrecord.ingest.sidecar import Fields, read_sidecar
from onrecord.model import Container, Document, Given, Options, Original, Problem

_ADVICE = {
    "application/msword": "Save it as plain text (.txt) or as a web page (.html) and add that file.",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Save the sheet as CSV and add that file.",
    "application/vnd.ms-excel": "Save the sheet as CSV and add that file.",
    "application/json": "Write one JSON object on each line (.jsonl) and add that file.",
    "application/vnd.sqlite3": "A database is no document: export its rows as CSV and add that file.",
}

_TELLING = (BAD_MAIL, BAD_PDF, BAD_WORD, NO_TEXT_LAYER, PDF_LOCKED)
"""Problems that say why a file has no text."""


@dataclass(frozen=True, slots=True)
class _Source:
    """An original or a member of one: what it is read with, and the archive around it."""

    original: Original
    options: Options
    sidecar: Fields | None
    limits: ZipLimits
    holder: Container | None = None
    problems: tuple[Problem, ...] = ()
    given: tuple[Given, ...] = ()
    openings: Openings = field(default_factory=Openings)

    @property
    def name(self) -> str:
        return last_name(self.original.path)

    @property
    def ocr(self) -> Ocr:
        return Ocr(self.options.ocr, self.options.bounds.seconds, self.openings.busy)

    def place(self, media_type: str) -> Place:
        given_id = read_sidecar(self.sidecar).source_id
        return Place(self.original.id, given_id or self.name, self.original.path, media_type, self.holder)


def documents_of(
    original: Original,
    options: Options,
    sidecar: Fields | None = None,
    *,
    limits: ZipLimits | None = None,
    entry: Item | None = None,
    openings: Openings | None = None,
) -> Iterator[Document]:
    """Yield the documents of one file, at least one; whatever is wrong with it is a problem of a document.

    A text or page is one document, a CSV or JSONL file one for each row, a zip those of its members in order of their
    names, a web archive one for each captured page, a mail itself and what is attached to it. What is wrong with a
    table or an archive as a whole stands in a document of its own with an empty text, whose id is that of the file.
    ``sidecar`` holds the fields of ``NAME.meta.json``; for a table or an archive it gives what its rows and members do
    not give themselves. ``entry`` is what a catalogue says of the file. ``openings`` is asked before each member is
    opened.
    """
    source = _outermost(original, options, sidecar, entry)
    yield from _documents(replace(source, limits=limits or ZipLimits(), openings=openings or Openings()))


def unread(
    original: Original, options: Options, sidecar: Fields | None, problem: Problem, *, entry: Item | None = None
) -> Document:
    """Return the document of a file that could not be read, with the reason."""
    source = _outermost(original, options, sidecar, entry)
    return _single(source, format_of(source.name, original.content), Content(problems=(problem,)))


def _outermost(original: Original, options: Options, sidecar: Fields | None, entry: Item | None) -> _Source:
    given, problems = entry.given() if entry is not None else ((), ())
    return _Source(original, options, sidecar, ZipLimits(), problems=problems, given=given)


def _documents(source: _Source) -> Iterator[Document]:
    found = format_of(source.name, source.original.content)
    if found.kind in {"zip", "warc"} and source.original.content:
        yield from _of_container(source, found)
    elif found.kind == "catalogue":
        yield from _of_catalogue(source, found)
    elif found.kind == "mail" and source.original.content:
        yield from _of_mail(source, found)
    elif found.kind in {"csv", "jsonl"} and source.original.content:
        yield from _of_table(source, found)
    else:
        yield _single(source, found)


def _single(source: _Source, found: Format, content: Content | None = None) -> Document:
    sidecar = read_sidecar(source.sidecar)
    content = content or _content(source, found)
    given = (*sidecar.given, *source.given, *content.given)
    problems = (*source.problems, *sidecar.problems, *content.problems)
    return assemble(source.place(found.media_type), replace(content, given=given, problems=problems), source.options)


def _content(source: _Source, found: Format) -> Content:
    content = source.original.content
    if not content:
        return _nothing(EMPTY_FILE, "The file is empty. See whether it was saved or downloaded to its end.")
    if found.kind in {"binary", "unread"}:
        return _not_read(source.name, found)
    unopened = source.openings.enter()
    if unopened is not None:
        return Content(problems=unopened)
    found_content = _opened(source, found.kind, content)
    if found_content.text.strip() or any(problem.kind in _TELLING for problem in found_content.problems):
        return found_content
    message = "The file was read, but it has no visible text. Open it: the text may be a picture or loaded by a script."
    return replace(found_content, problems=(*found_content.problems, Problem(EMPTY_TEXT, message)))


def _opened(source: _Source, kind: Kind, content: bytes) -> Content:
    """Read one file as what it is; the libraries of a format are loaded with its first file."""
    if kind == "pdf":
        from onrecord.ingest.pdf import read_pdf

        return read_pdf(content, source.ocr)
    if kind == "picture":
        from onrecord.ingest.picture import read_picture

        return read_picture(content, source.ocr)
    if kind == "word":
        from onrecord.ingest.word import read_word

        return read_word(content, source.limits)
    if kind == "saved-page":
        from onrecord.ingest.mail import read_saved_page

        return read_saved_page(content)
    if kind == "html":
        from onrecord.ingest.page import read_page

        decoded = decode(content, override=source.options.encoding, declared=declared_encoding(content))
        page = read_page(decoded.text)
        return replace(page, problems=(*_without_spans(decoded.problems), *page.problems))
    decoded = decode(content, override=source.options.encoding)
    return Content(decoded.text, problems=decoded.problems)


def _not_read(name: str, found: Format) -> Content:
    if found.kind == "binary":
        message = (
            f"{name} is named like text, but its bytes are {found.media_type}. They are kept, nothing was read. "
            "Give the file the ending of what it is, or save its text as .txt."
        )
        return _nothing(BINARY_FILE, message)
    advice = _ADVICE.get(found.media_type, "Save what is written in it as .txt or .html and add that file.")
    return _nothing(FORMAT_NOT_READ, f"{found.media_type} is not read yet; the bytes of {name} are kept. {advice}")


def _nothing(kind: str, message: str) -> Content:
    return Content(problems=(Problem(kind, message),))


def _without_spans(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems of decoding a page or table: their place is one in the file, not in a document's text."""
    return tuple(replace(problem, span=None) for problem in problems)


def _of_table(source: _Source, found: Format) -> Iterator[Document]:
    content = source.original.content
    decoded = decode(content, override=source.options.encoding)
    sidecar = read_sidecar(source.sidecar)
    problems = (*source.problems, *sidecar.problems, *_without_spans(decoded.problems))
    yield from documents_of_rows(
        decoded.text,
        replace(source.place(found.media_type), source_id=source.name),
        source.options,
        given=sidecar.given,
        problems=problems,
    )


def _of_catalogue(source: _Source, found: Format) -> Iterator[Document]:
    """Yield a document for each entry to which no file belongs, with its abstract as text."""
    items = read_catalogue(source.original.content) or ()
    if all(item.files for item in items):
        message = f"All {len(items)} entries describe files: add the folder that holds them beside the catalogue."
        yield _single(source, found, Content(problems=(Problem(RECORDS_LEFT_OUT, message),)))
    for number, item in enumerate(items, 1):
        if item.files:
            continue
        given, problems = item.given()
        if not item.abstract.strip():
            message = "The entry has no file and no abstract: only what it says of the document is kept."
            problems = (*problems, Problem(EMPTY_TEXT, message))
        place = source.place(found.media_type)
        outer = source.holder or Container(source.original.id, source.original.path)
        name = item.id or f"{source.name}:{number}"
        row = Place(item.hash, name, place.path, place.media_type, replace(outer, row=number))
        yield assemble(row, Content(item.abstract, given=given, problems=problems), source.options)


def _of_mail(source: _Source, found: Format) -> Iterator[Document]:
    """Yield the mail, then what is attached to it, each as a document inside it."""
    from onrecord.ingest.mail import read_mail

    unopened = source.openings.enter(again=True)
    if unopened is not None:
        yield _single(source, found, Content(problems=unopened))
        return
    content, attached = read_mail(source.original.content, source.limits)
    if not content.text.strip() and not attached and not content.problems:
        content = replace(content, problems=(Problem(EMPTY_TEXT, "The mail has no text."),))
    deep = bool(attached) and source.limits.max_depth < 1
    if deep:
        message = "Mails and archives are nested too deeply here: what is attached was not read. Save it and add it."
        content = replace(content, problems=(*content.problems, Problem(ZIP_TOO_DEEP, message)))
    yield _single(source, found, content)
    for member in () if deep else attached:
        yield from _documents(_inside(source, member))


def _of_container(source: _Source, found: Format) -> Iterator[Document]:
    place = source.place(found.media_type)
    problems = list(source.problems)
    empty = True
    for member in _members(source, found):
        if isinstance(member, Problem):
            problems.append(member)
        else:
            empty = False
            yield from _documents(_inside(source, member))
    if empty and not problems:
        problems.append(Problem(EMPTY_FILE, f"{source.name} has no members. See whether it was packed to its end."))
    if problems:
        yield assemble(place, Content(problems=tuple(problems)), source.options)


def _members(source: _Source, found: Format) -> Iterator[Member | Problem]:
    if found.kind == "warc":
        from onrecord.ingest.warc import open_warc

        yield from open_warc(source.original.content, source.limits)
        return
    for member in open_zip(source.original.content, source.limits):
        if isinstance(member, Problem) or found.media_type != WACZ or member.path.startswith("archive/"):
            yield member  # what else is in a web archive collection describes it, and is no document


def _inside(source: _Source, member: Member) -> _Source:
    """Return a member as a source: its container is the file that was taken in, however deep the member lies."""
    outer = source.holder or Container(source.original.id, source.original.path)
    name = f"{outer.member}/{member.name}" if outer.member else member.name
    holder = Container(outer.id, outer.path, member=name)
    original = Original(member.id, f"{source.original.path}/{member.path}", member.content)
    inherited = {key: value for key, value in (source.sidecar or {}).items() if key != "id"}
    sidecar = inherited if member.sidecar is None else member.sidecar
    return replace(
        source,
        original=original,
        sidecar=sidecar,
        limits=member.limits,
        holder=holder,
        problems=member.problems,
        given=member.given,
    )


def originals_in(original: Original, options: Options) -> Iterator[Original]:
    """Yield a file and what lies in it, however deep, each with its bytes; what cannot be opened is passed over."""
    yield from _originals(_Source(original, options, None, ZipLimits()))


def _originals(source: _Source) -> Iterator[Original]:
    yield source.original
    found = format_of(source.name, source.original.content)
    inside: Iterable[Member | Problem] = ()
    if found.kind in {"zip", "warc"}:
        inside = _members(source, found)
    elif found.kind == "mail":
        from onrecord.ingest.mail import read_mail

        inside = read_mail(source.original.content, source.limits)[1]
    for member in inside:
        if isinstance(member, Member):
            yield from _originals(_inside(source, member))
