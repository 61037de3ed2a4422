"""Files searched for names before anybody has them: by every spelling, across line ends and markup, in what they hold.

This knows nothing of how names were replaced: it reads what a reader of the file would read, and the raw characters.
"""

import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from onrecord.model import OnrecordError
from onrecord.record.guard.folding import fold, words_of
from onrecord.record.guard.guard import NOWHERE
from onrecord.record.guard.guarded import Guarded
from onrecord.record.guard.standins import RUN

_PIECE: Final = 1 << 20
_OVERLAP: Final = 400
"""Characters that two pieces of a file have in common, so that no name falls between them."""

_PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".gif", ".woff", ".woff2", ".ttf", ".emf"})
_MARKED: Final = frozenset({".html", ".htm", ".xml", ".rels", ".graphml", ".svg"})
_BINARY: Final = _PICTURES | {".pdf"}
_TAG: Final = re.compile(r"<[^<>]*>")
_PARAGRAPH: Final = re.compile(r"</(?:w:p|p|li|td|th|h\d|div|dd|dt|w:tc)>|<(?:br|w:br|w:tab)\b[^>]*>")
_ESCAPE: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|[nrtbf])")
_PERCENT: Final = re.compile(r"%[0-9a-fA-F]{2}")
_SHOWN: Final = 20
_SHOWN_OF_DOCUMENTS: Final = (
    "SELECT d.number, d.text, d.path, d.source_id, d.given, r.masthead FROM documents AS d"
    " LEFT JOIN readings AS r ON r.document = d.number"
)


@dataclass(frozen=True, slots=True)
class Left:
    """A place where a file would still name somebody: which file (and part of it), which words, for whom."""

    file: str
    words: str
    pseudonym: str


@dataclass(frozen=True, slots=True)
class Searched:
    """What a search found: names that must not be there, and how often words stand that somebody else bears too."""

    left: tuple[Left, ...]
    shared: int


class StillNamedError(OnrecordError):
    """What was written would still name somebody; nothing of it is kept."""

    def __init__(self, what: str, left: Iterable[Left]) -> None:
        """List the places."""
        left = tuple(left)
        lines = [f"  {one.file}: “{one.words}” ({one.pseudonym})" for one in left[:_SHOWN]]
        more = [f"  … and {len(left) - _SHOWN} more"] if len(left) > _SHOWN else []
        super().__init__(
            "\n".join((f"{what} was not written: it would still name people who are protected.", *lines, *more))
            + "\nLink, label or leave out what names them, or say --for self if it stays with you."
        )


def search_files(reader: Guarded, paths: Iterable[Path]) -> Searched:
    """Search files, what they are called, and what they hold, for everybody who is protected."""
    search = _Search(reader)
    for path in sorted(paths):
        search.text(path.name, path.name)
        search.file(path)
    search.shared_names()
    return Searched(tuple(dict.fromkeys(search.left)), search.shared)


def search_bytes(reader: Guarded, name: str, content: bytes) -> Searched:
    """Search a file that is not on the disk; ``name`` is what it will be called."""
    search = _Search(reader)
    search.text(name, name)
    search.content(name, content)
    search.shared_names()
    return Searched(tuple(dict.fromkeys(search.left)), search.shared)


def search_text(reader: Guarded, name: str, text: str) -> Searched:
    """Search a text that is printed."""
    search = _Search(reader)
    search.text(name, text)
    return Searched(tuple(dict.fromkeys(search.left)), search.shared)


class _Search:
    def __init__(self, reader: Guarded) -> None:
        self._reader = reader
        self._labels = reader.guard.labels
        self._freed = {_words(key) for keys in reader.guard.freed.values() for key in keys}
        self.left: list[Left] = []
        self.shared = 0

    def file(self, path: Path) -> None:
        """Search one file by its kind."""
        ending = path.suffix.lower()
        if ending == ".parquet":
            self._parquet(path)
        elif ending in _BINARY or zipfile.is_zipfile(path):
            self.content(path.name, path.read_bytes())
        else:
            with path.open(encoding="utf-8", errors="replace", newline="") as file:
                for piece in _pieces(file):
                    self._written(path.name, piece, marked=ending in _MARKED)

    def content(self, name: str, content: bytes) -> None:
        """Search what a file holds, by its kind."""
        ending = Path(name).suffix.lower()
        if ending in _PICTURES:
            return
        if ending == ".pdf":
            self._pdf(name, content)
        elif zipfile.is_zipfile(io.BytesIO(content)):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                self._archive(name, archive)
        else:
            self._written(name, content.decode("utf-8", "replace"), marked=ending in _MARKED)

    def shared_names(self) -> None:
        """Search what the record shows of each document for names that somebody else bears too.

        A file cannot tell whose such a name is; the document in which it stands can.
        """
        if not self._freed:
            return
        for row in self._reader.stream(_SHOWN_OF_DOCUMENTS):
            if not self._reader.guard.contexts.get(row["number"], NOWHERE).freed:
                for value in tuple(row)[1:]:
                    self._plain("what the record shows of a document", value or "", shared=False)

    def text(self, where: str, text: str) -> None:
        """Search one string as it is, and with what is escaped in it made plain."""
        self._plain(where, text)
        made = _unescaped(text)
        if made != text:
            self._plain(where, made)

    def _written(self, where: str, text: str, *, marked: bool) -> None:
        self.text(where, text)
        if marked:
            broken = _PARAGRAPH.sub("\n\n\n\n\n\n", text)
            for joined in (_TAG.sub("", broken), _TAG.sub(" ", broken)):
                self._plain(where, html.unescape(joined))

    def _plain(self, where: str, text: str, *, shared: bool = True) -> None:
        if shared and RUN.search(text):
            self.left.append(Left(where, "a stand-in that was not written out", "somebody"))
        for spot in self._reader.names.spots(text):
            words = spot.span.of(text)
            if shared and _words(words) in self._freed:
                self.shared += 1
            else:
                self.left.append(Left(where, words, self._labels.get(spot.tag or 0, "somebody").strip("[]")))

    def _archive(self, name: str, archive: zipfile.ZipFile) -> None:
        self.text(name, archive.comment.decode("utf-8", "replace"))
        for member in archive.infolist():
            where = f"{name}/{member.filename}"
            self.text(name, member.filename)
            if not member.is_dir():
                self.content(where, archive.read(member))

    def _pdf(self, name: str, content: bytes) -> None:
        import pypdfium2

        document = pypdfium2.PdfDocument(content)
        try:
            self.text(f"{name}, metadata", "\n".join(document.get_metadata_dict().values()))
            last = ""
            for number, page in enumerate(document, 1):
                words = page.get_textpage().get_text_bounded()
                self._plain(f"{name}, page {number}", last[-_OVERLAP:] + words)
                last = words
        finally:
            document.close()

    def _parquet(self, path: Path) -> None:
        import duckdb

        with duckdb.connect(config={"threads": 1}) as tables:
            found = tables.execute("SELECT to_json(t)::VARCHAR FROM read_parquet($path) AS t", {"path": str(path)})
            while rows := found.fetchmany(2_000):
                self.text(path.name, "\n".join(row[0] for row in rows))


def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded, in whatever order they stand."""
    return tuple(sorted(words_of(fold(name))))


def _pieces(file: io.TextIOBase) -> Iterator[str]:
    """Yield a file in pieces that overlap."""
    last = ""
    while piece := file.read(_PIECE):
        yield last + piece
        last = piece[-_OVERLAP:]


def _unescaped(text: str) -> str:
    """Return a text with escapes of JSON, of addresses and of markup made plain."""
    if "\\" in text:
        text = _ESCAPE.sub(lambda code: chr(int(code[1], 16)) if code[1] else " ", text)
    if "%" in text and _PERCENT.search(text):
        text = unquote(text, errors="replace")
    return html.unescape(text) if "&" in text else text
